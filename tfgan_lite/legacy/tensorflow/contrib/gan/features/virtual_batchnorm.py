"""`VBN`: batch normalization by the statistics of a reference batch and of each example.

Source: TensorFlow 1.14 (`tf.contrib.gan.features`); Salimans et al. 2016, section 3.4.
"""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1
_ZEROS = v1.zeros_initializer()
_ONES = v1.ones_initializer()


class VBN:
    """Normalizes each example by its own statistics, mixed with those of a reference batch.

    An example counts 1 / (N + 1), the reference batch of N examples the rest. Calls share the
    variables `beta` and `gamma`, which are made below `name`.

    Args:
      reference_batch: float tensor of known rank.
      axis: int, the axis of the features.
      epsilon: float, added to variances.
      center: whether `beta` is added.
      scale: whether there is a factor `gamma`.
      beta_initializer: initializer.
      gamma_initializer: initializer.
      beta_regularizer: function from a variable to a loss, or None.
      gamma_regularizer: function from a variable to a loss, or None.
      trainable: bool.
      name: of the variable scope; by default `VBN`, made unique.
      batch_axis: int, the axis of the examples.

    Raises:
      ValueError: for an unknown rank, an axis out of range, or the same axis twice.
    """

    def __init__(
        self,
        reference_batch: tf.Tensor,
        axis: int = -1,
        epsilon: float = 1e-3,
        center: bool = True,
        scale: bool = True,
        beta_initializer: Any = _ZEROS,
        gamma_initializer: Any = _ONES,
        beta_regularizer: Any = None,
        gamma_regularizer: Any = None,
        trainable: bool = True,
        name: str | None = None,
        batch_axis: int = 0,
    ) -> None:
        axis = _checked_axis(reference_batch, axis)
        self._batch_axis = _checked_axis(reference_batch, batch_axis)
        if axis == self._batch_axis:
            raise ValueError(f"VBN: axis and batch_axis want two axes; got {axis} for both.")
        self._epsilon = epsilon
        self._beta: Any = 0
        self._gamma: Any = 1
        with v1.variable_scope(name, "VBN", values=[reference_batch]) as self._scope:
            self._reference = reference_batch
            axes = range(reference_batch.shape.rank)
            features = reference_batch.shape.as_list()[axis]
            self._shape = [features if i == axis else 1 for i in axes]
            self._example_axes = [i for i in axes if i not in (axis, self._batch_axis)]
            # Without one, the features are last and the statistics broadcast by themselves.
            self._reshapes = self._example_axes != list(axes)[:-2]
            self._mean, self._square = _statistics(reference_batch, [i for i in axes if i != axis])
            self._variance = self._square - tf.square(self._mean)
            size = tf.cast(_size(reference_batch, self._batch_axis), tf.float32)
            self._weight = 1.0 / (size + 1.0)
            if center:
                self._beta = v1.get_variable(
                    "beta",
                    shape=(features,),
                    initializer=beta_initializer,
                    regularizer=beta_regularizer,
                    trainable=trainable,
                )
            if scale:
                self._gamma = v1.get_variable(
                    "gamma",
                    shape=(features,),
                    initializer=gamma_initializer,
                    regularizer=gamma_regularizer,
                    trainable=trainable,
                )

    def reference_batch_normalization(self) -> tf.Tensor:
        """Returns the reference batch, normalized by its own statistics."""
        with v1.name_scope(self._scope.name):
            return self._normalized(self._reference, self._mean, self._variance, self._shape)

    def __call__(self, inputs: tf.Tensor) -> tf.Tensor:
        """Returns `inputs`, normalized.

        Raises:
          ValueError: for a shape that is not the reference batch's but for the batch axis.
        """
        for shape in [_without(self._batch_axis, tensor) for tensor in (inputs, self._reference)]:
            shape.assert_is_compatible_with(_without(self._batch_axis, inputs))
        with v1.name_scope(self._scope.name, values=[inputs, self._reference]):
            mean, square = _statistics(inputs, self._example_axes)
            mean = self._weight * mean + (1.0 - self._weight) * self._mean
            square = self._weight * square + (1.0 - self._weight) * self._square
            shape = list(self._shape)
            shape[self._batch_axis] = _size(inputs, self._batch_axis)
            return self._normalized(inputs, mean, square - tf.square(mean), shape)

    def _normalized(self, inputs, mean, variance, shape):
        return tf.nn.batch_normalization(
            inputs,
            self._reshaped(mean, shape),
            self._reshaped(variance, shape),
            self._reshaped(self._beta, self._shape),
            self._reshaped(self._gamma, self._shape),
            self._epsilon,
        )

    def _reshaped(self, value, shape):
        if not self._reshapes or isinstance(value, int):  # 0 or 1: no beta, or no gamma
            return value
        return tf.reshape(value, shape)


def _checked_axis(batch, axis):
    rank = batch.shape.rank
    if rank is None:
        raise ValueError(f"VBN: reference_batch wants a known rank; got {batch}.")
    used = rank + axis if axis < 0 else axis
    if not 0 <= used < rank:
        raise ValueError(f"VBN: axis wants one of the {rank} axes; got {axis}.")
    return used


def _size(tensor, axis):
    known = tensor.shape.as_list()[axis]
    return v1.shape(tensor)[axis] if known is None else known


def _without(axis, tensor):
    shape = tensor.shape.as_list()
    return tf.TensorShape(shape[:axis] + shape[axis + 1 :])


def _statistics(x, axes):
    """Returns the means of x and of its square over some axes, which are dropped."""
    y = tf.cast(x, tf.float32) if x.dtype == tf.float16 else x  # squares leave float16's range
    shift = tf.stop_gradient(tf.reduce_mean(y, axes, keepdims=True))
    mean = tf.reduce_mean(y - shift, axes, keepdims=True) + shift
    square = tf.reduce_mean(tf.square(y), axes, keepdims=True)
    return tuple(tf.cast(v1.squeeze(value, axes), x.dtype) for value in (mean, square))
