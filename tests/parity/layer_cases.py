"""Dense layers, pools, dropout, and layers of the user's own."""

import tensorflow as tf
from parity_case import Case, judged

from tfgan_lite import layers
from tfgan_lite.layers import by_name

IMAGE, VOLUME = (6, 7, 3), (5, 4, 6, 2)
v1 = tf.compat.v1
_NAMES = {
    "activation": sorted(set(by_name._ACTIVATIONS) - {"linear"}),
    "regularizer": sorted(by_name._REGULARIZERS),
    "constraint": sorted(by_name._CONSTRAINTS),
}


def dense(x):
    row = layers.flatten(x)
    sparse = tf.sparse.from_dense(tf.nn.relu(row))
    layer = layers.Dense(4, "tanh", name="object")
    return [
        layers.dense(row, 5, tf.nn.relu, name="relu"),
        layers.dense(row, 5, use_bias=False, name="no_bias"),
        layers.dense(x, 4, activation=tf.nn.sigmoid, name="rank4"),
        layers.dense(sparse, 3, name="sparse"),
        layers.dense(row, 4, trainable=False, name="frozen"),
        layer(layer(layers.Flatten(name="flat")(x)[:, :4])),
        layers.flatten(tf.transpose(x, [0, 3, 1, 2]), data_format="channels_first"),
    ]


def activations(x):
    """Every activation that has a name, on numbers on both sides of its bends."""
    y = layers.dense(4.0 * layers.flatten(x), 9, activation="softplus", name="first") - 3.0
    return [by_name.activation(name)(y) for name in _NAMES["activation"]]


def penalties(x):
    """Every regularizer and every constraint that has a name."""
    row = layers.flatten(x)
    penalized = [
        layers.dense(row, 5, kernel_regularizer=name, bias_regularizer=name, name=name)
        for name in _NAMES["regularizer"]
    ]
    return penalized + [
        layers.dense(
            row,
            5,
            bias_initializer="ones",
            kernel_constraint=name,
            bias_constraint=name,
            name=name,
        )
        for name in _NAMES["constraint"]
    ]


def max_pooling(x):
    """Behind a ReLU, so that many a window has several largest values."""
    x = tf.nn.relu(x)
    first = tf.transpose(x, [0, 3, 1, 2])
    row = x[:, 0]  # [N, W, C]
    return [
        layers.max_pooling2d(x, 2, 2, name="apart"),
        layers.max_pooling2d(x, 3, 2, "same", name="overlapping"),
        layers.max_pooling2d(x, 3, 1, name="dense"),
        layers.MaxPooling2D((3, 2), (1, 2), data_format="channels_first")(first),
        layers.max_pooling1d(row, 4, 1, "same", name="row"),
        layers.MaxPooling1D(2, 2, data_format="channels_first")(tf.transpose(row, [0, 2, 1])),
    ]


def average_pooling(x):
    first = tf.transpose(x, [0, 3, 1, 2])
    row = x[:, 0]
    return [
        layers.average_pooling2d(x, 2, 2, name="apart"),
        layers.average_pooling2d(x, 3, 2, "same", name="overlapping"),
        layers.average_pooling2d(x, 3, 1, name="dense"),
        layers.AveragePooling2D((3, 2), (1, 2), data_format="channels_first")(first),
        layers.average_pooling1d(row, 4, 1, "same", name="row"),
        layers.AveragePooling1D(2, 2, data_format="channels_first")(tf.transpose(row, [0, 2, 1])),
    ]


def pooling3d(x):
    x = tf.nn.relu(x)
    first = tf.transpose(x, [0, 4, 1, 2, 3])
    return [
        layers.max_pooling3d(x, 2, 2, name="apart"),
        layers.max_pooling3d(x, 3, 1, "same", name="dense"),
        layers.MaxPooling3D(2, 1, data_format="channels_first")(first),
        layers.average_pooling3d(x, 2, 2, name="average_apart"),
        layers.average_pooling3d(x, 3, 1, "same", name="average_dense"),
        layers.AveragePooling3D(2, 1, data_format="channels_first")(first),
    ]


def dropout(x):
    flag = tf.reduce_mean(x[0]) > 0
    return [
        layers.dropout(x, training=True),
        layers.dropout(x, 0.2, seed=7, training=True, name="seed"),
        layers.dropout(x, 0.3, noise_shape=[None, 1, 1, 3], training=True, name="channels"),
        layers.Dropout(0.4)(x, training=flag),
        layers.dropout(x, name="off"),
    ]


def own_layer(x):
    class Scale(layers.Layer):
        def build(self, input_shape):
            size = [input_shape.as_list()[-1]]
            self.input_spec = layers.InputSpec(min_ndim=2, axes={-1: size[0]})
            self.scale = self.add_weight("scale", size, initializer=v1.ones_initializer())
            self.seen = self.add_variable(
                "seen", [], initializer=v1.zeros_initializer(), trainable=False
            )

        def call(self, inputs):
            self.add_update(lambda: self.seen.assign_add(tf.reduce_mean(inputs)))
            return inputs * self.scale

    return Scale(name="scale")(layers.conv2d(x, 3, 3, name="before"))


def activity(x):
    """A layer's activity loss, taken from the layer: the eager store does not know it."""
    layer = layers.Conv2D(2, 3, activity_regularizer=tf.nn.l2_loss, name="layer")
    y = layer(x)
    return [y, tf.fill([4, 1], layer.losses[-1])]


def normalized_weights(x):
    """Variables that a custom getter makes something else of: spectral normalization."""

    def normalized(getter, name, *args, **kwargs):
        variable = getter(name, *args, **kwargs)
        if not name.endswith("kernel"):
            return variable
        matrix = tf.reshape(variable, [-1, variable.shape[-1]])
        u = getter(name[:-6] + "u", [1, variable.shape[-1]], trainable=False)
        v = tf.stop_gradient(tf.nn.l2_normalize(tf.matmul(u, matrix, transpose_b=True)))
        u = tf.stop_gradient(tf.nn.l2_normalize(tf.matmul(v, matrix)))
        return variable / tf.matmul(tf.matmul(v, matrix), u, transpose_b=True)

    with v1.variable_scope("net", custom_getter=normalized):
        y = layers.conv2d(x, 4, 3, activation=tf.nn.leaky_relu)
        return layers.conv2d(y, 4, 3)


def _case(net, *covers, shape=IMAGE, **options):
    covered = tuple(f"layers.{name}" for name in covers)
    return Case(net.__name__, lambda: judged(net, shape, **options), covered)


CASES = (
    _case(dense, "dense", "Dense", "flatten", "Flatten"),
    _case(activations, "dense", "flatten"),
    _case(penalties, "dense", "flatten"),
    _case(max_pooling, "max_pooling1d", "max_pooling2d", "MaxPooling1D", "MaxPooling2D"),
    _case(
        average_pooling,
        "average_pooling1d",
        "average_pooling2d",
        "AveragePooling1D",
        "AveragePooling2D",
    ),
    _case(
        pooling3d,
        "max_pooling3d",
        "MaxPooling3D",
        "average_pooling3d",
        "AveragePooling3D",
        shape=VOLUME,
    ),
    _case(dropout, "dropout", "Dropout"),
    _case(own_layer, "Layer", "InputSpec", "conv2d"),
    _case(activity, "Conv2D", penalized=False),
    _case(normalized_weights, "conv2d"),
)
