"""A decoder that follows the K likeliest sequences at once."""

import collections
from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.seq2seq.beam_scores import Penalties
from tfgan_lite.legacy.tensorflow.contrib.seq2seq.beams import gather_tree
from tfgan_lite.legacy.tensorflow.contrib.seq2seq.decoder import Decoder
from tfgan_lite.legacy.tensorflow.contrib.seq2seq.helper import lookup
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.zero_state import check_cell

v1 = tf.compat.v1

BeamSearchDecoderState = collections.namedtuple(
    "BeamSearchDecoderState",
    ("cell_state", "log_probs", "finished", "lengths", "accumulated_attention_probs"),
)
BeamSearchDecoderOutput = collections.namedtuple(
    "BeamSearchDecoderOutput", ("scores", "predicted_ids", "parent_ids")
)
FinalBeamSearchDecoderOutput = collections.namedtuple(
    "FinalBeamSearchDecoderOutput", ("predicted_ids", "beam_search_decoder_output")
)


class BeamSearchDecoder(Decoder):
    """Follows `beam_width` sequences for each example.

    Args:
      cell: a cell; its state has `N * beam_width` rows (see `tile_batch`).
      embedding: `[symbols, size]`, or a function from symbols to vectors.
      start_tokens: int32 `[N]`.
      end_token: int32 scalar.
      initial_state: of the cell.
      beam_width: int K.
      output_layer: a layer with `compute_output_shape`, to logits; None where the cell's outputs
        are logits.
      length_penalty_weight: float, how much long sequences are preferred; 0 for not.
      coverage_penalty_weight: float, how much is lost where a finished sequence has not looked
        at all of the memory; 0 for nothing.
      reorder_tensor_arrays: ignored, see below.

    Raises:
      TypeError: for what is no cell and no layer.
      ValueError: for tokens of other ranks.

    Source: Wu et al. 2016, arXiv 1609.08144 (penalties); TensorFlow 1.15. Departure: a
    `TensorArray` in the cell's state (`alignment_history`) comes back in the order in which it
    was written, as in 1.15 with `reorder_tensor_arrays=False`.
    """

    def __init__(
        self,
        cell: Any,
        embedding: Any,
        start_tokens: Any,
        end_token: Any,
        initial_state: Any,
        beam_width: Any,
        output_layer: Any = None,
        length_penalty_weight: Any = 0.0,
        coverage_penalty_weight: Any = 0.0,
        reorder_tensor_arrays: Any = True,
    ) -> None:
        del reorder_tensor_arrays
        check_cell("cell", cell)
        if output_layer is not None and not hasattr(output_layer, "compute_output_shape"):
            raise TypeError(f"output_layer must be a Layer, received: {type(output_layer)}")
        start_tokens = tf.convert_to_tensor(start_tokens, tf.int32)
        self._end_token = tf.convert_to_tensor(end_token, tf.int32)
        if start_tokens.shape.rank != 1:
            raise ValueError(f"start_tokens must be a vector; got shape {start_tokens.shape}.")
        if self._end_token.shape.rank != 0:
            raise ValueError(f"end_token must be a scalar; got shape {self._end_token.shape}.")
        self._cell, self._output_layer = cell, output_layer
        self._embedding_fn = lookup(embedding)
        self._beam_width = beam_width
        self._batch_size = tf.size(start_tokens)
        self._penalties = Penalties(length_penalty_weight, coverage_penalty_weight)
        self._initial_cell_state = tf.nest.map_structure(self._split, initial_state)
        tokens = tf.tile(tf.expand_dims(start_tokens, 1), [1, beam_width])
        self._start_inputs = self._embedding_fn(tokens)  # [N, K, size]

    @property
    def batch_size(self) -> Any:
        return self._batch_size

    @property
    def tracks_own_finished(self) -> bool:
        return True

    @property
    def output_size(self) -> Any:
        size = tf.TensorShape([self._beam_width])
        return BeamSearchDecoderOutput(size, size, size)

    @property
    def output_dtype(self) -> Any:
        return BeamSearchDecoderOutput(self._dtype, tf.int32, tf.int32)

    def initialize(self, name: Any = None) -> Any:
        first = tf.zeros([self._batch_size], tf.int32)
        finished = tf.one_hot(first, self._beam_width, on_value=False, off_value=True)
        state = BeamSearchDecoderState(
            cell_state=self._initial_cell_state,
            log_probs=tf.one_hot(
                first, self._beam_width, on_value=0.0, off_value=-float("inf"), dtype=self._dtype
            ),
            finished=finished,
            lengths=tf.zeros([self._batch_size, self._beam_width], tf.int64),
            accumulated_attention_probs=self._penalties.attention(self._initial_cell_state),
        )
        return finished, self._start_inputs, state

    def step(self, time: Any, inputs: Any, state: Any, name: Any = None) -> Any:
        with v1.name_scope(name, "BeamSearchDecoderStep"):
            inputs = tf.nest.map_structure(lambda each: self._merged(each, 2), inputs)
            cell_state = tf.nest.map_structure(lambda each: self._merged(each, 2), state.cell_state)
            logits, cell_state = self._cell(inputs, cell_state)
            logits = self._split(logits)
            cell_state = tf.nest.map_structure(self._split, cell_state)
            if self._output_layer is not None:
                logits = self._output_layer(logits)
            output, state = self._chosen(logits, cell_state, state)
            inputs = v1.cond(
                tf.reduce_all(state.finished),
                lambda: self._start_inputs,
                lambda: self._embedding_fn(output.predicted_ids),
            )
        return output, state, inputs, state.finished

    def finalize(self, outputs: Any, final_state: Any, sequence_lengths: Any) -> Any:
        del sequence_lengths
        lengths = tf.cast(tf.reduce_max(final_state.lengths, 1), tf.int32)
        symbols = gather_tree(outputs.predicted_ids, outputs.parent_ids, lengths, self._end_token)
        return FinalBeamSearchDecoderOutput(symbols, outputs), final_state

    @property
    def _dtype(self):
        return tf.nest.flatten(self._initial_cell_state)[0].dtype

    def _chosen(self, logits, cell_state, before):
        """Returns the K best of all continuations of K beams, and the state that goes with them."""
        symbols = logits.shape.as_list()[-1] or tf.shape(logits)[-1]
        ended = before.finished[:, :, tf.newaxis]
        is_end = tf.equal(tf.range(symbols), self._end_token)  # [symbols]
        # A finished beam goes on with the end token alone, at no cost.
        stay = tf.where(is_end, tf.zeros([], logits.dtype), logits.dtype.min)
        log_probs = tf.where(ended, stay, tf.nn.log_softmax(logits))
        total = before.log_probs[:, :, tf.newaxis] + log_probs  # [N, K, symbols]
        grown = tf.cast(tf.logical_not(tf.logical_or(ended, is_end)), tf.int64)
        attention = self._penalties.added(before, cell_state)
        scores = self._penalties.scores(
            total, before.lengths[:, :, tf.newaxis] + grown, before.finished, attention
        )
        flat = tf.reshape(scores, [self._batch_size, -1])
        scores, places = tf.math.top_k(flat, self._beam_width)
        parents, predicted = places // symbols, places % symbols

        def of_parents(values):
            return tf.gather(values, parents, batch_dims=1)

        was_finished = of_parents(before.finished)
        lengths = of_parents(before.lengths) + tf.cast(tf.logical_not(was_finished), tf.int64)
        total = tf.reshape(total, [self._batch_size, -1])
        state = BeamSearchDecoderState(
            cell_state=tf.nest.map_structure(
                lambda each: of_parents(each) if _has_beams(each) else each, cell_state
            ),
            log_probs=tf.gather(total, places, batch_dims=1),
            finished=tf.logical_or(was_finished, tf.equal(predicted, self._end_token)),
            lengths=lengths,
            accumulated_attention_probs=tf.nest.map_structure(of_parents, attention),
        )
        return BeamSearchDecoderOutput(scores, predicted, parents), state

    def _split(self, tensor):
        """`[N * K, ...]` -> `[N, K, ...]`; scalars and `TensorArray`s stay."""
        if isinstance(tensor, tf.TensorArray) or tensor.shape.rank == 0:
            return tensor
        known = tf.get_static_value(self._batch_size)
        tail = tensor.shape.as_list()[1:]
        shape = tf.concat([[self._batch_size, self._beam_width], tf.shape(tensor)[1:]], 0)
        made = tf.reshape(tensor, shape)
        made.set_shape([None if known is None else int(known), self._beam_width, *tail])
        return made

    def _merged(self, tensor, rank):
        """`[N, K, ...]` -> `[N * K, ...]`; what has less axes, and `TensorArray`s, stay."""
        if isinstance(tensor, tf.TensorArray) or tensor.shape.rank < rank:
            return tensor
        known = tf.get_static_value(self._batch_size)
        tail = tensor.shape.as_list()[2:]
        shape = tf.concat([[self._batch_size * self._beam_width], tf.shape(tensor)[2:]], 0)
        made = tf.reshape(tensor, shape)
        made.set_shape([None if known is None else int(known) * self._beam_width, *tail])
        return made


def _has_beams(tensor):
    return not isinstance(tensor, tf.TensorArray) and tensor.shape.rank >= 2
