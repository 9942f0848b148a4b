"""The calls of tf.contrib.layers that record_contrib_layers.py records and a test replays.

Each function takes the TF1 module and returns (outputs, feeds): tensors, and pairs of a
placeholder and an array. Written for Python 3.7 and later, TensorFlow 1.15 and the TF1 module.
"""

import functools
import importlib

import numpy as np


def wave(*shape):
    """Deterministic values in [-2, 2]."""
    size = int(np.prod(shape))
    return (np.sin(1.7 * np.arange(size) + 0.3) * 2).reshape(shape).astype(np.float32)


def images(tf, *shape, **kwargs):
    array = wave(*shape)
    known = list(shape)
    if kwargs.get("batch", True):
        known[0] = None
    return tf.placeholder(tf.float32, known), array


def long_path(tf, path):
    """A module below `tensorflow.contrib`."""
    return importlib.import_module(tf.__name__.replace("_core", "") + ".contrib." + path)


CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


def on(shape, **kwargs):
    """A case that calls `function(tf, x)` on one placeholder of a shape."""

    def decorated(function):
        def build(tf):
            x, array = images(tf, *shape, **kwargs)
            outputs = function(tf, x)
            outputs = outputs if isinstance(outputs, (list, tuple)) else [outputs]
            return list(outputs), [(x, array)]

        CASES[function.__name__] = build
        return build

    return decorated


def simple(name, shape, **fixed):
    """Cases `name__<what>`: one call with these arguments."""
    arguments = fixed.pop("arguments")
    label = fixed.pop("label")

    def build(tf):
        x, array = images(tf, *shape)
        given = {key: value(tf) if callable(value) else value for key, value in arguments.items()}
        return [getattr(tf.contrib.layers, name)(x, **given)], [(x, array)]

    CASES[name + "__" + label] = build


_IMAGE, _FIRST, _ROWS, _SEQUENCE, _VOLUME = (
    (3, 4, 5, 2),
    (3, 2, 4, 5),
    (4, 3),
    (2, 5, 3),
    (2, 3, 4, 3, 2),
)


def l2(tf):
    return tf.contrib.layers.l2_regularizer(0.3)


def constant(tf):
    return tf.constant_initializer(0.25)


def batch_norm(tf):
    return tf.contrib.layers.batch_norm


def tanh(tf):
    return tf.nn.tanh


def false_tensor(tf):
    return tf.placeholder_with_default(False, [])


def true_tensor(tf):
    return tf.placeholder_with_default(True, [])


for label, shape, arguments in (
    ("default", _IMAGE, {}),
    ("first", _FIRST, {"data_format": "NCHW"}),
    ("rows", _ROWS, {}),
    ("rows_first", _ROWS, {"data_format": "NCHW", "scale": True}),
    ("sequence", _SEQUENCE, {"scale": True}),
    ("volume", _VOLUME, {}),
    ("scaled", _IMAGE, {"scale": True, "decay": 0.9, "epsilon": 1e-5}),
    ("uncentred", _IMAGE, {"center": False, "scale": True}),
    ("small_epsilon", _IMAGE, {"epsilon": 1e-8}),
    ("in_place", _IMAGE, {"updates_collections": None, "decay": 0.9, "scale": True}),
    ("in_place_rows", _ROWS, {"updates_collections": None, "decay": 0.9}),
    ("in_place_first", _FIRST, {"updates_collections": None, "data_format": "NCHW"}),
    ("in_place_sequence", _SEQUENCE, {"updates_collections": None, "decay": 0.9}),
    ("in_place_unfused", _IMAGE, {"updates_collections": None, "fused": False, "decay": 0.8}),
    ("unfused", _IMAGE, {"fused": False, "decay": 0.8}),
    ("unfused_rows", _ROWS, {"fused": False, "decay": 0.8, "scale": True}),
    ("unfused_first", _FIRST, {"fused": False, "data_format": "NCHW", "scale": True}),
    ("other_collection", _IMAGE, {"updates_collections": "mine", "decay": 0.7}),
    ("other_collection_sequence", _SEQUENCE, {"updates_collections": "mine", "decay": 0.7}),
    ("testing", _IMAGE, {"is_training": False, "scale": True}),
    ("testing_in_place", _IMAGE, {"is_training": False, "updates_collections": None}),
    ("testing_rows", _ROWS, {"is_training": False}),
    ("training_tensor", _IMAGE, {"is_training": true_tensor, "decay": 0.9}),
    ("testing_tensor", _IMAGE, {"is_training": false_tensor, "decay": 0.9}),
    (
        "training_tensor_in_place",
        _IMAGE,
        {"is_training": true_tensor, "updates_collections": None, "decay": 0.9},
    ),
    (
        "testing_tensor_in_place",
        _IMAGE,
        {"is_training": false_tensor, "updates_collections": None, "decay": 0.9},
    ),
    (
        "training_tensor_rows",
        _ROWS,
        {"is_training": true_tensor, "updates_collections": None, "decay": 0.9},
    ),
    (
        "testing_tensor_sequence",
        _SEQUENCE,
        {"is_training": false_tensor, "updates_collections": None, "decay": 0.9},
    ),
    (
        "training_tensor_sequence",
        _SEQUENCE,
        {"is_training": true_tensor, "updates_collections": None, "decay": 0.9},
    ),
    ("frozen", _IMAGE, {"trainable": False, "scale": True}),
    ("frozen_rows", _ROWS, {"trainable": False, "scale": True}),
    ("activated", _IMAGE, {"activation_fn": tanh, "outputs_collections": "ends"}),
    ("debiased", _IMAGE, {"zero_debias_moving_mean": True, "decay": 0.9}),
    ("debiased_in_place", _ROWS, {"zero_debias_moving_mean": True, "updates_collections": None}),
    ("debiased_scope", _ROWS, {"zero_debias_moving_mean": True, "scope": "bn"}),
    ("weighted", _IMAGE, {"batch_weights": lambda tf: tf.constant([1.0, 2.0, 0.5]), "decay": 0.6}),
    ("renorm", _IMAGE, {"renorm": True, "scale": True, "renorm_clipping": None, "decay": 0.9}),
    (
        "renorm_clipped",
        _ROWS,
        {"renorm": True, "renorm_clipping": {"rmax": 1.5, "rmin": 0.5, "dmax": 0.5}},
    ),
    (
        "initialized",
        _IMAGE,
        {"scale": True, "param_initializers": lambda tf: {"gamma": constant(tf)}},
    ),
    (
        "initialized_rows",
        _ROWS,
        {"param_initializers": lambda tf: {"beta": constant(tf), "moving_mean": constant(tf)}},
    ),
    (
        "regularized",
        _IMAGE,
        {"scale": True, "param_regularizers": lambda tf: {"gamma": l2(tf), "beta": l2(tf)}},
    ),
    ("regularized_rows", _ROWS, {"param_regularizers": lambda tf: {"beta": l2(tf)}}),
    ("collected", _IMAGE, {"variables_collections": {"beta": ["b"], "moving_mean": ["m"]}}),
    ("collected_rows", _ROWS, {"variables_collections": ["all"], "outputs_collections": "ends"}),
):
    simple("batch_norm", shape, label=label, arguments=arguments)

for label, shape, arguments in (
    ("default", _IMAGE, {"num_outputs": 4, "kernel_size": 3}),
    ("strided", _IMAGE, {"num_outputs": 4, "kernel_size": [3, 2], "stride": 2, "padding": "VALID"}),
    ("first", _FIRST, {"num_outputs": 4, "kernel_size": 3, "data_format": "NCHW", "stride": 2}),
    ("linear", _IMAGE, {"num_outputs": 4, "kernel_size": 3, "activation_fn": None}),
    ("dilated", _IMAGE, {"num_outputs": 4, "kernel_size": 3, "rate": 2}),
    ("unbiased", _IMAGE, {"num_outputs": 4, "kernel_size": 3, "biases_initializer": None}),
    ("normalized", _IMAGE, {"num_outputs": 4, "kernel_size": 3, "normalizer_fn": batch_norm}),
    (
        "normalized_in_place",
        _IMAGE,
        {
            "num_outputs": 4,
            "kernel_size": 3,
            "normalizer_fn": batch_norm,
            "normalizer_params": {"updates_collections": None, "scale": True, "decay": 0.9},
            "weights_regularizer": l2,
            "outputs_collections": ["ends"],
            "scope": "first",
        },
    ),
    (
        "regularized",
        _IMAGE,
        {
            "num_outputs": 4,
            "kernel_size": 3,
            "weights_regularizer": l2,
            "biases_regularizer": l2,
            "variables_collections": {"weights": ["w"], "biases": ["b", "c"]},
        },
    ),
    ("frozen", _IMAGE, {"num_outputs": 4, "kernel_size": 3, "trainable": False}),
    ("biased", _IMAGE, {"num_outputs": 4, "kernel_size": 1, "biases_initializer": constant}),
):
    simple("conv2d", shape, label=label, arguments=arguments)

simple("conv1d", _SEQUENCE, label="default", arguments={"num_outputs": 4, "kernel_size": 3})
simple("conv3d", _VOLUME, label="default", arguments={"num_outputs": 3, "kernel_size": 2})
simple("convolution", _SEQUENCE, label="sequence", arguments={"num_outputs": 3, "kernel_size": 2})
simple(
    "convolution",
    (2, 3, 5),
    label="sequence_first",
    arguments={"num_outputs": 3, "kernel_size": 2, "data_format": "NCW", "activation_fn": tanh},
)

for label, shape, arguments in (
    ("default", _IMAGE, {"num_outputs": 4, "kernel_size": 3}),
    ("strided", _IMAGE, {"num_outputs": 4, "kernel_size": [5, 4], "stride": 2}),
    ("valid", _IMAGE, {"num_outputs": 3, "kernel_size": 4, "stride": 3, "padding": "VALID"}),
    ("first", _FIRST, {"num_outputs": 3, "kernel_size": 3, "stride": 2, "data_format": "NCHW"}),
    (
        "normalized",
        _IMAGE,
        {
            "num_outputs": 4,
            "kernel_size": 3,
            "normalizer_fn": batch_norm,
            "weights_regularizer": l2,
            "activation_fn": tanh,
        },
    ),
):
    simple("conv2d_transpose", shape, label=label, arguments=arguments)
simple(
    "conv3d_transpose",
    _VOLUME,
    label="default",
    arguments={"num_outputs": 2, "kernel_size": 2, "stride": 2},
)

for label, shape, arguments in (
    ("default", _ROWS, {"num_outputs": 4}),
    ("sequence", _SEQUENCE, {"num_outputs": 4}),
    ("linear", _ROWS, {"num_outputs": 4, "activation_fn": None, "scope": "out"}),
    ("unbiased", _ROWS, {"num_outputs": 4, "biases_initializer": None}),
    ("normalized", _ROWS, {"num_outputs": 4, "normalizer_fn": batch_norm}),
    (
        "regularized",
        _ROWS,
        {
            "num_outputs": 2,
            "weights_regularizer": l2,
            "biases_regularizer": l2,
            "variables_collections": ["v"],
            "outputs_collections": "ends",
        },
    ),
    ("frozen", _ROWS, {"num_outputs": 4, "trainable": False}),
):
    simple("fully_connected", shape, label=label, arguments=arguments)
for name in ("linear", "relu", "relu6", "elu"):
    simple(name, _ROWS, label="default", arguments={"num_outputs": 4})
simple("legacy_fully_connected", _SEQUENCE, label="default", arguments={"num_output_units": 4})
simple(
    "legacy_relu",
    _ROWS,
    label="default",
    arguments={"num_output_units": 4, "weight_regularizer": l2, "name": "old"},
)

for label, shape, arguments in (
    ("default", _IMAGE, {"kernel_size": 3, "num_outputs": 4}),
    ("multiplied", _IMAGE, {"kernel_size": 3, "num_outputs": 4, "depth_multiplier": 2}),
    ("first", _FIRST, {"kernel_size": 3, "num_outputs": 4, "data_format": "NCHW", "stride": 2}),
    ("depthwise", _IMAGE, {"kernel_size": 3, "num_outputs": None, "weights_regularizer": l2}),
    ("depthwise_first", _FIRST, {"kernel_size": 3, "num_outputs": None, "data_format": "NCHW"}),
    (
        "normalized",
        _IMAGE,
        {"kernel_size": 3, "num_outputs": 4, "normalizer_fn": batch_norm, "rate": 2},
    ),
    ("regularized", _IMAGE, {"kernel_size": 3, "num_outputs": 2, "weights_regularizer": l2}),
):
    simple("separable_conv2d", shape, label=label, arguments=arguments)


@case
def conv2d_in_plane__default(tf):
    x, array = images(tf, *_IMAGE)
    return [tf.contrib.layers.conv2d_in_plane(x, [2, 3], weights_regularizer=l2(tf))], [(x, array)]


for label, shape, arguments in (
    ("default", _IMAGE, {}),
    ("first", _FIRST, {"data_format": "NCHW"}),
    ("rows", _ROWS, {}),
    ("epsilon", _IMAGE, {"epsilon": 1e-3, "center": False, "scope": "in"}),
    ("bare", _IMAGE, {"scale": False, "center": False}),
    ("activated", _VOLUME, {"activation_fn": tanh, "outputs_collections": "ends"}),
    ("frozen", _IMAGE, {"trainable": False}),
    ("initialized", _IMAGE, {"param_initializers": lambda tf: {"gamma": constant(tf)}}),
):
    simple("instance_norm", shape, label=label, arguments=arguments)
for label, shape, arguments in (
    ("default", _IMAGE, {}),
    ("rows", _ROWS, {}),
    ("uncentred", _SEQUENCE, {"center": False, "activation_fn": tanh}),
    ("axes", _IMAGE, {"begin_norm_axis": 2, "begin_params_axis": 2}),
    ("negative_axis", _SEQUENCE, {"begin_norm_axis": -1, "scope": "ln"}),
    ("collected", _ROWS, {"variables_collections": ["v"], "outputs_collections": "ends"}),
):
    simple("layer_norm", shape, label=label, arguments=arguments)
for label, shape, arguments in (
    ("default", (2, 3, 4, 6), {"groups": 3}),
    ("first", (2, 6, 3, 4), {"groups": 2, "channels_axis": -3, "reduction_axes": [-2, -1]}),
    ("one", (2, 3, 4, 6), {"groups": 1, "mean_close_to_zero": True, "center": False}),
    ("rows", (3, 6), {"groups": 2, "reduction_axes": []}),
):
    simple("group_norm", shape, label=label, arguments=arguments)

for name in ("max_pool2d", "avg_pool2d"):
    simple(name, _IMAGE, label="default", arguments={"kernel_size": 2})
    simple(
        name,
        _IMAGE,
        label="same",
        arguments={"kernel_size": [3, 2], "stride": 1, "padding": "SAME"},
    )
    simple(name, _FIRST, label="first", arguments={"kernel_size": 2, "data_format": "NCHW"})
simple("max_pool3d", _VOLUME, label="default", arguments={"kernel_size": 2})
simple(
    "avg_pool3d", _VOLUME, label="default", arguments={"kernel_size": 2, "outputs_collections": "e"}
)
simple("dropout", _ROWS, label="off", arguments={"is_training": False, "outputs_collections": "e"})
simple("flatten", _IMAGE, label="default", arguments={"outputs_collections": "ends"})
simple("flatten", _ROWS, label="rows", arguments={"scope": "flat"})
simple("bias_add", _IMAGE, label="default", arguments={"regularizer": l2, "activation_fn": tanh})
simple("bias_add", _FIRST, label="first", arguments={"data_format": "NCHW"})
simple("softmax", _SEQUENCE, label="default", arguments={})
simple("spatial_softmax", _IMAGE, label="default", arguments={})
simple("spatial_softmax", _FIRST, label="first", arguments={"data_format": "NCHW"})
simple(
    "spatial_softmax",
    _IMAGE,
    label="hot",
    arguments={"temperature": 2.0, "variables_collections": ["v"]},
)
simple("unit_norm", _SEQUENCE, label="last", arguments={"dim": 2})
simple("unit_norm", _SEQUENCE, label="middle", arguments={"dim": 1, "epsilon": 0.1})
simple("maxout", (3, 6), label="default", arguments={"num_units": 2})
simple("maxout", (2, 3, 4), label="middle", arguments={"num_units": 1, "axis": 1})
simple("images_to_sequence", _IMAGE, label="default", arguments={})
simple("images_to_sequence", _FIRST, label="first", arguments={"data_format": "NCHW"})


@on(_IMAGE)
def pool__max(tf, x):
    return long_path(tf, "layers.python.layers.layers").pool(x, 2, "MAX")


@on(_SEQUENCE)
def pool__avg(tf, x):
    return long_path(tf, "layers.python.layers.layers").pool(x, 2, "AVG", "SAME", stride=2)


@on((5, 6, 3), batch=False)
def sequence_to_images__default(tf, x):
    return tf.contrib.layers.sequence_to_images(x, 2)


@on((5, 6, 3), batch=False)
def sequence_to_images__first(tf, x):
    return tf.contrib.layers.sequence_to_images(x, 2, output_data_format="channels_first")


@on(_SEQUENCE, batch=False)
def gdn__both(tf, x):
    layers = tf.contrib.layers
    return [layers.gdn(x), layers.gdn(x, inverse=True, gamma_init=0.3), layers.gdn(x, name="g")]


@on(_FIRST)
def gdn__first(tf, x):
    return tf.contrib.layers.gdn(x, data_format="channels_first")


@on(_ROWS)
def poincare_normalize__default(tf, x):
    from_module = long_path(tf, "layers.python.layers.layers")
    return [from_module.poincare_normalize(x), from_module.poincare_normalize(x * 0.1, axis=0)]


@on(_ROWS)
def scale_gradient__default(tf, x):
    return tf.contrib.layers.scale_gradient(x, tf.constant(0.25))


@on(_ROWS)
def one_hot_encoding__default(tf, x):
    labels = tf.constant([2, 0, 1])
    return [
        tf.contrib.layers.one_hot_encoding(labels, 3, outputs_collections="ends"),
        tf.contrib.layers.one_hot_encoding(labels, 4, on_value=2.0, off_value=-1.0),
    ]


@on(_ROWS)
def embeddings(tf, x):
    layers, ids = tf.contrib.layers, tf.constant([[1, 2, 2], [0, 3, 1]])
    first = layers.embed_sequence(ids, 5, 2, scope="words")
    again = layers.embed_sequence(ids, 5, 2, scope="words", reuse=True, unique=True)
    table = tf.get_variable("table", [4, 2])
    return [
        first,
        again,
        layers.embed_sequence(ids, 4, 3),
        layers.bow_encoder(ids, 4, 2),
        layers.bow_encoder(ids, 4, 2, sparse_lookup=False),
        layers.embedding_lookup_unique(table, ids),
    ]


@on(_ROWS)
def sparse(tf, x):
    layers = tf.contrib.layers
    labels = layers.dense_to_sparse(tf.constant([[1, 0, 3], [0, 0, 2]]))
    table = tf.get_variable("table", [4, 2])
    return [
        labels.indices,
        labels.values,
        labels.dense_shape,
        layers.safe_embedding_lookup_sparse(
            [table], tf.SparseTensor([[0, 1], [2, 0]], tf.constant([1, 3], tf.int64), [3, 2])
        ),
    ]


@on(_IMAGE)
def repeat__scoped(tf, x):
    return tf.contrib.layers.repeat(x, 2, tf.contrib.layers.conv2d, 3, 3, scope="conv1")


@on(_IMAGE)
def repeat__unscoped(tf, x):
    return tf.contrib.layers.repeat(x, 2, tf.contrib.layers.conv2d, 2, [1, 1])


@on(_ROWS)
def stack__scoped(tf, x):
    return tf.contrib.layers.stack(x, tf.contrib.layers.fully_connected, [4, 2], scope="fc")


@on(_ROWS)
def stack__partial(tf, x):
    return tf.contrib.layers.stack(x, tf.contrib.layers.linear, [[4], (2,)])


@on(_IMAGE)
def numbering(tf, x):
    layers = tf.contrib.layers
    for _ in range(2):
        x = layers.conv2d(x, 2, 3, normalizer_fn=layers.batch_norm)
        x = layers.conv2d_transpose(x, 2, 3)
        x = layers.instance_norm(x)
        x = layers.layer_norm(x)
        x = layers.batch_norm(x, updates_collections=None)
        x = layers.group_norm(x, 2)
        x = layers.bias_add(x)
        x = layers.separable_conv2d(x, 2, 3)
        x = layers.dropout(x, is_training=False)
    x = layers.flatten(x)
    for _ in range(2):
        x = layers.fully_connected(x, 3)
    return x


@on(_ROWS)
def reuse(tf, x):
    layers = tf.contrib.layers

    def network(x, reuse):
        with tf.variable_scope("d", reuse=reuse) as scope:
            h = layers.fully_connected(x, 4, normalizer_fn=layers.batch_norm, scope="a")
            h = layers.layer_norm(h, scope="ln")
            h = layers.batch_norm(h, updates_collections=None, scope="bn", decay=0.9)
            assert scope.name == "d"
            return layers.fully_connected(h, 2, activation_fn=None, weights_regularizer=l2(tf))

    first = network(x, None)
    second = network(x * 0.5, True)
    with tf.variable_scope("d", reuse=True) as scope:
        third = layers.fully_connected(x, 4, scope="a", biases_initializer=None)
    fourth = layers.fully_connected(x, 4, scope="e", reuse=tf.AUTO_REUSE)
    fifth = layers.fully_connected(x * 2, 4, scope="e", reuse=True)
    with tf.variable_scope("f") as scope:
        pass
    sixth = layers.fully_connected(x, 4, scope=scope)
    return [first, second, third, fourth, fifth, sixth]


@on(_IMAGE)
def arg_scopes(tf, x):
    framework, layers = tf.contrib.framework, tf.contrib.layers
    arg_scope = framework.arg_scope
    parameters = {"decay": 0.9, "scale": True, "updates_collections": None}
    with arg_scope(
        [layers.conv2d, layers.fully_connected],
        activation_fn=tf.nn.elu,
        weights_regularizer=layers.l2_regularizer(0.1),
    ):
        with arg_scope(
            [layers.conv2d], normalizer_fn=layers.batch_norm, normalizer_params=parameters
        ) as captured:
            with arg_scope([layers.batch_norm], is_training=False, epsilon=0.1):
                x = layers.conv2d(x, 3, 3, scope="a")
            x = layers.conv2d(x, 3, 3, stride=2, activation_fn=None)
        x = layers.conv2d(x, 2, 1)
    x = layers.conv2d(x, 2, 1)
    with arg_scope(captured):
        x = layers.conv2d(x, 2, 1)
        x = layers.convolution2d(x, 2, 1)  # an alias: one and the same function
        x = layers.fully_connected(layers.flatten(x), 2)
    with arg_scope([framework.model_variable, framework.variable], device="/cpu:0"):
        x = layers.fully_connected(x, 2, scope="placed")
    return x


@on(_ROWS)
def custom_getter(tf, x):
    names = []

    def doubled(getter, name, *args, **kwargs):
        names.append(name)
        return 2.0 * getter(name, *args, **kwargs)

    with tf.variable_scope("outer", custom_getter=doubled):
        y = tf.contrib.layers.fully_connected(x, 3, activation_fn=None)
        y = tf.contrib.layers.layer_norm(y)
    return [y, tf.constant(names)]


@on(_ROWS)
def scope_defaults(tf, x):
    with tf.variable_scope("s", initializer=tf.constant_initializer(0.5), regularizer=l2(tf)):
        x = tf.contrib.layers.fully_connected(x, 3, weights_initializer=None)
        return tf.contrib.layers.fully_connected(x, 3)


@on(_ROWS)
def regularizers(tf, x):
    layers = tf.contrib.layers
    with tf.variable_scope("v"):
        w = tf.get_variable("w", [2, 3])
    both = layers.l1_l2_regularizer(0.25, 0.5)
    summed = layers.sum_regularizer([layers.l1_regularizer(1.0), None, layers.l2_regularizer(2.0)])
    return [
        layers.l1_regularizer(0.5)(w),
        layers.l2_regularizer(0.5, scope="mine")(w),
        both(w),
        summed(w),
        layers.l1_l2_regularizer(0.0, 0.5)(w),
        layers.apply_regularization(both, [w, w]),
        layers.apply_regularization(layers.l2_regularizer(0.0), [w]),
    ]


@on(_ROWS)
def initializers(tf, x):
    layers = tf.contrib.layers
    made = []
    for shape in [[3, 2], [2, 2, 3, 4], [5], []]:
        for initializer in (
            layers.xavier_initializer(seed=3),
            layers.xavier_initializer(uniform=False, seed=4),
            layers.variance_scaling_initializer(seed=5),
            layers.variance_scaling_initializer(1.0, "FAN_OUT", True, seed=6),
            layers.variance_scaling_initializer(factor=3.0, mode="FAN_AVG", seed=7),
        ):
            made.append(initializer(shape))
    return made + [layers.xavier_initializer_conv2d(dtype=tf.float64, seed=1)([2, 2])]


@on(_ROWS)
def summaries(tf, x):
    layers = tf.contrib.layers
    y = layers.relu6(x, 3)
    tf.add_to_collection(tf.GraphKeys.ACTIVATIONS, y)
    layers.summarize_activations()
    layers.summarize_tensor(tf.reduce_sum(y), "total")
    layers.summarize_tensors([y])
    layers.summarize_collection(tf.GraphKeys.GLOBAL_VARIABLES, "fully")
    assert layers.summarize_tensor(tf.constant("text")) is None
    return [tf.constant(sorted(s.op.name for s in tf.get_collection(tf.GraphKeys.SUMMARIES)))]


@on(_ROWS)
def named_outputs(tf, x):
    utils = long_path(tf, "layers.python.layers.utils")
    layers = tf.contrib.layers
    y = layers.fully_connected(x, 2, outputs_collections="ends", scope="a")
    layers.flatten(y, outputs_collections=["ends", "more"])
    utils.collect_named_outputs("ends", "b/", y)
    found = utils.convert_collection_to_dict("ends")
    lines = [alias + " " + tensor.op.name for alias, tensor in found.items()]
    lines += utils.gather_tensors_aliases([x, y])
    return [y, tf.constant(lines)]


@on(_ROWS)
def whole_network(tf, x):
    layers = tf.contrib.layers
    h = layers.fully_connected(x, 48, normalizer_fn=layers.batch_norm)
    h = tf.reshape(h, [-1, 4, 4, 3])
    h = layers.conv2d_transpose(h, 4, 5, 2, normalizer_fn=layers.batch_norm)
    h = layers.conv2d(h, 2, [3, 3], stride=2, normalizer_fn=layers.batch_norm)
    return layers.fully_connected(layers.flatten(h), 1, activation_fn=None)


def _errors():
    def refused(name, shape, arguments, batch=True, rank=True):
        def build(tf):
            known = [None, *shape[1:]] if rank else None
            x = tf.placeholder(tf.float32, known)
            return [getattr(tf.contrib.layers, name)(x, **arguments)], []

        return build

    unknown = (3, 4, 5, None)
    return {
        "error__conv2d_rank": refused("conv2d", _ROWS, {"num_outputs": 2, "kernel_size": 3}),
        "error__conv2d_channels": refused("conv2d", unknown, {"num_outputs": 2, "kernel_size": 3}),
        "error__conv2d_format": refused(
            "conv2d", _IMAGE, {"num_outputs": 2, "kernel_size": 3, "data_format": "WRONG"}
        ),
        "error__conv2d_rate": refused(
            "conv2d", _IMAGE, {"num_outputs": 2, "kernel_size": 3, "rate": 2, "stride": 2}
        ),
        "error__convolution_rank": refused(
            "convolution", _ROWS, {"num_outputs": 2, "kernel_size": 3}
        ),
        "error__transpose_format": refused(
            "conv2d_transpose", _IMAGE, {"num_outputs": 2, "kernel_size": 3, "data_format": "NWC"}
        ),
        "error__fully_connected_outputs": refused("fully_connected", _ROWS, {"num_outputs": 2.0}),
        "error__fully_connected_size": refused("fully_connected", (4, None), {"num_outputs": 2}),
        "error__batch_norm_format": refused("batch_norm", _IMAGE, {"data_format": "NWC"}),
        "error__batch_norm_channels": refused("batch_norm", unknown, {}),
        "error__batch_norm_rank": refused("batch_norm", _IMAGE, {}, rank=False),
        "error__batch_norm_rows": refused("batch_norm", (4, None), {}),
        "error__batch_norm_renorm": refused(
            "batch_norm", _IMAGE, {"renorm": True, "updates_collections": None}
        ),
        "error__batch_norm_none": refused("batch_norm", _ROWS, {"is_training": None}),
        "error__instance_norm_rank": refused("instance_norm", _IMAGE, {}, rank=False),
        "error__instance_norm_channels": refused("instance_norm", unknown, {}),
        "error__layer_norm_axis": refused("layer_norm", _ROWS, {"begin_norm_axis": 2}),
        "error__layer_norm_rank": refused("layer_norm", _ROWS, {}, rank=False),
        "error__group_norm_groups": refused("group_norm", _IMAGE, {}),
        "error__group_norm_axes": refused(
            "group_norm", _IMAGE, {"reduction_axes": [3], "groups": 2}
        ),
        "error__max_pool_format": refused(
            "max_pool2d", _IMAGE, {"kernel_size": 2, "data_format": "NWC"}
        ),
        "error__unit_norm_dim": refused("unit_norm", _ROWS, {"dim": 2}),
        "error__maxout_units": refused("maxout", _ROWS, {"num_units": 2}),
        "error__bias_add_rank": refused("bias_add", _ROWS, {"data_format": "NCHW"}),
        "error__stack_args": lambda tf: tf.contrib.layers.stack(
            tf.ones([2, 2]), tf.contrib.layers.relu, 3
        ),
        "error__l2_int": lambda tf: tf.contrib.layers.l2_regularizer(1),
        "error__l1_negative": lambda tf: tf.contrib.layers.l1_regularizer(-0.5),
        "error__scaling_mode": lambda tf: tf.contrib.layers.variance_scaling_initializer(
            mode="FAN"
        ),
        "error__scaling_dtype": lambda tf: tf.contrib.layers.xavier_initializer(dtype=tf.int32),
        "error__embed_sizes": lambda tf: tf.contrib.layers.embed_sequence(tf.constant([[1]])),
        "error__apply_nothing": lambda tf: tf.contrib.layers.apply_regularization(lambda w: None),
        "error__arg_scope_undecorated": lambda tf: tf.contrib.framework.arg_scope(
            [functools.reduce], a=1
        ).__enter__(),
        "error__arg_scope_type": lambda tf: tf.contrib.framework.arg_scope(3).__enter__(),
        "error__arg_scope_both": lambda tf: tf.contrib.framework.arg_scope({}, a=1).__enter__(),
        "error__reuse_missing": lambda tf: tf.contrib.layers.fully_connected(
            tf.ones([2, 2]), 3, scope="none", reuse=True
        ),
        "error__scope_twice": lambda tf: [
            tf.contrib.layers.fully_connected(tf.ones([2, 2]), 3, scope="one") for _ in range(2)
        ],
        "error__n_positive": lambda tf: long_path(
            tf, "layers.python.layers.utils"
        ).n_positive_integers(2, [1]),
        "error__two_element": lambda tf: long_path(
            tf, "layers.python.layers.utils"
        ).two_element_tuple([1, 2, 3]),
    }


CASES.update(_errors())
