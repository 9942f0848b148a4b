"""`adaptive_clipping_fn`: gradients are clipped where their norm stands out from earlier ones."""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.layers.gradient_treatment import scaled
from tfgan_lite.legacy.tensorflow.contrib.layers.moving_averages import assign_moving_average

__all__ = ["adaptive_clipping_fn"]

v1 = tf.compat.v1


def adaptive_clipping_fn(
    std_factor: Any = 2.0,
    decay: Any = 0.95,
    static_max_norm: Any = None,
    global_step: Any = None,
    report_summary: bool = False,
    epsilon: float = 1e-8,
    name: Any = None,
) -> Callable[[list[tuple[Any, Any]]], list[tuple[Any, Any]]]:
    """Returns a function on lists of (gradient, variable), for `optimize_loss(clip_gradients=)`.

    Where the norm of all gradients is above `exp(mean + std_factor * std)` of the logarithms of
    earlier norms, they are scaled to a norm of `exp(mean)`.

    Args:
      std_factor: float.
      decay: float, the share of the moving averages that stays.
      static_max_norm: float, which no norm is to be above; or None.
      global_step: integer scalar; with it the averages move faster at first. Or None.
      report_summary: bool, whether there is a summary of the largest norm.
      epsilon: float, the least variance.
      name: str, the variable scope of `mean` and `sq_mean`; None for `AdaptiveMaxNorm`.

    Source: Shang et al. 2014 (arXiv 1412.1602), 3.2.1; `tf.contrib.layers` of TensorFlow 1.15.
    """

    def clip(grads_and_vars: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
        norm = tf.linalg.global_norm([gradient for gradient, _ in grads_and_vars])
        with v1.variable_scope(name, "AdaptiveMaxNorm", [norm]):
            largest, mean = _largest_norm(norm, std_factor, decay, global_step, epsilon)
        if report_summary:
            v1.summary.scalar("global_norm/adaptive_max_gradient_norm", largest)
        factor = tf.where(norm < largest, tf.ones_like(norm), tf.exp(mean) / norm)
        if static_max_norm is not None:
            factor = tf.minimum(static_max_norm / norm, factor)
        return [(scaled(gradient, factor), variable) for gradient, variable in grads_and_vars]

    return clip


def _largest_norm(norm, std_factor, decay, global_step, epsilon):
    """Moves the averages; returns (largest norm, mean logarithm)."""
    logarithm = tf.math.log(norm + epsilon)
    if global_step is not None:
        steps = tf.cast(global_step, tf.float32)
        decay = tf.minimum(decay, steps / (steps + 1.0))

    def average(name: str, value: tf.Tensor) -> tf.Tensor:
        zeros = v1.zeros_initializer()
        how = {"dtype": value.dtype, "initializer": zeros, "trainable": False}
        variable = v1.get_variable(name, value.shape, **how)
        return assign_moving_average(variable, value, decay, zero_debias=False)

    mean, square = average("mean", logarithm), average("sq_mean", tf.square(logarithm))
    deviation = tf.sqrt(tf.maximum(epsilon, square - tf.square(mean)))
    return tf.exp(mean + std_factor * deviation), mean
