"""Values for variables from arrays or from a checkpoint, assigned by a running session.

Source: `tf.contrib.framework` of TensorFlow 1.15.
"""

import logging
from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.framework.variable_finding import get_variable_full_name

__all__ = [
    "assign_from_checkpoint",
    "assign_from_checkpoint_fn",
    "assign_from_values",
    "assign_from_values_fn",
]

v1 = tf.compat.v1
_logger = logging.getLogger("tensorflow")


def assign_from_values(var_names_to_values: dict[str, Any]) -> tuple[tf.Operation, dict[Any, Any]]:
    """Returns an operation that assigns arrays to variables, and what to feed it.

    Args:
      var_names_to_values: dict from a variable's full name to an array of its size.

    Returns:
      (operation, feed_dict). The values are fed, so that the graph does not hold them.

    Raises:
      ValueError: for a name that no variable has, or that several begin with.
    """
    feed_dict, assigned = {}, []
    for name, value in var_names_to_values.items():
        variable = _named(name)
        placeholder, assignment = _placeholder(variable)
        assigned.append(assignment)
        feed_dict[placeholder] = value.reshape(variable.shape.as_list())
    return tf.group(*assigned), feed_dict


def assign_from_values_fn(var_names_to_values: dict[str, Any]) -> Callable[[Any], Any]:
    """Returns a function of a session that does what `assign_from_values` prepares."""
    assign_op, feed_dict = assign_from_values(var_names_to_values)
    return lambda session: session.run(assign_op, feed_dict)


def assign_from_checkpoint(
    model_path: str, var_list: Any, ignore_missing_vars: bool = False
) -> tuple[tf.Operation, dict[Any, Any]]:
    """Returns an operation that assigns a checkpoint's values to variables, and what to feed it.

    Args:
      model_path: str, of one checkpoint.
      var_list: list of variables; or dict from a name in the checkpoint to a variable or list of
        them. Parts of one variable go by the name of the whole.
      ignore_missing_vars: bool, whether a variable that the checkpoint lacks is passed over with
        a warning.

    Returns:
      (operation, feed_dict).

    Raises:
      ValueError: for a variable that the checkpoint lacks, or has in another shape.
    """
    reader = v1.train.NewCheckpointReader(model_path)
    feed_dict, assigned = {}, []
    for name, variables in _by_checkpoint_name(var_list).items():
        if not reader.has_tensor(name):
            message = f"Checkpoint is missing variable [{name}]"
            if not ignore_missing_vars:
                raise ValueError(f"{message}: {model_path}. ignore_missing_vars=True passes over.")
            _logger.warning(message)
            continue
        value = reader.get_tensor(name)
        for variable in variables:
            placeholder, assignment = _placeholder(variable)
            assigned.append(assignment)
            feed_dict[placeholder] = _part(name, variable, value)
    return tf.group(*assigned), feed_dict


def assign_from_checkpoint_fn(
    model_path: str,
    var_list: Any,
    ignore_missing_vars: bool = False,
    reshape_variables: bool = False,
) -> Callable[[Any], None] | None:
    """Returns a function of a session that restores variables from a checkpoint.

    Args:
      model_path: str, of one checkpoint.
      var_list: list of variables, or dict from a name in the checkpoint to a variable.
      ignore_missing_vars: bool, whether variables that the checkpoint lacks are passed over.
      reshape_variables: bool, whether a value of another shape but the same size will do.

    Returns:
      The function; None where the checkpoint has none of the variables.

    Raises:
      ValueError: for an empty list.
    """
    if not var_list:
        raise ValueError("assign_from_checkpoint_fn: var_list cannot be empty.")
    if ignore_missing_vars:
        var_list = _present(model_path, var_list)
    if not var_list:
        _logger.warning("No Variables to restore")
        return None
    saver = v1.train.Saver(var_list, reshape=reshape_variables)
    return lambda session: saver.restore(session, model_path)


def _named(name):
    found = v1.get_collection(v1.GraphKeys.GLOBAL_VARIABLES, name)
    if not found:
        raise ValueError(f"Variable {name} wasn't found")
    exact = [variable for variable in found if variable.op.name == name]
    if not exact and len(found) > 1:
        raise ValueError(f"Variable {name} doesn't uniquely identify a variable")
    return (exact or found)[0]


def _placeholder(variable):
    placeholder = v1.placeholder(
        variable.dtype.base_dtype, variable.shape, name=f"placeholder/{variable.op.name}"
    )
    return placeholder, variable.assign(placeholder)


def _by_checkpoint_name(var_list):
    if isinstance(var_list, dict):
        return {
            name: value if isinstance(value, (list, tuple)) else [value]
            for name, value in var_list.items()
        }
    grouped: dict[str, list[Any]] = {}
    for variable in var_list:
        grouped.setdefault(get_variable_full_name(variable), []).append(variable)
    return grouped


def _part(name, variable, value):
    """The share of a checkpoint's value that a variable, or a part of one, holds."""
    slices = getattr(variable, "_save_slice_info", None)
    if slices:
        bounds = zip(slices.var_offset, slices.var_shape, strict=True)
        return value[tuple(slice(start, start + size) for start, size in bounds)]
    if tuple(variable.shape.as_list()) != value.shape:
        raise ValueError(
            f"Total size of new array must be unchanged for {name}: the checkpoint has "
            f"{value.shape}, the variable {variable.shape}."
        )
    return value


def _present(model_path, var_list):
    reader = v1.train.NewCheckpointReader(model_path)
    named = var_list if isinstance(var_list, dict) else {var.op.name: var for var in var_list}
    for name in named:
        if not reader.has_tensor(name):
            _logger.warning("Variable %s missing in checkpoint %s", name, model_path)
    return {name: variable for name, variable in named.items() if reader.has_tensor(name)}
