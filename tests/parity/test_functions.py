"""Any pair of (function, inputs), compared tensor by tensor."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import layers
from tfgan_lite.determinism import FAST
from tfgan_lite.parity.functions import compare_functions

X = np.random.RandomState(0).randn(5, 4).astype(np.float32)


def small(x, shift=0.0):
    hidden = layers.dense(x, 3, activation=tf.nn.tanh, name="hidden")
    return {"logits": layers.dense(hidden, 2, name="logits") + shift, "class": tf.argmax(hidden, 1)}


def keys(compared, second):
    return [(row.kind, row.name) for row in compared.rows if row.second == second]


def test_every_tensor_is_compared_and_equal():
    compared = compare_functions(small, {"x": X})
    assert compared.equal and not compared.differing
    expected = [
        ("activation", "hidden"),
        ("activation", "logits"),
        ("output", "[0]"),
        ("output", "[1]"),
        ("gradient", "hidden/kernel"),
        ("gradient", "hidden/bias"),
        ("gradient", "logits/kernel"),
        ("gradient", "logits/bias"),
        ("gradient", "x"),
    ]
    assert sorted(keys(compared, "eager")) == sorted(expected) == sorted(keys(compared, "function"))
    assert str(compared).endswith("equal to the bit: 9 tensors")
    assert compare_functions(small, [X, np.float32(1)], ways=("eager", "function")).equal


def test_the_values_are_right():
    """d sum(tanh(x w)) / dx and / dw, by NumPy."""
    w = np.random.RandomState(1).randn(4, 3).astype(np.float32)
    seen = {}

    def build(x):
        kernel = tf.compat.v1.get_variable("w", initializer=w)
        seen[tf.executing_eagerly()] = x
        return tf.tanh(tf.matmul(x, kernel))

    compared = compare_functions(build, {"x": X})
    slope = 1 - np.tanh(X @ w) ** 2
    by_name = {(row.kind, row.name): row for row in compared.rows if row.second == "eager"}
    assert by_name.keys() == {("output", ""), ("gradient", "w"), ("gradient", "x")}
    assert compared.equal and len(seen) == 2
    # Nothing tells the values but a divergence, so one is made of known size: a gradient that is
    # off by a factor of 2 in eager code is off by exactly one power of two in every element.
    doubled = compare_functions(lambda x: build(x) * (1.0 + tf.executing_eagerly()), {"x": X})
    for name, gradient in (("x", slope @ w.T), ("w", X.T @ slope)):
        (row,) = (r for r in doubled.rows if (r.name, r.second) == (name, "eager"))
        first, second = row.difference.first_values
        np.testing.assert_allclose(first, gradient[row.difference.first], rtol=1e-4)
        assert second == 2 * first and row.difference.max_ulp == 2**23


def test_code_that_means_something_else_in_a_graph_is_found():
    """`==` between tensors compares their values in eager code, the objects in a TF1 graph."""
    compared = compare_functions(lambda x: tf.where(tf.range(4) == 1, 2 * x, x), [X])
    assert {row.first + "/" + row.second for row in compared.differing} == {
        "graph/eager",
        "graph/function",
    }


def test_a_difference_is_named_where_it_begins():
    def other(x):
        hidden = layers.dense(x, 3, name="hidden")
        if not tf.executing_eagerly():
            second = tf.equal(tf.range(3), 1)
            hidden = tf.where(second, tf.math.nextafter(hidden, hidden + 1), hidden)
        return layers.dense(hidden, 2, name="logits")

    compared = compare_functions(other, {"x": X})
    first = compared.differing[0]
    assert (first.kind, first.name, first.second) == ("activation", "logits", "eager")
    assert not compared.equal
    assert "NOT equal" in str(compared)
    assert {row.second for row in compared.differing} == {"eager"}  # graph and function agree
    assert compare_functions(other, {"x": X}, max_ulp=10**9).equal


def test_what_one_way_alone_has_and_other_shapes_are_differences():
    def more(x):
        if tf.executing_eagerly():
            return layers.dense(x, 3, name="extra")
        return layers.dense(x, 2, name="usual")

    compared = compare_functions(more, {"x": X}, ways=("graph", "eager"))
    reasons = {row.name: row.reason for row in compared.differing}
    assert reasons["usual"] == "only in graph" and reasons["extra"] == "only in eager"
    assert reasons[""] == "float32[5, 2] in graph, float32[5, 3] in eager"


def test_nan_beside_a_number_is_said_so():
    def sometimes(x):
        return x * (float("nan") if tf.executing_eagerly() else 1.0)

    compared = compare_functions(sometimes, {"x": X}, ways=("graph", "eager"), max_ulp=10**12)
    assert not compared.equal and "NaN" in str(compared)


def test_code_with_stateful_randomness_of_its_own():
    def unported(x):
        v1 = tf.compat.v1
        w = v1.get_variable("w", [4, 3], initializer=v1.truncated_normal_initializer())
        return tf.nn.dropout(tf.matmul(x + tf.random.normal([4]), w), rate=0.4)

    assert compare_functions(unported, [X]).equal
    fast = compare_functions(unported, [X], numerics=FAST, max_ulp=64)
    assert fast.equal, str(fast)


def test_dtypes_without_ulps_are_equal_or_not():
    def build(x, shift=0.0):
        wide = tf.complex(x + shift * tf.executing_eagerly(), x)
        return {"complex": wide, "words": tf.as_string(x + shift * tf.executing_eagerly())}

    assert compare_functions(build, {"x": X}, ways=("graph", "eager")).equal
    shifted = compare_functions(lambda x: build(x, 0.5), {"x": X}, ways=("graph", "eager"))
    assert [(row.kind, row.name) for row in shifted.differing] == [
        ("output", "[0]"),
        ("output", "[1]"),
    ]


@pytest.mark.parametrize("ways", [("graph",), ("graph", "lazy"), ()])
def test_ways_that_cannot_be_compared_are_named(ways):
    with pytest.raises(ValueError, match="wants two or more of"):
        compare_functions(small, {"x": X}, ways=ways)


def test_an_input_and_a_variable_of_one_name_have_a_row_each():
    def build(w):
        return w * tf.compat.v1.get_variable("w", [4])

    names = [row.name for row in compare_functions(build, {"w": X}).rows if row.second == "eager"]
    assert {"w", "input w"} <= set(names)


def test_nothing_to_compare_can_be_printed_and_a_failing_way_is_named():
    assert "0 tensors" in str(compare_functions(lambda x: [], {"x": X}))

    def build(x):
        if tf.executing_eagerly():
            raise KeyError("only graphs")
        return x

    with pytest.raises(ValueError, match="the way 'eager' .*only graphs.*leave 'eager' out"):
        compare_functions(build, {"x": X})
