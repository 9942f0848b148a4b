"""`tf.contrib.opt.DropStaleGradientOptimizer`: drops gradients that took too many steps."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


class DropStaleGradientOptimizer(tf.compat.v1.train.Optimizer):
    """Applies gradients only if few other steps were taken since their loss was computed.

    Args:
      opt: `tf.train.Optimizer`.
      staleness: int, how many steps of other workers are allowed in between.
      use_locking: bool.
      name: str.

    The variable `stale_counter` counts what was dropped. Source: TensorFlow 1.15.
    """

    def __init__(
        self, opt: Any, staleness: int, use_locking: bool = False, name: str = "DropStaleGradient"
    ) -> None:
        super().__init__(use_locking, name)
        self._opt = opt
        self._staleness = staleness
        self._step_before: Any = None

    def compute_gradients(self, loss: Any, *args: Any, **kwargs: Any) -> Any:
        """That of the other optimizer, after reading the global step."""
        self._step_before = v1.train.get_global_step() + 0
        with v1.control_dependencies([self._step_before]):
            return self._opt.compute_gradients(tf.identity(loss), *args, **kwargs)

    def get_slot(self, *args: Any, **kwargs: Any) -> Any:
        """That of the other optimizer."""
        return self._opt.get_slot(*args, **kwargs)

    def get_slot_names(self, *args: Any, **kwargs: Any) -> Any:
        """That of the other optimizer."""
        return self._opt.get_slot_names(*args, **kwargs)

    def apply_gradients(
        self, grads_and_vars: Any, global_step: Any = None, name: str | None = None
    ) -> Any:
        """Returns the count of dropped steps, as a tensor that takes or drops this one."""
        grads_and_vars = list(grads_and_vars)
        dropped = v1.get_variable(
            "stale_counter", [], initializer=v1.zeros_initializer(), trainable=False
        )

        def take() -> tf.Tensor:
            step = self._opt.apply_gradients(grads_and_vars, global_step=global_step, name=name)
            with v1.control_dependencies([step]):
                return tf.identity(0.0)

        gradients = [gradient for gradient, _ in grads_and_vars if gradient is not None]
        with v1.control_dependencies([getattr(g, "values", g) for g in gradients]):
            stale = tf.reshape(tf.identity(global_step) - self._step_before, [])
        is_fresh = tf.less_equal(stale, tf.cast(self._staleness, stale.dtype))
        counted = v1.assign_add(dropped, v1.cond(is_fresh, take, lambda: tf.identity(1.0)))
        steps = tf.cast(global_step + 1, tf.float32)
        v1.summary.scalar("Gradient staleness percentage", dropped / steps)
        return counted
