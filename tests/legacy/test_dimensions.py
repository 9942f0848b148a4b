"""Whole numbers that are no int in shapes, as TensorFlow 1.15 takes them (recorded by hand)."""

import numpy as np
import pytest

SIZES = [16 / 2, np.float32(8), np.float64(8), "8", np.array(8.0)]


@pytest.mark.parametrize("size", SIZES, ids=repr)
def test_sizes_of_other_types(tf1, size):
    assert tf1.TensorShape([None, size]).as_list() == [None, 8]
    assert tf1.placeholder(tf1.float32, [None, size]).shape.as_list() == [None, 8]
    assert tf1.get_variable("w", [size, 3]).shape.as_list() == [8, 3]
    fed = tf1.placeholder_with_default(tf1.ones([8]), [None])
    fed.set_shape([size])
    assert fed.shape.as_list() == [8]
    assert tf1.Dimension(4) * 2.0 == 8


@pytest.mark.parametrize("initializer", ["truncated_normal_initializer", "zeros_initializer"])
def test_a_variable_with_its_initializer(tf1, initializer):
    made = tf1.get_variable("w", [2, 4 / 2], initializer=getattr(tf1, initializer)())
    with tf1.Session() as session:
        session.run(tf1.global_variables_initializer())
        assert session.run(made).shape == (2, 2)


def test_a_cell_of_half_a_size(tf1):
    cell = tf1.nn.rnn_cell.BasicLSTMCell(8 / 2)
    output, _ = cell(tf1.zeros([2, 3]), cell.zero_state(2, tf1.float32))
    assert output.shape.as_list() == [2, 4]


def test_sizes_that_are_not_whole(tf1):
    with pytest.raises(ValueError, match="Ambiguous dimension: 3.5"):
        tf1.placeholder(tf1.float32, [None, 7 / 2])
    with pytest.raises(ValueError, match=">= 0"):
        tf1.Dimension(-2.0)
    with pytest.raises(TypeError, match="float32"):
        tf1.TensorShape([tf1.float32])
    assert (tf1.Dimension(3) == 3.5) is False and tf1.Dimension(3) != "three"
