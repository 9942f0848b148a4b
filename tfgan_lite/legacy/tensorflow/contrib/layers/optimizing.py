"""`optimize_loss`: from a loss to a training operation, with clipping, decay and summaries."""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.layers.gradient_treatment import (
    clipped_by_norm,
    multiplied,
    with_noise,
)

__all__ = ["OPTIMIZER_CLS_NAMES", "OPTIMIZER_SUMMARIES", "optimize_loss"]

v1 = tf.compat.v1
OPTIMIZER_CLS_NAMES = {
    "Adagrad": v1.train.AdagradOptimizer,
    "Adam": v1.train.AdamOptimizer,
    "Ftrl": v1.train.FtrlOptimizer,
    "Momentum": lambda learning_rate: v1.train.MomentumOptimizer(learning_rate, momentum=0.9),
    "RMSProp": v1.train.RMSPropOptimizer,
    "SGD": v1.train.GradientDescentOptimizer,
}
OPTIMIZER_SUMMARIES = [
    "learning_rate",
    "loss",
    "gradients",
    "gradient_norm",
    "global_gradient_norm",
]
_DEFAULT_SUMMARIES = ("loss", "learning_rate", "global_gradient_norm")


def optimize_loss(
    loss: Any,
    global_step: Any,
    learning_rate: Any,
    optimizer: Any,
    gradient_noise_scale: float | None = None,
    gradient_multipliers: Any = None,
    clip_gradients: Any = None,
    learning_rate_decay_fn: Callable[..., Any] | None = None,
    update_ops: Any = None,
    variables: Any = None,
    name: Any = None,
    summaries: Any = None,
    colocate_gradients_with_ops: bool = False,
    increment_global_step: bool = True,
) -> tf.Tensor:
    """Builds a training step.

    Args:
      loss: scalar tensor.
      global_step: integer scalar variable, counted up by each step; None for the graph's, if any.
      learning_rate: float, scalar tensor, or None.
      optimizer: a name in OPTIMIZER_CLS_NAMES; a class or function of the learning rate (of
        nothing where that is None); or an optimizer.
      gradient_noise_scale: float, the size of truncated normal noise on the gradients, or None.
      gradient_multipliers: dict from variable, or its name, to a factor for its gradient.
      clip_gradients: float, the largest global norm; a function on lists of (gradient, variable)
        such as `adaptive_clipping_fn()`; or None.
      learning_rate_decay_fn: a function of (learning rate, global step), or None.
      update_ops: operations to run before the loss; None for the collection UPDATE_OPS.
      variables: list to train; None for TRAINABLE_VARIABLES.
      name: str, the variable scope; None for `OptimizeLoss`, `OptimizeLoss_1` ... The learning
        rate is its variable `learning_rate`.
      summaries: list of names in OPTIMIZER_SUMMARIES; None for the loss, the learning rate and
        the global norm.
      colocate_gradients_with_ops: bool.
      increment_global_step: bool.

    Returns:
      The loss, computed after the step.

    Raises:
      ValueError: for a loss that is no scalar, an optimizer, learning rate, summary or
        clip_gradients outside these, and a decay without a global step.

    Source: `tf.contrib.layers` of TensorFlow 1.15.
    """
    loss = tf.convert_to_tensor(loss)
    v1.debugging.assert_scalar(loss)
    if global_step is None:
        global_step = v1.train.get_global_step()
    else:
        v1.train.assert_global_step(global_step)
    with v1.variable_scope(name, "OptimizeLoss", [loss, global_step]):
        updates = v1.get_collection(v1.GraphKeys.UPDATE_OPS) if update_ops is None else update_ops
        if updates:
            loss = _after(list(dict.fromkeys(updates)), loss)
        wanted = _checked_summaries(summaries)
        rate = _learning_rate(learning_rate)
        if rate is not None and learning_rate_decay_fn is not None:
            rate = _decayed(rate, learning_rate_decay_fn, global_step, wanted)
        trainer = _optimizer(optimizer, rate)
        gradients = trainer.compute_gradients(
            loss,
            v1.trainable_variables() if variables is None else variables,
            colocate_gradients_with_ops=colocate_gradients_with_ops,
        )
        gradients = _treated(
            gradients, gradient_noise_scale, gradient_multipliers, clip_gradients, wanted
        )
        if "loss" in wanted:
            v1.summary.scalar("loss", loss)
        _summarize_each(gradients, wanted)
        if clip_gradients is not None:
            _summarize_norm("global_norm/clipped_gradient_norm", gradients, wanted)
        step = trainer.apply_gradients(
            gradients, global_step=global_step if increment_global_step else None, name="train"
        )
        return _after([step], loss)


def _after(operations, value):
    with tf.control_dependencies(operations):
        return tf.identity(value, name="control_dependency")


def _checked_summaries(summaries):
    wanted = _DEFAULT_SUMMARIES if summaries is None else summaries
    for summary in wanted:
        if summary not in OPTIMIZER_SUMMARIES:
            raise ValueError(
                f"Summaries should be one of [{', '.join(OPTIMIZER_SUMMARIES)}], you provided "
                f"{summary}."
            )
    return wanted


def _learning_rate(value):
    """The learning rate as a tensor or as the scope's variable; None for None."""
    if value is None or (isinstance(value, tf.Tensor) and value.shape.rank == 0):
        return value
    if not isinstance(value, float):
        raise ValueError(
            f"Learning rate should be 0d Tensor or float. Got {value} of type {type(value)}"
        )
    if value < 0.0:
        raise ValueError(f"Invalid learning_rate {value}; it wants to be 0.0 or more.")
    constant = v1.constant_initializer(value)
    return v1.get_variable("learning_rate", [], trainable=False, initializer=constant)


def _decayed(rate, decay, global_step, wanted):
    if global_step is None:
        raise ValueError(
            "global_step is required for learning_rate_decay_fn. "
            "Give tf.train.get_or_create_global_step()."
        )
    rate = decay(rate, global_step)
    if "learning_rate" in wanted:
        v1.summary.scalar("learning_rate", rate)
    return rate


def _optimizer(optimizer, rate):
    base = v1.train.Optimizer
    if isinstance(optimizer, base):
        return optimizer
    is_class = isinstance(optimizer, type) and issubclass(optimizer, base)
    if isinstance(optimizer, str) or is_class:
        if rate is None:
            raise ValueError(
                "Learning rate is None, but should be specified if optimizer is a string or "
                f"class ({optimizer})."
            )
        if isinstance(optimizer, str) and optimizer not in OPTIMIZER_CLS_NAMES:
            raise ValueError(
                f"Optimizer name should be one of [{', '.join(OPTIMIZER_CLS_NAMES)}], you "
                f"provided {optimizer}."
            )
        maker = OPTIMIZER_CLS_NAMES[optimizer] if isinstance(optimizer, str) else optimizer
        return maker(learning_rate=rate)
    if not callable(optimizer):
        raise ValueError(
            "Unrecognized optimizer: should be string, subclass of Optimizer, instance of "
            f"subclass of Optimizer or function with one argument. Got {optimizer}."
        )
    made = optimizer() if rate is None else optimizer(rate)
    if not isinstance(made, base):
        raise ValueError(
            f"Unrecognized optimizer: function should return subclass of Optimizer. Got {made}."
        )
    return made


def _treated(gradients, noise_scale, multipliers, clip_gradients, wanted):
    """The gradients with noise, multiplied and clipped, in TF 1.15's order."""
    if noise_scale is not None:
        gradients = with_noise(gradients, noise_scale)
    if multipliers is not None:
        gradients = multiplied(gradients, multipliers)
    _summarize_norm("global_norm/gradient_norm", gradients, wanted)
    if clip_gradients is None:
        return gradients
    if isinstance(clip_gradients, float):
        return clipped_by_norm(gradients, clip_gradients)
    if callable(clip_gradients):
        return clip_gradients(gradients)
    raise ValueError(
        f"Unknown type {type(clip_gradients)} for clip_gradients; it wants a float or a function."
    )


def _summarize_norm(tag, gradients, wanted):
    if "global_gradient_norm" in wanted or "gradient_norm" in wanted:
        v1.summary.scalar(tag, tf.linalg.global_norm([gradient for gradient, _ in gradients]))


def _summarize_each(gradients, wanted):
    for gradient, variable in gradients:
        values = gradient.values if isinstance(gradient, tf.IndexedSlices) else gradient
        if values is None:
            continue
        name = variable.name.replace(":", "_")
        if "gradients" in wanted:
            v1.summary.histogram(f"gradients/{name}", values)
        if "gradient_norm" in wanted:
            v1.summary.scalar(f"gradient_norm/{name}", tf.linalg.global_norm([values]))
