"""`tf.contrib.opt.LARSOptimizer`: momentum with a learning rate of its own for each variable."""

from collections.abc import Sequence
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.opt.kernels import call

v1 = tf.compat.v1


class LARSOptimizer(tf.compat.v1.train.MomentumOptimizer):
    """Layer-wise adaptive rates: learning_rate eeta |w| / (|g| + weight_decay |w| + epsilon).

    Args:
      learning_rate: float or scalar tensor.
      momentum: float of at least 0.
      weight_decay: float of at least 0, of an L2 penalty that is added to the gradient.
      eeta: float, the trust coefficient.
      epsilon: float.
      name: str.
      skip_list: list of strings; a variable with one of them in its name has plain momentum.
      use_nesterov: bool.

    Sparse gradients have plain momentum. The slot is `momentum`.

    Raises:
      ValueError: for a momentum or weight decay below 0.

    Source: You, Gitman and Ginsburg, Large Batch Training of Convolutional Networks, 2017;
    TensorFlow 1.15, where it is no subclass of MomentumOptimizer.
    """

    def __init__(
        self,
        learning_rate: Any,
        momentum: float = 0.9,
        weight_decay: float = 0.0001,
        eeta: float = 0.001,
        epsilon: float = 0.0,
        name: str = "LARSOptimizer",
        skip_list: Sequence[str] | None = None,
        use_nesterov: bool = False,
    ) -> None:
        for argument, value in (("momentum", momentum), ("weight_decay", weight_decay)):
            if value < 0.0:
                raise ValueError(
                    f"LARSOptimizer: {argument} wants at least 0; got {value}. "
                    f"Give a {argument} of 0 for none."
                )
        super().__init__(learning_rate, momentum, name=name, use_nesterov=use_nesterov)
        self._weight_decay = weight_decay
        self._eeta = eeta
        self._epsilon = epsilon
        self._skip_list = skip_list or ()

    def compute_lr(self, grad: Any, var: Any) -> tuple[Any, Any]:
        """Returns the learning rate of a variable, and its gradient with the L2 penalty's."""
        rate = self._learning_rate() if callable(self._learning_rate) else self._learning_rate
        if any(part in var.name for part in self._skip_list):
            return rate, grad
        of_weights, of_gradient = tf.norm(var, ord=2), tf.norm(grad, ord=2)
        sum_of_norms = of_gradient + self._weight_decay * of_weights + self._epsilon
        positive = tf.logical_and(of_weights > 0, of_gradient > 0)
        trust = v1.where(positive, self._eeta * of_weights / sum_of_norms, tf.ones_like(of_weights))
        return rate * trust, grad + self._weight_decay * var

    def _apply_dense(self, grad: Any, var: Any) -> Any:
        rate, grad = self.compute_lr(grad, var)
        return call(
            "Momentum",
            {"var": var, "accum": self.get_slot(var, "momentum")},
            {"lr": 1.0, "momentum": self._momentum},
            grad * rate,
            use_locking=False,
            use_nesterov=self._use_nesterov,
        )

    def _resource_apply_dense(self, grad: Any, var: Any) -> Any:
        return self._apply_dense(grad, var)
