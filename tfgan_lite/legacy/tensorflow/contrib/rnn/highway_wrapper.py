"""A cell whose inputs are carried past it through a gate."""

from typing import Any

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.wrapper import Wrapper

v1 = tf.compat.v1


class HighwayWrapper(Wrapper):
    """`inputs * carry + outputs * transform`, with `carry = sigmoid(inputs @ carry_w + carry_b)`.

    Args:
      cell: a cell with outputs of the inputs' shape.
      couple_carry_transform_gates: bool, whether `transform` is `1 - carry`; else it has
        `transform_w` and `transform_b` of its own.
      carry_bias_init: float that `carry_b` starts at; `transform_b` at minus that.

    The variables lie in the scope in which the cell is called.
    Source: Srivastava et al. 2015, arXiv 1505.00387; TensorFlow 1.15.
    """

    def __init__(
        self, cell: Any, couple_carry_transform_gates: Any = True, carry_bias_init: Any = 1.0
    ) -> None:
        super().__init__(cell)
        self._coupled = couple_carry_transform_gates
        self._carry_bias_init = carry_bias_init

    def wrapped(self, inputs: Any, state: Any, **kwargs: Any) -> Any:
        outputs, state = self.cell(inputs, state, **kwargs)
        tf.nest.assert_same_structure(inputs, outputs)
        return tf.nest.map_structure(self._mixed, inputs, outputs), state

    def _mixed(self, given, made):
        given.shape.assert_is_compatible_with(made.shape)
        carry = _gate("carry", given, self._carry_bias_init)
        if self._coupled:
            return given * carry + made * (1 - carry)
        return given * carry + made * _gate("transform", given, -self._carry_bias_init)


def _gate(name, inputs, start):
    size = inputs.shape.as_list()[1]
    weights = variables.get_variable(f"{name}_w", shape=[size, size])
    initializer = v1.constant_initializer(start)
    bias = variables.get_variable(f"{name}_b", shape=[size], initializer=initializer)
    return tf.sigmoid(tf.nn.bias_add(tf.matmul(inputs, weights), bias))
