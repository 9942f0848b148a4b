"""`Binomial` and `Poisson`. Source: TensorFlow 1.15 (`tf.contrib.distributions`)."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.distributions.arguments import keeps_arguments
from tfgan_lite.legacy.tensorflow.contrib.distributions.scalars import (
    ScalarEvents,
    logits_and_probs,
)

v1 = tf.compat.v1


@keeps_arguments
class Binomial(ScalarEvents):
    """How many of some tosses of a coin give 1; its events are floats. It draws no samples.

    Args:
      total_count: float tensor >= 0, how many tosses.
      logits: float tensor, the log-odds of 1; this or `probs`.
      probs: float tensor.
      validate_args: bool; accepted, values are not checked.
      allow_nan_stats: bool.
      name: str.

    Raises:
      ValueError: for both or none of `logits` and `probs`.
    """

    def __init__(
        self,
        total_count: Any,
        logits: Any = None,
        probs: Any = None,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "Binomial",
    ) -> None:
        with v1.name_scope(name, values=[total_count, logits, probs]) as name:
            self.total_count = tf.convert_to_tensor(total_count, name="total_count")
            self.logits, self.probs = logits_and_probs(logits, probs, name, classes=False)
        self._parts = (self.total_count, self.probs)
        super().__init__(
            dtype=self.probs.dtype,
            reparameterization_type=v1.distributions.NOT_REPARAMETERIZED,
            validate_args=validate_args,
            allow_nan_stats=allow_nan_stats,
            graph_parents=[self.total_count, self.logits, self.probs],
            name=name,
        )

    def _log_prob(self, x):
        left = self.total_count - x
        orders = tf.math.lgamma(1.0 + self.total_count)
        orders -= tf.math.lgamma(1.0 + left) + tf.math.lgamma(1.0 + x)
        return x * tf.math.log(self.probs) + left * tf.math.log1p(-self.probs) + orders

    def _cdf(self, x):
        x = x + tf.zeros_like(self.probs) + tf.zeros_like(self.total_count)
        probs, count = self.probs + tf.zeros_like(x), self.total_count + tf.zeros_like(x)
        all_of_them = tf.equal(x, count)
        left = tf.where(all_of_them, tf.ones_like(x), count - x)  # betainc wants more than 0
        return tf.where(all_of_them, tf.ones_like(x), tf.math.betainc(left, x + 1.0, 1.0 - probs))

    def _mean(self):
        return self.total_count * self.probs

    def _variance(self):
        return self.mean() * (1.0 - self.probs)

    def _mode(self):
        return tf.floor((1.0 + self.total_count) * self.probs)


@keeps_arguments
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
