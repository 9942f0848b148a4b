"""`gdn`: each channel divided by a learned norm over all channels of its place."""

from typing import Any

import tensorflow as tf

from tfgan_lite.layers import InputSpec, Layer
from tfgan_lite.layers.window import DATA_FORMATS, in_channels_last

__all__ = ["GDN", "gdn"]


class GDN(Layer):
    """The layer object of `gdn`; its arguments without `inputs` and `reuse`.

    Attributes:
      beta: `[C]`; gamma: `[C, C]`; tensors, kept positive by the variables `reparam_beta` and
        `reparam_gamma`, which are the roots of them plus a small number.
    """

    def __init__(
        self,
        inverse: bool = False,
        beta_min: float = 1e-6,
        gamma_init: float = 0.1,
        reparam_offset: float = 2**-18,
        data_format: str = "channels_last",
        activity_regularizer: Any = None,
        trainable: bool = True,
        name: str | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(
            trainable=trainable, name=name, activity_regularizer=activity_regularizer, **kwargs
        )
        if data_format not in DATA_FORMATS:
            raise ValueError(
                f"Unsupported `data_format` for GDN layer: {data_format}; it wants one of "
                f"{DATA_FORMATS}."
            )
        self.inverse, self.data_format = inverse, data_format
        self._beta_min, self._gamma_init = beta_min, gamma_init
        self._offset = reparam_offset

    def build(self, input_shape: Any) -> None:
        """Makes the two variables."""
        axis = 1 if self.data_format == "channels_first" else -1
        rank = tf.TensorShape(input_shape).rank
        if not 3 <= (rank or 0) <= 5:
            raise ValueError(f"GDN wants inputs of rank 3 to 5; got {input_shape}.")
        size = tf.TensorShape(input_shape).as_list()[axis]
        if size is None:
            raise ValueError("The channel dimension of the inputs to `GDN` must be defined.")
        self.input_spec = InputSpec(ndim=rank, axes={axis: size})
        pedestal = self._offset**2

        def root_of_ones(shape: Any, dtype: Any = None, **_: Any) -> tf.Tensor:
            return tf.sqrt(tf.ones(shape, dtype) + pedestal)

        def root_of_diagonal(shape: Any, dtype: Any = None, **_: Any) -> tf.Tensor:
            return tf.sqrt(self._gamma_init * tf.eye(shape[0], dtype=dtype) + pedestal)

        beta = self.add_weight("reparam_beta", [size], initializer=root_of_ones)
        gamma = self.add_weight("reparam_gamma", [size, size], initializer=root_of_diagonal)
        least_beta = (self._beta_min + pedestal) ** 0.5
        self.beta = tf.square(_at_least(tf.convert_to_tensor(beta), least_beta)) - pedestal
        self.gamma = tf.square(_at_least(tf.convert_to_tensor(gamma), self._offset)) - pedestal
        self.built = True

    def call(self, inputs: Any) -> tf.Tensor:
        """Returns the normalized inputs."""

        def norms(x: tf.Tensor) -> tf.Tensor:  # [N, ..., C]
            return tf.sqrt(tf.tensordot(tf.square(x), self.gamma, 1) + self.beta)

        pool = in_channels_last(norms, inputs, self.data_format, "norm_pool")
        outputs = inputs * pool if self.inverse else inputs / pool
        outputs.set_shape(inputs.shape)
        return outputs


def gdn(
    inputs: tf.Tensor,
    inverse: bool = False,
    beta_min: float = 1e-6,
    gamma_init: float = 0.1,
    reparam_offset: float = 2**-18,
    data_format: str = "channels_last",
    activity_regularizer: Any = None,
    trainable: bool = True,
    name: str | None = None,
    reuse: Any = None,
) -> tf.Tensor:
    """Divides x[i] by `sqrt(beta[i] + sum over j of gamma[j, i] * x[j]**2)`, i and j channels.

    Args:
      inputs: floating, rank 3 to 5, C known.
      inverse: bool, whether to multiply instead: one step towards the inverse.
      beta_min: float, below which beta is not let.
      gamma_init: float, what gamma's diagonal starts from.
      reparam_offset: float, which keeps gradients alive near zero.
      data_format: `channels_last` or `channels_first`.
      activity_regularizer: a function from the output to a scalar loss, or None.
      trainable: bool.
      name: str, the variable scope; None for `gdn`, `gdn_1` ...
      reuse: as in `tf.variable_scope`.

    Returns:
      The shape and dtype of `inputs`. Variables: `reparam_beta` `[C]`, `reparam_gamma` `[C, C]`.

    Raises:
      ValueError: for another data_format or rank, and an unknown C.

    Source: Balle, Laparra and Simoncelli 2016; `tf.contrib.layers` of TensorFlow 1.15.
    """
    given = dict(locals())
    inputs, reuse = given.pop("inputs"), given.pop("reuse")
    layer = GDN(**given, dtype=inputs.dtype.base_dtype, _scope=name, _reuse=reuse)
    return layer(inputs)


@tf.custom_gradient
def _at_least(values, bound):
    """The maximum, past which a gradient still pushes values back above the bound."""
    bound = tf.cast(bound, values.dtype)

    def backward(gradient: tf.Tensor) -> Any:
        passes = tf.logical_or(values >= bound, gradient < 0)
        return tf.cast(passes, gradient.dtype) * gradient, None

    return tf.maximum(values, bound), backward
