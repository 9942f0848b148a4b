"""The wrappers stand where TensorFlow's own code looks, and say so where they are passed by."""

import sys

import numpy as np
import pytest
import tensorflow as tf
from draw_cases import v1

from tfgan_lite.stateful_random import hooks, ops, replayed

with replayed():
    pass  # the first entry installs the wrappers


@pytest.mark.parametrize("op", [*ops.REPLACED, *ops.REFUSED])
def test_every_place_of_an_operation_is_wrapped(op):
    places = hooks.places(op)
    assert {module.__name__ for module, _ in places} >= {m.__name__ for m in hooks._RAW_OPS}
    generated = [module for module, _ in places if ".gen_" in module.__name__]
    assert len(generated) == 2
    for module, name in places:
        assert getattr(module, name).__code__.co_filename == hooks.__file__, (module, name)


def test_the_seeds_of_tensorflow_and_keras_are_asked_for_where_they_are_wrapped():
    for module, name in [(hooks._SEEDS, "get_seed")] + [
        (keras, "make_default_seed") for keras in hooks._KERAS_SEEDS
    ]:
        assert getattr(sys.modules[module], name).__code__.co_filename == hooks.__file__


def test_a_second_entry_wraps_nothing_again():
    before = [getattr(module, name) for module, name in hooks.places("RandomUniform")]
    with replayed():
        pass
    assert before == [getattr(module, name) for module, name in hooks.places("RandomUniform")]


def test_outside_of_a_block_seeds_are_tensorflows_own():
    with tf.Graph().as_default():
        v1.set_random_seed(7)
        wrapped = sys.modules[hooks._SEEDS].get_seed
        assert wrapped(5) == v1.get_seed(5) == (7, 5)


def test_raw_operations_are_replayed():
    with replayed(3, 0):
        modules = (tf.raw_ops, v1.raw_ops, tf.compat.v2.raw_ops)
        found = [raw.RandomStandardNormal(shape=[4], dtype=tf.float32) for raw in modules]
    with replayed(3, 0):
        np.testing.assert_array_equal(found, [tf.random.normal([4]) for _ in range(3)])


def imported():
    with tf.Graph().as_default() as graph:
        tf.random.normal([2], name="drawn")
    return graph.as_graph_def()


def test_a_draw_that_passed_the_block_by_is_an_error_when_it_ends():
    graph_def = imported()
    with tf.Graph().as_default():
        tf.graph_util.import_graph_def(graph_def, name="before")
        with pytest.raises(ValueError, match="got the operation 'in/drawn/RandomStandardNormal'"):
            with replayed():
                tf.graph_util.import_graph_def(graph_def, name="in")
        with pytest.raises(KeyError):
            with replayed():
                tf.graph_util.import_graph_def(graph_def, name="also_in")
                raise KeyError


def test_operations_keep_the_names_that_they_had():
    def names():
        with tf.Graph().as_default() as graph:
            drawn = [
                tf.random.normal([2]),
                tf.random.uniform([2], name="u"),
                tf.random.uniform([2], 0, 9, tf.int32),
                tf.random.shuffle([1, 2]),
                tf.nn.dropout([1.0], 0.5),
                tf.constant(0),
            ]
        types = ("RandomStandardNormal", "RandomUniform", "RandomShuffle")
        found = [op.name for op in graph.get_operations()]
        return [tensor.name for tensor in drawn] + [n for n in found if n.endswith(types)]

    plain = names()
    with replayed():
        assert names() == plain
