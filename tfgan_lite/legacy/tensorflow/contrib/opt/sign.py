"""AddSign and PowerSign: steps that are longer where gradient and momentum agree in sign.

Source: Bello, Zoph, Vasudevan and Le, Neural Optimizer Search with Reinforcement Learning,
2017; TensorFlow 1.15.
"""

import math
from collections.abc import Callable
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.opt.kernels import OneForBoth, call

v1 = tf.compat.v1


class _SignOptimizer(OneForBoth, tf.compat.v1.train.Optimizer):
    """What both have: a momentum m = beta m + (1 - beta) g, and a decay of the sign's part."""

    _KERNEL = ""

    def __init__(
        self, given: dict[str, Any], sign_decay_fn: Any, use_locking: bool, name: str
    ) -> None:
        super().__init__(use_locking, name)
        self._given = given
        self._sign_decay_fn = sign_decay_fn
        self._sign_decay: Any = 1.0
        self._tensors: dict[str, Any] = {}

    def apply_gradients(
        self, grads_and_vars: Any, global_step: Any = None, name: str | None = None
    ) -> Any:
        """As `tf.train.Optimizer.apply_gradients`; the decay is a function of `global_step`."""
        if self._sign_decay_fn is not None:
            self._sign_decay = self._sign_decay_fn(global_step)
        return super().apply_gradients(grads_and_vars, global_step=global_step, name=name)

    def _create_slots(self, var_list: Any) -> None:
        for variable in var_list:
            self._zeros_slot(variable, "m", self._name)

    def _prepare(self) -> None:
        given = {**self._given, "sign_decay": self._sign_decay}
        self._tensors = {
            name: tf.convert_to_tensor(value, name=name) for name, value in given.items()
        }

    def _dense(self, grad: Any, var: Any) -> Any:
        state = {"var": var, "m": self.get_slot(var, "m")}
        return call(self._KERNEL, state, self._tensors, grad, use_locking=self._use_locking)

    def _sparse(self, values: Any, indices: Any, var: Any) -> Any:
        at = {n: tf.cast(value, var.dtype.base_dtype) for n, value in self._tensors.items()}
        m = self.get_slot(var, "m")
        decayed = v1.assign(m, m * at["beta"], use_locking=self._use_locking)
        with tf.control_dependencies([decayed]):
            added = (1 - at["beta"]) * values
            moved = v1.scatter_add(m, indices, added, use_locking=self._use_locking)
        agreement = tf.sign(tf.gather(moved, indices)) * tf.sign(values)
        step = at["lr"] * self._factor(at, at["sign_decay"] * agreement) * values
        return tf.group(v1.scatter_sub(var, indices, step, use_locking=self._use_locking), moved)

    def _factor(self, at, agreement):
        raise NotImplementedError


class AddSignOptimizer(_SignOptimizer):
    """var -= learning_rate (alpha + decay sign(g) sign(m)) g.

    Args:
      learning_rate: float or scalar tensor.
      alpha: float or scalar tensor.
      beta: float or scalar tensor, the decay of the momentum.
      sign_decay_fn: function from the global step to the decay, or None for 1.
      use_locking: bool.
      name: str.
    """

    _KERNEL = "AddSign"

    def __init__(
        self,
        learning_rate: Any = 0.1,
        alpha: Any = 1.0,
        beta: Any = 0.9,
        sign_decay_fn: Callable[[Any], Any] | None = None,
        use_locking: bool = False,
        name: str = "AddSignOptimizer",
    ) -> None:
        given = {"lr": learning_rate, "alpha": alpha, "beta": beta}
        super().__init__(given, sign_decay_fn, use_locking, name)

    def _factor(self, at, agreement):
        return at["alpha"] + agreement


class PowerSignOptimizer(_SignOptimizer):
    """var -= learning_rate base^(decay sign(g) sign(m)) g; see `AddSignOptimizer`.

    Args:
      learning_rate: float or scalar tensor.
      base: float above 0.
      beta: float or scalar tensor.
      sign_decay_fn: function from the global step to the decay, or None for 1.
      use_locking: bool.
      name: str.
    """

    _KERNEL = "PowerSign"

    def __init__(
        self,
        learning_rate: Any = 0.1,
        base: float = math.e,
        beta: Any = 0.9,
        sign_decay_fn: Callable[[Any], Any] | None = None,
        use_locking: bool = False,
        name: str = "PowerSignOptimizer",
    ) -> None:
        given = {"lr": learning_rate, "logbase": math.log(base), "beta": beta}
        super().__init__(given, sign_decay_fn, use_locking, name)

    def _factor(self, at, agreement):
        return tf.exp(at["logbase"] * agreement)
