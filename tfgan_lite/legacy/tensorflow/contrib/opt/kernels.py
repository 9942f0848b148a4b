"""How the optimizers here reach TensorFlow's update kernels, for either kind of variable.

`tf.train.Optimizer` is made to be subclassed by overriding `_apply_dense`, `_apply_sparse` and
their twins for resource variables; the classes here give one method for both of a kind.
"""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


class OneForBoth:
    """Leads the four methods that `tf.train.Optimizer` calls to two; comes before it as a base.

    A subclass has `_dense(grad, var)` and `_sparse(values, indices, var)`. Each returns an
    operation.
    """

    def _apply_dense(self, grad: Any, var: Any) -> Any:
        return self._dense(grad, var)

    def _resource_apply_dense(self, grad: Any, var: Any) -> Any:
        return self._dense(grad, var)

    def _apply_sparse(self, grad: Any, var: Any) -> Any:
        return self._sparse(grad.values, grad.indices, var)

    def _resource_apply_sparse(self, grad: Any, var: Any, indices: Any) -> Any:
        return self._sparse(grad, indices, var)

    def _dense(self, grad: Any, var: Any) -> Any:
        raise NotImplementedError

    def _sparse(self, values: Any, indices: Any, var: Any) -> Any:
        raise NotImplementedError


def call(
    kernel: str, state: dict[str, Any], scalars: dict[str, Any], grad: Any, **flags: Any
) -> Any:
    """Returns the operation of an update kernel.

    Args:
      kernel: name such as `Adam`, for `tf.raw_ops.ApplyAdam` and `ResourceApplyAdam`.
      state: dict from the kernel's argument to variable; `var` is the one that is trained.
      scalars: dict from the kernel's argument to scalar, cast to the dtype of the variable.
      grad: tensor of the shape of the variable.
      **flags: the rest of the kernel's arguments.
    """
    dtype = state["var"].dtype.base_dtype
    scalars = {name: tf.cast(value, dtype) for name, value in scalars.items()}
    if hasattr(state["var"], "handle"):
        handles = {name: variable.handle for name, variable in state.items()}
        return getattr(tf.raw_ops, f"ResourceApply{kernel}")(
            **handles, **scalars, grad=grad, **flags
        )
    updated = getattr(tf.raw_ops, f"Apply{kernel}")(**state, **scalars, grad=grad, **flags)
    return updated.op


def adam_terms(adam: Any, var: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Returns the state and the scalars of a `tf.train.AdamOptimizer` for one variable.

    The scalars have no public names: the powers of the betas, and the hyperparameters as
    tensors. The recordings of the optimizers fail where TensorFlow renames them.
    """
    beta1_power, beta2_power = adam._get_beta_accumulators()
    state = {"var": var, "m": adam.get_slot(var, "m"), "v": adam.get_slot(var, "v")}
    scalars = {
        "beta1_power": beta1_power,
        "beta2_power": beta2_power,
        "lr": adam._lr_t,
        "beta1": adam._beta1_t,
        "beta2": adam._beta2_t,
        "epsilon": adam._epsilon_t,
    }
    return state, {name: tf.cast(value, var.dtype.base_dtype) for name, value in scalars.items()}
