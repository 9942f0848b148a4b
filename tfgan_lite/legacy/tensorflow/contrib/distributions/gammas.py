"""`Chi2` and `InverseGamma`. Source: TensorFlow 1.15 (`tf.contrib.distributions`)."""

from typing import Any

import numpy as np
import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.distributions.arguments import keeps_arguments
from tfgan_lite.legacy.tensorflow.contrib.distributions.scalars import ScalarEvents

v1 = tf.compat.v1
_d = v1.distributions


@keeps_arguments
class Chi2(tf.compat.v1.distributions.Gamma):
    """The sum of the squares of `df` standard normal numbers.

    Args:
      df: float tensor > 0.
      validate_args: bool, whether `df` is checked.
      allow_nan_stats: bool.
      name: str.
    """

    def __init__(
        self,
        df: Any,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "Chi2",
    ) -> None:
        with v1.name_scope(name, values=[df]) as name:
            self.df = tf.identity(df, name="df")
            half = tf.constant(0.5, self.df.dtype)
            super().__init__(half * self.df, half, validate_args, allow_nan_stats, name)


@keeps_arguments
class InverseGamma(ScalarEvents):
    """What 1 / x is where x has a Gamma distribution.

    Args:
      concentration: float tensor > 0.
      rate: float tensor > 0 that broadcasts with it.
      validate_args: bool; accepted, values are not checked.
      allow_nan_stats: accepted: a mean or variance that is not defined is NaN.
      name: str.
    """

    def __init__(
        self,
        concentration: Any,
        rate: Any,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "InverseGamma",
    ) -> None:
        with v1.name_scope(name, values=[concentration, rate]) as name:
            self.concentration = tf.identity(concentration, name="concentration")
            self.rate = tf.identity(rate, name="rate")
        self._parts = (self.concentration, self.rate)
        super().__init__(
            dtype=self.concentration.dtype,
            reparameterization_type=_d.NOT_REPARAMETERIZED,
            validate_args=validate_args,
            allow_nan_stats=allow_nan_stats,
            graph_parents=list(self._parts),
            name=name,
        )

    def _sample_n(self, n, seed=None):
        alpha, beta, dtype = self.concentration, self.rate, self.dtype
        return 1.0 / v1.random_gamma([n], alpha=alpha, beta=beta, dtype=dtype, seed=seed)

    def _log_prob(self, x):
        constant = tf.math.lgamma(self.concentration)
        constant -= self.concentration * tf.math.log(self.rate)
        return -(1.0 + self.concentration) * tf.math.log(x) - self.rate / x - constant

    def _cdf(self, x):
        return tf.math.igammac(self.concentration, self.rate / x)

    def _entropy(self):
        a = self.concentration
        entropy = a + tf.math.log(self.rate) + tf.math.lgamma(a)
        return entropy - (1.0 + a) * tf.math.digamma(a)

    def _mean(self):
        return self._where_above(1.0, self.rate / (self.concentration - 1.0))

    def _variance(self):
        a = self.concentration
        squares = tf.square(self.rate) / tf.math.squared_difference(a, 1.0)
        return self._where_above(2.0, squares / (a - 2.0))

    def _mode(self):
        return self.rate / (1.0 + self.concentration)

    def _where_above(self, least, values):
        nan = tf.constant(np.nan, self.dtype)
        return tf.where(self.concentration > least, values, nan)
