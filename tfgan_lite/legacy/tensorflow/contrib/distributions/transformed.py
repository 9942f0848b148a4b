"""`TransformedDistribution`. Source: TensorFlow 1.15 (`tf.contrib.distributions`)."""

import math
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.distributions.arguments import keeps_arguments
from tfgan_lite.legacy.tensorflow.contrib.distributions.bijectors import Identity

v1 = tf.compat.v1


@keeps_arguments
class TransformedDistribution(tf.compat.v1.distributions.Distribution):
    """What becomes of another distribution's draws in a bijector.

    Args:
      distribution: `Distribution`.
      bijector: `bijectors.Bijector`; None for the identity.
      batch_shape: list of ints: draws of a distribution without a batch, for a batch of them.
      event_shape: list of ints: the same, for the axes of one event.
      validate_args: bool; accepted, values are not checked.
      name: str; None for both names together.

    Raises:
      ValueError: for a `batch_shape` or `event_shape` with a distribution that has a batch;
        TensorFlow 1.15 allowed it for `event_shape`.
    """

    def __init__(
        self,
        distribution: Any,
        bijector: Any = None,
        batch_shape: Any = None,
        event_shape: Any = None,
        validate_args: bool = False,
        name: str | None = None,
    ) -> None:
        bijector = Identity() if bijector is None else bijector
        self.distribution, self.bijector = distribution, bijector
        self._batch = [] if batch_shape is None else list(batch_shape)
        self._event = [] if event_shape is None else list(event_shape)
        if (self._batch or self._event) and distribution.batch_shape.rank != 0:
            raise ValueError(
                "TransformedDistribution: with batch_shape or event_shape, distribution wants no "
                f"batch; got {distribution.batch_shape}. Leave them out."
            )
        super().__init__(
            dtype=distribution.dtype,
            reparameterization_type=distribution.reparameterization_type,
            validate_args=validate_args,
            allow_nan_stats=distribution.allow_nan_stats,
            name=name or bijector.name + distribution.name.rstrip("/"),
        )

    def _batch_shape(self):
        return tf.TensorShape(self._batch) if self._batch else self.distribution.batch_shape

    def _batch_shape_tensor(self):
        if self._batch:
            return tf.constant(self._batch, tf.int32)
        return self.distribution.batch_shape_tensor()

    def _event_shape(self):
        whole = tf.TensorShape(self._event).concatenate(self.distribution.event_shape)
        return self.bijector.forward_event_shape(whole)

    def _event_shape_tensor(self):
        if self.event_shape.is_fully_defined():
            return tf.constant(self.event_shape.as_list(), tf.int32)
        return tf.concat([self._event, self.distribution.event_shape_tensor()], 0)

    def sample(self, sample_shape: Any = (), seed: Any = None, name: str = "sample") -> tf.Tensor:
        """Returns draws `[sample_shape, batch, event]`; they come from the bijector at last."""
        with v1.name_scope(name):
            shape = tf.reshape(tf.convert_to_tensor(sample_shape, tf.int32), [-1])
            drawn = self.distribution.sample(
                tf.concat([shape, self._batch + self._event], 0)
                if self._batch or self._event
                else shape,
                seed=seed,
            )
            return self.bijector.forward(drawn)

    def _log_prob(self, y):
        x = self.bijector.inverse(y)
        log_prob = self.distribution.log_prob(x)
        if self._event:
            log_prob = tf.reduce_sum(log_prob, axis=list(range(-len(self._event), 0)))
        return log_prob + self.bijector.inverse_log_det_jacobian(y, self.event_shape.rank)

    def _cdf(self, y):
        self._of_numbers("cdf")
        return self.distribution.cdf(self.bijector.inverse(y))

    def _log_cdf(self, y):
        self._of_numbers("log_cdf")
        return self.distribution.log_cdf(self.bijector.inverse(y))

    def _survival_function(self, y):
        self._of_numbers("survival_function")
        return self.distribution.survival_function(self.bijector.inverse(y))

    def _quantile(self, value):
        self._of_numbers("quantile")
        return self.bijector.forward(self.distribution.quantile(value))

    def _mean(self):
        self._of_constant_jacobian("mean")
        shape = tf.concat([self.batch_shape_tensor(), self.event_shape_tensor()], 0)
        return tf.broadcast_to(self.bijector.forward(self.distribution.mean()), shape)

    def _entropy(self):
        self._of_constant_jacobian("entropy")
        entropy = self.distribution.entropy()
        zeros = tf.zeros(self.event_shape.as_list(), self.dtype)
        slope = self.bijector.forward_log_det_jacobian(zeros, self.event_shape.rank)
        return entropy * math.prod(self._event) + slope

    def _of_numbers(self, name):
        if self._event or self.distribution.event_shape.rank != 0:
            raise NotImplementedError(f"{name} is not implemented when overriding event_shape")

    def _of_constant_jacobian(self, name):
        if not self.bijector.is_constant_jacobian:
            raise NotImplementedError(f"{name} is not implemented: the bijector is not linear")
