"""`tf.contrib.opt.LazyAdamOptimizer`: Adam that leaves rows without a gradient alone."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.opt.kernels import adam_terms

v1 = tf.compat.v1


class LazyAdamOptimizer(tf.compat.v1.train.AdamOptimizer):
    """Adam whose moments and variables change only in the rows that a sparse gradient names.

    Dense gradients are those of `tf.train.AdamOptimizer`, as are the arguments.
    Source: TensorFlow 1.15.
    """

    def _apply_sparse(self, grad: Any, var: Any) -> Any:
        return self._rows(grad.values, grad.indices, var)

    def _resource_apply_sparse(self, grad: Any, var: Any, indices: Any) -> Any:
        return self._rows(grad, indices, var)

    def _rows(self, values, indices, var):
        state, at = adam_terms(self, var)
        m, v = state["m"], state["v"]
        rate = at["lr"] * tf.sqrt(1 - at["beta2_power"]) / (1 - at["beta1_power"])
        m_rows = at["beta1"] * tf.gather(m, indices) + (1 - at["beta1"]) * values
        v_rows = at["beta2"] * tf.gather(v, indices) + (1 - at["beta2"]) * tf.square(values)
        step = rate * m_rows / (tf.sqrt(v_rows) + at["epsilon"])
        return tf.group(
            v1.scatter_sub(var, indices, step, use_locking=self._use_locking),
            v1.scatter_update(m, indices, m_rows, use_locking=self._use_locking),
            v1.scatter_update(v, indices, v_rows, use_locking=self._use_locking),
        )
