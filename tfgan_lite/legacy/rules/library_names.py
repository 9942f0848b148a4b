"""Names that Python's own modules have lost or moved: `time.clock`, `itertools.izip`."""

import collections.abc
from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Renamed, code, expression

_LIBRARY = "tfgan_lite.legacy.python2.standard_library"
_TYPES = {
    "BooleanType": "bool",
    "ClassType": "type",
    "ComplexType": "complex",
    "DictType": "dict",
    "DictionaryType": "dict",
    "FloatType": "float",
    "IntType": "int",
    "ListType": "list",
    "LongType": "int",
    "ObjectType": "object",
    "SliceType": "slice",
    "StringType": "str",
    "TupleType": "tuple",
    "TypeType": "type",
    "XRangeType": "range",
    "UnicodeType": "str",
}
_SAME_MODULE = {
    "time.clock": "process_time",
    "os.getcwdu": "getcwd",
    "string.letters": "ascii_letters",
    "string.lowercase": "ascii_lowercase",
    "string.uppercase": "ascii_uppercase",
    "sys.maxint": "maxsize",
    "itertools.izip_longest": "zip_longest",
    "itertools.ifilterfalse": "filterfalse",
    "base64.encodestring": "encodebytes",
    "base64.decodestring": "decodebytes",
    "imp.reload": "reload",
}
_MOVED = {  # to another module, by today's module and name
    "imp.reload": ("importlib", "reload"),
    "fractions.gcd": ("math", "gcd"),
    "inspect.getargspec": (_LIBRARY, "getargspec"),
    "string.maketrans": (_LIBRARY, "maketrans"),
    **{f"collections.{n}": ("collections.abc", n) for n in collections.abc.__all__},
}


class LibraryNames(Renamed):
    """Names of the standard library."""

    name = "library_names"
    table = {
        "itertools.izip": "=zip",
        "itertools.imap": "=map",
        "itertools.ifilter": "=filter",
        "six.moves.xrange": "=range",
        "six.moves.range": "=range",
        "six.moves.zip": "=zip",
        "six.moves.map": "=map",
        "six.moves.filter": "=filter",
        "six.moves.input": "=input",
        "exceptions.StandardError": "=Exception",
        "operator.div": "tfgan_lite.legacy.python2.operators:divide",
        "operator.isCallable": "=callable",
        "os.errno": "errno:",
        "sets.ImmutableSet": "=frozenset",
        "sets.Set": "=set",
        "types.NoneType": "=type(None)",
        "types.StringTypes": "=(str, bytes)",
        "collections.UserDict": "collections:UserDict",
        **{f"types.{old}": f"={new}" for old, new in _TYPES.items()},
    }

    def dotted(self, symbol: str, node: Any, file: File) -> Any:
        """Returns the name of today."""
        if symbol.startswith("six.moves.") and not file.around.python2:
            return None
        if symbol in self.table and symbol != "collections.UserDict":
            return super().dotted(symbol, node, file)
        if not isinstance(node, cst.Attribute):
            return None
        if symbol in _MOVED:
            return self._moved(*_MOVED[symbol], node, file)
        if symbol in _SAME_MODULE:
            return expression(f"{code(node.value)}.{_SAME_MODULE[symbol]}")
        return None

    def _moved(self, module, name, node, file):
        if module == "collections.abc":
            root = file.names.root(node)
            if root is None or root.value != "collections":
                return expression(file.imported(module, name, (name, f"{name}_"), node))
            file.imported(module, "", (module,), node)
            return expression(f"{module}.{name}")
        if module == _LIBRARY:
            return expression(file.imported(module, name, (name, f"{name}_"), node))
        return expression(f"{file.imported(module, '', (module,), node)}.{name}")

    def from_import(self, module: str, name: str, file: File) -> tuple[str, str] | None:
        """Returns the module and name of today."""
        symbol = f"{module}.{name}"
        if symbol in _MOVED:
            return _MOVED[symbol]
        return (module, _SAME_MODULE[symbol]) if symbol in _SAME_MODULE else None
