"""`tf.contrib.eager`: its own functions, in eager execution."""

import importlib

import pytest
import tensorflow as tf

from tfgan_lite.legacy import missing


@pytest.fixture
def tfe():  # without `tf1`, in whose graph nothing runs eagerly
    return importlib.import_module("tfgan_lite.legacy.tensorflow.contrib.eager")


def test_an_iterator_gives_batches(tfe):
    batches = tfe.Iterator(tf.data.Dataset.range(4).batch(2))
    assert batches.next().numpy().tolist() == [0, 1]
    assert [batch.numpy().tolist() for batch in batches] == [[2, 3]]
    with pytest.raises(StopIteration):
        batches.next()
    with tf.Graph().as_default(), pytest.raises(RuntimeError, match="make_one_shot_iterator"):
        tfe.Iterator(tf.data.Dataset.range(4))


def test_gradients_by_the_variables_that_are_read(tfe):
    weight, other = tfe.Variable(3.0), tfe.Variable(1.0)
    value, found = tfe.implicit_value_and_gradients(lambda x: weight * weight * x)(2.0)
    assert value.numpy() == 18 and len(found) == 1
    assert found[0][0].numpy() == 12 and found[0][1] is weight
    assert tfe.implicit_gradients(lambda: other * 5.0)()[0][0].numpy() == 5
    with pytest.raises(ValueError, match="reads no trainable variable"):
        tfe.implicit_gradients(lambda x: x * 1.0)(tf.constant(2.0))
    with pytest.raises(ValueError, match="got None"):
        tfe.implicit_gradients(lambda: None)()


def test_gradients_by_arguments(tfe):
    def product(x, y):
        return x * y * y

    assert [g.numpy() for g in tfe.gradients_function(product)(2.0, 3.0)] == [9, 12]
    value, found = tfe.value_and_gradients_function(product, ["y"])(2.0, 3.0, dy=2.0)
    assert value.numpy() == 18 and [g.numpy() for g in found] == [24]
    assert [g.numpy() for g in tfe.gradients_function(product, [0])(2.0, 3.0)] == [9]


def test_names_that_became_tensorflows(tfe, tf1):
    assert tfe.enable_eager_execution is tf1.enable_eager_execution
    assert tfe.defun is tf1.function and tfe.Checkpoint is tf1.train.Checkpoint
    paths = "tfgan_lite.legacy.tensorflow.contrib.eager.python"
    assert importlib.import_module(paths).tfe.Variable is tfe.Variable
    assert importlib.import_module(f"{paths}.tfe").Iterator is tfe.Iterator
    assert not tfe.in_eager_mode() and tfe.num_gpus() >= 0 and "CPU" in tfe.list_devices()[0]
    variable = tfe.Variable([1.0], name="v")
    assert variable.name == "v:0" and variable.op.type == "VarHandleOp"
    with pytest.raises(missing.MissingSymbol, match="Network"):
        tfe.Network  # noqa: B018
