"""Decoding by a function from step to step, as in TensorFlow 1.0 and 1.1."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.rnn.batch_and_time import transpose_batch_time

v1 = tf.compat.v1


def dynamic_rnn_decoder(
    cell: Any,
    decoder_fn: Any,
    inputs: Any = None,
    sequence_length: Any = None,
    parallel_iterations: Any = None,
    swap_memory: Any = False,
    time_major: Any = False,
    scope: Any = None,
    name: Any = None,
) -> Any:
    """Runs a cell as `decoder_fn` tells.

    Args:
      cell: a cell.
      decoder_fn: a function of time, cell state, cell input, cell output and context state to
        done (bool `[N]`, or None: as `sequence_length` tells), cell state, cell input, what is
        to be returned of this step, and context state. State and output are None at time zero.
      inputs: `[N, T, C]`, or `[T, N, C]` if `time_major`; None where `decoder_fn` makes them.
      sequence_length: int32 `[N]`; None for T.
      parallel_iterations, swap_memory: see `tf.nn.dynamic_rnn`.
      time_major: bool, of inputs and outputs.
      scope: str; None for `rnn`.
      name: str, of the operations.

    Returns:
      Outputs `[N, T, ...]`, the cell's last state, and the last context state.

    Raises:
      ValueError: if nothing tells when to stop.

    Source: documentation of `tf.contrib.seq2seq` in TensorFlow 1.0 and 1.1; 1.15 has it no more.
    """
    with v1.name_scope(name, "dynamic_rnn_decoder"):
        steps: Any = None
        if inputs is not None:
            inputs = tf.convert_to_tensor(inputs)
            inputs = inputs if time_major else transpose_batch_time(inputs)
            steps = tf.shape(inputs)[0]
            array = tf.TensorArray(inputs.dtype, size=steps).unstack(inputs)
            zeros = tf.zeros_like(inputs[0])

        def loop_fn(time, output, state, context):
            read = None
            if inputs is not None:
                read = v1.cond(tf.equal(time, steps), lambda: zeros, lambda: array.read(time))
                read.set_shape(zeros.shape)
            done, state, read, emitted, context = decoder_fn(time, state, read, output, context)
            if done is None:
                done = _done(time, sequence_length, steps, state)
            return done, read, state, emitted, context

        outputs, state, context = v1.nn.raw_rnn(
            cell, loop_fn, parallel_iterations, swap_memory, scope
        )
        outputs = tf.nest.map_structure(lambda each: each.stack(), outputs)
        if not time_major:
            outputs = tf.nest.map_structure(transpose_batch_time, outputs)
    return outputs, state, context


def simple_decoder_fn_train(encoder_state: Any, name: Any = None) -> Any:
    """Returns a `decoder_fn` that reads the inputs of `dynamic_rnn_decoder`.

    Args:
      encoder_state: the cell's first state.
      name: ignored.
    """
    del name

    def decoder_fn(time: Any, state: Any, read: Any, output: Any, context: Any) -> Any:
        del time
        return None, encoder_state if state is None else state, read, output, context

    return decoder_fn


def simple_decoder_fn_inference(
    output_fn: Any,
    encoder_state: Any,
    embeddings: Any,
    start_of_sequence_id: Any,
    end_of_sequence_id: Any,
    maximum_length: Any,
    num_decoder_symbols: Any,
    dtype: Any = tf.int32,
    name: Any = None,
) -> Any:
    """Returns a `decoder_fn` that reads the likeliest symbol of the last output.

    Args:
      output_fn: a function from the cell's output to logits; None where they are logits.
      encoder_state: the cell's first state.
      embeddings: `[symbols, size]`.
      start_of_sequence_id: int, the first symbol.
      end_of_sequence_id: int, the symbol that ends a sequence.
      maximum_length: int, of a sequence.
      num_decoder_symbols: int, of logits.
      dtype: of symbols.
      name: ignored.
    """
    del name
    first = tf.nest.flatten(encoder_state)[0]
    rows = first.shape.as_list()[0] or tf.shape(first)[0]

    def decoder_fn(time: Any, state: Any, read: Any, output: Any, context: Any) -> Any:
        if read is not None:
            raise ValueError(f"Expected cell_input to be None, but saw: {read}. Give no inputs.")
        if output is None:
            symbols = tf.fill([rows], tf.cast(start_of_sequence_id, dtype))
            done, state = tf.fill([rows], False), encoder_state
            output = tf.zeros([num_decoder_symbols])  # tells the size of what is returned
        else:
            output = output if output_fn is None else output_fn(output)
            symbols = tf.cast(tf.argmax(output, 1), dtype)
            done = tf.equal(symbols, tf.cast(end_of_sequence_id, dtype))
        done = tf.logical_or(done, time > maximum_length)
        return done, state, v1.nn.embedding_lookup(embeddings, symbols), output, context

    return decoder_fn


def _done(time, sequence_length, steps, state):
    if sequence_length is not None:
        return time >= tf.convert_to_tensor(sequence_length)
    if steps is None:
        raise ValueError(
            "dynamic_rnn_decoder wants sequence_length, inputs, or a decoder_fn that tells what "
            "is done; got none of them."
        )
    return tf.fill([tf.shape(tf.nest.flatten(state)[0])[0]], time >= steps)
