"""Decoupled weight decay: `AdamWOptimizer`, `MomentumWOptimizer`, and the class that makes them.

Source: Loshchilov and Hutter, Decoupled Weight Decay Regularization, 2019; TensorFlow 1.15.
"""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


class DecoupledWeightDecayExtension:
    """Takes `weight_decay` times a variable off it before the optimizer's own step.

    Comes before the optimizer as a base: `class MyW(DecoupledWeightDecayExtension,
    SomeOptimizer)`. The decay is not multiplied by the learning rate. A sparse gradient
    decays only the rows that it names. The decay waits for the gradient, which it did not in
    TensorFlow 1.15: there a gradient could be that of weights which had decayed already.

    Args:
      weight_decay: float, scalar tensor, or function that returns one.
      **kwargs: those of the optimizer.
    """

    def __init__(self, weight_decay: Any, **kwargs: Any) -> None:
        self._use_locking = False  # the optimizer sets its own below
        self._weight_decay = weight_decay
        self._decayed: set[int] | None = None  # ids of the variables to decay; None for all
        self._weight_decay_tensor: Any = None
        super().__init__(**kwargs)

    def minimize(
        self,
        loss: Any,
        global_step: Any = None,
        var_list: Any = None,
        gate_gradients: int = v1.train.Optimizer.GATE_OP,
        aggregation_method: Any = None,
        colocate_gradients_with_ops: bool = False,
        name: str | None = None,
        grad_loss: Any = None,
        decay_var_list: Any = None,
    ) -> Any:
        """As `tf.train.Optimizer.minimize`.

        In TensorFlow 1.15 `decay_var_list` had no effect here, because the call of
        `apply_gradients` reset it: every variable decayed. That is kept; give
        `decay_var_list` to `apply_gradients`.
        """
        return super().minimize(  # type: ignore[misc]
            loss,
            global_step=global_step,
            var_list=var_list,
            gate_gradients=gate_gradients,
            aggregation_method=aggregation_method,
            colocate_gradients_with_ops=colocate_gradients_with_ops,
            name=name,
            grad_loss=grad_loss,
        )

    def apply_gradients(
        self,
        grads_and_vars: Any,
        global_step: Any = None,
        name: str | None = None,
        decay_var_list: Any = None,
    ) -> Any:
        """As `tf.train.Optimizer.apply_gradients`; only `decay_var_list` decay, or all."""
        self._decayed = {id(v) for v in decay_var_list} if decay_var_list else None
        return super().apply_gradients(  # type: ignore[misc]
            grads_and_vars, global_step=global_step, name=name
        )

    def _prepare(self) -> None:
        decay = self._weight_decay() if callable(self._weight_decay) else self._weight_decay
        self._weight_decay_tensor = tf.convert_to_tensor(decay, name="weight_decay")
        super()._prepare()  # type: ignore[misc]

    def _decay(self, grad, var):
        if self._decayed is not None and id(var) not in self._decayed:
            return tf.no_op()
        decay = tf.cast(self._weight_decay_tensor, var.dtype.base_dtype)
        with tf.control_dependencies([grad]):  # which is to be that of the weights as they were
            return v1.assign_sub(var, decay * var, use_locking=self._use_locking)

    def _decay_rows(self, values, indices, var):
        if self._decayed is not None and id(var) not in self._decayed:
            return tf.no_op()
        decay = tf.cast(self._weight_decay_tensor, var.dtype.base_dtype)
        with tf.control_dependencies([values]):
            rows = decay * tf.gather(var, indices)
            return v1.scatter_sub(var, indices, rows, use_locking=self._use_locking)

    def _apply_dense(self, grad: Any, var: Any) -> Any:
        with tf.control_dependencies([self._decay(grad, var)]):
            return super()._apply_dense(grad, var)  # type: ignore[misc]

    def _resource_apply_dense(self, grad: Any, var: Any) -> Any:
        with tf.control_dependencies([self._decay(grad, var)]):
            return super()._resource_apply_dense(grad, var)  # type: ignore[misc]

    def _apply_sparse(self, grad: Any, var: Any) -> Any:
        with tf.control_dependencies([self._decay_rows(grad.values, grad.indices, var)]):
            return super()._apply_sparse(grad, var)  # type: ignore[misc]

    def _resource_apply_sparse(self, grad: Any, var: Any, indices: Any) -> Any:
        with tf.control_dependencies([self._decay_rows(grad, indices, var)]):
            return super()._resource_apply_sparse(grad, var, indices)  # type: ignore[misc]


def extend_with_decoupled_weight_decay(base_optimizer: type) -> type:
    """Returns a subclass of an optimizer class whose first argument is `weight_decay`."""

    class OptimizerWithDecoupledWeightDecay(DecoupledWeightDecayExtension, base_optimizer):
        def __init__(self, weight_decay: Any, *args: Any, **kwargs: Any) -> None:
            super().__init__(weight_decay, *args, **kwargs)

    return OptimizerWithDecoupledWeightDecay


class MomentumWOptimizer(DecoupledWeightDecayExtension, tf.compat.v1.train.MomentumOptimizer):
    """`tf.train.MomentumOptimizer` with decoupled weight decay (SGDW)."""

    def __init__(
        self,
        weight_decay: Any,
        learning_rate: Any,
        momentum: Any,
        use_locking: bool = False,
        name: str = "MomentumW",
        use_nesterov: bool = False,
    ) -> None:
        super().__init__(
            weight_decay,
            learning_rate=learning_rate,
            momentum=momentum,
            use_locking=use_locking,
            name=name,
            use_nesterov=use_nesterov,
        )


class AdamWOptimizer(DecoupledWeightDecayExtension, tf.compat.v1.train.AdamOptimizer):
    """`tf.train.AdamOptimizer` with decoupled weight decay (AdamW)."""

    def __init__(
        self,
        weight_decay: Any,
        learning_rate: Any = 0.001,
        beta1: Any = 0.9,
        beta2: Any = 0.999,
        epsilon: Any = 1e-8,
        use_locking: bool = False,
        name: str = "AdamW",
    ) -> None:
        super().__init__(
            weight_decay,
            learning_rate=learning_rate,
            beta1=beta1,
            beta2=beta2,
            epsilon=epsilon,
            use_locking=use_locking,
            name=name,
        )
