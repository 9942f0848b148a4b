"""Initial values: apart from the draws of a block, and of step 0 in a graph."""

import numpy as np
import pytest
import tensorflow as tf
from draw_cases import session, v1

from tfgan_lite import variables
from tfgan_lite.stateful_random import replayed
from tfgan_lite.stateful_random.initial_value import at_step_zero


def normal():
    return tf.random.normal([4])


def unrecognized(shape, dtype=tf.float32, partition_info=None):
    """An initializer that no table knows, as users write them."""
    return 0.5 * tf.random.normal(shape, dtype=dtype)


INITIALIZERS = {
    "w": v1.random_normal_initializer(),
    "u": v1.glorot_uniform_initializer(seed=8),
    "own": unrecognized,
    "keras": tf.keras.initializers.HeNormal(),
}


def network(reuse):
    with v1.variable_scope("net", reuse=reuse):
        found = {
            name: v1.get_variable(name, [4, 4], initializer=initializer)
            for name, initializer in INITIALIZERS.items()
        }
    values = [tf.convert_to_tensor(variable) for variable in found.values()]
    return normal(), values


def built(first=None):
    """Returns noise drawn around two calls of a network, the second reusing, and its weights."""
    before = normal()
    one, values = network(first)
    two, again = network(True)
    return tf.stack([before, one, two, normal()]), values, again


class NoStore:
    def as_default(self):
        return v1.variable_scope(v1.get_variable_scope())


def in_graph(store):
    with tf.Graph().as_default(), session() as running:
        with store.as_default(), replayed(3):
            tensors = built()
        running.run(v1.global_variables_initializer())
        return [running.run(tensors) for _ in range(2)]


def in_eager(store):
    counted = replayed(3)
    found = []
    for first in (None, True):
        with store.as_default(), counted:
            found.append(built(first))
    return found


def in_function(store):
    @tf.function
    def function(step):
        with store.as_default(), replayed(3, step):
            return built(v1.AUTO_REUSE)

    return [function(tf.constant(step)) for step in range(2)]


@pytest.fixture(scope="module")
def expected_noise():
    found = []
    for step in range(2):
        with replayed(3, step):
            found.append(tf.stack([normal() for _ in range(4)]))
    return found


@pytest.mark.parametrize(
    "engine, make_store",
    [
        (in_graph, NoStore),
        (in_eager, NoStore),
        (in_graph, variables.VariableStore),
        (in_eager, variables.VariableStore),
        (in_function, variables.VariableStore),
    ],
)
def test_initializers_take_no_number_at_the_first_build_nor_at_reuse(
    engine, make_store, expected_noise
):
    found = engine(make_store())
    reference = in_graph(make_store())
    for step, (noise, values, again) in enumerate(found):
        np.testing.assert_array_equal(noise, expected_noise[step])
        np.testing.assert_array_equal(values, reference[0][1])
        np.testing.assert_array_equal(again, reference[0][1])
    assert len({np.asarray(value).tobytes() for value in reference[0][1]}) == len(INITIALIZERS)


def test_a_function_that_makes_a_variable_is_keyed_by_name_and_count():
    def made():
        names = ["a", "a", "b", None, None]
        found = [tf.Variable(lambda: tf.random.normal([4]), name=name) for name in names]
        return [tf.convert_to_tensor(variable) for variable in found] + [normal()]

    with tf.Graph().as_default(), session() as running:
        with replayed(3):
            tensors = made()
        running.run(v1.global_variables_initializer())
        graph_values = running.run(tensors)
    with replayed(3, 0):
        eager_values = made()
    np.testing.assert_array_equal(graph_values, eager_values)
    assert len({value.tobytes() for value in graph_values}) == len(graph_values)
    with replayed(3, 0):
        np.testing.assert_array_equal(eager_values[-1], normal())


def from_tensors(resource):
    return [
        v1.Variable(tf.random.truncated_normal([4, 4]), use_resource=resource),
        v1.Variable(0.1 * v1.random_normal([4, 4], seed=8) + 1.0, use_resource=resource),
        v1.get_variable("w", initializer=tf.random.uniform([4, 4]), use_resource=resource),
    ]


def steps():
    return {
        "counted": lambda: None,
        "of the global step": v1.train.get_or_create_global_step,
        "derived": lambda: 3 * v1.train.get_or_create_global_step() + 0,
    }


@pytest.mark.parametrize("resource", [True, False])
@pytest.mark.parametrize("step", steps())
def test_a_graph_variable_made_from_a_draw_starts_from_step_0(step, resource):
    with tf.Graph().as_default(), session() as running:
        with replayed(3, steps()[step]()):
            made = from_tensors(resource)
            noise = normal()
        running.run(v1.global_variables_initializer())
        graph_values, graph_noise = running.run([made, noise])
    with replayed(3, 0):
        eager_values = [variable.numpy() for variable in from_tensors(True)]
        eager_noise = normal()
    np.testing.assert_array_equal(graph_values, eager_values)
    np.testing.assert_array_equal(graph_noise, eager_noise)


def test_a_copy_holds_everything_between_the_step_and_the_value():
    with tf.Graph().as_default() as graph, session() as running:
        step = v1.placeholder(tf.int64, [])
        other = tf.constant(5, tf.int64)
        with tf.control_dependencies([tf.no_op()]):
            twice = step + step
        chosen = tf.cond(other > 3, lambda: twice + other, lambda: step)
        value = tf.split(tf.stack([chosen, step, other]), 3)[0] + twice
        copy = at_step_zero(value, step)
        assert at_step_zero(other, step) is other
        assert running.run(copy) == [5] and running.run(value, {step: 10}) == [45]
        assert copy.shape == value.shape and copy.dtype == value.dtype
        assert copy.graph is graph
