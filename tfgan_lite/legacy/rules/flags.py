"""`tf.app.flags` becomes `flags` of this package where absl would refuse what is asked.

In files that define a flag which absl has (`log_dir`), give a default of another type (`np.inf` for
an integer) or argument names of argparse's time, or ask for `FLAGS.__flags` or `_parse_flags`.
Elsewhere `tf.compat.v1.flags` serves, and stays.
"""

import functools
import re
from typing import Any

import libcst as cst

from tfgan_lite.legacy.rules.file import File
from tfgan_lite.legacy.rules.rule import Rule

_MODULE = "tfgan_lite.legacy.tensorflow"
_SYMBOLS = ("tensorflow.app.flags", "tensorflow.flags")
_NEEDS = re.compile(
    r"""\.(?:__flags|_parse_flags)\b
    | \bDEFINE_\w+\(\s*(?:
        ['"](?:log_dir|v|verbosity|logtostderr|alsologtostderr|stderrthreshold)['"]
        | [^,()]+,\s*(?:np|numpy|math)\.inf\b
        | [^,()]+,\s*float\(\s*['"]inf
        | [^()]*\b(?:flag_name|default_value|docstring)\s*=
    )
    | \bDEFINE_integer\(\s*[^,()]+,\s*-?(?:\d*\.\d*[1-9]|\d+(?:\.\d*)?e-)
    """,
    re.X | re.I,
)


class Flags(Rule):
    """Flags that were argparse's."""

    name = "flags"

    def dotted(self, symbol: str, node: Any, file: File) -> Any:
        """Returns the module's name; a name that the file gave the module itself stays."""
        if symbol not in _SYMBOLS or isinstance(node, cst.Name) or not _needs(file.module):
            return None
        return cst.Name(file.imported(_MODULE, "flags", ("flags", "tf_flags"), node))

    def from_import(self, module: str, name: str, file: File) -> tuple[str, str] | None:
        """Returns the place of `from tensorflow import flags`."""
        wanted = f"{module}.{name}" in _SYMBOLS and _needs(file.module)
        return (_MODULE, "flags") if wanted else None


@functools.lru_cache(maxsize=8)
def _needs(module: cst.Module) -> bool:
    return _NEEDS.search(module.code) is not None
