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
    with pytest.raises(missing.MissingSymbol, match="run_test_in_graph"):
        tfe.run_test_in_graph_and_eager_modes  # noqa: B018


def make_net(tfe, layers):
    class Net(tfe.Network):
        def __init__(self, name=None):
            super().__init__(name)
            self.first = self.track_layer(layers.Dense(5, activation=tf.nn.relu))
            self.second = self.track_layer(layers.Dense(3, kernel_regularizer=tf.nn.l2_loss))

        def call(self, x, training=False):
            return self.second(self.first(x)) + (1.0 if training else 0.0)

    return Net


def test_networks_keep_their_layers(tfe, tf1):
    net = make_net(tfe, tf1.layers)()
    assert net.name == "net" and net.variables == []
    x = tf1.ones([2, 4])
    assert net(x).shape.as_list() == [2, 3]
    # Names as TensorFlow 1.15 gives them.
    names = ["net/dense/kernel:0", "net/dense/bias:0", "net/dense_1/kernel:0", "net/dense_1/bias:0"]
    assert [v.name for v in net.variables] == names and net.weights == net.variables
    net(x, training=True)
    assert net.trainable_variables == net.variables == tf1.trainable_variables()
    assert net.non_trainable_variables == [] and len(net.losses) == 1
    assert net.get_layer("dense_2") is net.second is net.get_layer(index=1)


def test_networks_of_networks(tfe, tf1):
    class Outer(tfe.Network):
        def __init__(self):
            super().__init__(name="outer")
            self.net = self.track_layer(make_net(tfe, tf1.layers)())
            self.last = self.track_layer(tf1.layers.Dense(1, name="last"))

        def call(self, x):
            return self.last(self.net(x))

    outer = Outer()
    outer(tf1.ones([2, 4]))
    names = ["net/dense/kernel", "net/dense/bias", "net/dense_1/kernel", "net/dense_1/bias"]
    names = [f"outer/{name}:0" for name in (*names, "last/kernel", "last/bias")]
    assert [v.name for v in outer.variables] == names
    assert [layer.name for layer in outer.layers] == ["net", "last"]
    with pytest.raises(ValueError, match="outer has net, last; got 'nets'"):
        outer.get_layer("nets")
    with pytest.raises(ValueError, match="outer has 2; got 2"):
        outer.get_layer(index=2)
    with pytest.raises(ValueError, match="wants a name or an index; got None and None"):
        outer.get_layer()
    with pytest.raises(TypeError, match="wants a layer or a Network; got 3"):
        outer.track_layer(3)
    with pytest.raises(NotImplementedError, match="Network: wants a method `call`"):
        tfe.Network()(1)


def test_networks_in_a_row(tfe, tf1):
    row = tfe.Sequential([tf1.layers.Dense(3), tf.nn.relu])
    row.add(lambda x: x * 0.0 + 7.0)
    with tf1.Session() as session:
        found = row(tf1.ones([2, 4]))
        session.run(tf1.global_variables_initializer())
        assert session.run(found).tolist() == [[7.0] * 3] * 2
    assert [v.name for v in row.variables] == [
        "sequential/dense/kernel:0",
        "sequential/dense/bias:0",
    ]


def test_a_saver_writes_and_reads(tfe, tmp_path):
    weight = tfe.Variable([1.0, 2.0], name="weight")
    saver = tfe.Saver([weight])
    path = saver.save(str(tmp_path / "saved"), global_step=3)
    assert path.endswith("saved-3")
    weight.assign([0.0, 0.0])
    saver.restore(path)
    assert weight.numpy().tolist() == [1.0, 2.0]
