# ruff: noqa: UP031 - Python 3.7 reads this file too
"""Calls of `tf.layers` that TF 1.15 recorded and that ours must repeat.

Importable by Python 3.7 with TensorFlow 1.15 and by today's. A case is a function
`(layers, x, training, notes)`: `layers` is the module under test, `x` the list of inputs,
`training` a boolean tensor or value where the case has steps, `notes` a list that it may
append strings and numbers to. It returns an output or a list of outputs.
"""

import collections
import zlib

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1

# inputs: shapes. batch: "free" for a None first size in the graph, "fixed" for static shapes.
# training: values of the flag, one for each step in which the update operations run.
# values: False where TF 1.15 can build the graph but its CPU cannot run it.
# initial: True where variables keep what their initializers gave them.
# serial: True where several update operations move one average, whose order must be fixed.
# names: False where the last operation has another name today (control flow, dropout).
Case = collections.namedtuple(
    "Case", "build inputs dtype batch training values initial names random serial"
)
CASES = collections.OrderedDict()
ERRORS = collections.OrderedDict()


def case(
    *inputs,
    dtype="float32",
    batch="free",
    training=(None,),
    values=True,
    initial=False,
    names=True,
    random=False,
    serial=False,
):
    def register(build):
        name = build.__name__
        assert name not in CASES
        CASES[name] = Case(
            build, inputs, dtype, batch, training, values, initial, names, random, serial
        )
        return build

    return register


def add(name, build, *inputs, **options):
    """Registers `build` under `name`; `build` takes (layers, x, training)."""

    def full(layers, x, training, notes):
        return build(layers, x[0], training)

    full.__name__ = name
    case(*inputs, **options)(full)


def error(name, build, *inputs, **options):
    """Registers a call that must raise what TF 1.15 raised."""
    ERRORS[name] = (build, inputs, options.get("dtype", "float32"))


def array_for(name, shape, dtype="float32"):
    """The value of an input, a weight or a variable: a function of its name."""
    random = np.random.RandomState(zlib.crc32(name.encode()) & 0x7FFFFFFF)
    values = random.normal(size=tuple(shape))
    last = name.split("/")[-1]
    if "variance" in last or "stddev" in last:
        values = np.abs(values) + 0.5
    elif last == "gamma":
        values = 1.0 + 0.3 * values
    elif last in ("kernel", "bias", "depthwise_kernel", "pointwise_kernel", "beta"):
        values = 0.5 * values
    return values.astype(dtype)


def inputs_for(name, item, step=0):
    """The input arrays of one case at one step; larger at every step."""
    return [
        (array_for("%s/input_%d" % (name, i), sizes(shape)) * (1.0 + 0.5 * step)).astype(item.dtype)
        for i, shape in enumerate(item.inputs)
    ]


def sizes(shape):
    """The shape of an input's value: unknown sizes are 5."""
    return [5 if size is None else size for size in shape]


def graph_shape(item, shape):
    """The shape of an input's placeholder."""
    return list(shape) if item.batch == "fixed" else [None] + list(shape[1:])


def square(value):
    return v1.reduce_sum(value * value)


def absolute(value):
    return 0.1 * v1.reduce_sum(v1.abs(value))


def clip(value):
    return v1.clip_by_value(value, -1.0, 1.0)


ROW, SEQ, IMG, VOL = (4, 5), (2, 7, 3), (2, 6, 5, 3), (2, 3, 4, 3, 2)
CF_SEQ, CF_IMG, CF_VOL = (2, 3, 7), (2, 3, 6, 5), (2, 2, 3, 4, 3)

# Dense

add("dense", lambda L, x, t: L.dense(x, 3), ROW)
add("dense_positional", lambda L, x, t: L.dense(x, 3, v1.nn.tanh, False), ROW)
add("dense_fixed_batch", lambda L, x, t: L.dense(x, 3, activation=v1.nn.relu), ROW, batch="fixed")
add("dense_no_bias", lambda L, x, t: L.dense(x, 3, use_bias=False), ROW)
add("dense_rank3", lambda L, x, t: L.dense(x, 4, activation=v1.nn.sigmoid), SEQ)
add("dense_rank4_no_bias", lambda L, x, t: L.dense(x, 4, use_bias=False), IMG)
add("dense_float64", lambda L, x, t: L.dense(x, 3, activation=v1.nn.elu), ROW, dtype="float64")
add("dense_float_units", lambda L, x, t: L.dense(x, 3.7), ROW)
add("dense_string_activation", lambda L, x, t: L.dense(x, 3, activation="softplus"), ROW)
add("dense_untrainable", lambda L, x, t: L.dense(x, 3, trainable=False), ROW)
add(
    "dense_strings",
    lambda L, x, t: L.dense(
        x, 3, kernel_initializer="ones", bias_initializer="ones", kernel_regularizer="l2"
    ),
    ROW,
    initial=True,
)
add(
    "dense_regularized",
    lambda L, x, t: L.dense(x, 3, kernel_regularizer=square, bias_regularizer=absolute),
    ROW,
)
add(
    "dense_activity_regularized",
    lambda L, x, t: L.dense(x, 3, activity_regularizer=square, kernel_regularizer=absolute),
    ROW,
)
add(
    "dense_initializers",
    lambda L, x, t: L.dense(
        x,
        3,
        kernel_initializer=v1.constant_initializer(0.25),
        bias_initializer=v1.constant_initializer([1.0, 2.0, 3.0]),
    ),
    ROW,
    initial=True,
)


add(
    "dense_l1_l2_float64",
    lambda L, x, t: L.dense(x, 3, kernel_regularizer="l1_l2", bias_regularizer="l1"),
    ROW,
    dtype="float64",
)


@case(ROW)
def built_by_hand(layers, x, training, notes):
    y = layers.conv1d(x[0][:, :, None], 2, 2)
    for layer, shape in [
        (layers.Dense(5, name="d"), [None, 2]),
        (layers.Conv1D(4, 2, name="c"), (None, None, 5)),
        (layers.BatchNormalization(name="b"), v1.TensorShape([None, 3, 4])),
    ]:
        layer.build(shape)
        notes.append([layer.name, layer.count_params(), [v.name for v in layer.weights]])
        y = layer(y)
    return y


@case(ROW, IMG)
def sizes_that_are_no_ints(layers, x, training, notes):
    y = layers.dense(x[0], v1.Dimension(4))
    images = layers.conv2d(x[1], 4 / 2, 3, padding="same")
    images = layers.conv2d_transpose(images, v1.Dimension(2) * 2, 3)
    images = layers.separable_conv2d(images, 3.0, 3, depth_multiplier=2.0)
    return [y, images]


@case(ROW, SEQ)
def two_inputs(layers, x, training, notes):
    class Bilinear(layers.Layer):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.input_spec = [layers.InputSpec(ndim=2), layers.InputSpec(ndim=3, axes={-1: 3})]

        def build(self, shapes):
            sizes = [shape.as_list()[-1] for shape in shapes]
            self.kernel = self.add_variable("kernel", sizes)
            self.built = True

        def call(self, pair):
            return v1.matmul(pair[0], self.kernel) + v1.reduce_sum(pair[1])

    for wrong in (x[0], [x[0], x[0]], x * 2):
        try:
            Bilinear()(wrong)
        except ValueError as problem:
            notes.append(type(problem).__name__)
    return Bilinear()(x)


@case(ROW, initial=True)
def scope_initializer(layers, x, training, notes):
    with v1.variable_scope("net", initializer=v1.constant_initializer(0.125)):
        y = layers.dense(x[0], 3)
        return layers.dense(y, 2, kernel_initializer=v1.ones_initializer(), bias_initializer=None)


@case(ROW)
def scope_regularizer(layers, x, training, notes):
    with v1.variable_scope("net", regularizer=square):
        y = layers.dense(x[0], 3, kernel_regularizer=absolute)
        y = layers.dense(y, 2, name="last")
        return [y, layers.dense(y, 2, name="again")]


@case(ROW)
def scope_custom_getter(layers, x, training, notes):
    def doubled(getter, name, *args, **kwargs):
        variable = getter(name, *args, **kwargs)
        return variable * 2.0 if name.endswith("kernel") else variable

    with v1.variable_scope("net", custom_getter=doubled):
        return layers.dense(layers.dense(x[0], 3), 2)


@case(ROW)
def scope_getter_with_a_variable_of_its_own(layers, x, training, notes):
    def normalized(getter, name, *args, **kwargs):
        variable = getter(name, *args, **kwargs)
        if not name.endswith("kernel"):
            return variable
        size = [1, variable.shape.as_list()[-1]]
        u = getter(name[:-6] + "u", size, initializer=v1.ones_initializer(), trainable=False)
        w = getter(name[:-6] + "w", size, v1.float32, regularizer=square)
        return variable / v1.norm(v1.matmul(variable, u + w, transpose_b=True))

    for reuse in (False, True):
        with v1.variable_scope("net", custom_getter=normalized, reuse=reuse):
            y = layers.dense(x[0], 3)
    return y


@case(ROW)
def scope_getter_untrainable(layers, x, training, notes):
    def frozen(getter, name, *args, **kwargs):
        kwargs["trainable"] = False
        return getter(name, *args, **kwargs)

    with v1.variable_scope("net", custom_getter=frozen):
        layer = layers.Dense(3)
        y = layer(x[0])
    notes.append([v.name for v in layer.trainable_weights])
    notes.append([v.name for v in layer.non_trainable_weights])
    return y


@case(ROW, initial=True)
def constraints(layers, x, training, notes):
    layer = layers.Dense(
        3,
        kernel_initializer=v1.ones_initializer(),
        kernel_constraint=clip,
        bias_constraint=clip,
    )
    y = layer(x[0])
    notes.append([layer.kernel.constraint is clip, layer.bias.constraint is clip])
    return y


# Numbering, scopes, reuse


@case(ROW)
def numbering(layers, x, training, notes):
    y = layers.dense(x[0], 3)
    y = layers.dense(y, 3, activation=v1.nn.relu)
    y = layers.dense(y, 3, name="named")
    return layers.dense(y, 3)


@case(ROW)
def numbering_in_scopes(layers, x, training, notes):
    with v1.variable_scope("a"):
        y = layers.dense(x[0], 3)
        with v1.variable_scope("b"):
            y = layers.dense(layers.dense(y, 3), 3)
        y = layers.dense(y, 3)
    with v1.variable_scope(None, default_name="a"):
        return layers.dense(y, 2)


@case(ROW)
def name_of_default(layers, x, training, notes):
    y = layers.dense(x[0], 3, name="dense")
    y = layers.dense(y, 3)
    return layers.dense(y, 3, name="dense_2")


@case(ROW)
def name_with_slash(layers, x, training, notes):
    return layers.dense(layers.dense(x[0], 3, name="a/b"), 2, name="a/c")


@case(ROW)
def name_scope_apart(layers, x, training, notes):
    with v1.name_scope("tower"):
        y = layers.dense(x[0], 3)
        return layers.dense(y, 3, name="d", activation=v1.nn.relu)


@case(ROW, ROW)
def reuse_by_name(layers, x, training, notes):
    first = layers.dense(x[0], 3, activation=v1.nn.relu, name="d", kernel_regularizer=square)
    second = layers.dense(
        x[1], 3, activation=v1.nn.relu, name="d", reuse=True, kernel_regularizer=square
    )
    return [first, second]


@case(ROW, ROW)
def auto_reuse_by_name(layers, x, training, notes):
    both = [layers.dense(i, 3, name="d", reuse=v1.AUTO_REUSE, bias_regularizer=square) for i in x]
    return both


@case(ROW, ROW)
def reuse_false(layers, x, training, notes):
    return [layers.dense(i, 3, name="d%d" % n, reuse=False) for n, i in enumerate(x)]


def _discriminator(layers, x, reuse):
    with v1.variable_scope("discriminator", reuse=reuse):
        y = layers.conv2d(x, 2, 3, strides=2, padding="same", activation=v1.nn.leaky_relu)
        y = layers.batch_normalization(y, training=True)
        return layers.dense(layers.flatten(y), 1)


@case(IMG, IMG, training=(None, None, None), serial=True)
def discriminator_twice(layers, x, training, notes):
    return [_discriminator(layers, x[0], None), _discriminator(layers, x[1], True)]


@case(IMG, IMG, training=(None, None), serial=True)
def discriminator_auto_reuse(layers, x, training, notes):
    return [_discriminator(layers, i, v1.AUTO_REUSE) for i in x]


@case(ROW, ROW)
def reuse_variables_of_scope(layers, x, training, notes):
    with v1.variable_scope("net") as scope:
        first = layers.dense(x[0], 3)
        scope.reuse_variables()
        second = layers.dense(x[1], 3, name="dense")
    with v1.variable_scope(scope, reuse=True):
        third = layers.dense(x[1], 3)
    return [first, second, third]


@case(ROW, ROW)
def nested_reuse(layers, x, training, notes):
    def net(value):
        with v1.variable_scope("inner"):
            return layers.dense(layers.dense(value, 3), 2)

    with v1.variable_scope("outer"):
        first = net(x[0])
    with v1.variable_scope("outer", reuse=True):
        return [first, net(x[1])]


# Layer objects


def _describe(layer):
    return [
        layer.name,
        layer.scope_name,
        layer.dtype,
        layer.built,
        [v.name for v in layer.variables],
        [v.name for v in layer.weights],
        [v.name for v in layer.trainable_variables],
        [v.name for v in layer.trainable_weights],
        [v.name for v in layer.non_trainable_variables],
        len(layer.losses),
        layer.count_params(),
    ]


@case(ROW, ROW)
def object_twice(layers, x, training, notes):
    layer = layers.Dense(3, activation=v1.nn.tanh, kernel_regularizer=square)
    notes.append([layer.name, layer.built, len(layer.variables), layer.dtype])
    outputs = [layer(x[0]), layer.apply(x[1])]
    notes.append(_describe(layer))
    notes.append([layer.kernel.name, layer.bias.name, layer.units, layer.use_bias])
    return outputs


@case(ROW)
def objects_numbered(layers, x, training, notes):
    a, b, c = layers.Dense(3), layers.Dense(3), layers.Dense(2, name="c", use_bias=False)
    y = c(a(b(x[0])))
    notes.extend([_describe(a), _describe(b), _describe(c)])
    return y


@case(ROW)
def object_same_name_twice(layers, x, training, notes):
    return layers.Dense(3, name="n")(layers.Dense(3, name="n")(x[0]))


@case(ROW, ROW)
def object_made_outside_scope(layers, x, training, notes):
    layer = layers.Dense(3)
    with v1.variable_scope("first"):
        one = layer(x[0])
    with v1.variable_scope("second"):
        two = layer(x[1])
    notes.append(layer.scope_name)
    return [one, two]


@case(ROW, ROW)
def object_scope_and_reuse(layers, x, training, notes):
    one = layers.Dense(3, name="n", _scope="n")(x[0])
    two = layers.Dense(3, name="n", _scope="n", _reuse=True)(x[1])
    three = layers.Dense(3, name="n", _reuse=True)(x[1])
    return [one, two, three]


@case(ROW)
def object_scope_at_construction(layers, x, training, notes):
    with v1.variable_scope("built_here"):
        layer = layers.Dense(3, _scope="inner")
    with v1.variable_scope("called_here"):
        return layer(x[0])


@case(ROW)
def object_untrainable(layers, x, training, notes):
    layer = layers.Dense(3, trainable=False)
    y = layer(x[0])
    notes.append(_describe(layer))
    return y


@case(ROW)
def object_scope_argument(layers, x, training, notes):
    return layers.Dense(3)(x[0], scope="chosen")


@case(ROW)
def subclass(layers, x, training, notes):
    class ScaleShift(layers.Layer):
        def build(self, input_shape):
            self.scale = self.add_weight("scale", [int(input_shape[-1])], regularizer=square)
            self.shift = self.add_variable("shift", [1], trainable=False)
            self.built = True

        def call(self, inputs):
            return inputs * self.scale + self.shift

    layer = ScaleShift()
    y = layer(layer(x[0]))
    notes.append(_describe(layer))
    return y


@case(ROW, ROW)
def subclass_without_build(layers, x, training, notes):
    class Scale(layers.Layer):
        def call(self, inputs):
            return inputs * v1.get_variable("scale", [5], regularizer=square)

    layer = Scale(name="scale_all")
    outputs = [layer(x[0]), layer(x[1])]
    notes.append([layer.name, layer.scope_name, len(layer.weights), layer.built])
    return outputs


@case(IMG, training=(None, None))
def objects_of_every_kind(layers, x, training, notes):
    conv = layers.Conv2D(2, (3, 2), padding="SAME")
    norm = layers.BatchNormalization(momentum=0.8)
    up = layers.Conv2DTranspose(2, 3, strides=2)
    flat, pool = layers.Flatten(), layers.MaxPooling2D(2, 1)
    sep = layers.SeparableConv2D(3, 2)
    drop = layers.Dropout(0.3)
    y = drop(flat(sep(pool(up(norm(conv(x[0]), training=True))))))
    for layer in (conv, norm, up, flat, pool, sep, drop):
        notes.append(_describe(layer))
    notes.append([norm.moving_mean.name, norm.moving_variance.name, norm.gamma.name])
    notes.append([sep.depthwise_kernel.name, sep.pointwise_kernel.name])
    return y


# Convolutions

add("conv1d", lambda L, x, t: L.conv1d(x, 4, 3), SEQ)
add("conv1d_same", lambda L, x, t: L.conv1d(x, 4, 2, 2, "same", activation=v1.nn.relu), SEQ)
add("conv1d_causal", lambda L, x, t: L.conv1d(x, 4, 3, padding="causal"), SEQ)
add("conv1d_dilated", lambda L, x, t: L.conv1d(x, 4, 3, dilation_rate=2, use_bias=False), SEQ)
add("conv1d_no_bias", lambda L, x, t: L.conv1d(x, 4, (3,), strides=(3,), use_bias=False), SEQ)
add(
    "conv1d_channels_first",
    lambda L, x, t: L.conv1d(x, 4, 3, data_format="channels_first"),
    CF_SEQ,
    values=False,
)
add("conv2d", lambda L, x, t: L.conv2d(x, 4, 3), IMG)
add("conv2d_positional", lambda L, x, t: L.conv2d(x, 4, [3, 2], (2, 1), "same"), IMG)
add("conv2d_stride3_valid", lambda L, x, t: L.conv2d(x, 2, 2, strides=3), IMG)
add("conv2d_same_5x5", lambda L, x, t: L.conv2d(x, 2, 5, 2, "SAME", activation=v1.nn.relu), IMG)
add("conv2d_dilated", lambda L, x, t: L.conv2d(x, 2, 2, dilation_rate=2, padding="same"), IMG)
add(
    "conv2d_dilated_apart",
    lambda L, x, t: L.conv2d(x, 2, 2, dilation_rate=(2, 1), use_bias=False),
    IMG,
)
add("conv2d_no_bias", lambda L, x, t: L.conv2d(x, 2, 3, use_bias=False), IMG)
add("conv2d_float64", lambda L, x, t: L.conv2d(x, 2, 3, padding="same"), IMG, dtype="float64")
add(
    "conv2d_all_losses",
    lambda L, x, t: L.conv2d(
        x,
        2,
        3,
        kernel_regularizer=square,
        bias_regularizer=absolute,
        activity_regularizer=absolute,
        name="c",
    ),
    IMG,
)
add("conv2d_untrainable", lambda L, x, t: L.conv2d(x, 2, 3, trainable=False), IMG)
add(
    "conv2d_channels_first",
    lambda L, x, t: L.conv2d(x, 2, 3, data_format="channels_first"),
    CF_IMG,
    values=False,
)
add(
    "conv2d_channels_first_no_bias",
    lambda L, x, t: L.conv2d(x, 2, 3, 2, data_format="channels_first", use_bias=False),
    CF_IMG,
    values=False,
)
add(
    "conv2d_channels_first_dilated",
    lambda L, x, t: L.conv2d(
        x, 2, 2, dilation_rate=2, data_format="channels_first", use_bias=False
    ),
    CF_IMG,
    values=False,
)
add("conv3d", lambda L, x, t: L.conv3d(x, 3, 2), VOL)
add("conv3d_same", lambda L, x, t: L.conv3d(x, 3, (2, 3, 2), (1, 2, 2), "same"), VOL)
add("conv3d_dilated", lambda L, x, t: L.conv3d(x, 3, 2, dilation_rate=2, use_bias=False), VOL)
add("conv3d_no_bias", lambda L, x, t: L.conv3d(x, 2, 2, use_bias=False), VOL)
add(
    "conv3d_channels_first",
    lambda L, x, t: L.conv3d(x, 3, 2, data_format="channels_first", activation=v1.nn.relu),
    CF_VOL,
    values=False,
)


@case((2, None, None, 3))
def conv2d_free_sizes(layers, x, training, notes):
    return layers.conv2d_transpose(layers.conv2d(x[0], 2, 3, 2, "same"), 2, 3, 2)


@case(IMG)
def conv_chain_numbering(layers, x, training, notes):
    y = layers.conv2d(x[0], 2, 3, padding="same")
    y = layers.conv2d(y, 2, 3, padding="same")
    y = layers.max_pooling2d(y, 2, 1)
    y = layers.max_pooling2d(y, 2, 1)
    y = layers.conv2d_transpose(y, 2, 3)
    y = layers.conv2d_transpose(y, 2, 3)
    y = layers.separable_conv2d(y, 2, 3)
    y = layers.separable_conv2d(y, 2, 3)
    y = layers.batch_normalization(y)
    y = layers.batch_normalization(y)
    return layers.flatten(layers.flatten(y))


add(
    "conv2d_padding_list",
    lambda L, x, t: L.conv2d(x, 2, 3, padding=[[0, 0], [1, 2], [0, 1], [0, 0]]),
    IMG,
)


@case(IMG)
def output_shapes(layers, x, training, notes):
    def tell(layer, shape):
        notes.append(tf.TensorShape(layer.compute_output_shape(shape)).as_list())

    tell(layers.Dense(3), [None, 4, 5])
    tell(layers.Flatten(), [None, 4, 5])
    tell(layers.Dropout(), [None, 4])
    tell(layers.BatchNormalization(), [None, 4])
    for sizes in ([None, 9, 8, 3], [2, None, 8, 3]):
        for padding in ("valid", "same"):
            tell(layers.Conv2D(2, 3, (2, 1), padding), sizes)
            tell(layers.Conv2D(2, 3, padding=padding, data_format="channels_first"), sizes)
            tell(layers.Conv2D(2, 2, padding=padding, dilation_rate=2), sizes)
            tell(layers.SeparableConv2D(2, 3, 2, padding), sizes)
            tell(layers.Conv2DTranspose(2, (4, 1), 2, padding), sizes)
            tell(layers.Conv2DTranspose(2, 4, 2, padding, data_format="channels_first"), sizes)
            tell(layers.MaxPooling2D(3, 2, padding), sizes)
            tell(layers.AveragePooling2D(3, 2, padding, data_format="channels_first"), sizes)
    return x[0] + 0.0


# Transposed convolutions

add(
    "transpose2d_output_padding",
    lambda L, x, t: L.Conv2DTranspose(2, 3, 2, padding="same", output_padding=1)(x),
    IMG,
)
add(
    "transpose2d_output_padding_valid",
    lambda L, x, t: L.Conv2DTranspose(2, (3, 4), 3, output_padding=(1, 0))(x),
    IMG,
)
add(
    "transpose2d_dilated",
    lambda L, x, t: L.Conv2DTranspose(2, 3, dilation_rate=2, use_bias=False)(x),
    IMG,
    names=False,
)
add(
    "transpose2d_dilated_same",
    lambda L, x, t: L.Conv2DTranspose(2, 3, padding="same", dilation_rate=2)(x),
    IMG,
)

add("transpose2d", lambda L, x, t: L.conv2d_transpose(x, 4, 3), IMG)
add("transpose2d_stride2_valid", lambda L, x, t: L.conv2d_transpose(x, 2, 3, 2), IMG)
add("transpose2d_stride2_same", lambda L, x, t: L.conv2d_transpose(x, 2, 5, 2, "same"), IMG)
add("transpose2d_kernel_below_stride", lambda L, x, t: L.conv2d_transpose(x, 2, 2, 3), IMG)
add("transpose2d_mixed", lambda L, x, t: L.conv2d_transpose(x, 2, (4, 3), (3, 1), "valid"), IMG)
add("transpose2d_mixed_same", lambda L, x, t: L.conv2d_transpose(x, 2, (4, 1), (1, 2), "same"), IMG)
add(
    "transpose2d_no_bias",
    lambda L, x, t: L.conv2d_transpose(x, 2, 4, 2, "same", use_bias=False),
    IMG,
    batch="fixed",
)
add(
    "transpose2d_relu",
    lambda L, x, t: L.conv2d_transpose(
        x, 2, 4, strides=(2, 2), padding="same", activation=v1.nn.relu, kernel_regularizer=square
    ),
    IMG,
)
add("transpose2d_float64", lambda L, x, t: L.conv2d_transpose(x, 2, 3, 2), IMG, dtype="float64")
add(
    "transpose2d_channels_first",
    lambda L, x, t: L.conv2d_transpose(x, 2, 3, 2, data_format="channels_first"),
    CF_IMG,
)
add(
    "transpose2d_channels_first_no_bias",
    lambda L, x, t: L.conv2d_transpose(
        x, 2, 3, 2, "same", data_format="channels_first", use_bias=False
    ),
    CF_IMG,
)
add("transpose3d", lambda L, x, t: L.conv3d_transpose(x, 2, 2, 2), VOL)
add("transpose3d_same", lambda L, x, t: L.conv3d_transpose(x, 2, (3, 2, 1), (1, 2, 1), "same"), VOL)
add(
    "transpose3d_no_bias",
    lambda L, x, t: L.conv3d_transpose(x, 2, 2, use_bias=False, activation=v1.nn.tanh),
    VOL,
)
add(
    "transpose3d_channels_first",
    lambda L, x, t: L.conv3d_transpose(x, 2, 2, data_format="channels_first", use_bias=False),
    CF_VOL,
    values=False,
)

# Separable convolutions

add("separable1d", lambda L, x, t: L.separable_conv1d(x, 4, 3), SEQ)
add("separable1d_same", lambda L, x, t: L.separable_conv1d(x, 4, 3, 2, "same"), SEQ)
add("separable1d_causal", lambda L, x, t: L.separable_conv1d(x, 4, 3, padding="causal"), SEQ)
add("separable2d", lambda L, x, t: L.separable_conv2d(x, 4, 3), IMG)
add(
    "separable2d_multiplier",
    lambda L, x, t: L.separable_conv2d(
        x, 4, (3, 2), 2, "same", depth_multiplier=2, activation=v1.nn.relu
    ),
    IMG,
)
add("separable2d_dilated", lambda L, x, t: L.separable_conv2d(x, 2, 2, dilation_rate=2), IMG)
add(
    "separable2d_losses",
    lambda L, x, t: L.separable_conv2d(
        x, 2, 2, depthwise_regularizer=square, pointwise_regularizer=absolute, use_bias=False
    ),
    IMG,
)
add(
    "separable2d_channels_first",
    lambda L, x, t: L.separable_conv2d(x, 2, 2, data_format="channels_first"),
    CF_IMG,
    values=False,
)

# Pools

for _kind in ("max", "average"):
    for _rank, _shape, _first in ((1, SEQ, CF_SEQ), (2, IMG, CF_IMG), (3, VOL, CF_VOL)):
        _function = "%s_pooling%dd" % (_kind, _rank)
        add(
            _function,
            lambda L, x, t, f=_function: getattr(L, f)(x, 2, 2),
            _shape,
        )
        add(
            _function + "_same",
            lambda L, x, t, f=_function, r=_rank: getattr(L, f)(x, (3,) * r, 2, "same", name="p"),
            _shape,
        )
        add(
            _function + "_channels_first",
            lambda L, x, t, f=_function: getattr(L, f)(x, 2, 1, data_format="channels_first"),
            _first,
            values=_rank != 2,
        )

# Flatten, dropout

add("flatten", lambda L, x, t: L.flatten(x), IMG)
add("flatten_fixed", lambda L, x, t: L.flatten(x, name="f"), IMG, batch="fixed")
add("flatten_vector", lambda L, x, t: L.flatten(x), (4,))
add("flatten_row", lambda L, x, t: L.flatten(x), ROW)
add("flatten_channels_first", lambda L, x, t: L.flatten(x, data_format="channels_first"), CF_IMG)
add("dropout_off", lambda L, x, t: L.dropout(x), ROW)
add(
    "dropout_flag_off",
    lambda L, x, t: L.dropout(x, training=t),
    ROW,
    training=(False,),
    names=False,
)
add(
    "dropout_seed",
    lambda L, x, t: L.dropout(x, 0.4, seed=7, training=True),
    (20, 30),
    names=False,
    random=True,
)
add(
    "dropout_noise_shape",
    lambda L, x, t: L.dropout(x, 0.4, noise_shape=[None, 1], seed=3, training=True),
    ROW,
    names=False,
    random=True,
)

# Batch normalization: three steps where the averages move

STEPS, FLAGS = (None, None, None), (True, True, False)
add("norm_inference", lambda L, x, t: L.batch_normalization(x), ROW)
add("norm_rank2", lambda L, x, t: L.batch_normalization(x, training=True), ROW, training=STEPS)
add("norm_rank3", lambda L, x, t: L.batch_normalization(x, training=True), SEQ, training=STEPS)
add("norm_rank5", lambda L, x, t: L.batch_normalization(x, training=True), VOL, training=STEPS)
add("norm_one", lambda L, x, t: L.batch_normalization(x, training=1), ROW, training=STEPS)
add(
    "norm_flag",
    lambda L, x, t: L.batch_normalization(x, training=t, momentum=0.5),
    ROW,
    training=FLAGS,
)
add("norm_fused", lambda L, x, t: L.batch_normalization(x, training=True), IMG, training=STEPS)
add("norm_fused_inference", lambda L, x, t: L.batch_normalization(x), IMG, batch="fixed")
add(
    "norm_fused_flag",
    lambda L, x, t: L.batch_normalization(x, training=t, momentum=0.9, epsilon=0.01),
    IMG,
    training=FLAGS,
    names=False,
)
add(
    "norm_fused_bare",
    lambda L, x, t: L.batch_normalization(x, center=False, scale=False, training=True),
    IMG,
    training=STEPS,
)
add(
    "norm_unfused",
    lambda L, x, t: L.batch_normalization(x, training=True, fused=False),
    IMG,
    training=STEPS,
)
add(
    "norm_unfused_flag",
    lambda L, x, t: L.batch_normalization(x, training=t, fused=False),
    IMG,
    training=FLAGS,
)
add(
    "norm_fused_asked_rank2",
    lambda L, x, t: L.batch_normalization(x, training=True, fused=True),
    ROW,
    training=STEPS,
)
add(
    "norm_unfused_float64",
    lambda L, x, t: L.batch_normalization(x, training=True, fused=False),
    IMG,
    training=STEPS,
    dtype="float64",
)
add(
    "norm_float64_rank2",
    lambda L, x, t: L.batch_normalization(x, training=True),
    ROW,
    training=STEPS,
    dtype="float64",
)
add("norm_fused_float16", lambda L, x, t: L.batch_normalization(x), IMG, dtype="float16")
add(
    "norm_no_beta",
    lambda L, x, t: L.batch_normalization(x, center=False, training=True),
    ROW,
    training=STEPS,
)
add(
    "norm_no_gamma",
    lambda L, x, t: L.batch_normalization(x, scale=False, training=True, name="bn"),
    ROW,
    training=STEPS,
)
add("norm_bare", lambda L, x, t: L.batch_normalization(x, center=False, scale=False), ROW)
add(
    "norm_axis1_fused",
    lambda L, x, t: L.batch_normalization(x, axis=1, training=True),
    CF_IMG,
    training=STEPS,
    values=False,
)
add(
    "norm_axis1_unfused",
    lambda L, x, t: L.batch_normalization(x, axis=1, training=True, fused=False),
    CF_IMG,
    training=STEPS,
)
add(
    "norm_axis_minus_two",
    lambda L, x, t: L.batch_normalization(x, axis=-2, training=t),
    IMG,
    training=FLAGS,
)
add(
    "norm_two_axes",
    lambda L, x, t: L.batch_normalization(x, axis=[1, 3], training=True),
    IMG,
    training=STEPS,
)
add(
    "norm_untrainable",
    lambda L, x, t: L.batch_normalization(x, training=True, trainable=False),
    ROW,
    training=STEPS,
)
add(
    "norm_losses",
    lambda L, x, t: L.batch_normalization(x, beta_regularizer=square, gamma_regularizer=absolute),
    ROW,
)
add(
    "norm_initializers",
    lambda L, x, t: L.batch_normalization(
        x,
        -1,
        0.7,
        0.1,
        beta_initializer=v1.constant_initializer(0.5),
        gamma_initializer=v1.constant_initializer(2.0),
        moving_mean_initializer=v1.constant_initializer(-1.0),
        moving_variance_initializer=v1.constant_initializer(3.0),
        training=t,
    ),
    ROW,
    training=FLAGS,
    initial=True,
)
add(
    "norm_renorm",
    lambda L, x, t: L.batch_normalization(x, training=True, renorm=True, renorm_momentum=0.8),
    ROW,
    training=STEPS,
)
add(
    "norm_renorm_clipped_flag",
    lambda L, x, t: L.batch_normalization(
        x,
        training=t,
        renorm=True,
        renorm_clipping={"rmin": 0.8, "rmax": 1.2, "dmax": 0.3},
        momentum=0.9,
    ),
    IMG,
    training=FLAGS,
)
add("norm_renorm_inference", lambda L, x, t: L.batch_normalization(x, renorm=True), ROW)
add(
    "norm_virtual",
    lambda L, x, t: L.batch_normalization(x, training=True, virtual_batch_size=2),
    (4, 3, 2, 2),
    training=STEPS,
    names=False,
)
add(
    "norm_virtual_flag",
    lambda L, x, t: L.batch_normalization(x, training=t, virtual_batch_size=2),
    (4, 5),
    training=FLAGS,
    names=False,
)
add(
    "norm_virtual_flag_off",  # the gradient of the first step, which does not train
    lambda L, x, t: L.batch_normalization(x, training=t, virtual_batch_size=2),
    (6, 3, 2, 2),
    training=(False, True),
    batch="fixed",
    names=False,
)
add(
    "norm_adjusted",
    lambda L, x, t: L.batch_normalization(
        x,
        training=t,
        adjustment=lambda shape: (1.5 * v1.ones([shape[-1]]), 0.25 * v1.ones([shape[-1]])),
    ),
    ROW,
    training=FLAGS,
)


@case(ROW, ROW, training=STEPS, serial=True)
def norm_object_twice(layers, x, training, notes):
    layer = layers.BatchNormalization(momentum=0.6)
    outputs = [layer(x[0], training=True), layer(x[1], training=True)]
    notes.append(_describe(layer))
    return outputs


@case(ROW, training=FLAGS)
def norm_generator(layers, x, training, notes):
    with v1.variable_scope("generator"):
        y = layers.dense(x[0], 12, use_bias=False)
        y = v1.nn.relu(layers.batch_normalization(y, training=training, momentum=0.9))
        y = v1.reshape(y, [-1, 2, 2, 3])
        y = layers.conv2d_transpose(y, 2, 4, 2, padding="same", use_bias=False)
        y = v1.nn.relu(layers.batch_normalization(y, training=training, momentum=0.9, fused=False))
        return layers.conv2d_transpose(y, 1, 4, 2, padding="same", activation=v1.nn.tanh)


# What must not work

error("dense_twice", lambda L, x: [L.dense(x, 2, name="d"), L.dense(x, 2, name="d")], ROW)
error("dense_missing", lambda L, x: L.dense(x, 2, name="d", reuse=True), ROW)
error("dense_missing_unnamed", lambda L, x: L.dense(x, 2, reuse=True), ROW)
error(
    "dense_other_shape",
    lambda L, x: [L.dense(x, 2, name="d"), L.dense(x, 3, name="d", reuse=True)],
    ROW,
)
error(
    "dense_missing_bias",
    lambda L, x: [
        L.dense(x, 2, name="d", use_bias=False),
        L.dense(x, 2, name="d", reuse=True),
    ],
    ROW,
)
error("dense_integer", lambda L, x: L.dense(v1.cast(x, "int32"), 2), ROW)
error("dense_rank1", lambda L, x: L.dense(x, 2), (4,))
error("dense_unknown_activation", lambda L, x: L.dense(x, 2, activation="nonsense"), ROW)
error("dense_unknown_initializer", lambda L, x: L.dense(x, 2, kernel_initializer="nonsense"), ROW)
error("dense_unknown_argument", lambda L, x: L.Dense(2, nonsense=1)(x), ROW)
error("scope_name_too_early", lambda L, x: L.Dense(2).scope_name, ROW)
error("count_params_too_early", lambda L, x: L.Dense(2).count_params(), ROW)
error("conv2d_rank3", lambda L, x: L.conv2d(x, 2, 2), SEQ)
error("conv2d_integer", lambda L, x: L.conv2d(v1.cast(x, "int32"), 2, 2), IMG)
error("conv2d_padding", lambda L, x: L.conv2d(x, 2, 2, padding="nonsense"), IMG)
error("conv2d_causal", lambda L, x: L.conv2d(x, 2, 2, padding="causal"), IMG)
error("conv2d_data_format", lambda L, x: L.conv2d(x, 2, 2, data_format="NHWC"), IMG)
error("conv2d_kernel_size", lambda L, x: L.conv2d(x, 2, (2, 2, 2)), IMG)
error("conv2d_kernel_string", lambda L, x: L.conv2d(x, 2, "ab"), IMG)
error("conv2d_fraction", lambda L, x: L.conv2d(x, 2.5, 2), IMG)
error("conv2d_two_inputs", lambda L, x: L.conv2d([x, x], 2, 2), IMG)
error("dense_two_inputs", lambda L, x: L.dense([x, x], 2), ROW)
error("conv2d_strides_none", lambda L, x: L.conv2d(x, 2, 2, strides=None), IMG)
error("conv2d_stride_dilation", lambda L, x: L.conv2d(x, 2, 2, strides=2, dilation_rate=2), IMG)
error("conv2d_too_small", lambda L, x: L.conv2d(x, 2, 9), IMG)
error(
    "transpose2d_output_padding", lambda L, x: L.Conv2DTranspose(2, 2, 2, output_padding=2)(x), IMG
)
error("transpose2d_rank3", lambda L, x: L.conv2d_transpose(x, 2, 2), SEQ)
error("pool_rank", lambda L, x: L.max_pooling2d(x, 2, 2), SEQ)
error("pool_no_strides", lambda L, x: L.max_pooling2d(x, 2, None), IMG)
error("pool_padding", lambda L, x: L.max_pooling2d(x, 2, 2, padding="nonsense"), IMG)
error("norm_axis", lambda L, x: L.batch_normalization(x, axis=4), IMG)
error("norm_axis_tuple", lambda L, x: L.batch_normalization(x, axis=(1,)), IMG)
error("norm_axis_twice", lambda L, x: L.batch_normalization(x, axis=[1, -3]), IMG)
error(
    "norm_clipping",
    lambda L, x: L.batch_normalization(x, renorm=True, renorm_clipping={"max": 1}),
    ROW,
)
error("norm_virtual_zero", lambda L, x: L.batch_normalization(x, virtual_batch_size=0), ROW)
error(
    "norm_virtual_adjusted",
    lambda L, x: L.batch_normalization(x, virtual_batch_size=2, adjustment=lambda s: (1.0, 0.0)),
    ROW,
)
error("object_other_width", lambda L, x: _other_width(L, x), ROW)
error("flatten_data_format", lambda L, x: L.flatten(x, data_format="nonsense"), IMG)


def _other_width(layers, x):
    layer = layers.Dense(2)
    return [layer(x), layer(x[:, 1:])]


def checkpoint_net(layers, images):
    """The net whose TF 1.15 checkpoint is among the fixtures: 4 kinds of variables' names."""
    with v1.variable_scope("net"):
        y = layers.conv2d(images, 3, 3, strides=2, padding="same", use_bias=False)
        y = v1.nn.leaky_relu(layers.batch_normalization(y))
        y = layers.conv2d_transpose(y, 2, 3, activation=v1.nn.relu)
        return layers.dense(layers.flatten(y), 2)
