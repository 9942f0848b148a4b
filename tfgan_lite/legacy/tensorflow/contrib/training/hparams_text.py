"""How hyperparameters are read from text such as `lr=0.1,layers=[64,32],flags[1]=true`."""

import re
from collections.abc import Callable
from typing import Any

_ASSIGNMENT = re.compile(
    r"(?P<name>[a-zA-Z][\w.]*)"
    r"(?:\[\s*(?P<index>\d+)\s*\])?"
    r"\s*=\s*"
    r"(?:(?P<value>[^,\[]*)|\[(?P<values>[^\]]*)\])"
    r"(?:$|,\s*)"
)


def parse_values(
    values: str, type_map: dict[str, type], ignore_unknown: bool = False
) -> dict[str, Any]:
    """Returns the values that a text assigns.

    Args:
      values: `name=value` pairs with commas between. A value is a scalar, or several in square
        brackets; `name[index]=value` sets one of a list. bool is true, false or a number.
      type_map: dict from name to type, for a list that of its elements.
      ignore_unknown: whether a name that `type_map` lacks is passed over.

    Returns:
      Dict from name to scalar, to list, or, for assignments by index, to a dict from index to
      scalar.

    Raises:
      ValueError: for text of another form, an unknown name, one that is assigned twice, or a
        value that is not of its type.

    Source: TensorFlow 1.15.
    """
    found: dict[str, Any] = {}
    at = 0
    while at < len(values):
        match = _ASSIGNMENT.match(values, at)
        if match is None:
            raise ValueError(f"Malformed hyperparameter value: {values[at:]}")
        at = match.end()
        name = match["name"]
        if name in type_map:
            _assign(found, match, type_map[name], values)
        elif not ignore_unknown:
            raise ValueError(f"Unknown hyperparameter type for {name}")
    return found


def _assign(found, match, kind, values):
    name, index = match["name"], match["index"]
    read = _reader(name, kind, values)
    if match["values"] is not None:
        if index is not None:
            raise ValueError("Assignment of a list to a list index.")
        _free(found, name, name, values)
        found[name] = [read(element) for element in re.split("[ ,]", match["values"]) if element]
    elif index is None:
        value = read(match["value"])
        _free(found, name, name, values)
        found[name] = value
    else:
        value = read(match["value"])
        elements = found.setdefault(name, {})
        if not isinstance(elements, dict):
            _free(found, name, name, values)
        _free(elements, int(index), f"{name}[{int(index)}]", values)
        elements[int(index)] = value


def _free(found, key, name, values):
    if key in found:
        raise ValueError(f"Multiple assignments to variable '{name}' in {values}")


def _reader(name: str, kind: type, values: str) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        try:
            if kind is not bool:
                return kind(text)
            known = {"true": True, "True": True, "false": False, "False": False}
            return known[text] if text in known else bool(int(text))
        except ValueError:
            raise ValueError(
                f"Could not parse hparam '{name}' of type '{kind.__name__}' with value "
                f"'{text}' in {values}"
            ) from None

    return read
