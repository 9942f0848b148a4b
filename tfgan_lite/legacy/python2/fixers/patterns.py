"""A pattern such as `(a, (b, c))` in the one name that Python 3 takes in its place."""

import binascii

_PREFIX = "__unpack_"


def name_of(pattern: str) -> str:
    """Returns the name in which a pattern is written."""
    return f"{_PREFIX}{binascii.hexlify(pattern.encode()).decode()}__"


def pattern_of(name: str | None) -> str | None:
    """Returns the pattern that is written in a name; None for any other name."""
    if name is None or not name.startswith(_PREFIX):
        return None
    return binascii.unhexlify(name[len(_PREFIX) : -2]).decode()
