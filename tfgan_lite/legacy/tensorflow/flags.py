"""`tf.flags` and `tf.app.flags` of TensorFlow 1.

Until 1.4 they stood on argparse, since 1.5 on absl. These are absl's and take what argparse took:
a flag that absl has one of already (`log_dir`), a default of another type (`train_size`, an
integer, of infinity), a value for a name that no flag has, `FLAGS._parse_flags()` and
`FLAGS.__flags`.
"""

import functools
import sys
from collections.abc import Callable
from typing import Any

import tensorflow as _tensorflow
from absl import flags as _absl

from tfgan_lite.legacy import flag_values as _flag_values
from tfgan_lite.legacy.overlay import overlay as _overlay

_flags = _tensorflow.compat.v1.flags
_absl.disclaim_key_flags()  # a flag is the script's: --help and errors then name its file
_ARGUMENTS = ("name", "default", "help", "flag_values")
_OLD_NAMES = {"flag_name": "name", "default_value": "default", "docstring": "help"}
_CALLED_BY_ABSL = ("_update_logging_levels", "_update_logger_levels")


def _definer(define: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(define)
    def definer(*args: Any, **kwargs: Any) -> Any:
        given = dict(zip(_ARGUMENTS, args, strict=False))
        given.update({_OLD_NAMES.get(key, key): value for key, value in kwargs.items()})
        if len(args) > len(_ARGUMENTS) or "name" not in given:
            return define(*args, **kwargs)
        flags = given.get("flag_values", _absl.FLAGS)
        displaced = _displace(given["name"], flags)
        holder = _defined(define, given, flags)
        for method in _CALLED_BY_ABSL:
            if hasattr(displaced, method):
                setattr(flags[given["name"]], method, getattr(displaced, method))
        return holder

    return definer


def _displace(name: str, flags: Any) -> Any:
    """Takes a flag out that absl or TensorFlow defined for itself, and returns it; or None."""
    first = flags.find_module_defining_flag(name) if name in flags else None
    if not (first or "").startswith(("absl.", "tensorflow.")):
        return None
    displaced = flags[name]
    delattr(flags, name)
    return displaced


def _defined(define, given, flags):
    """Defines a flag. A default that is no text is taken as it is where absl refuses it."""
    try:
        return define(**given)
    except (_absl.IllegalFlagValueError, TypeError):
        if isinstance(given.get("default"), str) or "help" not in given:
            raise
    default = given["default"]
    holder = define(**given | {"default": None})
    flag = flags[given["name"]]
    flag.default = flag.default_unparsed = flag.value = default
    flag.default_as_str = repr(default)
    return holder


DEFINE_string = _definer(_flags.DEFINE_string)
DEFINE_integer = _definer(_flags.DEFINE_integer)
DEFINE_float = _definer(_flags.DEFINE_float)
DEFINE_boolean = DEFINE_bool = _definer(_flags.DEFINE_boolean)


class _Flags(type(_flags.FLAGS)):  # type: ignore[misc]
    """absl's flags, which are parsed when the first is asked for."""

    def __getattribute__(self, name: str) -> Any:
        if name == "_parse_flags":
            return lambda args=None: _parse(self, args)
        if name == "__flags":
            if not self.is_parsed():
                self(sys.argv, known_only=True)
            return {flag: _flag_values.both(self[flag]) for flag in self}
        return super().__getattribute__(name)

    def __getattr__(self, name: str) -> Any:
        """Looks a flag up; words that are no flags are left to the script, as until 1.4."""
        try:
            return super().__getattr__(name)
        except _absl.UnrecognizedFlagError as error:
            print(f"tf.flags: {error}. It is left to the script.", file=sys.stderr)
            self(sys.argv, known_only=True)
            return super().__getattr__(name)

    def __setattr__(self, name: str, value: Any) -> None:
        """Sets a flag, which until 1.4 needed no definition."""
        try:
            super().__setattr__(name, value)
        except _absl.UnrecognizedFlagError:
            self[name] = _absl.Flag(_absl.ArgumentParser(), None, name, None, "set by the script")
            super().__setattr__(name, value)


def _parse(flags, args):
    flags(sys.argv if args is None else [sys.argv[0], *args], known_only=True)
    return flags.flag_values_dict()


FLAGS = _Flags(_absl.FLAGS)

__getattr__, __dir__ = _overlay(__name__, (_flags,))
