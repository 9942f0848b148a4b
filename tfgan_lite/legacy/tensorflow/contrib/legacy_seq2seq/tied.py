"""An encoder and a decoder of symbols with one embedding and one set of weights."""

from typing import Any

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq import feeding
from tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq.plain import tied_rnn_seq2seq
from tfgan_lite.legacy.tensorflow.nn import rnn_cell

v1 = tf.compat.v1


def embedding_tied_rnn_seq2seq(
    encoder_inputs: Any,
    decoder_inputs: Any,
    cell: Any,
    num_symbols: Any,
    embedding_size: Any,
    num_decoder_symbols: Any = None,
    output_projection: Any = None,
    feed_previous: Any = False,
    dtype: Any = None,
    scope: Any = None,
) -> Any:
    """`tied_rnn_seq2seq` over symbols.

    Args:
      encoder_inputs: list of int tensors `[N]`.
      decoder_inputs: list of T int tensors `[N]`.
      cell: a cell.
      num_symbols: int.
      embedding_size: int, of a symbol's vector.
      num_decoder_symbols: int, how many symbols the outputs are projected to; None for
        `num_symbols`.
      output_projection: see `embedding_rnn_decoder`; with None the cell's outputs are projected
        to logits by variables of their own.
      feed_previous: bool, or scalar bool tensor; see `embedding_rnn_decoder`.
      dtype: of the variables and of the zero state; None for the scope's.
      scope: str; None for `embedding_tied_rnn_seq2seq`.

    Returns:
      List of T outputs, and the decoder's last state.

    Source: TensorFlow 1.15.
    """
    with v1.variable_scope(scope or "embedding_tied_rnn_seq2seq", dtype=dtype) as scope:
        dtype = scope.dtype
        feeding.check_projection(output_projection, num_symbols, dtype)
        embedding = variables.get_variable(
            "embedding", shape=[num_symbols, embedding_size], dtype=dtype
        )
        read, written = (
            [v1.nn.embedding_lookup(embedding, symbols) for symbols in inputs]
            for inputs in (encoder_inputs, decoder_inputs)
        )
        if output_projection is None:
            cell = rnn_cell.OutputProjectionWrapper(cell, num_decoder_symbols or num_symbols)

        def decode(feed, update=True):
            loop_function = None
            if feed:
                loop_function = feeding.embedded_argmax(embedding, output_projection, update)
            return tied_rnn_seq2seq(read, written, cell, loop_function, dtype)

        if isinstance(feed_previous, bool):
            return decode(feed_previous)
        return feeding.decoded_either_way(
            feed_previous,
            lambda feed: decode(feed, update=False),
            cell.state_size,
            len(decoder_inputs),
        )
