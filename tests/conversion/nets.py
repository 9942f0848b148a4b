"""One generator, written twice: with our layers under a scope, and in Keras.

z [N, 6] -> dense 128 -> [N, 4, 4, 8] -> batch norm -> conv transpose 8 -> batch norm
         -> conv transpose 2 -> images [N, 16, 16, 2]

Weights that a wrong conversion might swap have one shape: the four of each batch norm, the two
batch norms, and the two channel axes of the first transposed convolution.
"""

import keras
import numpy as np
import tensorflow as tf

from tfgan_lite import layers, variables

v1 = tf.compat.v1


def generator(z, training=False, reuse=None):
    with v1.variable_scope("generator", reuse=reuse):
        net = tf.reshape(layers.dense(z, 128), [-1, 4, 4, 8])
        net = layers.batch_normalization(net, training=training)
        net = tf.nn.leaky_relu(net, 0.2)
        net = layers.conv2d_transpose(net, 8, 3, strides=2, padding="same")
        net = layers.batch_normalization(net, training=training)
        net = tf.nn.leaky_relu(net, 0.2)
        return layers.conv2d_transpose(net, 2, 5, strides=2, padding="same", activation=tf.tanh)


def keras_generator():
    """In a process that makes no other model, these names are the automatic ones."""
    n = "batch_normalization"
    names = ("dense", n, "conv2d_transpose", f"{n}_1", "conv2d_transpose_1")
    return _keras_generator("generator", names)


def unnamed_generator():
    """Its layers are numbered after those of all models that were made before."""
    return _keras_generator(None, [None] * 5)


def _keras_generator(name, names):
    dense, first_norm, conv, second_norm, last = names
    found = keras.layers
    return keras.Sequential(
        [
            keras.Input([6]),
            found.Dense(128, name=dense),
            found.Reshape([4, 4, 8]),
            found.BatchNormalization(name=first_norm),
            found.LeakyReLU(negative_slope=0.2),
            found.Conv2DTranspose(8, 3, strides=2, padding="same", name=conv),
            found.BatchNormalization(name=second_norm),
            found.LeakyReLU(negative_slope=0.2),
            found.Conv2DTranspose(2, 5, strides=2, padding="same", activation="tanh", name=last),
        ],
        name=name,
    )


def fill(name, shape, seed):
    """Returns random values, small enough that tanh is not full, and above zero for variances."""
    low = 0.1 if "variance" in name else -0.4
    return np.random.RandomState(seed).uniform(low, 0.6, shape).astype(np.float32)


def values(path):
    reader = tf.train.load_checkpoint(str(path))
    return {name: reader.get_tensor(name) for name in reader.get_variable_to_shape_map()}


def write_bundle(path, arrays):
    """Writes a bundle with TF1's Saver."""
    with tf.Graph().as_default(), v1.Session() as session:
        made = {n: v1.Variable(a, name=f"v{i}") for i, (n, a) in enumerate(arrays.items())}
        session.run(v1.global_variables_initializer())
        v1.train.Saver(made).save(session, str(path), write_meta_graph=False, write_state=False)
    return str(path)


def paint(path, z):
    """Returns what our generator paints with the weights of a bundle."""
    with tf.Graph().as_default(), v1.Session() as session:
        images = generator(tf.constant(z))
        v1.train.Saver(variables.global_variables()).restore(session, str(path))
        return session.run(images)


def trained_bundle(path):
    """Writes what a Saver keeps of the generator, its Adam and its averages; random values."""
    with tf.Graph().as_default(), v1.Session() as session:
        v1.train.get_or_create_global_step()
        loss = tf.reduce_mean(generator(tf.zeros([2, 6]), training=True))
        train = v1.train.AdamOptimizer(0.1).minimize(loss)
        with tf.control_dependencies([train]):
            v1.train.ExponentialMovingAverage(0.9).apply(v1.trainable_variables())
        session.run(v1.global_variables_initializer())
        for i, variable in enumerate(v1.global_variables()):
            value = fill(variable.name, variable.shape, i)
            variable.load(value if variable.dtype == tf.float32 else np.int64(i), session)
        v1.train.Saver().save(session, str(path), write_meta_graph=False, write_state=False)
    return str(path)


def unbuilt():
    return keras.Sequential([keras.layers.Dense(3)])


def fill_nothing():
    return {}
