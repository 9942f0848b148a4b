"""What `FLAGS.__flags` holds: values until TensorFlow 1.4, absl's flags since 1.5; both in one."""

from typing import Any


class _Both:
    """A value with the attributes of its flag; pickled as the value alone."""

    flag: Any

    def __reduce__(self) -> Any:
        return type(self.flag.value), (self.flag.value,)

    def __getattr__(self, name: str) -> Any:
        if name == "flag":
            raise AttributeError(name)
        return getattr(self.flag, name)


class _Integer(_Both, int):
    """An int, or a bool, which prints as one, and which JSON writes as 1 or 0."""

    def __repr__(self) -> str:
        return repr(self.flag.value)

    __str__ = __repr__


class _Float(_Both, float):
    """A float."""


class _Text(_Both, str):
    """A str."""


_KINDS: dict[type, Any] = {bool: _Integer, int: _Integer, float: _Float, str: _Text}


def both(flag: Any) -> Any:
    """Returns a flag's value, with the flag's own attributes, such as `value`, on it.

    A flag whose value is no number and no text, such as None, is returned itself.

    Args:
      flag: absl.flags.Flag.
    """
    kind = _KINDS.get(type(flag.value))
    if kind is None:
        return flag
    value = kind(flag.value)
    value.flag = flag
    return value
