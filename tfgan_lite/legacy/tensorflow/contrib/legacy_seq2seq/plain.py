"""Encoders and decoders of vectors."""

import copy
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def rnn_decoder(
    decoder_inputs: Any,
    initial_state: Any,
    cell: Any,
    loop_function: Any = None,
    scope: Any = None,
) -> Any:
    """Runs a cell over inputs, or from the second step on over what its outputs lead to.

    Args:
      decoder_inputs: list, or other iterable, of T tensors `[N, C]`.
      initial_state: of the cell.
      cell: a cell.
      loop_function: a function from the last output and the step to the next input; None to
        read `decoder_inputs`.
      scope: str or `VariableScope`; None for `rnn_decoder`.

    Returns:
      List of T outputs, and the last state.

    Source: TensorFlow 1.15.
    """
    outputs: list[Any] = []
    state = initial_state
    with v1.variable_scope(scope or "rnn_decoder"):
        for step, inputs in enumerate(decoder_inputs):
            if loop_function is not None and outputs:
                with v1.variable_scope("loop_function", reuse=True):
                    inputs = loop_function(outputs[-1], step)
            if step > 0:
                v1.get_variable_scope().reuse_variables()
            output, state = cell(inputs, state)
            outputs.append(output)
    return outputs, state


def basic_rnn_seq2seq(
    encoder_inputs: Any,
    decoder_inputs: Any,
    cell: Any,
    dtype: Any = tf.float32,
    scope: Any = None,
) -> Any:
    """Encodes one sequence into a state, and decodes another from there, with a copy of the cell.

    Args:
      encoder_inputs: list of tensors `[N, C]`.
      decoder_inputs: the same.
      cell: a cell.
      dtype: of the encoder's zero state.
      scope: str; None for `basic_rnn_seq2seq`.

    Returns:
      List of the decoder's outputs, and its last state.

    Source: Sutskever et al. 2014, arXiv 1409.3215; TensorFlow 1.15.
    """
    with v1.variable_scope(scope or "basic_rnn_seq2seq"):
        _, state = v1.nn.static_rnn(copy.deepcopy(cell), encoder_inputs, dtype=dtype)
        return rnn_decoder(decoder_inputs, state, cell)


def tied_rnn_seq2seq(
    encoder_inputs: Any,
    decoder_inputs: Any,
    cell: Any,
    loop_function: Any = None,
    dtype: Any = tf.float32,
    scope: Any = None,
) -> Any:
    """`basic_rnn_seq2seq` with one set of weights for the encoder and the decoder.

    Args:
      encoder_inputs, decoder_inputs, cell, dtype: see `basic_rnn_seq2seq`.
      loop_function: see `rnn_decoder`.
      scope: str, below `combined_tied_rnn_seq2seq`; None for `tied_rnn_seq2seq`.

    Source: TensorFlow 1.15.
    """
    with v1.variable_scope("combined_tied_rnn_seq2seq"):
        scope = scope or "tied_rnn_seq2seq"
        _, state = v1.nn.static_rnn(cell, encoder_inputs, dtype=dtype, scope=scope)
        v1.get_variable_scope().reuse_variables()
        return rnn_decoder(decoder_inputs, state, cell, loop_function, scope)
