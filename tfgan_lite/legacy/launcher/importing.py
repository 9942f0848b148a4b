"""What `import x` means in an own file.

Own files have a `__builtins__` of their own, and with it this `__import__`. It hands TensorFlow's
names to the TensorFlow 1 module, lays old names over what `redirects` lists, finds a sibling in
the package as Python 2 did, and leaves the rest to Python.
"""

import builtins
import importlib
import importlib.util
import os
import sys
import types
from collections.abc import Mapping, Sequence
from typing import Any

from tfgan_lite.legacy.launcher import compiling, redirects
from tfgan_lite.legacy.launcher.own_files import OwnFiles
from tfgan_lite.legacy.launcher.programs import Program
from tfgan_lite.legacy.launcher.proxies import Proxy
from tfgan_lite.legacy.python2 import builtin_names, executing, loading_modules

_python_import = builtins.__import__


class Importer:
    """Imports for the own files of one program.

    Args:
      own: which files are the script's.
      program: whether it is Python 2.
      loader: the class of loader of own files, for `imp` and `importlib`.
    """

    def __init__(self, own: OwnFiles, program: Program, loader: Any) -> None:
        self._own = own
        self._program = program
        two = program.is_python2
        self._laid = redirects.PARENTS | redirects.LAID_OVER
        if two:
            self._laid |= redirects.LAID_OVER_PYTHON2
        self._handled = redirects.HANDLED_PYTHON2 if two else redirects.HANDLED
        self._resolved: dict[str, Any] = {}
        self._builtins: dict[str, Any] = {}
        loading_modules.connect(self.module, loader)

    def builtins(self) -> dict[str, Any]:
        """Returns the builtins of own files: Python's, and over them what the program needs."""
        names = vars(builtins) | builtin_names.shared_names()
        if self._program.is_python2:
            names |= builtin_names.python2_names()
        names["__import__"] = self.import_name
        names["__legacy_compile_file__"] = lambda path: compiling.compile_file(path, self._program)
        compile_text = executing.Compiler(compiling.compile_text, self._program)
        names.update(exec=compile_text.exec, eval=compile_text.eval, compile=compile_text.compile)
        self._builtins = names
        return names

    def module(self, name: str, package: str | None = None) -> Any:
        """Returns what `importlib.import_module` is to return in an own file."""
        if name.startswith("."):
            return importlib.import_module(name, package)
        return self.import_name(name, {}, None, ("*",))

    def import_name(
        self,
        name: str,
        globals: Mapping[str, Any] | None = None,
        locals: Mapping[str, Any] | None = None,
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> Any:
        """`__import__`; see the head of the file."""
        top = name.partition(".")[0]
        if level == 0 and top in redirects.TENSORFLOWS and not self._brings(top):
            return _tensorflow(name, top, fromlist)
        if level == 0 and globals and self._is_sibling(top, globals):
            return _python_import(name, globals, locals, fromlist or (), 1)
        if level == 0 and top in self._handled and not self._is_own(top):
            return self._handle(name, top, fromlist)
        return _python_import(name, globals, locals, fromlist or (), level)

    def _is_sibling(self, top, globals):
        """Returns whether a name is that of an own file beside the importing one in its package.

        Python 2 looked there first. Python 3 does not look there at all, so for a program of
        Python 3 it comes into play only where nothing else has the name.
        """
        package, path = globals.get("__package__"), globals.get("__path__")
        if not package:
            return False
        loaded = sys.modules.get(package)
        folders = list(path or getattr(loaded, "__path__", []))
        file = self._own.find(top, folders)
        if file is None or file == globals.get("__file__"):
            return False
        if self._program.is_python2:
            feature = globals.get("absolute_import")
            return type(feature).__name__ != "_Feature"
        return not self._is_known(top)

    def _is_known(self, top):
        if top in sys.modules or top in self._handled:
            return True
        try:
            return importlib.util.find_spec(top) is not None
        except (ImportError, ValueError):
            return False

    def _is_own(self, top):
        """Returns whether the program brings a module of its own by a name that is redirected."""
        if top in sys.modules:
            return self._own.holds(sys.modules[top])
        return top not in sys.builtin_module_names and self._own.find(top) is not None

    def _brings(self, top):
        """Returns whether the program has a module of its own by a name of TensorFlow 1's parts."""
        if redirects.TENSORFLOWS[top] == redirects.TENSORFLOW:  # folders are called so
            return False
        path = self._own.find(top)
        return path is not None and os.path.isfile(path)

    def _handle(self, name, top, fromlist):
        module = self._resolve(name)
        if not fromlist:
            return module if name == top else self._resolve(top)
        for item in fromlist:
            if item != "*" and not hasattr(module, item):
                self._import_submodule(f"{name}.{item}")
        return module

    def _import_submodule(self, name):
        try:
            self._resolve(name)
        except ModuleNotFoundError as error:
            if error.name is None or not f"{name}.".startswith(f"{error.name}."):
                raise

    def _resolve(self, name):
        """Returns the module that own files see under a dotted name.

        Raises:
          ModuleNotFoundError: if there is none, and nothing that stands in for it.
        """
        if name in self._resolved:
            return self._resolved[name]
        real = self._real(name)
        laid = self._laid.get(name) or self._laid.get(redirects.RENAMED.get(name, ""))
        if laid is None or (real is not None and self._own.holds(real)):
            return real
        file, _, part = laid.partition(":")
        over = importlib.import_module(file)
        over = getattr(over, part) if part else over
        names = dict(over.OVER), over.GAPS
        if self._program.is_python2:
            names[0].update(getattr(over, "OVER_PYTHON2", {}))
        mirror = self._builtins if real is builtins else None
        self._resolved[name] = Proxy(name, real, *names, self._child, mirror)
        return self._resolved[name]

    def _real(self, name):
        missing: Exception | None = None
        for candidate in dict.fromkeys([name, redirects.RENAMED.get(name, name)]):
            try:
                return _leaf(candidate)
            except ModuleNotFoundError as error:
                missing = missing or error
                if error.name is None or not f"{candidate}.".startswith(f"{error.name}."):
                    raise  # the module is there, and lacks something itself
            except RuntimeError as error:  # NumPy 1.26 has umath_tests, and cannot load it
                missing = missing or error
        if name in redirects.WITHOUT_MODULE:
            return None
        raise missing or ModuleNotFoundError(name, name=name)

    def _child(self, name):
        """Returns what stands for a module that is reached as an attribute, or None."""
        known = name in self._laid or name in redirects.RENAMED
        if not known or not (name in sys.modules or "." in name):
            return None
        try:
            return self._resolve(name)
        except ModuleNotFoundError:
            return None


def _leaf(name):
    """Returns a module by its dotted name; a traceback then has no frames of the machinery."""
    return _python_import(name, {}, None, ("__name__",))


def _tensorflow(name, top, fromlist):
    """Returns the TensorFlow 1 module, or the one below it that a `from` import is from."""
    target = redirects.TENSORFLOWS[top] + name[len(top) :]
    module = _leaf(target)
    if not fromlist:
        return module if name == top else _leaf(redirects.TENSORFLOWS[top])
    for item in fromlist:
        if item != "*":
            _check_item(module, name, item)
    return module


def _check_item(module: types.ModuleType, name: str, item: str) -> None:
    """Raises ImportError, with the reason, for a name that a TensorFlow 1 module has not."""
    try:
        getattr(module, item)
        return
    except AttributeError as error:
        reason = error
    try:
        _leaf(f"{module.__name__}.{item}")
    except ModuleNotFoundError:
        raise ImportError(f"cannot import name {item!r} from {name!r}. {reason}") from None
