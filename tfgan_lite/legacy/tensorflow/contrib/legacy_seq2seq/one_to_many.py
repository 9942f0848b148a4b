"""One encoder, and a decoder for each of several tasks."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq import feeding
from tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq.embedded import embedding_rnn_decoder
from tfgan_lite.legacy.tensorflow.nn import rnn_cell

v1 = tf.compat.v1


def one2many_rnn_seq2seq(
    encoder_inputs: Any,
    decoder_inputs_dict: Any,
    enc_cell: Any,
    dec_cells_dict: Any,
    num_encoder_symbols: Any,
    num_decoder_symbols_dict: Any,
    embedding_size: Any,
    feed_previous: Any = False,
    dtype: Any = None,
    scope: Any = None,
) -> Any:
    """`embedding_rnn_seq2seq` with several decoders, by name.

    Args:
      encoder_inputs: list of int tensors `[N]`.
      decoder_inputs_dict: dict from name to list of int tensors `[N]`.
      enc_cell: the encoder's cell.
      dec_cells_dict: dict from name to cell.
      num_encoder_symbols: int.
      num_decoder_symbols_dict: dict from name to int.
      embedding_size: int, of a symbol's vector.
      feed_previous: bool, or scalar bool tensor; see `embedding_rnn_decoder`.
      dtype: of the variables and of the zero state; None for the scope's.
      scope: str; None for `one2many_rnn_seq2seq`.

    Returns:
      Dict from name to list of outputs, and dict from name to last state.

    Raises:
      TypeError: for what is no cell.
      ValueError: for dicts with different names.

    Source: Luong et al. 2015, arXiv 1511.06114; TensorFlow 1.15.
    """
    for cell in (enc_cell, *dec_cells_dict.values()):
        if not isinstance(cell, rnn_cell.RNNCell):
            raise TypeError(f"one2many_rnn_seq2seq: {cell!r} is not an RNNCell: {type(cell)}")
    if set(dec_cells_dict) != set(decoder_inputs_dict):
        raise ValueError(
            "one2many_rnn_seq2seq: dec_cells_dict wants the keys of decoder_inputs_dict, "
            f"{sorted(decoder_inputs_dict)}; got {sorted(dec_cells_dict)}."
        )
    outputs, states = {}, {}
    with v1.variable_scope(scope or "one2many_rnn_seq2seq", dtype=dtype) as scope:
        encoder = rnn_cell.EmbeddingWrapper(enc_cell, num_encoder_symbols, embedding_size)
        _, state = v1.nn.static_rnn(encoder, encoder_inputs, dtype=scope.dtype)
        for name, inputs in decoder_inputs_dict.items():
            symbols = num_decoder_symbols_dict[name]
            with v1.variable_scope(f"one2many_decoder_{name}"):
                cell = rnn_cell.OutputProjectionWrapper(dec_cells_dict[name], symbols)

                def decode(feed, inputs=inputs, cell=cell, symbols=symbols):
                    return embedding_rnn_decoder(
                        inputs, state, cell, symbols, embedding_size, feed_previous=feed
                    )

                if isinstance(feed_previous, bool):
                    outputs[name], states[name] = decode(feed_previous)
                else:
                    outputs[name], states[name] = feeding.decoded_either_way(
                        feed_previous, decode, state, len(inputs)
                    )
    return outputs, states
