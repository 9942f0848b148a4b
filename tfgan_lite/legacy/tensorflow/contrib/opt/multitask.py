"""`tf.contrib.opt.MultitaskOptimizerWrapper`: gradients of all zeros are as good as none."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1
_STEPS = ("_apply_dense", "_resource_apply_dense", "_apply_sparse", "_resource_apply_sparse")


class MultitaskOptimizerWrapper:
    """Keeps an optimizer from touching a variable whose gradient is zero everywhere.

    A loss that is masked out of a batch then leaves the variable's momentum alone. Everything
    else is the optimizer's own.

    Args:
      opt: `tf.train.Optimizer`. It is changed.

    Raises:
      TypeError: for what is no such optimizer.

    Source: TensorFlow 1.15.
    """

    def __init__(self, opt: Any) -> None:
        if not isinstance(opt, v1.train.Optimizer):
            raise TypeError(
                f"MultitaskOptimizerWrapper: opt wants a tf.train.Optimizer; got {opt!r}. "
                "Give it one, such as tf.train.MomentumOptimizer(0.1, 0.9)."
            )
        self._opt = opt
        for name in _STEPS:
            setattr(opt, name, _unless_zero(getattr(opt, name)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._opt, name)


def clip_gradients_by_global_norm(
    gradients_variables: Any, clip_norm: Any = 20.0
) -> tuple[list[tuple[Any, Any]], tf.Tensor]:
    """Clips gradients by the norm of all of them together.

    Args:
      gradients_variables: list of (gradient, variable).
      clip_norm: float or scalar tensor.

    Returns:
      The list of clipped pairs, and the scalar norm before clipping.
    """
    gradients, variables = zip(*gradients_variables, strict=True)
    norm = v1.global_norm(gradients)  # TensorFlow 1.15 leaves zeros out of it: the same number
    clipped, _ = v1.clip_by_global_norm(gradients, clip_norm, use_norm=norm)
    return list(zip(clipped, variables, strict=True)), norm


def _unless_zero(step):
    def guarded(grad: Any, *args: Any, **kwargs: Any) -> Any:
        def take() -> Any:
            with v1.control_dependencies([step(grad, *args, **kwargs)]):
                return tf.no_op()

        values = getattr(grad, "values", grad)
        return v1.cond(tf.equal(tf.math.count_nonzero(values), 0), tf.no_op, take)

    return guarded
