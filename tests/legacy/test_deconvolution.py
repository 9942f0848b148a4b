"""`tf.nn.conv2d_transpose`: shapes that TensorFlow 1.15 gives, and today's values."""

import numpy as np
import pytest
import tensorflow as tf

SHAPES = {  # output_shape as a function of (tf, x): what TensorFlow 1.15 makes of [None, 4, 4, 8]
    "numbers": (lambda tf1, x: [8, 8, 8, 3], [8, 8, 8, 3]),
    "an array": (lambda tf1, x: np.array([8, 8, 8, 3]), [8, 8, 8, 3]),
    "a shape": (lambda tf1, x: tf1.TensorShape([8, 8, 8, 3]), [8, 8, 8, 3]),
    "a dimension": (lambda tf1, x: [tf1.Dimension(8), 8, 8, 3], [8, 8, 8, 3]),
    "a constant": (lambda tf1, x: tf1.constant([8, 8, 8, 3]), [8, 8, 8, 3]),
    "a stack": (lambda tf1, x: tf1.stack([tf1.shape(x)[0], 8, 8, 3]), [None, 8, 8, 3]),
    "a list with a tensor": (lambda tf1, x: [tf1.shape(x)[0], 8, 8, 3], [None, 8, 8, 3]),
    "a list of constants": (lambda tf1, x: [tf1.constant(8), 8, 8, 3], [8, 8, 8, 3]),
}


@pytest.mark.parametrize("case", SHAPES)
def test_the_result_has_the_shape_that_is_asked_for(tf1, case):
    make, shape = SHAPES[case]
    x = tf1.placeholder(tf1.float32, [None, 4, 4, 8])
    weight = tf1.get_variable("w", [5, 5, 3, 8])
    by_place = tf1.nn.conv2d_transpose(x, weight, make(tf1, x), [1, 2, 2, 1])
    by_name = tf1.nn.deconv2d(x, weight, strides=[1, 2, 2, 1], output_shape=make(tf1, x))
    back = tf1.nn.conv2d_backprop_input(make(tf1, x), weight, x, [1, 2, 2, 1], "SAME")
    assert [t.shape.as_list() for t in (by_place, by_name, back)] == [shape] * 3


def test_the_atrous_one(tf1):
    x = tf1.placeholder(tf1.float32, [None, 8, 8, 4])
    y = tf1.nn.atrous_conv2d_transpose(x, tf1.zeros([3, 3, 5, 4]), [4, 8, 8, 5], 2, "SAME")
    assert y.shape.as_list() == [4, 8, 8, 5]


def test_the_values_are_tensorflows(tf1):
    x, weight = tf1.random_normal([2, 4, 4, 8], seed=1), tf1.random_normal([5, 5, 3, 8], seed=2)
    arguments = (x, weight, [2, 8, 8, 3], [1, 2, 2, 1])
    ours, theirs = tf1.nn.conv2d_transpose(*arguments), tf.nn.conv2d_transpose(*arguments)
    with tf1.Session() as session:
        np.testing.assert_array_equal(*session.run([ours, theirs]))


def test_another_batch_size_is_refused_when_it_runs(tf1):
    x = tf1.placeholder(tf1.float32, [None, 4, 4, 8])
    y = tf1.nn.conv2d_transpose(x, tf1.zeros([5, 5, 3, 8]), [8, 8, 8, 3], [1, 2, 2, 1])
    with tf1.Session() as session, pytest.raises(tf1.errors.OpError):
        session.run(y, {x: np.zeros([2, 4, 4, 8])})
