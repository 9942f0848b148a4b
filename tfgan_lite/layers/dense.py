"""[..., C] -> [..., units]: a matrix product, a bias and an activation."""

import tensorflow as tf

from tfgan_lite.layers import by_name
from tfgan_lite.layers.base import Layer
from tfgan_lite.layers.call_once import call_once, plain_python
from tfgan_lite.layers.input_spec import InputSpec


class Dense(Layer):
    """The layer object of `dense`; the same arguments, without `inputs` and `reuse`.

    Attributes:
      kernel: the variable `[C, units]`.
      bias: the variable `[units]`, or None.
    """

    def __init__(
        self,
        units,
        activation=None,
        use_bias=True,
        kernel_initializer=None,
        bias_initializer=by_name.ZEROS,
        kernel_regularizer=None,
        bias_regularizer=None,
        activity_regularizer=None,
        kernel_constraint=None,
        bias_constraint=None,
        trainable=True,
        name=None,
        **kwargs,
    ):
        super().__init__(
            trainable=trainable, name=name, activity_regularizer=activity_regularizer, **kwargs
        )
        self.units = int(units)
        self.activation = by_name.activation(activation)
        self.use_bias = use_bias
        self.kernel_initializer = by_name.initializer(kernel_initializer)
        self.bias_initializer = by_name.initializer(bias_initializer)
        self.kernel_regularizer = by_name.regularizer(kernel_regularizer)
        self.bias_regularizer = by_name.regularizer(bias_regularizer)
        self.kernel_constraint = by_name.constraint(kernel_constraint)
        self.bias_constraint = by_name.constraint(bias_constraint)
        self.input_spec = InputSpec(min_ndim=2)
        self.bias = None

    def build(self, input_shape):
        dtype = self._variable_dtype
        if not (dtype.is_floating or dtype.is_complex):
            raise TypeError(
                f"Unable to build `Dense` layer with non-floating point dtype {dtype}. "
                "Cast the inputs, or give `dtype`."
            )
        size = tf.TensorShape(input_shape).as_list()[-1]
        if size is None:
            raise ValueError(
                "The last dimension of the inputs to `Dense` should be defined. Found `None`."
            )
        self.input_spec = InputSpec(min_ndim=2, axes={-1: size})
        self.kernel = self.add_weight(
            "kernel",
            [size, self.units],
            initializer=self.kernel_initializer,
            regularizer=self.kernel_regularizer,
            constraint=self.kernel_constraint,
        )
        if self.use_bias:
            self.bias = self.add_weight(
                "bias",
                [self.units],
                initializer=self.bias_initializer,
                regularizer=self.bias_regularizer,
                constraint=self.bias_constraint,
            )
        self.built = True

    def compute_output_shape(self, input_shape):
        """Returns the `TensorShape` of the output for inputs of a shape."""
        return tf.TensorShape([*tf.TensorShape(input_shape).as_list()[:-1], self.units])

    def call(self, inputs):
        if inputs.shape.rank > 2:
            outputs = tf.tensordot(inputs, self.kernel, [[inputs.shape.rank - 1], [0]])
            outputs.set_shape([*inputs.shape.as_list()[:-1], self.units])
        elif isinstance(inputs, tf.SparseTensor):
            outputs = tf.sparse.sparse_dense_matmul(tf.cast(inputs, self._dtype), self.kernel)
        else:
            outputs = tf.matmul(tf.cast(inputs, self._dtype), self.kernel)  # [N, units]
        if self.bias is not None:
            outputs = tf.nn.bias_add(outputs, self.bias)
        return outputs if self.activation is None else self.activation(outputs)


@plain_python
def dense(
    inputs,
    units,
    activation=None,
    use_bias=True,
    kernel_initializer=None,
    bias_initializer=by_name.ZEROS,
    kernel_regularizer=None,
    bias_regularizer=None,
    activity_regularizer=None,
    kernel_constraint=None,
    bias_constraint=None,
    trainable=True,
    name=None,
    reuse=None,
):
    """Returns `activation(inputs @ kernel + bias)`, as `tf.layers.dense`.

    Args:
      inputs: floating `[..., C]` of rank two or more, C known; or a sparse matrix.
      units: int, the size of the last axis of the output.
      activation: a function on tensors, or None.
      use_bias: bool.
      kernel_initializer: None for the scope's, else Glorot uniform.
      bias_initializer: zeros by default.
      kernel_regularizer: a function from the kernel to a scalar loss, or None.
      bias_regularizer: a function from the bias to a scalar loss, or None.
      activity_regularizer: a function from the output to a scalar loss, which is divided by N.
      kernel_constraint: a function that an optimizer applies to the kernel after a step.
      bias_constraint: the same for the bias.
      trainable: bool, whether the variables go to `TRAINABLE_VARIABLES`.
      name: str, the variable scope; None for `dense`, `dense_1` ...
      reuse: True, False, None or `tf.compat.v1.AUTO_REUSE`, as in `variable_scope`.

    Returns:
      `[..., units]` of the dtype of `inputs`. Variables: `kernel` `[C, units]`, `bias` `[units]`.

    Raises:
      TypeError: for inputs that are not floating or complex.
      ValueError: for inputs of rank below two or of unknown C, and TF1's reuse errors.

    Source: TensorFlow 1.15.
    """
    return call_once(Dense, locals())
