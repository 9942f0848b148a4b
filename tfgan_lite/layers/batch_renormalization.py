"""Batch renormalization: training that already uses, in part, the running averages.

A normalized x becomes `x * r + d`, with r and d such that the batch's statistics are
replaced by running ones, as far as the clipping allows.

Source: Ioffe 2017; the order of the updates is that of `tf.layers` of TensorFlow 1.15.
"""

import tensorflow as tf

from tfgan_lite.layers.choose import choose


def move(average, value, momentum):
    """Moves a running average towards `value`; returns the new one.

    Args:
      average: a variable.
      value: a tensor of its shape.
      momentum: float or scalar tensor: the share that stays.
    """
    with tf.name_scope("AssignMovingAvg") as scope:
        decay = tf.cast(1.0 - momentum, average.dtype)
        moved = average.assign_sub((average - value) * decay)
        return tf.identity(moved, name=scope)  # the name of the operation in TF 1.15


class Renormalization:
    """The extra variables of one layer with `renorm=True`, and what is done with them.

    Args:
      layer: the `BatchNormalization`.
      statistic: a function from (name, initializer) to an untrainable variable `[C]`.
    """

    def __init__(self, layer, statistic):
        self.epsilon, self.momentum = layer.epsilon, layer.momentum
        self.renorm_momentum, self.clipping = layer.renorm_momentum, layer.renorm_clipping
        variance_initializer = layer.moving_variance_initializer
        if isinstance(variance_initializer, type):
            variance_initializer = variance_initializer()

        def stddev_initializer(*args, **kwargs):
            return tf.sqrt(variance_initializer(*args, **kwargs))

        layer.moving_stddev = self.moving_stddev = statistic("moving_stddev", stddev_initializer)
        mean_initializer = layer.moving_mean_initializer
        layer.renorm_mean = self.renorm_mean = statistic("renorm_mean", mean_initializer)
        layer.renorm_stddev = self.renorm_stddev = statistic("renorm_stddev", stddev_initializer)
        self._corrections: tuple = ()

    def correct(self, mean, variance, training):
        """Returns (r, d) `[C]` without gradients; (1, 0) when not training."""
        stddev = tf.sqrt(variance + self.epsilon)
        running = tf.maximum(self.renorm_stddev, self.epsilon**0.5)  # early on it may be tiny
        r, d = stddev / running, (mean - self.renorm_mean) / running
        self._corrections = (r, d)
        if self.clipping.get("rmin") is not None:
            r = tf.maximum(r, self.clipping["rmin"])
        if self.clipping.get("rmax") is not None:
            r = tf.minimum(r, self.clipping["rmax"])
        if self.clipping.get("dmax") is not None:
            d = tf.clip_by_value(d, -self.clipping["dmax"], self.clipping["dmax"])
        r = choose(training, lambda: r, lambda: tf.ones_like(r))
        d = choose(training, lambda: d, lambda: tf.zeros_like(d))
        return tf.stop_gradient(r), tf.stop_gradient(d)

    def move_mean(self, moving_mean, mean, variance):
        """Moves the renorm averages, once r and d have been taken from them, and `moving_mean`."""
        stddev = tf.sqrt(variance + self.epsilon)
        with tf.control_dependencies(self._corrections):
            moved = [
                move(self.renorm_mean, mean, self.renorm_momentum),
                move(self.renorm_stddev, stddev, self.renorm_momentum),
            ]
        with tf.control_dependencies(moved):
            return move(moving_mean, mean, self.momentum)

    def move_variance(self, moving_variance, variance):
        """Moves the running standard deviation, and sets `moving_variance` to its square."""
        stddev = move(self.moving_stddev, tf.sqrt(variance + self.epsilon), self.momentum)
        # Rounding may push it below zero.
        moved = tf.nn.relu(tf.square(stddev) - self.epsilon)
        return tf.convert_to_tensor(moving_variance.assign(moved))
