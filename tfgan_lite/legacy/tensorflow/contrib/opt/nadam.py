"""`tf.contrib.opt.NadamOptimizer`: Adam with Nesterov momentum."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.opt.kernels import OneForBoth, adam_terms, call

v1 = tf.compat.v1


class NadamOptimizer(OneForBoth, tf.compat.v1.train.AdamOptimizer):
    """Nadam, with the arguments of `tf.train.AdamOptimizer`.

    The step is along beta1 m + (1 - beta1) g, m being the updated first moment.
    Source: T. Dozat, Incorporating Nesterov Momentum into Adam, 2015; TensorFlow 1.15.
    """

    def _dense(self, grad: Any, var: Any) -> Any:
        state, at = adam_terms(self, var)
        return call("Adam", state, at, grad, use_locking=self._use_locking, use_nesterov=True)

    def _sparse(self, values: Any, indices: Any, var: Any) -> Any:
        state, at = adam_terms(self, var)
        rate = at["lr"] * tf.sqrt(1 - at["beta2_power"]) / (1 - at["beta1_power"])
        m = self._decayed(state["m"], at["beta1"], indices, (1 - at["beta1"]) * values)
        v = self._decayed(state["v"], at["beta2"], indices, (1 - at["beta2"]) * tf.square(values))
        ahead = (1 - at["beta1"]) * values + at["beta1"] * tf.gather(m, indices)
        step = rate * ahead / (tf.sqrt(tf.gather(v, indices)) + at["epsilon"])
        return tf.group(v1.scatter_sub(var, indices, step, use_locking=self._use_locking), m, v)

    def _decayed(self, slot, beta, indices, added):
        decayed = v1.assign(slot, slot * beta, use_locking=self._use_locking)
        with tf.control_dependencies([decayed]):
            return v1.scatter_add(slot, indices, added, use_locking=self._use_locking)
