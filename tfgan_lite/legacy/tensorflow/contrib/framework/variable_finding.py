"""Variables of the default graph by scope, suffix, name or pattern.

A scope is matched as `tf.get_collection` does: as a regular expression at the start of the name.

Source: `tf.contrib.framework` of TensorFlow 1.15.
"""

import re
from collections.abc import Iterable
from typing import Any

import tensorflow as tf

__all__ = [
    "filter_variables",
    "get_local_variables",
    "get_model_variables",
    "get_trainable_variables",
    "get_unique_variable",
    "get_variable_full_name",
    "get_variables",
    "get_variables_by_name",
    "get_variables_by_suffix",
    "get_variables_to_restore",
]

v1 = tf.compat.v1


def get_variables(
    scope: Any = None, suffix: str | None = None, collection: str = v1.GraphKeys.GLOBAL_VARIABLES
) -> list[Any]:
    """Returns a collection's variables below `scope` whose names end in `suffix`.

    Args:
      scope: str, `VariableScope`, or None for all.
      suffix: str, with or without `:0`; None for all.
      collection: str.
    """
    if isinstance(scope, v1.VariableScope):
        scope = scope.name
    if suffix is not None:
        suffix = suffix if ":" in suffix else suffix + ":"
        scope = f"{scope or ''}.*{suffix}"
    return v1.get_collection(collection, scope)


def get_model_variables(scope: Any = None, suffix: str | None = None) -> list[Any]:
    """Returns `get_variables` of MODEL_VARIABLES."""
    return get_variables(scope, suffix, v1.GraphKeys.MODEL_VARIABLES)


def get_local_variables(scope: Any = None, suffix: str | None = None) -> list[Any]:
    """Returns `get_variables` of LOCAL_VARIABLES."""
    return get_variables(scope, suffix, v1.GraphKeys.LOCAL_VARIABLES)


def get_trainable_variables(scope: Any = None, suffix: str | None = None) -> list[Any]:
    """Returns `get_variables` of TRAINABLE_VARIABLES."""
    return get_variables(scope, suffix, v1.GraphKeys.TRAINABLE_VARIABLES)


def get_variables_to_restore(include: Any = None, exclude: Any = None) -> list[Any]:
    """Returns the variables below the scopes of `include`, less those below `exclude`'s.

    Args:
      include: list or tuple of str; None for all.
      exclude: list or tuple of str, or None.

    Raises:
      TypeError: for anything else.
    """
    for name, value in (("include", include), ("exclude", exclude)):
        if value is not None and not isinstance(value, (list, tuple)):
            raise TypeError(
                f"get_variables_to_restore: {name} wants a list or tuple of scopes; got {value!r}."
            )
    scopes = [None] if include is None else include
    found = [variable for scope in scopes for variable in get_variables(scope)]
    without = {id(variable) for scope in exclude or () for variable in get_variables(scope)}
    return [variable for variable in found if id(variable) not in without]


def get_variables_by_suffix(suffix: str, scope: Any = None) -> list[Any]:
    """Returns the variables below `scope` whose names end in `suffix`."""
    return get_variables(scope=scope, suffix=suffix)


def get_variables_by_name(given_name: str, scope: Any = None) -> list[Any]:
    """Returns the variables below `scope` whose last name is `given_name`."""
    return get_variables(scope=scope, suffix=f"/{given_name}:|^{given_name}:")


def get_unique_variable(var_op_name: str) -> Any:
    """Returns the variable of a full name, without `:0`; ValueError where there is none."""
    candidates = get_variables(scope=var_op_name)
    for candidate in candidates:
        if candidate.op.name == var_op_name:
            return candidate
    if not candidates:
        raise ValueError(f"Couldn't find variable {var_op_name}")
    raise ValueError(
        f"Variable {var_op_name} does not uniquely identify a variable; there are "
        f"{[candidate.op.name for candidate in candidates]}."
    )


def get_variable_full_name(var: Any) -> str:
    """Returns the name that a checkpoint has for a variable, or for the whole that it is part of.

    A partition of a variable is told by its `_save_slice_info`, for which there is no public name.
    """
    part = getattr(var, "_save_slice_info", None)
    return part.full_name if part else var.op.name


def filter_variables(
    var_list: Iterable[Any],
    include_patterns: Iterable[str] | None = None,
    exclude_patterns: Iterable[str] | None = None,
    reg_search: bool = True,
) -> list[Any]:
    """Returns the variables that match one of some patterns and none of others.

    Args:
      var_list: variables.
      include_patterns: regular expressions; None for all variables.
      exclude_patterns: regular expressions, or None.
      reg_search: bool, whether a pattern may match anywhere in the name, or at its start only.
    """
    match = re.search if reg_search else re.match

    def matches(variable: Any, patterns: Iterable[str]) -> bool:
        return any(match(pattern, variable.name) for pattern in patterns)

    found = list(var_list)
    if include_patterns is not None:
        included = list(include_patterns)
        found = [variable for variable in found if matches(variable, included)]
    if exclude_patterns is not None:
        excluded = list(exclude_patterns)
        found = [variable for variable in found if not matches(variable, excluded)]
    return found
