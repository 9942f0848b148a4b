"""tf.contrib.graph_editor: copies of a part of a graph from other inputs, and walks over it."""

import collections

import numpy as np
import pytest


def unrolled(tf, steps):
    """Returns a loss after some steps of gradient descent ahead, and what it starts from."""
    weight = tf.get_variable("weight", initializer=tf.constant([1.0, -2.0]))
    other = tf.get_variable("other", initializer=3.0)
    read = weight.value()
    loss = tf.reduce_sum(tf.square(read) * other, name="loss")
    update = collections.OrderedDict([(read, read - 0.1 * tf.gradients(loss, read)[0])])
    current = update
    for _ in range(steps - 1):
        current = tf.contrib.graph_editor.graph_replace(update, current)
    return tf.contrib.graph_editor.graph_replace(loss, current), loss, weight, other


def test_a_loss_after_three_steps_ahead(tf1):
    ahead, loss, weight, other = unrolled(tf1, 3)
    expected = np.array([1.0, -2.0])
    for _ in range(3):
        expected = expected - 0.1 * 2 * 3.0 * expected
    with tf1.Session() as session:
        session.run(tf1.global_variables_initializer())
        found, now = session.run([ahead, loss])
        np.testing.assert_allclose(found, 3.0 * np.sum(expected**2), rtol=1e-5)
        assert now == 15.0  # the loss that was there is as it was
        slope = session.run(tf1.gradients(ahead, other)[0])
        eps = 1e-3
        high, low = (session.run(ahead, {other.value(): 3.0 + sign * eps}) for sign in (1.0, -1.0))
        np.testing.assert_allclose(slope, (high - low) / (2 * eps), rtol=1e-2)
    assert len(tf1.global_variables()) == 2


def test_names_and_what_is_shared(tf1):
    x = tf1.constant(2.0, name="x")
    with tf1.name_scope("net"):
        y = tf1.multiply(x, 3.0, name="y")
        z = tf1.add(y, tf1.constant(1.0, name="one"), name="z")
    replace = tf1.contrib.graph_editor.graph_replace
    again = replace(z, {y: tf1.constant(10.0)})
    assert again.op.name == "net/z_1"
    assert again.op.inputs[1] is z.op.inputs[1]
    scoped = replace([x, z], {y: tf1.constant(10.0)}, dst_scope="copy")
    assert scoped[0] is x
    assert scoped[1].op.name == "copy/net/z"
    with tf1.Session() as session:
        assert session.run([again, scoped[1], z]) == [11.0, 11.0, 7.0]


def test_a_control_dependency_on_what_is_not_copied_is_kept(tf1):
    x = tf1.placeholder(tf1.float32, name="x")
    count = tf1.get_variable("count", initializer=0.0)
    with tf1.control_dependencies([tf1.group(count.assign_add(1.0))]):
        y = tf1.identity(x)
    again = tf1.contrib.graph_editor.graph_replace(y, {x: tf1.constant(5.0)})
    with tf1.Session() as session:
        session.run(count.initializer)
        assert session.run(again) == 5.0
        assert session.run(count) == 1.0


def test_targets_that_are_not_connected_are_told(tf1):
    x, y = tf1.constant(1.0), tf1.constant(2.0)
    with pytest.raises(ValueError, match="not connected"):
        tf1.contrib.graph_editor.graph_replace(tf1.identity(x), {y: x})


def test_walks(tf1):
    editor = tf1.contrib.graph_editor
    a = tf1.constant(1.0, name="a")
    b = tf1.identity(a, name="b")
    c = tf1.add(b, 1.0, name="c")
    tf1.identity(c, name="d")

    def names(ops):
        return {op.name for op in ops}

    assert names(editor.get_forward_walk_ops([a])) == {"b", "c", "d"}
    assert names(editor.get_forward_walk_ops(a.op, inclusive=False)) == {"b", "c", "d"}
    assert names(editor.get_backward_walk_ops([c.op])) == {"a", "b", "c", "c/y"}
    assert names(editor.get_backward_walk_ops(c, stop_at_ts=[b])) == {"c", "c/y"}
    assert names(editor.get_backward_walk_ops(c, within_ops=[c.op, b.op])) == {"b", "c"}
    assert names(editor.get_walks_intersection_ops([b], [c])) == {"c"}
    assert names(editor.filter_ops_from_regex([a.op, b.op, c.op], "^[ab]$")) == {"a", "b"}
    assert [t.name for t in editor.filter_ts_from_regex([c.op], ":0$")] == ["b:0", "c/y:0", "c:0"]
    with pytest.raises(TypeError, match="got <class 'int'>"):
        editor.get_forward_walk_ops([3])
