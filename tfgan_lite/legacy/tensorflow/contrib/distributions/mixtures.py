"""`Mixture` and `MixtureSameFamily`. Source: TensorFlow 1.15 (`tf.contrib.distributions`)."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.distributions.arguments import keeps_arguments

v1 = tf.compat.v1
_d = v1.distributions


class _Mixture(tf.compat.v1.distributions.Distribution):
    """What both have in common: the components' values, on an axis of their own, and weights."""

    def _choose(self, drawn, samples, event_rank):
        """Returns `[n, B, E]` of samples `[n, B, k, E]`, by drawn components `[n, B]`."""
        mask = tf.one_hot(drawn, v1.shape(self._logits())[-1], dtype=self.dtype)
        for _ in range(event_rank):
            mask = mask[..., tf.newaxis]
        return tf.reduce_sum(samples * mask, axis=-1 - event_rank)

    def _weights(self, event_rank):
        probs = tf.nn.softmax(self._logits())
        for _ in range(event_rank):
            probs = probs[..., tf.newaxis]
        return probs

    def _moments(self, means, variances):
        """Returns mean and variance `[B, E]` of those of the components, `[B, k, E]`."""
        rank = self.event_shape.rank
        weights, axis = self._weights(rank), -1 - rank
        mean = tf.reduce_sum(weights * means, axis=axis, keepdims=True)
        spread = tf.reduce_sum(
            weights * (variances + tf.math.squared_difference(means, mean)), axis=axis
        )
        return tf.squeeze(mean, [axis]), spread


@keeps_arguments
class Mixture(_Mixture):
    """A mixture of distributions of any kinds.

    Args:
      cat: `Categorical` of as many classes as there are components.
      components: list of distributions of one dtype, batch shape and event shape.
      validate_args: bool; accepted, values are not checked.
      allow_nan_stats: bool.
      use_static_graph: bool; has no effect, all components are sampled.
      name: str.

    Raises:
      TypeError: for a `cat` that is no `Categorical`, or components of several dtypes.
      ValueError: for no components, another number than there are classes, or an event of
        unknown rank.
    """

    def __init__(
        self,
        cat: Any,
        components: Any,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        use_static_graph: bool = False,
        name: str = "Mixture",
    ) -> None:
        if not isinstance(cat, _d.Categorical):
            raise TypeError(f"Mixture: cat wants a Categorical; got {cat}.")
        if not components or not isinstance(components, (list, tuple)):
            raise ValueError(f"Mixture: components wants a list; got {components!r}.")
        dtypes = {component.dtype for component in components}
        if len(dtypes) > 1:
            raise TypeError(f"Mixture: components want one dtype; got {dtypes}.")
        classes = cat.logits.shape.as_list()[-1]
        if classes != len(components):
            raise ValueError(
                f"Mixture: components want one for each of {classes} classes; got "
                f"{len(components)}."
            )
        if components[0].event_shape.rank is None:
            raise ValueError("Mixture: components want an event of known rank; got none.")
        self.cat, self.components = cat, list(components)
        self.num_components = len(components)
        super().__init__(
            dtype=components[0].dtype,
            reparameterization_type=_d.NOT_REPARAMETERIZED,
            validate_args=validate_args,
            allow_nan_stats=allow_nan_stats,
            name=name,
        )

    def _logits(self):
        return self.cat.logits

    def _batch_shape(self):
        shape = self.cat.batch_shape
        for component in self.components:
            shape = shape.merge_with(component.batch_shape)
        return shape

    def _batch_shape_tensor(self):
        return self.cat.batch_shape_tensor()

    def _event_shape(self):
        return self.components[0].event_shape

    def _event_shape_tensor(self):
        return self.components[0].event_shape_tensor()

    def _stacked(self, values):
        return tf.stack(values, axis=-1 - self.event_shape.rank)

    def _sample_n(self, n, seed=None):
        samples = self._stacked(
            [
                component.sample(n, seed=None if seed is None else seed + i + 1)
                for i, component in enumerate(self.components)
            ]
        )
        drawn = self.cat.sample(n, seed=seed)
        return self._choose(drawn, samples, self.event_shape.rank)

    def _log_prob(self, x):
        each = tf.stack([component.log_prob(x) for component in self.components], -1)
        return tf.reduce_logsumexp(each + tf.nn.log_softmax(self.cat.logits), -1)

    def _log_cdf(self, x):
        each = tf.stack([component.log_cdf(x) for component in self.components], -1)
        return tf.reduce_logsumexp(each + tf.nn.log_softmax(self.cat.logits), -1)

    def _mean(self):
        means = self._stacked([component.mean() for component in self.components])
        return self._moments(means, tf.zeros_like(means))[0]

    def _variance(self):
        return self._moments(
            self._stacked([component.mean() for component in self.components]),
            self._stacked([component.variance() for component in self.components]),
        )[1]

    def _stddev(self):
        return tf.sqrt(self._variance())

    def entropy_lower_bound(self, name: str = "entropy_lower_bound") -> tf.Tensor:
        """Returns the mean entropy of the components, which the mixture's is not below."""
        with v1.name_scope(name):
            each = tf.stack([component.entropy() for component in self.components], -1)
            return tf.reduce_sum(each * tf.nn.softmax(self.cat.logits), -1)


@keeps_arguments
class MixtureSameFamily(_Mixture):
    """A mixture of the distributions along the last axis of a batch.

    Args:
      mixture_distribution: `Categorical`.
      components_distribution: distribution with batch shape `[..., k]`.
      validate_args: bool; accepted, values are not checked.
      allow_nan_stats: bool.
      name: str.

    Raises:
      ValueError: if k is not the number of classes.
    """

    def __init__(
        self,
        mixture_distribution: Any,
        components_distribution: Any,
        validate_args: bool = False,
        allow_nan_stats: bool = True,
        name: str = "MixtureSameFamily",
    ) -> None:
        classes = mixture_distribution.logits.shape.as_list()[-1]
        k = components_distribution.batch_shape.as_list()[-1]
        if None not in (classes, k) and classes != k:
            raise ValueError(
                f"MixtureSameFamily: components_distribution wants a batch of {classes} in its "
                f"last axis; got {k}."
            )
        self.mixture_distribution = mixture_distribution
        self.components_distribution = components_distribution
        super().__init__(
            dtype=components_distribution.dtype,
            reparameterization_type=_d.NOT_REPARAMETERIZED,
            validate_args=validate_args,
            allow_nan_stats=allow_nan_stats,
            name=name,
        )

    def _logits(self):
        return self.mixture_distribution.logits

    def _batch_shape(self):
        return self.components_distribution.batch_shape[:-1]

    def _batch_shape_tensor(self):
        return self.components_distribution.batch_shape_tensor()[:-1]

    def _event_shape(self):
        return self.components_distribution.event_shape

    def _event_shape_tensor(self):
        return self.components_distribution.event_shape_tensor()

    def _sample_n(self, n, seed=None):
        samples = self.components_distribution.sample(
            n, seed=None if seed is None else seed + 1
        )  # [n, B, k, E]
        shape = tf.concat([[n], self.batch_shape_tensor()], 0)
        classes = v1.shape(self._logits())[-1]
        logits = self._logits() + tf.zeros(tf.concat([self.batch_shape_tensor(), [classes]], 0))
        drawn = v1.multinomial(tf.reshape(logits, [-1, classes]), n, seed=seed)
        drawn = tf.reshape(tf.transpose(drawn), shape)
        return self._choose(drawn, samples, self.event_shape.rank)

    def _log_prob(self, x):
        each = self.components_distribution.log_prob(self._beside(x))
        return tf.reduce_logsumexp(each + tf.nn.log_softmax(self._logits()), -1)

    def _log_cdf(self, x):
        each = self.components_distribution.log_cdf(self._beside(x))
        return tf.reduce_logsumexp(each + tf.nn.log_softmax(self._logits()), -1)

    def _mean(self):
        means = self.components_distribution.mean()
        return self._moments(means, tf.zeros_like(means))[0]

    def _variance(self):
        components = self.components_distribution
        return self._moments(components.mean(), components.variance())[1]

    def _stddev(self):
        return tf.sqrt(self._variance())

    def _covariance(self):
        if self.event_shape.rank != 1:
            raise NotImplementedError("covariance: wants events that are vectors.")
        means = self.components_distribution.mean()  # [B, k, E]
        from_mean = means - tf.expand_dims(self._mean(), -2)
        spread = from_mean[..., tf.newaxis, :] * from_mean[..., tf.newaxis]
        each = self.components_distribution.covariance() + spread
        return tf.reduce_sum(self._weights(2) * each, axis=-3)

    def _beside(self, x):
        return tf.expand_dims(tf.convert_to_tensor(x), -1 - self.event_shape.rank)
