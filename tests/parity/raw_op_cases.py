"""What users write without layers: TensorFlow's operations as they come.

Tensors that a loop or a branch takes from outside are given a name of their own before it
(`tf.identity`): a graph adds up the gradients within a loop or branch first, and a tape does
not know where one begins. Every branch uses the same variables: of one that is not taken, a
graph has a gradient of zero, and eager code none.
"""

import math

import tensorflow as tf
from parity_case import Case, judged

from tfgan_lite import layers, variables

v1 = tf.compat.v1
IMAGE = (6, 5, 3)


def get(name, shape, **options):
    return variables.get_variable(name, shape=shape, **options)


def arithmetic(x):
    """Formulas that an optimizer of graphs would like to write in another way."""
    y, z = x * get("a", [3]), x * get("b", [3])
    return [
        tf.math.log(1.0 + tf.exp(y)) + 0.3 * (0.7 * z),
        (y - z) ** 2 / 3.0 + (1.0 + (2.0 + tf.abs(z))) ** 3,
        tf.math.log(1.0 + tf.abs(x * get("c", [3]))) * 2.0 * 3.0 / 7.0,
        1.0 / tf.sqrt(1.0 + tf.square(x * get("d", [3]))) + 1.0 - 1.0,
        tf.pow(tf.abs(x) + 0.1, 0.5) / (1.0 + tf.exp(-x * get("e", [3]))),
        tf.stop_gradient(y) * x + tf.where(x > 0, x, 0.2 * x) * -1.0,
    ]


def nonlinearities(x):
    y = layers.conv2d(x, 4, 3, name="first")
    return [
        tf.nn.gelu(y),
        tf.nn.gelu(y, approximate=True),
        tf.nn.swish(y) + tf.nn.crelu(y)[..., :4],
        tf.maximum(0.2 * y, y) + 0.6 * y + 0.4 * tf.abs(y),
        tf.nn.log_softmax(y),
        tf.clip_by_value(y, -0.3, 0.2) * tf.sin(y) + tf.math.erf(y) * tf.atan(y),
        tf.nn.local_response_normalization(y),
    ]


def reductions(x):
    y = x * get("a", [3])
    deviation = tf.sqrt(tf.math.reduce_variance(y, 0) + 1e-8)
    deviation = tf.tile(tf.reshape(tf.reduce_mean(deviation), [1, 1]), [4, 1])
    return [
        tf.reduce_mean(y, [1, 2]),
        tf.reduce_sum(tf.square(x * get("b", [3])), [1, 3]),
        deviation,  # between the images of a batch
        tf.reduce_max(y, 1) + tf.reduce_logsumexp(y, 1),
        tf.cumsum(x, 1) * get("c", [3]),
        tf.nn.top_k(tf.reshape(x * get("d", [3]), [4, -1]), 5)[0],
        tf.nn.l2_normalize(x * get("e", [3]), -1),
    ]


def normalizations(x):
    """By moments: of a batch, of an image, of groups of channels."""
    y = tf.nn.conv2d(x, get("kernel", [3, 3, 3, 4]), 1, "SAME")
    mean, variance = tf.nn.moments(y, [0, 1, 2])
    batch = tf.nn.batch_normalization(
        y, mean, variance, get("beta", [4]), _ones("gamma", [4]), 1e-5
    )
    mean, variance = tf.nn.moments(x, [1, 2], keepdims=True)
    image = (x - mean) / tf.sqrt(variance + 1e-5) * _ones("scale", [3])
    groups = tf.reshape(layers.conv2d(x, 4, 3, name="grouped"), [4, 4, 3, 2, 2])
    mean, variance = tf.nn.moments(groups, [1, 2, 4], keepdims=True)
    grouped = (groups - mean) * tf.math.rsqrt(variance + 1e-5)
    return [batch, image, tf.reshape(grouped, [4, 4, 3, 4]) * _ones("gain", [4])]


def cross_entropies(x):
    row = tf.reshape(x, [4, 90])
    y = tf.matmul(row, get("a", [90, 10]))
    soft = tf.nn.softmax(tf.matmul(row, get("b", [90, 10])))
    return [
        tf.nn.softmax_cross_entropy_with_logits(labels=soft, logits=y)[:, None],
        tf.nn.sparse_softmax_cross_entropy_with_logits(labels=tf.argmax(row[:, :10], 1), logits=y)[
            :, None
        ],
        tf.nn.sigmoid_cross_entropy_with_logits(labels=soft, logits=y),
        v1.losses.huber_loss(tf.stop_gradient(y), soft, reduction="none"),
    ]


def control_flow(x):
    a, b, c, d = (tf.identity(get(name, [3])) for name in "abcd")
    y = tf.identity(x)
    x = tf.while_loop(
        lambda i, z: i < 4, lambda i, z: (i + 1, tf.tanh(z * a + y)), [tf.constant(0), x]
    )[1]
    until = tf.cast(2.0 + 2.0 * tf.sigmoid(tf.reduce_mean(x)), tf.int32)
    x = tf.while_loop(
        lambda i, z: i < until, lambda i, z: (i + 1, tf.sin(z * b)), [tf.constant(0), x]
    )[1]
    x = tf.cond(tf.reduce_mean(x) > 0, lambda: tf.tanh(x * c), lambda: x * c)
    case = tf.cast(9.0 * tf.abs(y[0, 0, 0, 0]), tf.int32) % 3
    return tf.switch_case(case, [lambda: x + d, lambda: tf.exp(x * d), lambda: tf.sin(x) * d])


def custom_gradients(x):
    @tf.custom_gradient
    def rounded(value):
        return tf.round(4.0 * value) / 4.0, lambda upstream: upstream * 0.3

    again = tf.recompute_grad(lambda value: tf.tanh(2.0 * value) + value)
    return [rounded(x * get("a", [3])), again(x * get("b", [3]))]


def pictures(x):
    y = layers.conv2d(x, 4, 3, name="first")
    return [
        tf.image.resize(x * get("a", [3]), [9, 7]),
        tf.image.resize(x, [9, 10], "nearest") * get("b", [3]),
        tf.image.resize(x * x, [9, 7], "bicubic"),
        tf.image.resize(x * get("c", [3]), [4, 4], antialias=True),
        tf.nn.depth_to_space(tf.pad(y, [[0, 0], [1, 1], [1, 1], [0, 0]], "REFLECT"), 2),
        tf.repeat(tf.repeat(y, 2, 1), 2, 2),
        tf.image.flip_left_right(tf.roll(x, 1, 2)) * get("d", [3]),
    ]


def lookups(x):
    """Tables of which a batch reads many a row more than once."""
    rows = tf.cast(9.0 * tf.abs(x[..., 0]), tf.int32) % 4  # [N, H, W]
    table = get("once", [4, 5])
    return [
        tf.nn.embedding_lookup(get("table", [4, 5]), rows),
        tf.gather(2.0 * get("scaled", [4, 5]), rows),
        tf.nn.embedding_lookup(table, rows) + tf.nn.embedding_lookup(table, rows[:, ::-1]),
        tf.one_hot(rows, 4) * get("hot", [4]),
        tf.math.unsorted_segment_sum(x * get("a", [3]), rows[:, 0, 0], 4),
        tf.gather_nd(x, tf.stack([rows[:, 0, :2], rows[:, 1, :2]], -1), batch_dims=1),
    ]


def attention(x):
    """Self-attention over pixels, as in SAGAN."""
    query, key, value = (layers.conv2d(x, 3, 1, name=name) for name in ("query", "key", "value"))
    query, key, value = (tf.reshape(y, [4, 30, 3]) for y in (query, key, value))
    weights = tf.nn.softmax(tf.matmul(query, key, transpose_b=True) / math.sqrt(3.0))
    seen = tf.reshape(tf.matmul(weights, value), [4, *IMAGE])
    return get("gain", [], initializer=v1.constant_initializer(0.5)) * seen + x


def residual(x):
    y = layers.conv2d(x, 3, 3, padding="same", name="first")
    for number in range(2):
        y += layers.conv2d(tf.nn.relu(y), 3, 3, padding="same", name=f"block{number}")
    for number in range(2):
        grown = layers.conv2d(tf.nn.relu(y), 3, 3, padding="same", name=f"dense{number}")
        y = tf.concat([y, grown], -1)
    return y


def algebra(x):
    rows, weight = tf.reshape(x, [4, 30, 3]), get("weight", [3, 3])
    matrix = tf.matmul(rows, rows, transpose_a=True) + 0.1 * tf.eye(3)
    waves = tf.signal.fft2d(tf.cast(x[..., 0] * get("a", [5]), tf.complex64))
    return [
        tf.linalg.inv(matrix + tf.matmul(weight, weight, transpose_b=True)),
        tf.linalg.cholesky(matrix),
        tf.linalg.solve(matrix, tf.tile(get("right", [1, 3, 2]), [4, 1, 1])),
        tf.einsum("nhwc,nkwd,cd->nhk", x, x, get("core", [3, 3])),
        tf.math.real(waves) + tf.math.imag(waves),
    ]


def smallest_numbers(x):
    """Subnormal numbers, which TensorFlow's kernels take for zero."""
    y = x * get("a", [3]) * 1e-30 * 1e-9
    row = tf.reshape(x, [4, 90]) * 1e-19
    zeros = v1.zeros_initializer()
    return [
        y * 1e30 * 1e8,
        tf.exp(-85.0 - 5.0 * tf.abs(x * get("b", [3]))) * 1e36,  # partly below 1.2e-38
        layers.conv2d(x * 1e-19, 3, 3, use_bias=False, name="conv") * 1e-19 * 1e36,
        layers.dense(row, 3, use_bias=False, name="dense") * 1e-19 * 1e36,
        1e-19 * layers.conv2d(x, 3, 3, kernel_initializer=zeros, name="slots"),
    ]


def regularizers(x):
    y = tf.matmul(tf.reshape(x, [4, 90]), get("l2", [90, 4], regularizer=tf.nn.l2_loss))
    with v1.variable_scope("all", regularizer=lambda w: tf.reduce_sum(tf.abs(w))):
        return layers.dense(y, 3) + v1.get_variable("shift", [3])


def sums(x):
    """Sums of three and more tensors, written so and made by gradients."""
    y = x * get("a", [3])
    z = x * get("b", [3])
    return [
        tf.add_n([y, x, tf.tanh(y), tf.sin(y), tf.cos(x)]),
        tf.math.rsqrt(1.0 + z * z) + tf.exp(z) / (1.0 + tf.exp(z)) + (z + z) + 1.0 / (z + 10.0),
    ]


def bias_added(x):
    y = tf.nn.conv2d(x, get("kernel", [3, 3, 3, 4]), 1, "SAME")
    return tf.nn.relu(tf.nn.bias_add(y, get("bias", [4])))


def _ones(name, shape):
    return get(name, shape, initializer=v1.ones_initializer())


def _case(net, **options):
    return Case(f"raw ops: {net.__name__}", lambda: judged(net, IMAGE), (), **options)


CASES = (
    *map(
        _case,
        (
            arithmetic,
            nonlinearities,
            reductions,
            normalizations,
            cross_entropies,
            control_flow,
            custom_gradients,
            pictures,
            lookups,
            attention,
            residual,
            algebra,
            smallest_numbers,
            regularizers,
            sums,
        ),
    ),
    _case(
        bias_added,
        parts="oneDNN merges the gradient of tf.nn.bias_add into that of the kernel where nothing "
        "wants the gradient of the inputs, in a graph and in a function only",
    ),
)
