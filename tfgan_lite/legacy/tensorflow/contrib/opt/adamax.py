"""`tf.contrib.opt.AdaMaxOptimizer`: Adam by the infinity norm."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.opt.kernels import OneForBoth, call

v1 = tf.compat.v1


class AdaMaxOptimizer(OneForBoth, tf.compat.v1.train.Optimizer):
    """AdaMax: m = beta1 m + (1 - beta1) g; v = max(beta2 v, |g|);
    var -= learning_rate / (1 - beta1^t) m / (v + epsilon).

    A sparse gradient changes only the rows that it names. Slots are `m` and `v`, and the
    variable `beta1_power` counts.
    Source: Kingma and Ba, Adam, 2015, section 7.1; TensorFlow 1.15, where it is a subclass of
    AdamOptimizer.
    """

    def __init__(
        self,
        learning_rate: Any = 0.001,
        beta1: Any = 0.9,
        beta2: Any = 0.999,
        epsilon: Any = 1e-8,
        use_locking: bool = False,
        name: str = "AdaMax",
    ) -> None:
        super().__init__(use_locking, name)
        self._given = {"lr": learning_rate, "beta1": beta1, "beta2": beta2, "epsilon": epsilon}
        self._tensors: dict[str, Any] = {}

    def _prepare(self) -> None:
        self._tensors = {
            name: tf.convert_to_tensor(value() if callable(value) else value, name=name)
            for name, value in self._given.items()
        }

    def _create_slots(self, var_list: Any) -> None:
        beta1 = self._given["beta1"]
        self._create_non_slot_variable(
            initial_value=beta1() if callable(beta1) else beta1,
            name="beta1_power",
            colocate_with=min(var_list, key=lambda variable: variable.name),
        )
        for variable in var_list:
            self._zeros_slot(variable, "m", self._name)
            self._zeros_slot(variable, "v", self._name)

    def _power(self):
        return self._get_non_slot_variable("beta1_power", graph=v1.get_default_graph())

    def _dense(self, grad: Any, var: Any) -> Any:
        state = {"var": var, "m": self.get_slot(var, "m"), "v": self.get_slot(var, "v")}
        scalars = {"beta1_power": self._power(), **self._tensors}
        return call("AdaMax", state, scalars, grad, use_locking=self._use_locking)

    def _sparse(self, values: Any, indices: Any, var: Any) -> Any:
        dtype = var.dtype.base_dtype
        at = {name: tf.cast(value, dtype) for name, value in self._tensors.items()}
        m, v = self.get_slot(var, "m"), self.get_slot(var, "v")
        m_rows = tf.gather(m, indices) * at["beta1"] + values * (1 - at["beta1"])
        v_rows = tf.maximum(tf.gather(v, indices) * at["beta2"], tf.abs(values))
        rate = at["lr"] / (1 - tf.cast(self._power(), dtype))
        step = rate * (m_rows / (v_rows + at["epsilon"]))
        return tf.group(
            v1.scatter_sub(var, indices, step, use_locking=self._use_locking),
            v1.scatter_update(m, indices, m_rows, use_locking=self._use_locking),
            v1.scatter_update(v, indices, v_rows, use_locking=self._use_locking),
        )

    def _finish(self, update_ops: Any, name_scope: str) -> Any:
        with tf.control_dependencies(update_ops):
            power = self._power()
            counted = power.assign(power * self._tensors["beta1"], use_locking=self._use_locking)
        return tf.group(*update_ops, counted, name=name_scope)
