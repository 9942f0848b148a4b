"""[N, C] -> [N, C + features]: each sample, and how close the others of its batch are."""

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.layers.base import Layer
from tfgan_lite.layers.call_once import call_once, plain_python
from tfgan_lite.layers.input_spec import InputSpec
from tfgan_lite.layers.window import whole_number


class MinibatchDiscrimination(Layer):
    """The layer object of `minibatch_discrimination`; its arguments without `inputs`, `reuse`.

    Attributes:
      kernel: the variable `[C, features * kernel_dims]`.
    """

    def __init__(
        self,
        features=16,
        kernel_dims=8,
        kernel_initializer=None,
        kernel_regularizer=None,
        kernel_constraint=None,
        trainable=True,
        name=None,
        **kwargs,
    ):
        super().__init__(trainable=trainable, name=name, **kwargs)
        self.features = _positive(features, "features")
        self.kernel_dims = _positive(kernel_dims, "kernel_dims")
        self.kernel_initializer = by_name.initializer(kernel_initializer)
        self.kernel_regularizer = by_name.regularizer(kernel_regularizer)
        self.kernel_constraint = by_name.constraint(kernel_constraint)
        self.input_spec = InputSpec(ndim=2)

    def build(self, input_shape):
        size = tf.TensorShape(input_shape).as_list()[-1]
        if size is None or not self._variable_dtype.is_floating:
            raise ValueError(
                f"Layer {self.name} wants floating inputs [N, C] of a known C; got "
                f"{self._variable_dtype.name} {input_shape}. Cast them, or flatten them first."
            )
        self.input_spec = InputSpec(ndim=2, axes={-1: size})
        self.kernel = self.add_weight(
            "kernel",
            [size, self.features * self.kernel_dims],
            initializer=self.kernel_initializer,
            regularizer=self.kernel_regularizer,
            constraint=self.kernel_constraint,
        )
        self.built = True

    def compute_output_shape(self, input_shape):
        """Returns the `TensorShape` of the output for inputs of a shape."""
        batch, size = tf.TensorShape(input_shape).as_list()
        return tf.TensorShape([batch, None if size is None else size + self.features])

    def call(self, inputs):
        rows = tf.matmul(inputs, self.kernel)
        rows = tf.reshape(rows, [-1, self.features, self.kernel_dims])  # [N, features, dims]
        apart = tf.abs(rows[:, tf.newaxis] - rows[tf.newaxis])  # [N, N, features, dims]
        close = tf.exp(-tf.reduce_sum(apart, axis=3))  # [N, N, features]
        return tf.concat([inputs, tf.reduce_sum(close, axis=1)], axis=1)


@plain_python
def minibatch_discrimination(
    inputs,
    features=16,
    kernel_dims=8,
    kernel_initializer=None,
    kernel_regularizer=None,
    kernel_constraint=None,
    trainable=True,
    name=None,
    reuse=None,
):
    """Appends to each sample how close it is to all samples of its batch.

    A generator that paints the same image again and again then shows it in every sample. For
    sample i and feature b, with `M = inputs @ kernel` cut into `features` rows of `kernel_dims`,
    `o(i)_b = sum over j of exp(-|M_ib - M_jb|_1)`; i itself is among the j, and adds one.

    The output of a sample depends on its whole batch, so `penalties.r1` and the like, which
    take the gradient of each sample by itself, do not go with it.

    Args:
      inputs: floating `[N, C]`, C known.
      features: int >= 1, the number of statistics, B in the paper.
      kernel_dims: int >= 1, the size of the space in which distances are taken, C in the paper.
      kernel_initializer: None for the scope's, else Glorot uniform.
      kernel_regularizer: a function from the kernel to a scalar loss, or None.
      kernel_constraint: a function that an optimizer applies to the kernel after a step.
      trainable: bool, whether the kernel goes to `TRAINABLE_VARIABLES`.
      name: str, the variable scope; None for `minibatch_discrimination`, and numbers.
      reuse: True, False, None or `tf.compat.v1.AUTO_REUSE`, as in `variable_scope`.

    Returns:
      `[N, C + features]` of the dtype of `inputs`: the inputs, and statistics in [1, N].
      Variables: `kernel` `[C, features * kernel_dims]`.

    Raises:
      ValueError: for inputs of another rank or dtype or of unknown C, sizes below one, and TF1's
        reuse errors.

    Source: Salimans et al. 2016, section 3.2.
    """
    return call_once(MinibatchDiscrimination, locals())


def _positive(value, name):
    number = whole_number(value, name)
    if number < 1:
        raise ValueError(f"minibatch_discrimination: {name} wants an int >= 1; got {value}.")
    return number
