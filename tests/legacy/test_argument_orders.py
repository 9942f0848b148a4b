"""Argument orders from before TensorFlow 1.0, beside those since."""

import functools

import numpy as np
import pytest

A = np.arange(6, dtype=np.float32).reshape(2, 3)
B = A + 10


@pytest.fixture
def run(tf1):
    def call(tensors):
        with tf1.Session() as session:
            return session.run(tensors)

    return call


@pytest.mark.parametrize(
    "call",
    [
        lambda tf, a, b: tf.concat(1, [a, b]),
        lambda tf, a, b: tf.concat([a, b], 1),
        lambda tf, a, b: tf.concat_v2([a, b], 1),
        lambda tf, a, b: tf.concat(concat_dim=1, values=[a, b]),
        lambda tf, a, b: tf.concat(1, values=[a, b]),
        lambda tf, a, b: tf.concat([a, b], axis=1),
        lambda tf, a, b: tf.concat(tf.constant(1), [a, b]),
        lambda tf, a, b: tf.concat(np.int64(1), (a, b), name="both"),
        lambda tf, a, b: tf.concat(values=[a, b], axis=1),
    ],
)
def test_concat(tf1, run, call):
    found = run(call(tf1, tf1.constant(A), tf1.constant(B)))
    np.testing.assert_array_equal(found, np.concatenate([A, B], 1))


@pytest.mark.parametrize(
    "call",
    [
        lambda tf, x: tf.split(1, 3, x),
        lambda tf, x: tf.split(x, 3, 1),
        lambda tf, x: tf.split(1, 3, value=x),
        lambda tf, x: tf.split(split_dim=1, num_split=3, value=x),
        lambda tf, x: tf.split(x, num_or_size_splits=3, axis=1),
        lambda tf, x: tf.split(1, num_split=3, value=x),
        lambda tf, x: tf.split_v(x, [1, 1, 1], 1),
    ],
)
def test_split(tf1, run, call):
    for found, wanted in zip(run(call(tf1, tf1.constant(A))), np.split(A, 3, 1), strict=True):
        np.testing.assert_array_equal(found, wanted)


@pytest.mark.parametrize("dims", [[False, True], [1], np.array([False, True]), [-1]])
def test_reverse(tf1, run, dims):
    np.testing.assert_array_equal(run(tf1.reverse(tf1.constant(A), dims)), A[:, ::-1])


def test_reverse_of_no_axis_or_all(tf1, run):
    np.testing.assert_array_equal(run(tf1.reverse(A, [False, False])), A)
    np.testing.assert_array_equal(run(tf1.reverse(A, dims=[True, True])), A[::-1, ::-1])


def test_cross_entropies_by_position_take_logits_first(tf1, run):
    logits, labels = A - 3, (A > 2).astype(np.float32)
    wanted = np.log1p(np.exp(-np.abs(logits))) + np.maximum(logits, 0) - logits * labels
    sigmoid = tf1.nn.sigmoid_cross_entropy_with_logits
    for found in run([sigmoid(logits, labels), sigmoid(targets=labels, logits=logits)]):
        np.testing.assert_allclose(found, wanted, rtol=1e-6)
    one_hot = np.float32([[1, 0, 0], [0, 0, 1]])
    log_softmax = logits - np.log(np.exp(logits).sum(1, keepdims=True))
    wanted = -(one_hot * log_softmax).sum(1)
    found = run(
        [
            tf1.nn.softmax_cross_entropy_with_logits(logits, one_hot),
            tf1.nn.softmax_cross_entropy_with_logits(labels=one_hot, logits=logits),
            tf1.nn.sparse_softmax_cross_entropy_with_logits(logits, np.array([0, 2])),
        ]
    )
    for one in found:
        np.testing.assert_allclose(one, wanted, rtol=1e-6)


@pytest.mark.parametrize("name", ["nce_loss", "sampled_softmax_loss"])
def test_losses_over_a_sample_take_labels_before_or_behind_the_inputs(tf1, run, name):
    weights, biases = tf1.constant(np.ones([9, 3], np.float32)), tf1.zeros([9])
    labels, inputs = np.int64([[2], [5]]), A
    taken = (np.int64([1, 3]), np.float32([[0.5], [0.5]]), np.float32([0.5, 0.5]))
    loss = functools.partial(getattr(tf1.nn, name), weights, biases, sampled_values=taken)
    old, new, named = run(
        [
            loss(inputs, labels, 2, 9),
            loss(labels, inputs, 2, 9),
            loss(inputs=inputs, labels=labels, num_sampled=2, num_classes=9),
        ]
    )
    assert old.shape == (2,) and old.tolist() == new.tolist() == named.tolist()
