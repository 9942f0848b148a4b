"""The optimizers that players move with: TensorFlow 1's own, one object a player.

They work in a graph and with a tape, and give the same bits in both. Keras' are not the same:
its Adam rounds in another order, and its epsilon is 1e-7 instead of 1e-8.
"""

from collections.abc import Callable
from typing import TypeAlias

import tensorflow as tf

# A rate that changes is a function, which the optimizer calls at each move.
Rate: TypeAlias = float | tf.Tensor | Callable[[], tf.Tensor]


def adam(
    learning_rate: Rate, beta1: float = 0.9, beta2: float = 0.999, epsilon: float = 1e-8
) -> tf.compat.v1.train.AdamOptimizer:
    """TF1's Adam.

    Args:
      learning_rate: positive float, or a function that returns a scalar.
      beta1: float in [0, 1), decay of the mean of the gradients.
      beta2: float in [0, 1), decay of their mean square.
      epsilon: positive float, the paper's "epsilon hat".

    Returns:
      An optimizer. Slots are named `<variable>/Adam` (m) and `<variable>/Adam_1` (v).

    Source: Kingma and Ba 2015, the form before section 2.1.
    """
    return tf.compat.v1.train.AdamOptimizer(learning_rate, beta1, beta2, epsilon)


def sgd(learning_rate: Rate) -> tf.compat.v1.train.GradientDescentOptimizer:
    """Plain gradient descent: w - rate * g. It has no slots."""
    return tf.compat.v1.train.GradientDescentOptimizer(learning_rate)


def momentum(learning_rate: Rate, momentum: float = 0.9) -> tf.compat.v1.train.MomentumOptimizer:
    """Gradient descent with momentum: m = momentum * m + g; w - rate * m.

    Args:
      learning_rate: positive float, or a function that returns a scalar.
      momentum: float in [0, 1).

    Returns:
      An optimizer. Its slot is named `<variable>/Momentum`.

    Source: Polyak 1964; Sutskever et al. 2013, without Nesterov's look ahead.
    """
    return tf.compat.v1.train.MomentumOptimizer(learning_rate, momentum)


def rmsprop(
    learning_rate: Rate, decay: float = 0.9, momentum: float = 0.0, epsilon: float = 1e-10
) -> tf.compat.v1.train.RMSPropOptimizer:
    """TF1's RMSProp, whose mean square begins at 1.

    Args:
      learning_rate: positive float, or a function that returns a scalar.
      decay: float in [0, 1), of the mean square s = decay * s + (1 - decay) * g^2.
      momentum: float in [0, 1), of m = momentum * m + rate * g / sqrt(s + epsilon).
      epsilon: positive float.

    Returns:
      An optimizer. Slots are named `<variable>/RMSProp` (s) and `<variable>/RMSProp_1` (m).

    Source: Tieleman and Hinton 2012, lecture 6.5.
    """
    return tf.compat.v1.train.RMSPropOptimizer(learning_rate, decay, momentum, epsilon)


def adagrad(
    learning_rate: Rate, initial_accumulator_value: float = 0.1
) -> tf.compat.v1.train.AdagradOptimizer:
    """AdaGrad: a = a + g^2; w - rate * g / sqrt(a).

    Args:
      learning_rate: positive float, or a function that returns a scalar.
      initial_accumulator_value: positive float, where a begins.

    Returns:
      An optimizer. Its slot is named `<variable>/Adagrad`.

    Source: Duchi et al. 2011.
    """
    return tf.compat.v1.train.AdagradOptimizer(learning_rate, initial_accumulator_value)


def adadelta(
    learning_rate: Rate, decay: float = 0.95, epsilon: float = 1e-8
) -> tf.compat.v1.train.AdadeltaOptimizer:
    """Adadelta: g times the ratio of the root mean squares of the past steps and gradients.

    Args:
      learning_rate: positive float, or a function that returns a scalar; the paper's is 1.
      decay: float in [0, 1), of both mean squares.
      epsilon: positive float, added to both.

    Returns:
      An optimizer. Slots are named `<variable>/Adadelta` (gradients) and `<variable>/Adadelta_1`
      (steps).

    Source: Zeiler 2012, algorithm 1.
    """
    return tf.compat.v1.train.AdadeltaOptimizer(learning_rate, decay, epsilon)
