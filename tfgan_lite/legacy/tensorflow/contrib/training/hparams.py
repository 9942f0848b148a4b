"""`tf.contrib.training.HParams`: hyperparameters as attributes, which text may override."""

import json
import numbers
from typing import Any

from tfgan_lite.legacy.missing import MissingSymbol
from tfgan_lite.legacy.tensorflow.contrib.training.hparams_text import parse_values


class HParams:
    """Named values, each of a type that later values must have.

    Args:
      hparam_def: a `HParamDef` protocol buffer, which TensorFlow does not have any more; None.
      model_structure: any object, kept as it is.
      **kwargs: the values: int, float, bool, str, None, or a list of these.

    Raises:
      ValueError: for a name that is a method here, or an empty list.

    Source: TensorFlow 1.15.
    """

    def __init__(self, hparam_def: Any = None, model_structure: Any = None, **kwargs: Any) -> None:
        if hparam_def:
            raise MissingSymbol("tf.contrib.training.HParamDef")
        self._hparam_types: dict[str, tuple[type, bool]] = {}
        self._model_structure = model_structure
        for name, value in kwargs.items():
            self.add_hparam(name, value)

    def add_hparam(self, name: str, value: Any) -> None:
        """Adds a value under a name that is free.

        Raises:
          ValueError: for a name that is taken, or an empty list.
        """
        if getattr(self, name, None) is not None:
            raise ValueError(f"Hyperparameter name is reserved: {name}")
        is_list = isinstance(value, (list, tuple))
        if is_list and not value:
            raise ValueError(f"Multi-valued hyperparameters cannot be empty: {name}")
        self._hparam_types[name] = (type(value[0] if is_list else value), is_list)
        setattr(self, name, value)

    def set_hparam(self, name: str, value: Any) -> None:
        """Gives a hyperparameter another value of its type.

        Raises:
          KeyError: for an unknown name.
          ValueError: for another type, or a list for a scalar or the reverse.
        """
        kind, is_list = self._hparam_types[name]
        if isinstance(value, list) and not is_list:
            raise ValueError(f"Must not pass a list for single-valued parameter: {name}")
        if is_list and not isinstance(value, list):
            raise ValueError(f"Must pass a list for multi-valued parameter: {name}.")
        of_type = [_of_type(name, kind, v) for v in value] if is_list else None
        setattr(self, name, _of_type(name, kind, value) if of_type is None else of_type)

    def del_hparam(self, name: str) -> None:
        """Removes a hyperparameter; does nothing where there is none of that name."""
        if hasattr(self, name):
            delattr(self, name)
            del self._hparam_types[name]

    def parse(self, values: str) -> "HParams":
        """Overrides values from text such as `lr=0.1,layers=[64,32]`, and returns itself.

        Raises:
          ValueError: see `parse_values`.
        """
        types = {name: kind for name, (kind, _) in self._hparam_types.items()}
        return self.override_from_dict(parse_values(values, types))

    def override_from_dict(self, values_dict: dict[str, Any]) -> "HParams":
        """Overrides values, and returns itself; see `set_hparam` for what it raises."""
        for name, value in values_dict.items():
            self.set_hparam(name, value)
        return self

    def set_from_map(self, values_map: dict[str, Any]) -> "HParams":
        """The former name of `override_from_dict`."""
        return self.override_from_dict(values_map)

    def set_model_structure(self, model_structure: Any) -> None:
        """Keeps an object."""
        self._model_structure = model_structure

    def get_model_structure(self) -> Any:
        """Returns the object that was kept."""
        return self._model_structure

    def to_json(self, indent: Any = None, separators: Any = None, sort_keys: bool = False) -> str:
        """Returns all values as JSON; the arguments are those of `json.dumps`."""
        return json.dumps(self.values(), indent=indent, separators=separators, sort_keys=sort_keys)

    def parse_json(self, values_json: str) -> "HParams":
        """Overrides values from a JSON object, and returns itself."""
        return self.override_from_dict(json.loads(values_json))

    def values(self) -> dict[str, Any]:
        """Returns a dict of all values."""
        return {name: getattr(self, name) for name in self._hparam_types}

    def get(self, key: str, default: Any = None) -> Any:
        """Returns a value, or `default` where there is none of that name.

        Raises:
          ValueError: for a default that is not of the value's type.
        """
        if key not in self._hparam_types:
            return default
        if default is not None:
            kind, is_list = self._hparam_types[key]
            if is_list != isinstance(default, list):
                shown = f"list<{kind}>" if is_list else kind
                raise ValueError(
                    f"Hparam '{key}' of type '{shown}' is incompatible with default={default}"
                )
            for value in default if is_list else [default]:
                _of_type(key, kind, value)
        return getattr(self, key)

    def to_proto(self, export_scope: Any = None) -> Any:
        """Not provided: TensorFlow does not have the protocol buffer any more."""
        raise MissingSymbol("tf.contrib.training.HParamDef")

    def __contains__(self, key: str) -> bool:
        return key in self._hparam_types

    def __str__(self) -> str:
        return ",".join(f"{name}={value}" for name, value in self.values().items())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({sorted(self.values().items())})"


def _of_type(name, kind, value):
    """Returns a value as the type that its hyperparameter has."""
    if type(value) is kind or kind is type(None):
        return value
    is_text = issubclass(kind, (str, bytes)) and not isinstance(value, (str, bytes))
    is_bool = issubclass(kind, bool) != isinstance(value, bool)
    is_fraction = issubclass(kind, numbers.Integral) and not isinstance(value, numbers.Integral)
    is_no_number = issubclass(kind, numbers.Number) and not isinstance(value, numbers.Number)
    if is_text or is_bool or is_fraction or is_no_number:
        raise ValueError(f"Could not cast hparam '{name}' of type '{kind}' from value {value!r}")
    return kind(value)
