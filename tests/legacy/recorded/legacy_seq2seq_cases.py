# ruff: noqa: UP031 - Python 3.7 reads this file too
"""What of `tf.contrib.legacy_seq2seq` is held against TensorFlow 1.15; see `rnn_cases.py`."""

import numpy as np
import rnn_cases

CASES = {}
SYMBOLS = [[1, 2, 0, 1], [3, 3, 1, 0], [2, 1, 0, 3]]


def case(function):
    CASES["legacy_" + function.__name__] = function
    return function


def steps(tf, values):
    return tf.unstack(values, axis=1)


def symbols(tf, count=4):
    return steps(tf, tf.constant(SYMBOLS))[:count]


def weights(tf):
    return steps(tf, tf.constant(rnn_cases.array_for("weights", [3, 4])))


def logits(tf):
    return steps(tf, tf.constant(rnn_cases.array_for("logits", [3, 4, 5])))


@case
def losses(tf, x, lengths):
    lib = tf.contrib.legacy_seq2seq
    given = logits(tf), symbols(tf), weights(tf)

    def own(labels, logits):
        return tf.reduce_sum(logits, 1) * tf.cast(labels, tf.float32)

    return (
        lib.sequence_loss_by_example(*given),
        lib.sequence_loss_by_example(*given, average_across_timesteps=False),
        lib.sequence_loss_by_example(*given, softmax_loss_function=own),
        lib.sequence_loss(*given),
        lib.sequence_loss(*given, average_across_batch=False),
    )


@case
def rnn_decoder(tf, x, lengths):
    cell = tf.nn.rnn_cell.GRUCell(5)
    state = tf.ones([3, 5])
    feed = tf.contrib.legacy_seq2seq.rnn_decoder(
        steps(tf, x), state, cell, loop_function=lambda last, step: last * step
    )
    with tf.variable_scope("", reuse=True):
        plain = tf.contrib.legacy_seq2seq.rnn_decoder(steps(tf, x), state, cell, scope=None)
    return feed, plain


@case
def basic(tf, x, lengths):
    cell = tf.nn.rnn_cell.MultiRNNCell([tf.nn.rnn_cell.LSTMCell(3), tf.nn.rnn_cell.GRUCell(2)])
    return tf.contrib.legacy_seq2seq.basic_rnn_seq2seq(steps(tf, x), steps(tf, x * 0.5), cell)


@case
def tied(tf, x, lengths):
    cell = tf.nn.rnn_cell.GRUCell(3)
    return tf.contrib.legacy_seq2seq.tied_rnn_seq2seq(steps(tf, x), steps(tf, x * 0.5), cell)


def add(name, function):
    CASES["legacy_" + name] = function


def embedded(feed, projected=False, tensor=False):
    def function(tf, x, lengths):
        cell = tf.nn.rnn_cell.LSTMCell(3)
        return tf.contrib.legacy_seq2seq.embedding_rnn_seq2seq(
            symbols(tf, 3),
            symbols(tf),
            cell,
            4,
            5,
            2,
            output_projection=projection(tf) if projected else None,
            feed_previous=tf.constant(feed) if tensor else feed,
        )

    return function


def projection(tf):
    return (
        tf.constant(rnn_cases.array_for("projection", [3, 5])),
        tf.constant(np.zeros(5, np.float32)),
    )


def embedded_tied(feed, tensor=False):
    def function(tf, x, lengths):
        cell = tf.nn.rnn_cell.LSTMCell(3)
        return tf.contrib.legacy_seq2seq.embedding_tied_rnn_seq2seq(
            symbols(tf, 3),
            symbols(tf),
            cell,
            5,
            2,
            feed_previous=tf.constant(feed) if tensor else feed,
        )

    return function


def attentive(feed, tensor=False, **kwargs):
    def function(tf, x, lengths):
        cell = tf.nn.rnn_cell.LSTMCell(3)
        return tf.contrib.legacy_seq2seq.embedding_attention_seq2seq(
            symbols(tf, 3),
            symbols(tf),
            cell,
            4,
            5,
            2,
            feed_previous=tf.constant(feed) if tensor else feed,
            **kwargs,
        )

    return function


for feed in (False, True):
    add("embedded_%s" % feed, embedded(feed))
    add("embedded_tensor_%s" % feed, embedded(feed, tensor=True))
    add("tied_embedded_%s" % feed, embedded_tied(feed))
    add("tied_embedded_tensor_%s" % feed, embedded_tied(feed, tensor=True))
    add("attentive_%s" % feed, attentive(feed))
    add("attentive_tensor_%s" % feed, attentive(feed, tensor=True))
add("embedded_projected", embedded(True, projected=True))
add("attentive_heads", attentive(True, num_heads=2, initial_state_attention=True))


@case
def attention_decoder(tf, x, lengths):
    return tf.contrib.legacy_seq2seq.attention_decoder(
        steps(tf, x), tf.ones([3, 3]), x, tf.nn.rnn_cell.GRUCell(3), output_size=2, num_heads=2
    )


def one_to_many(tensor):
    def function(tf, x, lengths):
        cells = tf.nn.rnn_cell
        outputs, states = tf.contrib.legacy_seq2seq.one2many_rnn_seq2seq(
            symbols(tf, 3),
            {"a": symbols(tf), "b": symbols(tf, 2)},
            cells.GRUCell(3),
            {"a": cells.GRUCell(3), "b": cells.GRUCell(3)},
            4,
            {"a": 5, "b": 4},
            2,
            feed_previous=tf.constant(True) if tensor else False,
        )
        return [outputs["a"], outputs["b"], states["a"], states["b"]]

    return function


add("one2many", one_to_many(False))
add("one2many_tensor", one_to_many(True))


@case
def buckets(tf, x, lengths):
    def model(encoder, decoder):
        cell = tf.nn.rnn_cell.GRUCell(3)  # 1.15 cannot copy one that was called
        return tf.contrib.legacy_seq2seq.embedding_rnn_seq2seq(encoder, decoder, cell, 4, 5, 2)

    given = symbols(tf), symbols(tf), symbols(tf), weights(tf), [(2, 2), (4, 3)]
    return tf.contrib.legacy_seq2seq.model_with_buckets(*given, seq2seq=model)
