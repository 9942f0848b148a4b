"""Continuous relaxations of categories and of coins.

Source: TensorFlow 1.15 (`tf.contrib.distributions`); Maddison et al. 2017; Jang et al. 2017.
"""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.distributions.arguments import keeps_arguments
from tfgan_lite.legacy.tensorflow.contrib.distributions.categories import ClassEvents
from tfgan_lite.legacy.tensorflow.contrib.distributions.scalars import (
    ScalarEvents,
    logits_and_probs,
    open_uniform,
)

v1 = tf.compat.v1
_d = v1.distributions


class _Transformed(tf.compat.v1.distributions.Distribution):
    """A distribution whose samples are a function of what `_sample_n` draws.

    What each sample was made of is kept: a number that is rounded to 0 or 1 has a density of
    infinity, and the density of a sample is to be finite, as it was in TensorFlow 1.15.
    """

    def sample(self, sample_shape: Any = (), seed: Any = None, name: str = "sample") -> tf.Tensor:
        """Returns draws `[sample_shape, batch, event]`."""
        drawn = super().sample(sample_shape, seed=seed, name=name)
        made = self._forward(drawn)
        self.__dict__.setdefault("_drawn", {})[id(made)] = made, drawn
        return made

    def _before(self, made, inverse):
        _, drawn = self.__dict__.get("_drawn", {}).get(id(made), (None, None))
        return inverse(made) if drawn is None else drawn


@keeps_arguments
class ExpRelaxedOneHotCategorical(ClassEvents):
    """The logarithm of `RelaxedOneHotCategorical`, which keeps more digits.

    Args:
      temperature: scalar float > 0; the closer to 0, the closer to one-hot.
      logits: float `[..., classes]`; this or `probs`.
      probs: float `[..., classes]`.
      dtype: of the vectors; that of the logits by default.
      validate_args: bool; accepted, values are not checked.
      allow_nan_stats: bool.
      name: str.

    Raises:
      ValueError: for both or none of `logits` and `probs`.
    """

    def __init__(
        self,
        temperature: Any,
        logits: Any = None,
        probs: Any = None,
        dtype: Any = None,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "ExpRelaxedOneHotCategorical",
    ) -> None:
        with v1.name_scope(name, values=[logits, probs, temperature]) as name:
            self.logits, self.probs = logits_and_probs(logits, probs, name, classes=True)
            dtype = self.logits.dtype if dtype is None else dtype
            self.temperature = tf.cast(temperature, dtype, name="temperature")
        super().__init__(
            dtype=dtype,
            reparameterization_type=_d.FULLY_REPARAMETERIZED,
            validate_args=validate_args,
            allow_nan_stats=allow_nan_stats,
            graph_parents=[self.logits, self.probs, self.temperature],
            name=name,
        )

    def _sample_n(self, n, seed=None):
        shape = tf.concat([[n], v1.shape(self.logits)], 0)
        gumbel = -tf.math.log(-tf.math.log(open_uniform(shape, self.dtype, seed)))
        return tf.nn.log_softmax((gumbel + self.logits) / self.temperature)

    def _log_prob(self, x):
        k = tf.cast(self.event_size, self.dtype)
        constant = tf.math.lgamma(k) + (k - 1.0) * tf.math.log(self.temperature)
        each = tf.nn.log_softmax(self.logits - x * self.temperature)
        return constant + tf.reduce_sum(each, -1)


@keeps_arguments
class RelaxedOneHotCategorical(_Transformed, ExpRelaxedOneHotCategorical):
    """Vectors of positive numbers with sum 1, close to one-hot.

    Arguments: see `ExpRelaxedOneHotCategorical`.
    """

    def __init__(
        self,
        temperature: Any,
        logits: Any = None,
        probs: Any = None,
        dtype: Any = None,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "RelaxedOneHotCategorical",
    ) -> None:
        super().__init__(temperature, logits, probs, dtype, validate_args, allow_nan_stats, name)

    def _forward(self, x):
        return tf.exp(x)

    def _log_prob(self, x):
        logarithm = self._before(x, tf.math.log)
        return super()._log_prob(logarithm) - tf.reduce_sum(logarithm, -1)


@keeps_arguments
class RelaxedBernoulli(_Transformed, ScalarEvents):
    """Numbers in (0, 1), close to 0 and 1.

    Args:
      temperature: float > 0 that broadcasts with the logits.
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
        temperature: Any,
        logits: Any = None,
        probs: Any = None,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "RelaxedBernoulli",
    ) -> None:
        with v1.name_scope(name, values=[logits, probs, temperature]) as name:
            self.logits, self.probs = logits_and_probs(logits, probs, name, classes=False)
            self.temperature = tf.cast(temperature, self.logits.dtype, name="temperature")
        self._parts = (self.logits, self.temperature)
        super().__init__(
            dtype=self.logits.dtype,
            reparameterization_type=_d.FULLY_REPARAMETERIZED,
            validate_args=validate_args,
            allow_nan_stats=allow_nan_stats,
            graph_parents=list(self._parts),
            name=name,
        )

    def _sample_n(self, n, seed=None):
        shape = tf.concat([[n], self.batch_shape_tensor()], 0)
        uniform = open_uniform(shape, self.dtype, seed)
        noise = tf.math.log(uniform) - tf.math.log1p(-uniform)
        return (noise + self.logits) / self.temperature

    def _forward(self, x):
        return tf.sigmoid(x)

    def _log_prob(self, x):
        logit = self._before(x, _logit)
        z = logit * self.temperature - self.logits
        logistic = -z - 2.0 * tf.nn.softplus(-z) + tf.math.log(self.temperature)
        return logistic + tf.nn.softplus(-logit) + tf.nn.softplus(logit)

    def _cdf(self, x):
        return tf.sigmoid(self._before(x, _logit) * self.temperature - self.logits)


def _logit(x):
    return tf.math.log(x) - tf.math.log1p(-x)
