"""A matrix product of tensors side by side, with the variables in the current scope."""

from typing import Any

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import OfOneCell

v1 = tf.compat.v1


class Linear(OfOneCell):
    """Makes `kernel` and `bias` in the current variable scope, and applies them at each call.

    Args:
      args: `[N, C]` tensor, or a list of them, as each call gets.
      output_size: int.
      build_bias: bool.
      bias_initializer: None for zeros.
      kernel_initializer: None for the scope's.

    Raises:
      ValueError: for no tensors, or tensors of another rank than two or of unknown C.

    Source: `_Linear` of `tf.contrib.rnn` in TensorFlow 1.15.
    """

    def __init__(
        self,
        args: Any,
        output_size: Any,
        build_bias: Any,
        bias_initializer: Any = None,
        kernel_initializer: Any = None,
    ) -> None:
        tensors = _listed(args)
        dtype = tensors[0].dtype
        shape = [sum(_depth(tensor) for tensor in tensors), int(output_size)]
        self._kernel = variables.get_variable(
            "kernel", shape=shape, dtype=dtype, initializer=kernel_initializer
        )
        self._bias = None
        if not build_bias:
            return
        with v1.variable_scope(v1.get_variable_scope()) as scope:
            scope.set_partitioner(None)
            self._bias = variables.get_variable(
                "bias",
                shape=shape[1:],
                dtype=dtype,
                initializer=bias_initializer or v1.zeros_initializer(),
            )

    def __call__(self, args: Any) -> tf.Tensor:
        """Returns `[N, output_size]`."""
        tensors = _listed(args)
        joined = tensors[0] if len(tensors) == 1 else tf.concat(tensors, 1)
        product = tf.matmul(joined, self._kernel)
        return product if self._bias is None else tf.nn.bias_add(product, self._bias)


def linear(
    args: Any,
    output_size: Any,
    bias: Any,
    bias_initializer: Any = None,
    kernel_initializer: Any = None,
    scope: Any = None,
    bias_start: Any = 0.0,
) -> tf.Tensor:
    """Returns `concat(args) @ kernel + bias`, as the private helper `rnn_cell._linear`.

    Args:
      args: `[N, C]` tensor, or a list of them.
      output_size: int.
      bias: bool, whether to add one.
      bias_initializer: None for zeros. A float is the value that the bias starts at: up to
        TensorFlow 1.1 this was the place of `bias_start`.
      kernel_initializer: None for the scope's; a str is a scope, as the fifth argument was
        up to TensorFlow 1.0.
      scope: str, a variable scope to open, `Linear` where one was needed up to TensorFlow 0.12.
      bias_start: float, what the bias starts at.

    Source: TensorFlow 1.15, with variables `kernel` and `bias`, and the arguments of 0.x.
    """
    if isinstance(bias_initializer, (int, float)):
        bias_start, bias_initializer = float(bias_initializer), None
    if isinstance(kernel_initializer, str):
        scope, kernel_initializer = kernel_initializer, None
    with v1.variable_scope(scope or v1.get_variable_scope()):
        start = bias_initializer or v1.constant_initializer(bias_start)
        return Linear(args, output_size, bias, start, kernel_initializer)(args)


def _listed(args):
    tensors = list(args) if tf.nest.is_nested(args) else [args]
    if args is None or not tensors:
        raise ValueError(f"`args` must be specified. Got {args}: give one tensor or more.")
    return tensors


def _depth(tensor):
    if tensor.shape.rank != 2:
        raise ValueError(
            f"linear is expecting 2D arguments: got {tensor.shape}. Reshape it to [N, C]."
        )
    depth = tensor.shape.as_list()[1]
    if depth is None:
        raise ValueError(
            f"linear expects shape[1] to be provided for shape {tensor.shape}, but saw {depth}. "
            "Give it a static last axis, with set_shape or reshape."
        )
    return depth
