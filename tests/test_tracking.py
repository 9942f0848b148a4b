"""Layers are found by `tf.train.Checkpoint`, under the keys of TensorFlow 1.15."""

import numpy as np
import tensorflow as tf

from tfgan_lite import layers


class Pair(tf.Module):
    def __init__(self):
        super().__init__()
        self.first = layers.Dense(4)
        self.rest = [layers.BatchNormalization(), layers.Dense(2, use_bias=False)]

    def __call__(self, x):
        return self.rest[1](self.rest[0](self.first(x)))


# What TensorFlow 1.15 lists for `tf.train.Checkpoint(net=...)` of these layers in such attributes.
KEYS = {
    *("first/bias", "first/kernel"),
    *("rest/0/beta", "rest/0/gamma", "rest/0/moving_mean", "rest/0/moving_variance"),
    "rest/1/kernel",
}
X = tf.constant(np.random.RandomState(0).rand(3, 5), tf.float32)


def test_layers_are_written_and_read(tmp_path):
    net, other, later = Pair(), Pair(), Pair()
    wanted, before = net(X), other(X)
    path = tf.train.Checkpoint(net=net).save(str(tmp_path / "model"))
    names = {name for name, _ in tf.train.list_variables(path) if name.startswith("net/")}
    assert names == {f"net/{key}/.ATTRIBUTES/VARIABLE_VALUE" for key in KEYS}
    assert not np.array_equal(before, wanted)
    tf.train.Checkpoint(net=other).restore(path).assert_consumed()
    assert np.array_equal(other(X), wanted)
    status = tf.train.Checkpoint(net=later).restore(path)  # before it has variables
    assert np.array_equal(later(X), wanted)
    status.assert_consumed()


def test_in_a_graph(tmp_path):
    v1 = tf.compat.v1
    with tf.Graph().as_default(), v1.Session() as session:
        dense = layers.Dense(2)
        dense(v1.zeros([1, 3]))
        session.run(v1.global_variables_initializer())
        kernel = session.run(dense.kernel)
        checkpoint = v1.train.Checkpoint(dense=dense)
        path = checkpoint.save(str(tmp_path / "model"), session=session)
        session.run(dense.kernel.assign(np.zeros([3, 2])))
        checkpoint.restore(path).run_restore_ops(session)
        assert np.array_equal(session.run(dense.kernel), kernel)
