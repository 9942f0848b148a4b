"""What may be done to gradients between computing and applying them: clip, multiply, summarize.

Each takes the list of (gradient, variable) pairs that `Optimizer.compute_gradients` returns. A
gradient is a tensor, an IndexedSlices, or None where the loss does not depend on the variable.
Source: TensorFlow 1.15, `tf.contrib.training`.
"""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1
Pairs = list[tuple[Any, Any]]


def add_gradients_summaries(grads_and_vars: Any) -> list[tf.Tensor]:
    """Adds a histogram of each gradient and its norm to the summaries, and returns these."""
    summaries = []
    for gradient, variable in grads_and_vars:
        if gradient is None:
            v1.logging.info("Var %s has no gradient", variable.op.name)
            continue
        values = gradient.values if isinstance(gradient, tf.IndexedSlices) else gradient
        name = variable.op.name + "_gradient"
        summaries.append(v1.summary.histogram(name, values))
        summaries.append(v1.summary.scalar(name + "_norm", tf.linalg.global_norm([values])))
    return summaries


def clip_gradient_norms(gradients_to_variables: Any, max_norm: Any) -> Pairs:
    """Returns the pairs with each gradient scaled down to an L2 norm of at most `max_norm`."""

    def clip(gradient: Any, variable: Any) -> Any:
        return None if gradient is None else _changed(gradient, clipped)

    def clipped(values: Any) -> Any:
        return v1.clip_by_norm(values, max_norm)

    return [(clip(*pair), pair[1]) for pair in gradients_to_variables]


def clip_gradient_norms_fn(max_norm: Any) -> Callable[[Any], Pairs]:
    """Returns `clip_gradient_norms` for one `max_norm`: a function of the pairs alone."""
    return lambda gradients_to_variables: clip_gradient_norms(gradients_to_variables, max_norm)


def multiply_gradients(grads_and_vars: Pairs, gradient_multipliers: dict[Any, Any]) -> Pairs:
    """Returns the pairs with some gradients multiplied by numbers.

    Args:
      grads_and_vars: list of pairs.
      gradient_multipliers: dict from variable, or from its name without `:0`, to number or
        scalar tensor.

    Raises:
      ValueError: for arguments of other types, no multipliers, or one for a gradient of None.
    """
    where = "multiply_gradients"
    if not isinstance(grads_and_vars, list):
        raise ValueError(f"{where}: grads_and_vars wants a list; got {grads_and_vars!r}.")
    if not isinstance(gradient_multipliers, dict) or not gradient_multipliers:
        raise ValueError(
            f"{where}: gradient_multipliers wants a dict that is not empty; "
            f"got {gradient_multipliers!r}. Leave the argument out to multiply nothing."
        )
    by_name = {
        getattr(getattr(key, "op", None), "name", key): value
        for key, value in gradient_multipliers.items()
    }
    multiplied = []
    for gradient, variable in grads_and_vars:
        if variable.op.name in by_name:
            if gradient is None:
                raise ValueError(
                    f"{where}: {variable.op.name} wants a gradient to multiply; got None. "
                    "Take the variable out of gradient_multipliers."
                )
            factor = tf.convert_to_tensor(by_name[variable.op.name], dtype=gradient.dtype)
            gradient = _changed(gradient, lambda values, factor=factor: values * factor)
        multiplied.append((gradient, variable))
    return multiplied


def _changed(gradient, change):
    if isinstance(gradient, tf.IndexedSlices):
        return tf.IndexedSlices(change(gradient.values), gradient.indices, gradient.dense_shape)
    return change(gradient)
