"""`tf.contrib.opt.VariableClippingOptimizer`: clips variables, not gradients, after each step."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


class VariableClippingOptimizer(tf.compat.v1.train.Optimizer):
    """Lets another optimizer take its step, then clips the norm of some variables.

    Args:
      opt: `tf.train.Optimizer`.
      vars_to_clip_dims: dict from variable to the list of axes over which its L2 norm is taken.
      max_norm: float.
      use_locking: bool.
      colocate_clip_ops_with_vars: whether clipping is placed where the variable is.
      name: str.

    Of a variable with a sparse gradient only the rows that it names are clipped, unless the
    norm goes over axis 0; what a row has too much is taken off once for each time that it is
    named, as in TensorFlow 1.15, so that a row named twice ends below the norm.
    """

    def __init__(
        self,
        opt: Any,
        vars_to_clip_dims: dict[Any, Any],
        max_norm: Any,
        use_locking: bool = False,
        colocate_clip_ops_with_vars: bool = False,
        name: str = "VariableClipping",
    ) -> None:
        super().__init__(use_locking, name)
        self._opt = opt
        self._axes = {variable.op.name: list(axes) for variable, axes in vars_to_clip_dims.items()}
        self._max_norm = max_norm
        self._colocate = colocate_clip_ops_with_vars

    def compute_gradients(self, *args: Any, **kwargs: Any) -> Any:
        """That of the other optimizer."""
        return self._opt.compute_gradients(*args, **kwargs)

    def get_slot(self, *args: Any, **kwargs: Any) -> Any:
        """That of the other optimizer."""
        return self._opt.get_slot(*args, **kwargs)

    def get_slot_names(self, *args: Any, **kwargs: Any) -> Any:
        """That of the other optimizer."""
        return self._opt.get_slot_names(*args, **kwargs)

    def apply_gradients(
        self, grads_and_vars: Any, global_step: Any = None, name: str | None = None
    ) -> Any:
        """Returns an operation that takes the step, then clips."""
        grads_and_vars = list(grads_and_vars)
        with v1.name_scope(name, self._name) as scope:
            stepped = self._opt.apply_gradients(grads_and_vars, global_step=global_step)
            with v1.control_dependencies([stepped]):
                clipped = [
                    self._clip(gradient, variable)
                    for gradient, variable in grads_and_vars
                    if gradient is not None and variable.op.name in self._axes
                ]
            return tf.group(stepped, *clipped, name=scope)

    def _clip(self, gradient, variable):
        axes = self._axes[variable.op.name]
        sparse = isinstance(gradient, tf.IndexedSlices) and 0 not in axes
        with v1.name_scope("clip_" + variable.op.name):
            with v1.colocate_with(variable, ignore_existing=False) if self._colocate else _open():
                # the value must be read after the step, not from a cache of before it
                value = variable.read_value()
                if not sparse:
                    return v1.assign(
                        variable,
                        v1.clip_by_norm(value, self._max_norm, axes),
                        use_locking=self._use_locking,
                    )
                rows = tf.gather(value, gradient.indices)
                excess = rows - v1.clip_by_norm(rows, self._max_norm, axes)
                return v1.scatter_sub(
                    variable, gradient.indices, excess, use_locking=self._use_locking
                )


def _open():
    return v1.control_dependencies([])
