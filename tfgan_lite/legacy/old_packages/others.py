"""Small things: a package's old default, a name that moved."""

import inspect
from collections.abc import Callable
from typing import Any

from tfgan_lite.legacy.old_packages.scipy_names import Moved


def _yaml_load(stream: Any, Loader: Any = None) -> Any:
    """`yaml.load`, whose Loader could be left out until PyYAML 6."""
    import yaml as real

    return real.load(stream, Loader=Loader or real.Loader)


def _yaml_load_all(stream: Any, Loader: Any = None) -> Any:
    import yaml as real

    return real.load_all(stream, Loader=Loader or real.Loader)


class yaml:
    """PyYAML."""

    OVER = {"load": _yaml_load, "load_all": _yaml_load_all}
    GAPS: dict[str, Any] = {}


class _File(type):
    def __instancecheck__(cls, value: Any) -> bool:
        import h5py as real

        return isinstance(value, real.File)

    def __call__(cls, name: Any, mode: Any = None, *rest: Any, **named: Any) -> Any:
        """`h5py.File`, which opened an existing file for reading and writing until 3.0.

        One that may not be written is opened for reading, and one that is not there is made.
        """
        import h5py as real

        if mode is not None:
            return real.File(name, mode, *rest, **named)
        for candidate in ("r+", "r"):
            try:
                return real.File(name, candidate, *rest, **named)
            except OSError:
                continue
        return real.File(name, "w-", *rest, **named)


class File(metaclass=_File):
    """`h5py.File(name)` and `isinstance(x, h5py.File)`."""


class h5py:
    """h5py."""

    OVER = {"File": File}
    GAPS: dict[str, Any] = {}


class six_moves:
    """`six.moves`, whose cPickle is the launcher's."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = {}


class sklearn:
    """scikit-learn, whose modules moved."""

    OVER: dict[str, Any] = {}
    GAPS: dict[str, Any] = {}


def _value_counts(values: Any, *rest: Any, **named: Any) -> Any:
    """`pandas.value_counts`, a method of Series since 3.0."""
    import pandas as real

    return real.Series(values).value_counts(*rest, **named)


def _tsne(*arguments: Any, **named: Any) -> Any:
    """`TSNE`, whose `max_iter` was `n_iter`."""
    from sklearn.manifold import TSNE

    if "n_iter" in named and "n_iter" not in inspect.signature(TSNE).parameters:
        named["max_iter"] = named.pop("n_iter")
    return TSNE(*arguments, **named)


class Manifold:
    """`sklearn.manifold`."""

    OVER = {"TSNE": _tsne}
    GAPS: dict[str, Any] = {}


_PLACES = ("sep", "delimiter", "header", "names", "index_col", "usecols")  # behind the source


def _read(name: str) -> Callable[..., Any]:
    """Returns `pandas.read_csv` or `read_table` with the words of its time."""

    def read(filepath_or_buffer: Any, *places: Any, **named: Any) -> Any:
        import pandas as real

        if len(places) > len(_PLACES):
            raise TypeError(
                f"pandas.{name}: takes {len(_PLACES) + 1} arguments by position here; got "
                f"{len(places) + 1}. Next: name those behind {_PLACES[-1]}."
            )
        named |= dict(zip(_PLACES, places, strict=False))
        if named.pop("delim_whitespace", False):
            named["sep"] = r"\s+"
        if named.pop("error_bad_lines", None) is False:
            named["on_bad_lines"] = "skip"
        named.pop("warn_bad_lines", None)
        squeeze = named.pop("squeeze", False)
        frame = getattr(real, name)(filepath_or_buffer, **named)
        return frame.squeeze("columns") if squeeze else frame

    return read


class pandas:
    """pandas."""

    OVER = {name: _read(name) for name in ("read_csv", "read_table")}
    GAPS = {"value_counts": _value_counts}


class tensorflow_probability:
    """TensorFlow Probability of TensorFlow 1's time, where none is installed.

    Its distributions began as `tf.contrib.distributions`, which stand in for them.
    """

    OVER: dict[str, Any] = {}
    GAPS: Any = Moved(
        {
            "distributions": "tfgan_lite.legacy.tensorflow.contrib:distributions",
        }
    )
