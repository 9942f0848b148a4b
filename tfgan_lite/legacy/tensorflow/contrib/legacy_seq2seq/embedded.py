"""Encoders and decoders of symbols."""

import copy
from typing import Any

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq import feeding
from tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq.plain import rnn_decoder
from tfgan_lite.legacy.tensorflow.nn import rnn_cell

v1 = tf.compat.v1


def embedding_rnn_decoder(
    decoder_inputs: Any,
    initial_state: Any,
    cell: Any,
    num_symbols: Any,
    embedding_size: Any,
    output_projection: Any = None,
    feed_previous: Any = False,
    update_embedding_for_previous: Any = True,
    scope: Any = None,
) -> Any:
    """`rnn_decoder` over symbols.

    Args:
      decoder_inputs: list of T int tensors `[N]`.
      initial_state: of the cell.
      cell: a cell.
      num_symbols: int.
      embedding_size: int, of a symbol's vector.
      output_projection: pair of `[outputs, num_symbols]` and `[num_symbols]`, which makes logits
        of outputs where they are fed; None where outputs are logits.
      feed_previous: bool, whether the likeliest symbol of an output is the next input.
      update_embedding_for_previous: bool, whether gradients then pass into the embedding.
      scope: str; None for `embedding_rnn_decoder`.

    Returns:
      List of T outputs, and the last state.

    Source: TensorFlow 1.15.
    """
    with v1.variable_scope(scope or "embedding_rnn_decoder") as scope:
        feeding.check_projection(output_projection, num_symbols, scope.dtype)
        embedding = variables.get_variable("embedding", shape=[num_symbols, embedding_size])
        loop_function = None
        if feed_previous:
            loop_function = feeding.embedded_argmax(
                embedding, output_projection, update_embedding_for_previous
            )
        vectors = (v1.nn.embedding_lookup(embedding, symbols) for symbols in decoder_inputs)
        return rnn_decoder(vectors, initial_state, cell, loop_function)


def embedding_rnn_seq2seq(
    encoder_inputs: Any,
    decoder_inputs: Any,
    cell: Any,
    num_encoder_symbols: Any,
    num_decoder_symbols: Any,
    embedding_size: Any,
    output_projection: Any = None,
    feed_previous: Any = False,
    dtype: Any = None,
    scope: Any = None,
) -> Any:
    """Encodes a sequence of symbols into a state, and decodes another from there.

    Args:
      encoder_inputs: list of int tensors `[N]`.
      decoder_inputs: list of T int tensors `[N]`.
      cell: a cell; the encoder has a copy of it.
      num_encoder_symbols: int.
      num_decoder_symbols: int.
      embedding_size: int, of a symbol's vector.
      output_projection: see `embedding_rnn_decoder`; with None the cell's outputs are projected
        to logits by variables of their own.
      feed_previous: bool, or scalar bool tensor; see `embedding_rnn_decoder`.
      dtype: of the encoder's zero state; None for float32.
      scope: str; None for `embedding_rnn_seq2seq`.

    Returns:
      List of T outputs, and the decoder's last state.

    Source: Sutskever et al. 2014, arXiv 1409.3215; TensorFlow 1.15.
    """
    with v1.variable_scope(scope or "embedding_rnn_seq2seq") as scope:
        if dtype is not None:
            scope.set_dtype(dtype)
        encoder = rnn_cell.EmbeddingWrapper(
            copy.deepcopy(cell), num_encoder_symbols, embedding_size
        )
        _, state = v1.nn.static_rnn(encoder, encoder_inputs, dtype=dtype or scope.dtype)
        if output_projection is None:
            cell = rnn_cell.OutputProjectionWrapper(cell, num_decoder_symbols)

        def decode(feed, **kwargs):
            return embedding_rnn_decoder(
                decoder_inputs,
                state,
                cell,
                num_decoder_symbols,
                embedding_size,
                output_projection,
                feed,
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
