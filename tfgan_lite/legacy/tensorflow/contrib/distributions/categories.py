"""`OneHotCategorical`. Source: TensorFlow 1.15 (`tf.contrib.distributions`)."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.distributions.arguments import keeps_arguments
from tfgan_lite.legacy.tensorflow.contrib.distributions.scalars import logits_and_probs

v1 = tf.compat.v1
_d = v1.distributions


class ClassEvents(tf.compat.v1.distributions.Distribution):
    """A distribution over vectors of one number a class; `logits` is `[..., classes]`."""

    logits: tf.Tensor

    @property
    def event_size(self) -> tf.Tensor:
        """int32 scalar: how many classes there are."""
        return v1.shape(self.logits)[-1]

    def _batch_shape(self):
        return self.logits.shape[:-1]

    def _batch_shape_tensor(self):
        return v1.shape(self.logits)[:-1]

    def _event_shape(self):
        return self.logits.shape[-1:]

    def _event_shape_tensor(self):
        return v1.shape(self.logits)[-1:]


@keeps_arguments
class OneHotCategorical(ClassEvents):
    """One of some classes, as a one-hot vector.

    Args:
      logits: float `[..., classes]`; this or `probs`.
      probs: float `[..., classes]`.
      dtype: of the vectors; int32 by default.
      validate_args: bool; accepted, values are not checked.
      allow_nan_stats: bool.
      name: str.

    Raises:
      ValueError: for both or none of `logits` and `probs`.
    """

    def __init__(
        self,
        logits: Any = None,
        probs: Any = None,
        dtype: Any = tf.int32,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "OneHotCategorical",
    ) -> None:
        with v1.name_scope(name, values=[logits, probs]) as name:
            self.logits, self.probs = logits_and_probs(logits, probs, name, classes=True)
        super().__init__(
            dtype=dtype,
            reparameterization_type=_d.NOT_REPARAMETERIZED,
            validate_args=validate_args,
            allow_nan_stats=allow_nan_stats,
            graph_parents=[self.logits, self.probs],
            name=name,
        )

    def _sample_n(self, n, seed=None):
        flat = tf.reshape(self.logits, [-1, self.event_size])
        drawn = tf.transpose(v1.multinomial(flat, n, seed=seed))  # [n, B]
        shape = tf.concat([[n], v1.shape(self.logits)], 0)
        return tf.reshape(tf.one_hot(drawn, self.event_size, dtype=self.dtype), shape)

    def _log_prob(self, x):
        x = tf.cast(x, self.logits.dtype)
        return tf.reduce_sum(x * tf.nn.log_softmax(self.logits), -1)

    def _entropy(self):
        return -tf.reduce_sum(tf.nn.log_softmax(self.logits) * self.probs, axis=-1)

    def _mode(self):
        return tf.one_hot(tf.argmax(self.logits, -1), self.event_size, dtype=self.dtype)

    def _mean(self):
        return tf.identity(self.probs)

    def _variance(self):
        return self.probs * (1.0 - self.probs)

    def _covariance(self):
        products = -tf.matmul(self.probs[..., None], self.probs[..., None, :])
        return tf.linalg.set_diag(products, self._variance())


@_d.RegisterKL(OneHotCategorical, OneHotCategorical)
def _kl(a, b, name=None):
    with v1.name_scope(name, "kl_categorical_categorical"):
        gap = tf.nn.log_softmax(a.logits) - tf.nn.log_softmax(b.logits)
        return tf.reduce_sum(tf.nn.softmax(a.logits) * gap, axis=-1)
