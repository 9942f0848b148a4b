"""`Logistic`. Source: TensorFlow 1.15 (`tf.contrib.distributions`)."""

import math
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.distributions.arguments import keeps_arguments
from tfgan_lite.legacy.tensorflow.contrib.distributions.scalars import ScalarEvents, open_uniform

v1 = tf.compat.v1


@keeps_arguments
class Logistic(ScalarEvents):
    """The logistic distribution, whose cdf is sigmoid((x - loc) / scale).

    Args:
      loc: float tensor.
      scale: float tensor > 0 that broadcasts with `loc`.
      validate_args: bool; accepted, values are not checked.
      allow_nan_stats: bool.
      name: str.
    """

    def __init__(
        self,
        loc: Any,
        scale: Any,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "Logistic",
    ) -> None:
        with v1.name_scope(name, values=[loc, scale]) as name:
            self.loc = tf.identity(loc, name="loc")
            self.scale = tf.identity(scale, name="scale")
        self._parts = (self.loc, self.scale)
        super().__init__(
            dtype=self.scale.dtype,
            reparameterization_type=v1.distributions.FULLY_REPARAMETERIZED,
            validate_args=validate_args,
            allow_nan_stats=allow_nan_stats,
            graph_parents=list(self._parts),
            name=name,
        )

    def _sample_n(self, n, seed=None):
        shape = tf.concat([[n], self.batch_shape_tensor()], 0)
        uniform = open_uniform(shape, self.dtype, seed)
        return (tf.math.log(uniform) - tf.math.log1p(-uniform)) * self.scale + self.loc

    def _log_prob(self, x):
        z = self._z(x)
        return -z - 2.0 * tf.nn.softplus(-z) - tf.math.log(self.scale)

    def _cdf(self, x):
        return tf.sigmoid(self._z(x))

    def _log_cdf(self, x):
        return -tf.nn.softplus(-self._z(x))

    def _survival_function(self, x):
        return tf.sigmoid(-self._z(x))

    def _log_survival_function(self, x):
        return -tf.nn.softplus(self._z(x))

    def _entropy(self):
        return 2.0 + tf.math.log(self.scale * tf.ones_like(self.loc))

    def _mean(self):
        return self.loc * tf.ones_like(self.scale)

    def _stddev(self):
        return self.scale * tf.ones_like(self.loc) * math.pi / math.sqrt(3)

    def _mode(self):
        return self._mean()

    def _z(self, x):
        return (x - self.loc) / self.scale
