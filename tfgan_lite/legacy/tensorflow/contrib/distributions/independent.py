"""`Independent`. Source: TensorFlow 1.15 (`tf.contrib.distributions`)."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.distributions.arguments import keeps_arguments

v1 = tf.compat.v1
_d = v1.distributions


@keeps_arguments
class Independent(tf.compat.v1.distributions.Distribution):
    """A batch of distributions taken for one: the last axes of the batch become the event's.

    Args:
      distribution: the batch; its rank must be known.
      reinterpreted_batch_ndims: int, how many axes; by default all but the first.
      validate_args: bool; accepted, values are not checked.
      name: str.

    Raises:
      ValueError: for more axes than the batch has, or a batch of unknown rank.
    """

    def __init__(
        self,
        distribution: Any,
        reinterpreted_batch_ndims: Any = None,
        validate_args: bool = False,
        name: str | None = None,
    ) -> None:
        rank = distribution.batch_shape.rank
        if rank is None:
            raise ValueError("Independent: distribution wants a batch of known rank; got none.")
        if reinterpreted_batch_ndims is None:
            moved = max(0, rank - 1)
        else:
            moved = int(tf.get_static_value(tf.convert_to_tensor(reinterpreted_batch_ndims)))
        if moved > rank:
            raise ValueError(
                f"Independent: reinterpreted_batch_ndims wants at most {rank}; got {moved}."
            )
        self.distribution = distribution
        self.reinterpreted_batch_ndims = moved
        self._kept = rank - moved
        super().__init__(
            dtype=distribution.dtype,
            reparameterization_type=distribution.reparameterization_type,
            validate_args=validate_args,
            allow_nan_stats=distribution.allow_nan_stats,
            name=name or "Independent" + distribution.name,
        )

    def _batch_shape(self):
        return self.distribution.batch_shape[: self._kept]

    def _batch_shape_tensor(self):
        return self.distribution.batch_shape_tensor()[: self._kept]

    def _event_shape(self):
        moved = self.distribution.batch_shape[self._kept :]
        return moved.concatenate(self.distribution.event_shape)

    def _event_shape_tensor(self):
        moved = self.distribution.batch_shape_tensor()[self._kept :]
        return tf.concat([moved, self.distribution.event_shape_tensor()], axis=0)

    def _sample_n(self, n, seed=None):
        return self.distribution.sample(sample_shape=n, seed=seed)

    def _log_prob(self, x):
        return self._total(self.distribution.log_prob(x))

    def _entropy(self):
        return self._total(self.distribution.entropy())

    def _mean(self):
        return self.distribution.mean()

    def _variance(self):
        return self.distribution.variance()

    def _stddev(self):
        return self.distribution.stddev()

    def _mode(self):
        return self.distribution.mode()

    def _total(self, values):
        return tf.reduce_sum(values, axis=[-1 - i for i in range(self.reinterpreted_batch_ndims)])


@_d.RegisterKL(Independent, Independent)
def _kl(a, b, name="kl_independent"):
    if a.reinterpreted_batch_ndims != b.reinterpreted_batch_ndims:
        raise ValueError(
            "kl_divergence: two Independent want the same reinterpreted_batch_ndims; got "
            f"{a.reinterpreted_batch_ndims} and {b.reinterpreted_batch_ndims}."
        )
    return a._total(_d.kl_divergence(a.distribution, b.distribution, name=name))
