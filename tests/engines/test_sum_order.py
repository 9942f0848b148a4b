"""Sums of many tensors have the same bits in a graph, in a function and in eager code."""

import contextlib

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite.determinism import STRICT
from tfgan_lite.engines import sum_order

v1 = tf.compat.v1
TERMS = np.random.RandomState(0).normal(size=(40, 50)).astype(np.float32)


def in_session(build, x, context=sum_order.kept):
    with tf.Graph().as_default() as graph:
        given = v1.placeholder(tf.float32, x.shape)
        with context():
            result = build(given)
        config = v1.ConfigProto()
        STRICT.configure(config)
        with v1.Session(graph=graph, config=config) as session:
            return session.run(result, {given: x})


def in_function(build, x):
    @tf.function(autograph=False)
    def call(given):
        with sum_order.kept():
            return build(given)

    with STRICT.in_functions():
        return call(tf.constant(x)).numpy()


def shared(x):
    """Of these terms a graph may overwrite the third first: the first two are what it was fed."""
    return tf.add_n([x, tf.identity(x), tf.sin(x), tf.cos(x)])


def gradient(x):
    """The gradient of something that is used five times, once by a sum."""
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x * 1.1
        total = tf.add_n([y, tf.tanh(y), tf.sin(y) * 2.0]) + y * y + tf.exp(y)
    return tape.gradient(total, x)


def second(x):
    """A second derivative, through sums that the first made."""
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = x * 1.1
            total = tf.tanh(y) + tf.sin(y) * 2.0 + y * y * y + tf.exp(y)
        found = tf.square(tape.gradient(total, x))
    return outer.gradient(found, x)


@pytest.mark.parametrize("build", [shared, gradient, second])
def test_sums_agree_to_the_bit(build):
    eager = build(tf.constant(TERMS)).numpy()
    np.testing.assert_array_equal(in_session(build, TERMS), eager)
    np.testing.assert_array_equal(in_function(build, TERMS), eager)


@pytest.mark.parametrize("count", range(1, 40))
def test_every_number_of_terms_is_grouped_as_the_kernel_groups_it(count):
    """Fails when the kernel of AddN, which eager code runs, adds up in another way."""

    def build(x):
        return tf.add_n(tf.unstack(x))

    eager = build(tf.constant(TERMS[:count])).numpy()
    np.testing.assert_array_equal(in_session(build, TERMS[:count]), eager)


def test_the_sum_is_right():
    found = in_session(lambda x: tf.add_n(tf.unstack(x)), TERMS)
    np.testing.assert_allclose(found, TERMS.astype(np.float64).sum(0), atol=1e-5)


def test_the_gradient_is_right():
    """d/dx of the sum over k of k * x is the sum of k."""

    def build(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            total = tf.add_n([k * x for k in range(1, 6)])
        return tape.gradient(total, x)

    np.testing.assert_array_equal(in_session(build, TERMS[0]), np.full(50, 15, np.float32))


@pytest.mark.parametrize("kind", ["tape", "tf.gradients", "add_n"])
def test_no_add_n_of_three_terms_is_built(kind):
    """Fails when TensorFlow's Python no longer makes an AddN through the function wrapped."""
    assert not [op for op in built(kind, sum_order.kept) if len(op.inputs) > 2]
    assert [op for op in built(kind, contextlib.nullcontext) if len(op.inputs) > 2]


def built(kind, context):
    with tf.Graph().as_default() as graph, context(), tf.GradientTape() as tape:
        x = tf.constant(TERMS)
        tape.watch(x)
        total = tf.sin(x) + tf.cos(x) + tf.exp(x)
        if kind == "tape":
            tape.gradient(total, x)
        elif kind == "tf.gradients":
            v1.gradients(total, x)
        else:
            tf.add_n([total, x, x])
    return [op for op in graph.get_operations() if op.type == "AddN"]


def test_only_the_block_is_changed():
    with sum_order.kept():
        pass
    assert [op.type for op in built("add_n", contextlib.nullcontext) if len(op.inputs) == 3]


def test_sums_of_integers_and_of_loops_stay_add_n():
    def looped(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = tf.while_loop(lambda i, y: i < 3, lambda i, y: (i + 1, y * x + x), [0, x])[1]
        return tape.gradient(y, x)

    in_session(looped, TERMS[0])  # its gradients hold lists of tensors
    counts = in_session(lambda x: tf.add_n([tf.cast(x, tf.int32)] * 3), TERMS[0])
    np.testing.assert_array_equal(counts, 3 * TERMS[0].astype(np.int32))
