"""`tensor_pool`: earlier values of tensors, drawn at random.

Source: TensorFlow 1.14; Shrivastava et al. 2017, section 2.3.
"""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def tensor_pool(
    input_values: Any,
    pool_size: int = 50,
    pooling_probability: Any = 0.5,
    name: str = "tensor_pool",
) -> Any:
    """Returns tensors that are now and then those of an earlier run.

    Each run puts the values into a pool. Until the pool is full they are what is returned; from
    then on the pool gives up one of its own at random, which is returned with
    `pooling_probability`.

    Args:
      input_values: tensor, or nested lists, tuples or dicts of tensors.
      pool_size: int >= 0; with 0 the values themselves are returned.
      pooling_probability: float, or scalar float tensor.
      name: the operations' scope is `<name>_pool_queue`.

    Raises:
      ValueError: for a size below 0.
    """
    pool_size = int(pool_size)
    if pool_size < 0:
        raise ValueError(f"tensor_pool: pool_size wants a number >= 0; got {pool_size}.")
    if pool_size == 0:
        return input_values
    values = tf.nest.flatten(input_values)
    with v1.name_scope(f"{name}_pool_queue", values=[*values, pooling_probability]):
        queue = tf.queue.RandomShuffleQueue(
            capacity=pool_size, min_after_dequeue=0, dtypes=[value.dtype for value in values]
        )

        def fill() -> list[Any]:
            with v1.control_dependencies([queue.enqueue(values)]):
                return [tf.identity(value) for value in values]

        def exchange() -> list[Any]:
            earlier = _listed(queue.dequeue())
            with v1.control_dependencies(earlier):
                put = queue.enqueue(values)
            with v1.control_dependencies([put]):
                drawn = v1.random_uniform((), dtype=tf.float32) < pooling_probability
                return _listed(v1.cond(drawn, lambda: earlier, lambda: values))

        pooled = _listed(v1.cond(queue.size() < pool_size, fill, exchange))
        for value, result in zip(values, pooled, strict=True):
            result.set_shape(value.shape)
    return tf.nest.pack_sequence_as(input_values, pooled)


def _listed(tensors):
    return [tensors] if tf.is_tensor(tensors) else list(tensors)
