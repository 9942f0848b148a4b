"""The largest value of each window, with a gradient that is the same in every engine.

oneDNN's kernels for the gradient of max pooling compute in a graph and in `tf.function`, but
not in eager code. They differ from TensorFlow's own in two ways, which these functions avoid.
"""

import math
from collections.abc import Sequence

import tensorflow as tf


def max_pool2d(
    inputs: tf.Tensor,
    window: Sequence[int],
    strides: Sequence[int],
    padding: str,
    name: str | None = None,
) -> tf.Tensor:
    """`tf.nn.max_pool2d`; see there.

    Where more than two windows lie over one pixel, their gradients are added up, which oneDNN
    does in another order. `MaxPoolV2`, which takes its window as a tensor, is not oneDNN's
    anywhere. It costs ten times as much, so that it is taken for such windows only: the sum of
    two numbers has no order.

    Args:
      inputs: floating `[N, H, W, C]`.
      window, strides: lists of four ints, one for each axis.
      padding: `VALID` or `SAME`.
      name: str or None, of the operation.
    """
    if _most_windows_over_one(window, strides) <= 2:
        return tf.nn.max_pool2d(inputs, window, strides, padding, name=name)
    return tf.raw_ops.MaxPoolV2(
        input=inputs, ksize=window, strides=strides, padding=padding, name=name
    )


def max_pool3d(
    inputs: tf.Tensor,
    window: Sequence[int],
    strides: Sequence[int],
    padding: str,
    name: str | None = None,
) -> tf.Tensor:
    """`tf.nn.max_pool3d`; see there.

    Of several equal values that are the largest of a window, such as zeros behind a ReLU, each
    gets the whole gradient, as in TensorFlow 1.15. oneDNN gives it to the first alone.

    Args:
      inputs: floating `[N, D, H, W, C]`.
      window, strides: lists of five ints, one for each axis.
      padding: `VALID` or `SAME`.
      name: str or None, of the operation.
    """

    @tf.custom_gradient
    def pool(volumes):
        pooled = tf.nn.max_pool3d(volumes, window, strides, padding, name="pool")

        def gradient(upstream):
            # oneDNN computes the gradient where it sees that its own pool made `orig_output`.
            # The maximum changes no value, and hides that.
            hidden = tf.maximum(pooled, tf.constant(-math.inf, pooled.dtype))
            return tf.raw_ops.MaxPool3DGrad(
                orig_input=volumes,
                orig_output=hidden,
                grad=upstream,
                ksize=window,
                strides=strides,
                padding=padding,
            )

        return pooled, gradient

    return tf.identity(pool(inputs), name=name or "MaxPool3D")


def _most_windows_over_one(window, strides):
    return math.prod(-(-size // step) for size, step in zip(window, strides, strict=True))
