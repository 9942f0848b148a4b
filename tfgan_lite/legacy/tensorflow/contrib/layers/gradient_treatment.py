"""What `optimize_loss` does with gradients before they are applied.

Each function takes and returns a list of (gradient, variable); a gradient may be None or
`tf.IndexedSlices`.

Source: `tf.contrib.layers` of TensorFlow 1.15.
"""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1
Pairs = list[tuple[Any, Any]]


def with_noise(gradients: Pairs, scale: float) -> Pairs:
    """Adds truncated normal noise of standard deviation `scale`."""
    return [(_with_noise(gradient, scale), variable) for gradient, variable in gradients]


def multiplied(gradients: Pairs, multipliers: dict[Any, Any]) -> Pairs:
    """Multiplies the gradients of the variables that `multipliers` has, or has by name.

    Raises:
      ValueError: for an empty list.
    """
    found = []
    for gradient, variable in gradients:
        key = variable if variable in multipliers else variable.name
        if gradient is not None and key in multipliers:
            gradient = scaled(gradient, multipliers[key])
        found.append((gradient, variable))
    if not found:
        raise ValueError(
            "Empty list of (gradient, var) pairs encountered. This is most likely to be caused "
            "by an improper value of gradient_multipliers."
        )
    return found


def clipped_by_norm(gradients: Pairs, norm: float) -> Pairs:
    """Scales all gradients down where their global norm is above `norm`."""
    clipped, _ = tf.clip_by_global_norm([gradient for gradient, _ in gradients], norm)
    return [
        (gradient, variable) for gradient, (_, variable) in zip(clipped, gradients, strict=True)
    ]


def scaled(gradient: Any, factor: Any) -> Any:
    """Returns a gradient, dense or of some rows, times a scalar."""
    if gradient is None:
        return None
    factor = tf.cast(factor, gradient.dtype)
    if isinstance(gradient, tf.IndexedSlices):
        return tf.IndexedSlices(gradient.values * factor, gradient.indices, gradient.dense_shape)
    return gradient * factor


def _with_noise(gradient, scale):
    if gradient is None:
        return None
    sparse = isinstance(gradient, tf.IndexedSlices)
    shape = gradient.dense_shape if sparse else gradient.shape
    return tf.convert_to_tensor(gradient) + v1.truncated_normal(shape) * scale
