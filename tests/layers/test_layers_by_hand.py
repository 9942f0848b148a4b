"""Layers against NumPy written here, and against hand-worked numbers."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import layers, variables

v1 = tf.compat.v1
RANDOM = np.random.RandomState(7)


def draw(*shape):
    return RANDOM.normal(size=shape).astype(np.float32)


@pytest.fixture(autouse=True)
def fresh_store():
    v1.reset_default_graph()
    with variables.VariableStore().as_default():
        yield


def given(value):
    return v1.constant_initializer(value)


def test_dense_is_a_product_a_bias_and_an_activation():
    kernel, bias = [[1.0, 0.0], [2.0, -1.0]], [0.5, -0.5]
    y = layers.dense(
        np.float32([[1.0, 1.0], [0.0, -2.0]]),
        2,
        activation=tf.nn.relu,
        kernel_initializer=given(kernel),
        bias_initializer=given(bias),
    )
    np.testing.assert_array_equal(y, [[3.5, 0.0], [0.0, 1.5]])


def windows(x, kernel, stride):
    """Valid cross-correlation of [N, H, W, C] with [h, w, C, F], by loops over positions."""
    h, w = kernel.shape[:2]
    rows, columns = (x.shape[1] - h) // stride + 1, (x.shape[2] - w) // stride + 1
    y = np.zeros((x.shape[0], rows, columns, kernel.shape[3]), np.float32)
    for i in range(rows):
        for j in range(columns):
            patch = x[:, i * stride : i * stride + h, j * stride : j * stride + w]
            y[:, i, j] = np.tensordot(patch, kernel, 3)
    return y


@pytest.mark.parametrize("stride", [1, 2])
def test_conv2d_is_a_sum_over_windows(stride):
    x, kernel = draw(2, 7, 6, 3), draw(3, 2, 3, 4)
    y = layers.conv2d(x, 4, (3, 2), stride, kernel_initializer=given(kernel))
    np.testing.assert_allclose(y, windows(x, kernel, stride), rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("kernel_size, stride", [(3, 1), (3, 2), (2, 3)])
def test_conv2d_transpose_scatters_each_input_through_the_kernel(kernel_size, stride):
    x, kernel = draw(2, 3, 4, 2), draw(kernel_size, kernel_size, 5, 2)
    size = [n * stride + max(kernel_size - stride, 0) for n in (3, 4)]
    want = np.zeros((2, *size, 5), np.float32)
    for i in range(3):
        for j in range(4):
            rows = slice(i * stride, i * stride + kernel_size)
            columns = slice(j * stride, j * stride + kernel_size)
            want[:, rows, columns] += np.einsum("nc,hwfc->nhwf", x[:, i, j], kernel)
    y = layers.conv2d_transpose(x, 5, kernel_size, stride, kernel_initializer=given(kernel))
    np.testing.assert_allclose(y, want, rtol=1e-5, atol=1e-5)


def test_pools_take_the_largest_and_the_mean():
    x = np.arange(16, dtype=np.float32).reshape(1, 4, 4, 1)
    top = layers.max_pooling2d(x, 2, 2)
    mean = layers.average_pooling2d(x, 2, 2)
    np.testing.assert_array_equal(np.ravel(top), [5, 7, 13, 15])
    np.testing.assert_array_equal(np.ravel(mean), [2.5, 4.5, 10.5, 12.5])


@pytest.mark.parametrize("fused", [True, False])
def test_batch_normalization_and_its_averages(fused):
    x = draw(5, 3, 2, 4) * 3.0 + 1.0
    layer = layers.BatchNormalization(momentum=0.75, fused=fused)
    y = layer(x, training=True)
    mean, variance = x.mean((0, 1, 2)), x.var((0, 1, 2))
    np.testing.assert_allclose(y, (x - mean) / np.sqrt(variance + 1e-3), rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(layer.moving_mean, 0.25 * mean, rtol=1e-5)
    # Only the fused way corrects the sample's variance by n / (n - 1).
    moved = variance * (30 / 29 if fused else 1.0)
    np.testing.assert_allclose(layer.moving_variance, 0.75 + 0.25 * moved, rtol=1e-5)
    before = np.array(layer.moving_mean)
    layer(x, training=False)
    np.testing.assert_array_equal(layer.moving_mean, before)


def test_update_ops_bear_the_names_of_tensorflow_1():
    with tf.Graph().as_default():
        images = v1.placeholder(tf.float32, [None, 4, 4, 2])
        with v1.variable_scope("net"):
            layers.batch_normalization(images, training=True)
            layers.batch_normalization(images, training=True, fused=False, name="n")
        names = [op.name for op in v1.get_collection(v1.GraphKeys.UPDATE_OPS, "net/")]
    assert names == [
        "net/batch_normalization/AssignMovingAvg",
        "net/batch_normalization/AssignMovingAvg_1",
        "net/n/AssignMovingAvg",
        "net/n/AssignMovingAvg_1",
    ]


def test_dropout_keeps_the_mean_and_the_share():
    x = np.ones((200, 500), np.float32)
    y = np.array(layers.dropout(x, 0.3, training=True))
    assert set(np.unique(y)) == {np.float32(0.0), np.float32(1 / 0.7)}
    assert abs((y == 0).mean() - 0.3) < 0.01  # five standard deviations are 0.007
    np.testing.assert_array_equal(layers.dropout(x, 0.3), x)


def test_dropout_noise_shape_drops_whole_rows():
    y = np.array(layers.dropout(np.ones((50, 8)), 0.5, noise_shape=[None, 1], training=True))
    assert set(y.sum(1)) == {0.0, 16.0}


FIRST = {
    "conv1d": ((2, 7, 3), lambda x, **k: layers.conv1d(x, 4, 3, 2, **k)),
    "conv1d_causal": ((2, 7, 3), lambda x, **k: layers.conv1d(x, 4, 3, padding="causal", **k)),
    "conv2d": ((2, 6, 5, 3), lambda x, **k: layers.conv2d(x, 4, 3, 2, "same", **k)),
    "conv2d_dilated": ((2, 6, 5, 3), lambda x, **k: layers.conv2d(x, 4, 2, dilation_rate=2, **k)),
    "conv3d": ((2, 3, 4, 5, 3), lambda x, **k: layers.conv3d(x, 4, 2, (1, 2, 1), **k)),
    "up2d": ((2, 3, 4, 3), lambda x, **k: layers.conv2d_transpose(x, 4, 3, (2, 1), **k)),
    "up3d": ((2, 3, 4, 2, 3), lambda x, **k: layers.conv3d_transpose(x, 4, 3, 2, **k)),
    "separable1d": ((2, 7, 3), lambda x, **k: layers.separable_conv1d(x, 4, 3, **k)),
    "separable2d": ((2, 6, 5, 3), lambda x, **k: layers.separable_conv2d(x, 4, 3, 2, **k)),
    "max2d": ((2, 6, 5, 3), lambda x, name, reuse, **k: layers.max_pooling2d(x, 2, 2, **k)),
    "mean2d": ((2, 6, 5, 3), lambda x, name, reuse, **k: layers.average_pooling2d(x, 3, 1, **k)),
}


@pytest.mark.parametrize("name", FIRST)
def test_channels_first_is_channels_last_transposed(name):
    shape, call = FIRST[name]
    last = draw(*shape)
    first = np.moveaxis(last, -1, 1)
    y_last = np.array(call(last, name="n", reuse=None))
    y_first = np.array(call(first, name="n", reuse=True, data_format="channels_first"))
    assert y_first.shape[1] == y_last.shape[-1]
    np.testing.assert_allclose(np.moveaxis(y_first, 1, -1), y_last, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("training", [True, False])
def test_batch_normalization_of_axis_1_is_that_of_axis_3_transposed(training):
    last = draw(2, 6, 5, 3)
    a = layers.batch_normalization(last, training=training, name="n")
    b = layers.batch_normalization(np.moveaxis(last, -1, 1), 1, training=training, name="m")
    np.testing.assert_allclose(np.moveaxis(b, 1, -1), a, rtol=1e-5, atol=1e-6)


STRINGS = [
    ("relu", [0.0, 2.0]),
    ("linear", [-1.0, 2.0]),
    ("hard_sigmoid", [0.3, 0.9]),
    ("tanh", np.tanh([-1.0, 2.0])),
    ("exponential", np.exp([-1.0, 2.0])),
]


@pytest.mark.parametrize("activation, want", STRINGS)
def test_activations_by_name(activation, want):
    kernel = v1.initializers.identity()
    y = layers.dense(np.float32([[-1.0, 2.0]]), 2, activation=activation, kernel_initializer=kernel)
    np.testing.assert_allclose(y[0], want, rtol=1e-6)


def test_a_sparse_matrix_goes_through_dense():
    x = np.float32([[0.0, 3.0, 0.0], [1.0, 0.0, 0.0]])
    y = layers.dense(tf.sparse.from_dense(x), 2, name="d")
    np.testing.assert_allclose(y, layers.dense(x, 2, name="d", reuse=True), rtol=1e-6)


def test_activity_losses_are_the_last_calls_in_eager_code():
    layer = layers.Dense(
        2,
        kernel_initializer=v1.initializers.identity(),
        kernel_regularizer=tf.reduce_sum,
        activity_regularizer=tf.reduce_sum,
    )
    for _ in range(2):
        layer(np.float32([[1.0, 2.0], [3.0, 4.0]]))
        np.testing.assert_allclose([float(loss) for loss in layer.losses], [2.0, 5.0])
    assert len(variables.regularization_losses()) == 1


def test_an_input_of_unknown_rank_or_channels_is_refused():
    with tf.Graph().as_default():
        for shape in (None, [None, None, None, None]):
            for layer in (layers.Conv2D(1, 1), layers.BatchNormalization()):
                with pytest.raises(ValueError, match="rank|defined"):
                    layer(v1.placeholder(tf.float32, shape))
