"""Variables by `get_variable` in collections: model, local and global ones.

Source: `tf.contrib.framework` of TensorFlow 1.15.
"""

import functools
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow import placement
from tfgan_lite.legacy.tensorflow.contrib.framework.argument_scopes import add_arg_scope

__all__ = [
    "VariableDeviceChooser",
    "add_model_variable",
    "global_variable",
    "local_variable",
    "model_variable",
    "variable",
    "zero_initializer",
]

v1 = tf.compat.v1


@add_arg_scope
def variable(
    name: str,
    shape: Any = None,
    dtype: Any = None,
    initializer: Any = None,
    regularizer: Any = None,
    trainable: bool | None = True,
    collections: Any = None,
    caching_device: Any = None,
    device: Any = None,
    partitioner: Any = None,
    custom_getter: Any = None,
    use_resource: bool | None = None,
    synchronization: Any = tf.VariableSynchronization.AUTO,
    aggregation: Any = v1.VariableAggregation.NONE,
) -> Any:
    """Returns the variable `name` of the current scope, new or under reuse.

    Args:
      name: str, below the current variable scope.
      shape, dtype, initializer, regularizer, trainable, caching_device, partitioner,
      use_resource, synchronization, aggregation: as in `tf.get_variable`.
      collections: names of collections to be put into; None for GLOBAL_VARIABLES.
      device: str, or a function from operation to str; None for the current device.
      custom_getter: called in place of `tf.get_variable`, with `reuse` added.

    Raises:
      ValueError: TF1's errors of `tf.get_variable`.
    """
    wanted = [v1.GraphKeys.GLOBAL_VARIABLES] if collections is None else collections
    getter = v1.get_variable
    if custom_getter is not None:
        getter = functools.partial(custom_getter, reuse=v1.get_variable_scope().reuse)
    with placement.device(device or ""):
        return getter(
            name,
            shape=shape,
            dtype=dtype,
            initializer=initializer,
            regularizer=regularizer,
            trainable=trainable,
            collections=list(dict.fromkeys(wanted)),
            caching_device=caching_device,
            partitioner=partitioner,
            use_resource=use_resource,
            synchronization=synchronization,
            aggregation=aggregation,
        )


@add_arg_scope
def model_variable(
    name: str,
    shape: Any = None,
    dtype: Any = tf.float32,
    initializer: Any = None,
    regularizer: Any = None,
    trainable: bool | None = True,
    collections: Any = None,
    caching_device: Any = None,
    device: Any = None,
    partitioner: Any = None,
    custom_getter: Any = None,
    use_resource: bool | None = None,
    synchronization: Any = tf.VariableSynchronization.AUTO,
    aggregation: Any = v1.VariableAggregation.NONE,
) -> Any:
    """Returns a `variable` that is in GLOBAL_VARIABLES and MODEL_VARIABLES too.

    Args:
      collections: names of further collections, or None.
      name, shape, dtype, initializer, regularizer, trainable, caching_device, device,
      partitioner, custom_getter, use_resource, synchronization, aggregation: as in `variable`.
    """
    keys = [v1.GraphKeys.GLOBAL_VARIABLES, v1.GraphKeys.MODEL_VARIABLES]
    return variable(
        name,
        shape=shape,
        dtype=dtype,
        initializer=initializer,
        regularizer=regularizer,
        trainable=trainable,
        collections=list(collections or []) + keys,
        caching_device=caching_device,
        device=device,
        partitioner=partitioner,
        custom_getter=custom_getter,
        use_resource=use_resource,
        synchronization=synchronization,
        aggregation=aggregation,
    )


def add_model_variable(var: Any) -> None:
    """Adds a variable to MODEL_VARIABLES, unless it is there."""
    held = v1.get_collection_ref(v1.GraphKeys.MODEL_VARIABLES)
    if not any(known is var for known in held):
        held.append(var)


def local_variable(
    initial_value: Any,
    validate_shape: bool = True,
    name: str | None = None,
    use_resource: bool | None = None,
) -> Any:
    """Returns an untrainable variable in LOCAL_VARIABLES only, as made by `tf.Variable`."""
    return _untrained(
        initial_value, v1.GraphKeys.LOCAL_VARIABLES, validate_shape, name, use_resource
    )


def global_variable(
    initial_value: Any,
    validate_shape: bool = True,
    name: str | None = None,
    use_resource: bool | None = None,
) -> Any:
    """Returns an untrainable variable in GLOBAL_VARIABLES, as made by `tf.Variable`."""
    return _untrained(
        initial_value, v1.GraphKeys.GLOBAL_VARIABLES, validate_shape, name, use_resource
    )


def _untrained(initial_value, collection, validate_shape, name, use_resource):
    return v1.Variable(
        initial_value,
        trainable=False,
        collections=[collection],
        validate_shape=validate_shape,
        name=name,
        use_resource=use_resource,
    )


def zero_initializer(ref: Any, use_locking: bool = True, name: str = "zero_initializer") -> Any:
    """Returns an operation that sets a variable to zeros.

    Departure: TF 1.15's failed where the variable had a value already; this one sets it again.
    """
    zeros = tf.zeros(ref.shape, ref.dtype.base_dtype)
    return v1.assign(ref, zeros, use_locking=use_locking, name=name)


class VariableDeviceChooser:
    """A device function: parameter servers in turn, or one device.

    Args:
      num_tasks: int, of parameter servers; 0 for none.
      job_name: str, of the parameter servers' job.
      device_type: str such as `CPU`.
      device_index: int, or None for any.
      replica: int, or None.
    """

    def __init__(
        self,
        num_tasks: int = 0,
        job_name: str = "ps",
        device_type: str = "CPU",
        device_index: int = 0,
        replica: int | None = None,
    ) -> None:
        self._num_tasks, self._job_name = num_tasks, job_name
        self._device_type, self._device_index = device_type, device_index
        self._replica = replica
        self._next_task_id = 0

    def __call__(self, op: Any) -> str:
        """Returns the device for the next operation."""
        job, task = None, None
        if self._num_tasks > 0:
            job, task = self._job_name, self._next_task_id
            self._next_task_id = (task + 1) % self._num_tasks
        return v1.DeviceSpec(
            job=job,
            replica=self._replica,
            task=task,
            device_type=self._device_type,
            device_index=self._device_index,
        ).to_string()
