"""`Poisson`. Source: TensorFlow 1.15 (`tf.contrib.distributions`)."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.distributions.scalars import ScalarEvents

v1 = tf.compat.v1


class Poisson(ScalarEvents):
    """The Poisson distribution; its events are floats.

    Args:
      rate: float tensor > 0; this or `log_rate`.
      log_rate: float tensor.
      validate_args: bool; accepted, values are not checked.
      allow_nan_stats: bool.
      name: str.

    Raises:
      ValueError: for both or none of them.
      TypeError: for a rate that is no float.
    """

    def __init__(
        self,
        rate: Any = None,
        log_rate: Any = None,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "Poisson",
    ) -> None:
        parameters = {"rate": rate, "log_rate": log_rate}
        if (rate is None) == (log_rate is None):
            raise ValueError(f"Poisson: wants one of rate and log_rate; got {rate}, {log_rate}.")
        with v1.name_scope(name, values=[rate, log_rate]) as name:
            given = tf.convert_to_tensor(log_rate if rate is None else rate)
            if not given.dtype.is_floating:
                raise TypeError(f"Poisson: the rate wants a floating dtype; got {given.dtype}.")
            self.rate = tf.exp(given) if rate is None else given
            self.log_rate = given if rate is None else tf.math.log(given)
        self._parts = (self.rate,)
        super().__init__(
            dtype=self.rate.dtype,
            reparameterization_type=v1.distributions.NOT_REPARAMETERIZED,
            validate_args=validate_args,
            allow_nan_stats=allow_nan_stats,
            parameters=parameters,
            graph_parents=[self.rate],
            name=name,
        )

    def _sample_n(self, n, seed=None):
        return v1.random_poisson(self.rate, [n], dtype=self.dtype, seed=seed)

    def _log_prob(self, x):
        return x * self.log_rate - tf.math.lgamma(1.0 + x) - self.rate

    def _cdf(self, x):
        return tf.math.igammac(1.0 + x, self.rate)

    def _log_cdf(self, x):
        return tf.math.log(self.cdf(x))

    def _mean(self):
        return tf.identity(self.rate)

    def _variance(self):
        return tf.identity(self.rate)

    def _mode(self):
        return tf.floor(self.rate)
