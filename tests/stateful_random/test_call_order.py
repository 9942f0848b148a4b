"""Numbers of draws within branches, loops and functions."""

import warnings

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite.stateful_random import replayed

v1 = tf.compat.v1


def normal():
    return tf.random.normal([4])


@pytest.fixture(params=["TF1's control flow", "TF2's control flow"])
def control_flow(request):
    v2 = v1.control_flow_v2_enabled()
    (v1.disable_control_flow_v2 if "TF1" in request.param else v1.enable_control_flow_v2)()
    yield
    (v1.enable_control_flow_v2 if v2 else v1.disable_control_flow_v2)()


def in_graph(code, flag):
    with tf.Graph().as_default(), v1.Session() as session:
        fed = v1.placeholder_with_default(flag, [])
        with replayed(3):
            tensors = code(fed)
        return session.run(tensors)


def in_function(code, flag):
    @tf.function
    def function(fed, step):
        with replayed(3, step):
            return code(fed)

    return function(tf.constant(flag), tf.constant(0))


def assert_equals_eager(engine, code, flag):
    with replayed(3, 0):
        expected = code(tf.constant(flag))
    for got, wanted in zip(engine(code, flag), expected, strict=True):
        np.testing.assert_array_equal(got, wanted)


def even(flag):
    before = normal()
    chosen = tf.cond(flag, lambda: normal() + normal(), lambda: normal() - 2 * normal())
    again = tf.cond(flag, normal, lambda: 2 * normal())
    return before, chosen, again, normal()


def nested(flag):
    def inner():
        return tf.cond(flag, normal, lambda: 2 * normal()) + normal()

    return tf.cond(flag, inner, lambda: normal() - normal()), normal()


def switched(flag):
    branches = [normal, lambda: 2 * normal(), lambda: 3 * normal()]
    return tf.switch_case(tf.cast(flag, tf.int32), branches), normal()


@pytest.mark.parametrize("flag", [True, False])
@pytest.mark.parametrize("code", [even, nested, switched])
def test_branches_are_numbered_side_by_side(control_flow, code, flag):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert_equals_eager(in_graph, code, flag)
        assert_equals_eager(in_function, code, flag)


def uneven_alone(flag):
    return tf.cond(flag, normal, lambda: tf.zeros([4]))


def uneven(flag):
    kept = tf.cond(flag, lambda: normal() + normal(), lambda: tf.zeros([4]))
    return kept, normal(), normal()


def uneven_within(flag):
    return tf.cond(flag, lambda: uneven_alone(flag), normal), normal()


def uneven_before_a_draw_within(flag):
    def inner():
        return uneven_alone(flag) + normal()

    return [tf.cond(flag, inner, lambda: tf.zeros([4]))]


@pytest.mark.parametrize(
    "code, counts",
    [
        (uneven, r"\[2, 0\]"),
        (uneven_within, r"\[1, 0\]"),
        (uneven_before_a_draw_within, r"\[1, 0\]"),
    ],
)
def test_uneven_branches_are_warned_of_where_a_draw_follows(control_flow, code, counts):
    for engine in (in_graph, in_function):
        with pytest.warns(UserWarning, match=f"draw equally often; got {counts}") as found:
            assert_equals_eager(engine, code, True)
        assert sum("draw equally often" in str(one.message) for one in found) == 1
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        in_graph(lambda flag: [uneven_alone(flag)], True)
        in_graph(lambda flag: [tf.cond(flag, lambda: uneven_alone(flag), normal)], True)


def loop(body):
    return tf.while_loop(lambda turn, total: turn < 3, body, [0, tf.zeros([4])])[1]


def drawing(turn, total):
    return turn + 1, total + normal()


@pytest.mark.parametrize("engine", [in_graph, in_function])
def test_a_draw_in_the_body_of_a_loop_is_refused(control_flow, engine):
    message = "RandomStandardNormal wants a number of its own for each turn"
    with pytest.raises(ValueError, match=message):
        engine(lambda flag: [loop(drawing)], True)
    with pytest.raises(ValueError, match=message):
        engine(lambda flag: [tf.cond(flag, lambda: loop(drawing), normal)], True)
    if engine is in_graph:  # an error in a map_fn leaves a variable scope of eager code amiss
        with pytest.raises(ValueError, match=message):
            engine(lambda flag: [tf.map_fn(lambda x: x + normal(), tf.zeros([2, 4]))], True)


def test_a_loop_may_enter_a_block_or_draw_by_an_op_seed(control_flow):
    def stepping(turn, total):
        with replayed(4, turn):
            return turn + 1, total + (normal() + normal()) * tf.cast(turn + 1, tf.float32)

    def seeded(turn, total):
        return turn + 1, total + tf.random.normal([4], seed=5)

    for engine in (in_graph, in_function):
        assert_equals_eager(engine, lambda flag: (loop(stepping), loop(seeded), normal()), True)


def test_a_function_that_is_traced_within_a_block_is_refused():
    drawing = tf.function(normal)
    with replayed(3, 0):
        with pytest.raises(ValueError, match="got a call in the function .*Enter the block inside"):
            drawing()
        with pytest.raises(ValueError, match="RandomUniform wants to be called where the block"):
            tf.data.Dataset.range(3).map(lambda x: tf.random.uniform([]))
        with tf.Graph().as_default(), pytest.raises(ValueError, match="got a call in the function"):
            tf.function(normal)()
    drawing()


def test_a_refused_draw_takes_no_number():
    with replayed(3, 0):
        first = normal()
        with pytest.raises(ValueError):
            tf.function(normal)()
        second = normal()
    with replayed(3, 0):
        np.testing.assert_array_equal(first, normal())
        np.testing.assert_array_equal(second, normal())
