"""The variables of one batch normalization, and how its moving averages are kept."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.layers.layer_variables import parameter
from tfgan_lite.legacy.tensorflow.contrib.layers.moving_averages import assign_moving_average
from tfgan_lite.legacy.tensorflow.contrib.layers.static_conditions import (
    constant_value,
    smart_cond,
)

v1 = tf.compat.v1


class Statistics:
    """`beta`, `gamma`, `moving_mean` and `moving_variance` below the current variable scope.

    Args:
      given: dict of the arguments of `batch_norm`.
      size: int, the number of channels.
      dtype: of the variables.
      regularized: bool, whether `param_regularizers` is heeded, which TF 1.15 forgot on one way.

    Attributes:
      beta, gamma: variables `[size]`, or None.
      moving_mean, moving_variance: variables `[size]`.
    """

    def __init__(self, given: dict[str, Any], size: int, dtype: Any, regularized: bool) -> None:
        self._given, self._size, self._dtype = given, size, dtype
        regularizers = (given["param_regularizers"] or {}) if regularized else {}
        self.beta = self.gamma = None
        if given["center"]:
            self.beta = self._make("beta", v1.zeros_initializer(), regularizers.get("beta"))
        if given["scale"]:
            self.gamma = self._make("gamma", v1.ones_initializer(), regularizers.get("gamma"))
        with v1.variable_scope(v1.get_variable_scope()) as unpartitioned:
            unpartitioned.set_partitioner(None)  # an average moves as a whole
            self.moving_mean = self._make("moving_mean", v1.zeros_initializer())
            self.moving_variance = self._make("moving_variance", v1.ones_initializer())

    def _make(self, name, default, regularizer=None):
        initializers = self._given["param_initializers"] or {}
        trainable = self._given["trainable"] and name in ("beta", "gamma")
        collections = self._given["variables_collections"]
        initializer = initializers.get(name, default)
        shape, dtype = [self._size], self._dtype
        return parameter(name, shape, dtype, initializer, collections, trainable, regularizer)

    @property
    def may_train(self) -> bool:
        """Whether `is_training` is true, or not known yet."""
        known = constant_value(self._given["is_training"])
        return known is None or bool(known)

    def moved(self, mean: Any, variance: Any) -> tuple[Any, Any]:
        """Moves both averages towards a batch's statistics; returns the new ones."""
        decay, debias = self._given["decay"], self._given["zero_debias_moving_mean"]
        return (
            assign_moving_average(self.moving_mean, mean, decay, zero_debias=debias),
            assign_moving_average(self.moving_variance, variance, decay, zero_debias=False),
        )

    def collect_updates(self, mean: Any, variance: Any) -> None:
        """Puts the two updates into the collections that they were asked for in."""
        for update in self._chosen(lambda: self.moved(mean, variance), self._averages):
            v1.add_to_collections(self._given["updates_collections"], update)

    def used(self, moments: Any) -> tuple[Any, Any]:
        """Returns (mean, variance) to normalize by: those of the batch in training.

        Args:
          moments: a function that returns those of the batch.
        """
        if not self.may_train:
            return self.moving_mean, self.moving_variance
        mean, variance = moments()
        if self._given["updates_collections"] is not None:
            self.collect_updates(mean, variance)
            return self._chosen(lambda: (mean, variance), self._averages)

        def after_updates() -> tuple[Any, Any]:
            with tf.control_dependencies(self.moved(mean, variance)):
                return tf.identity(mean), tf.identity(variance)

        return self._chosen(after_updates, self._averages)

    def _averages(self):
        return tf.convert_to_tensor(self.moving_mean), tf.convert_to_tensor(self.moving_variance)

    def _chosen(self, if_training, if_not):
        return smart_cond(self._given["is_training"], if_training, if_not)
