"""Decoders that look at all of the encoder's outputs at every step."""

import copy
from typing import Any

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq import feeding
from tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq.heads import Heads
from tfgan_lite.legacy.tensorflow.nn import rnn_cell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.joint_linear import linear

v1 = tf.compat.v1


def attention_decoder(
    decoder_inputs: Any,
    initial_state: Any,
    attention_states: Any,
    cell: Any,
    output_size: Any = None,
    num_heads: Any = 1,
    loop_function: Any = None,
    dtype: Any = None,
    scope: Any = None,
    initial_state_attention: Any = False,
) -> Any:
    """`rnn_decoder` with attention.

    Args:
      decoder_inputs: list of T tensors `[N, C]`.
      initial_state: of the cell.
      attention_states: `[N, S, A]`, what is looked at, A known.
      cell: a cell.
      output_size: int; None for the cell's.
      num_heads: int, how many places are looked at.
      loop_function: see `rnn_decoder`.
      dtype: of the variables; None for the scope's.
      scope: str; None for `attention_decoder`.
      initial_state_attention: bool, whether the first step looks too; else it sees zeros.

    Returns:
      List of T outputs `[N, output_size]`, and the last state.

    Raises:
      ValueError: for no inputs, no heads, or an unknown size of `attention_states`.

    Source: Vinyals et al. 2014, arXiv 1412.7449; TensorFlow 1.15.
    """
    if not decoder_inputs:
        raise ValueError("Must provide at least 1 input to attention decoder. Got none.")
    if num_heads < 1:
        raise ValueError(
            f"With less than 1 heads, use a non-attention decoder. Got num_heads={num_heads}."
        )
    if attention_states.shape.as_list()[2] is None:
        raise ValueError(f"Shape[2] of attention_states must be known: {attention_states.shape}")
    outputs: list[Any] = []
    state = initial_state
    with v1.variable_scope(scope or "attention_decoder", dtype=dtype) as scope:
        heads = Heads(attention_states, num_heads, scope.dtype)
        seen = heads.nothing(tf.shape(decoder_inputs[0])[0])
        if initial_state_attention:
            seen = heads(initial_state)
        for step, inputs in enumerate(decoder_inputs):
            if step > 0:
                v1.get_variable_scope().reuse_variables()
            if loop_function is not None and outputs:
                with v1.variable_scope("loop_function", reuse=True):
                    inputs = loop_function(outputs[-1], step)
            values = [tf.cast(value, scope.dtype) for value in (inputs, *seen)]
            output, state = cell(linear(values, _known_size(inputs), True), state)
            again = True if step == 0 and initial_state_attention else None
            with v1.variable_scope(v1.get_variable_scope(), reuse=again):
                seen = heads(state)
            with v1.variable_scope("AttnOutputProjection"):
                values = [tf.cast(output, scope.dtype), *seen]
                outputs.append(linear(values, output_size or cell.output_size, True))
    return outputs, state


def embedding_attention_decoder(
    decoder_inputs: Any,
    initial_state: Any,
    attention_states: Any,
    cell: Any,
    num_symbols: Any,
    embedding_size: Any,
    num_heads: Any = 1,
    output_size: Any = None,
    output_projection: Any = None,
    feed_previous: Any = False,
    update_embedding_for_previous: Any = True,
    dtype: Any = None,
    scope: Any = None,
    initial_state_attention: Any = False,
) -> Any:
    """`attention_decoder` over symbols.

    Args:
      decoder_inputs: list of T int tensors `[N]`.
      initial_state, attention_states, cell, num_heads, output_size, dtype,
        initial_state_attention: see `attention_decoder`.
      num_symbols, embedding_size, output_projection, feed_previous,
        update_embedding_for_previous: see `embedding_rnn_decoder`.
      scope: str; None for `embedding_attention_decoder`.

    Source: TensorFlow 1.15.
    """
    if output_projection is not None:
        biases = tf.convert_to_tensor(output_projection[1], dtype=dtype)
        biases.shape.assert_is_compatible_with([num_symbols])
    with v1.variable_scope(scope or "embedding_attention_decoder", dtype=dtype):
        embedding = variables.get_variable("embedding", shape=[num_symbols, embedding_size])
        loop_function = None
        if feed_previous:
            loop_function = feeding.embedded_argmax(
                embedding, output_projection, update_embedding_for_previous
            )
        return attention_decoder(
            [v1.nn.embedding_lookup(embedding, symbols) for symbols in decoder_inputs],
            initial_state,
            attention_states,
            cell,
            output_size,
            num_heads,
            loop_function,
            initial_state_attention=initial_state_attention,
        )


def embedding_attention_seq2seq(
    encoder_inputs: Any,
    decoder_inputs: Any,
    cell: Any,
    num_encoder_symbols: Any,
    num_decoder_symbols: Any,
    embedding_size: Any,
    num_heads: Any = 1,
    output_projection: Any = None,
    feed_previous: Any = False,
    dtype: Any = None,
    scope: Any = None,
    initial_state_attention: Any = False,
) -> Any:
    """`embedding_rnn_seq2seq` with a decoder that looks at the encoder's outputs.

    Args:
      encoder_inputs, decoder_inputs, cell, num_encoder_symbols, num_decoder_symbols,
        embedding_size, output_projection, feed_previous: see `embedding_rnn_seq2seq`.
      num_heads, initial_state_attention: see `attention_decoder`.
      dtype: of the variables and of the zero state; None for the scope's.
      scope: str; None for `embedding_attention_seq2seq`.

    Returns:
      List of T outputs, and the decoder's last state.

    Source: Bahdanau et al. 2014, arXiv 1409.0473; TensorFlow 1.15.
    """
    with v1.variable_scope(scope or "embedding_attention_seq2seq", dtype=dtype) as scope:
        encoder = rnn_cell.EmbeddingWrapper(
            copy.deepcopy(cell), num_encoder_symbols, embedding_size
        )
        tops, state = v1.nn.static_rnn(encoder, encoder_inputs, dtype=scope.dtype)
        tops = tf.concat([tf.reshape(top, [-1, 1, cell.output_size]) for top in tops], 1)
        output_size = None
        if output_projection is None:
            cell = rnn_cell.OutputProjectionWrapper(cell, num_decoder_symbols)
            output_size = num_decoder_symbols

        def decode(feed, **kwargs):
            return embedding_attention_decoder(
                decoder_inputs,
                state,
                tops,
                cell,
                num_decoder_symbols,
                embedding_size,
                num_heads,
                output_size,
                output_projection,
                feed,
                initial_state_attention=initial_state_attention,
                **kwargs,
            )

        if isinstance(feed_previous, bool):
            return decode(feed_previous)
        return feeding.decoded_either_way(
            feed_previous,
            lambda feed: decode(feed, update_embedding_for_previous=False),
            state,
            len(decoder_inputs),
        )


def _known_size(inputs):
    size = inputs.shape.with_rank(2).as_list()[1]
    if size is None:
        raise ValueError(
            f"Could not infer input size from input: {inputs.name}. Give it a static last axis."
        )
    return size
