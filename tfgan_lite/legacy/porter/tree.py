"""The files of a program: which there are, which Python they are of, how they take names in.

The program of a file is the file and all that it reaches by imports. Whether that is Python 2
is judged as `launcher.programs` does. A file that is reached from a program of Python 2 has the
semantics of Python 2.
"""

import ast
import os
import pathlib
import re
import warnings
from dataclasses import dataclass, field

from tfgan_lite.legacy.launcher import sources
from tfgan_lite.legacy.python2 import evidence

_IMPORT = re.compile(
    r"^[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import[ \t]+(\([^)]*\)|[^\n#]+)|import[ \t]+([^\n#]+))",
    re.M,
)
_SKIPPED = {".git", ".hg", ".svn", "__pycache__", ".ipynb_checkpoints"}
_PORTED = re.compile(r"^\s*(?:import|from)\s+(?:tfgan_lite|tensorflow\.compat\.v1)\b", re.M)


@dataclass
class Source:
    """One Python file.

    Attributes:
      path: relative to the root.
      data: bytes on disk.
      text: as Python reads it, lines ending in a newline.
      imported: files that an import in it may lead to.
      starred: those of them that it takes all names from.
      python2: whether its program has the semantics of Python 2.
    """

    path: pathlib.PurePath
    data: bytes
    text: str
    imported: list["Source"] = field(default_factory=list)
    starred: list["Source"] = field(default_factory=list)
    python2: bool = False


@dataclass
class Tree:
    """The files of a program.

    Attributes:
      root: folder.
      sources: the Python files.
      others: paths, relative to the root, of what is copied as it is.
      left_out: those of folders that are not copied: of version control, and caches.
    """

    root: pathlib.Path
    sources: list[Source]
    others: list[pathlib.PurePath]
    left_out: list[pathlib.PurePath] = field(default_factory=list)

    def siblings(self, source: Source) -> frozenset[str]:
        """Returns the names of the modules beside a file, if it is in a package below the root."""
        folder = source.path.parent
        if folder == pathlib.PurePath("."):
            return frozenset()
        beside = [s for s in self.sources if s.path.parent == folder]
        if not any(s.path.name == "__init__.py" for s in beside):
            return frozenset()
        names = {s.path.stem for s in beside if s is not source} - {"__init__"}
        names |= {
            s.path.parent.name
            for s in self.sources
            if s.path.parent.parent == folder and s.path.name == "__init__.py"
        }
        return frozenset(names)

    def brings(self, name: str, source: Source) -> bool:
        """Returns whether `import name` in a file finds a module beside it or at the root."""
        folders = (pathlib.PurePath("."), source.path.parent)
        wanted = {
            folder / file for folder in folders for file in (f"{name}.py", f"{name}/__init__.py")
        }
        return any(s.path in wanted for s in self.sources)

    def own(self) -> frozenset[str]:
        """Returns the names by which the program's own modules and packages are imported."""
        stems = {s.path.stem for s in self.sources}
        return frozenset(stems | {part for s in self.sources for part in s.path.parent.parts})


def read(path: pathlib.Path, version: int | None) -> Tree:
    """Returns the tree of a folder or of one file.

    Args:
      path: it exists.
      version: 2 or 3 for all files; None to read them.
    """
    root, files = (path.parent, [path]) if path.is_file() else (path, _walk(path))
    tree = Tree(root, [], [])
    tree.left_out += _left_out(path) if path.is_dir() else []
    for file in files:
        relative = file.relative_to(root)
        if (file.suffix == ".py" and file.is_file()) or path.is_file():
            data = file.read_bytes()
            tree.sources.append(Source(relative, data, sources.decode(data)))
        else:
            tree.others.append(relative)
    _connect(tree)
    _judge(tree, version)
    return tree


def _walk(root):
    """Yields the files below a folder in order; a link to a folder counts as a file."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED)
        names += [name for name in folders if os.path.islink(os.path.join(folder, name))]
        for name in sorted(names):
            yield pathlib.Path(folder, name)


def _left_out(root):
    return [
        pathlib.Path(folder, name).relative_to(root)
        for folder, folders, _ in os.walk(root)
        for name in sorted(_SKIPPED.intersection(folders))
        if _SKIPPED.isdisjoint(pathlib.Path(folder).relative_to(root).parts)
    ]


def _connect(tree):
    by_path = {source.path: source for source in tree.sources}
    for source in tree.sources:
        for module, names, modules in _IMPORT.findall(source.text):
            if module:
                words = [w.split()[0] for w in names.strip("()\\ ").split(",") if w.split()]
                found = _files(module, words, source, by_path)
                if "*" in words:
                    source.starred += found[:1]
                source.imported += found
            for part in modules.split(",") if modules else ():
                if part.split():
                    source.imported += _files(part.split()[0], [], source, by_path)


def _files(module, words, source, by_path):
    """Returns the files of a dotted name, the module itself first."""
    dots = len(module) - len(module.lstrip("."))
    here = source.path.parent
    places = [here, *here.parents]
    if dots:
        places = places[dots - 1 : dots]
    parts = [part for part in module.split(".") if part]
    found = []
    for place in places:
        base = place.joinpath(*parts)
        for path in (base / "__init__.py", base.with_name(base.name + ".py") if parts else base):
            if path in by_path and by_path[path] is not source:
                found.append(by_path[path])
        for word in words:
            for path in (base / f"{word}.py", base / word / "__init__.py"):
                if path in by_path and by_path[path] is not source:
                    found.append(by_path[path])
        for depth in range(1, len(parts)):
            package = place.joinpath(*parts[:depth]) / "__init__.py"
            if package in by_path:
                found.append(by_path[package])
        if found:
            break
    return found


def reached(source: Source) -> list[Source]:
    """Returns a file and all that its imports may lead to."""
    found, waiting = {id(source): source}, [source]
    while waiting:
        for other in waiting.pop().imported:
            if id(other) not in found:
                found[id(other)] = other
                waiting.append(other)
    return list(found.values())


def _judge(tree, version):
    if version is not None:
        for source in tree.sources:
            source.python2 = version == 2
        return
    shown = {id(source): _evidence(source.text) for source in tree.sources}
    for source in tree.sources:
        files = reached(source)
        found = [shown[id(file)] for file in files]
        used = set().union(*(e.used for e in found))
        bound = set().union(*(e.bound for e in found))
        only_two = any(e.only_two for e in found) or bool(used - bound)
        if only_two and not any(e.only_three for e in found):
            for file in files:
                file.python2 = True


def _evidence(text):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            found = evidence.gather(ast.parse(text))
        except (SyntaxError, ValueError, RecursionError):
            return evidence.Evidence(only_two=True)
    found.only_three |= _PORTED.search(text) is not None  # ported already
    return found
