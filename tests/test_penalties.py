"""Penalties: against gradients worked out by hand."""

import functools

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import penalties, variables
from tfgan_lite.stateful_random import replayed

v1 = tf.compat.v1
IMAGES = np.arange(12.0).reshape(3, 2, 2, 1) / 10.0
FAKE = np.sin(np.arange(12.0)).reshape(3, 2, 2, 1)
WEIGHTS = np.array([1.0, -2.0, 3.0, 0.5]).reshape(2, 2, 1)
SLOPE = np.array([[2.0], [-2.0], [1.0]])  # its norm is 3


def quadratic(images):
    # D(x) = sum(w x^2), so that dD/dx = 2 w x.
    return tf.reduce_sum(WEIGHTS * images**2, axis=[1, 2, 3])[:, None]


def norms(images):
    return np.sqrt(np.sum((2.0 * WEIGHTS * images) ** 2, axis=(1, 2, 3)))


def linear(slope, images):
    return tf.matmul(images, slope)


def wgan_gp(discriminator, images, **options):
    return penalties.wgan_gp(discriminator, images, images[::-1], **options)


AROUND = pytest.mark.parametrize("penalty", [wgan_gp, penalties.dragan])


@pytest.mark.parametrize("function", [penalties.r1, penalties.r2])
def test_r1_and_r2_are_the_mean_squared_norm_of_the_gradient(function):
    logits, penalty = function(quadratic, tf.constant(IMAGES))
    np.testing.assert_allclose(logits, np.sum(WEIGHTS * IMAGES**2, axis=(1, 2, 3))[:, None])
    by_image = np.sum((2.0 * WEIGHTS * IMAGES) ** 2, axis=(1, 2, 3))
    np.testing.assert_allclose(penalty, by_image.mean(), rtol=1e-12)


def test_r1_has_a_second_derivative_in_a_graph():
    # With D(x) = a^2 x, the penalty is a^4 and its derivative in a is 4 a^3.
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        a = tf.compat.v1.placeholder(tf.float32, [])
        _, penalty = penalties.r1(lambda x: a * a * x, tf.ones([5, 1]))
        slope = tf.gradients(penalty, a)[0]
        np.testing.assert_allclose(session.run([penalty, slope], {a: 3.0}), [81.0, 108.0])


def test_wgan_gp_is_taken_at_one_mix_for_each_pair():
    with replayed(3, 0):
        share = tf.random.uniform([3, 1, 1, 1], dtype=tf.float64).numpy()
    with replayed(3, 0):
        penalty = penalties.wgan_gp(quadratic, tf.constant(IMAGES), tf.constant(FAKE), target=2.0)
    mixed = share * IMAGES + (1.0 - share) * FAKE
    np.testing.assert_allclose(penalty, np.mean((norms(mixed) - 2.0) ** 2), rtol=1e-12)


def test_wgan_gp_judges_nothing_outside_of_the_two_images():
    seen = []

    def judge(images):
        seen.append(images.numpy())
        return images

    with replayed(3, 0):
        penalties.wgan_gp(judge, tf.ones([1000, 1]), tf.zeros([1000, 1]))
    # 1 and 0 stand for real and generated, so that what is judged are the draws themselves.
    assert 0.0 <= seen[0].min() < 0.01 and 0.99 < seen[0].max() < 1.0


def test_dragan_is_taken_at_noise_in_the_scale_of_the_data():
    with replayed(3, 0):
        noise = tf.random.uniform([3, 2, 2, 1], dtype=tf.float64).numpy()
        share = tf.random.uniform([3, 1, 1, 1], dtype=tf.float64).numpy()
    with replayed(3, 0):
        penalty = penalties.dragan(quadratic, tf.constant(IMAGES), target=2.0)
    # The standard deviation of 0, 1, ... 11 is sqrt((12^2 - 1) / 12).
    disturbed = IMAGES + share * 0.5 * (np.sqrt(143.0 / 12.0) / 10.0) * noise
    np.testing.assert_allclose(penalty, np.mean((norms(disturbed) - 2.0) ** 2), rtol=1e-12)


@AROUND
@pytest.mark.parametrize(
    ("scale", "target", "expected"),
    [(1 / 3, 1.0, 0.0), (1.0, 1.0, 4.0), (1.0, 3.0, 0.0), (0.0, 1.0, 1.0)],
)
def test_a_penalty_is_the_squared_distance_of_the_slope_from_its_target(
    penalty, scale, target, expected
):
    judge = functools.partial(linear, tf.constant(scale * SLOPE))
    found = penalty(judge, tf.constant(IMAGES.reshape(4, 3)), target=target)
    np.testing.assert_allclose(found, expected, atol=1e-12)


@AROUND
def test_the_default_target_is_one(penalty):
    judge = functools.partial(linear, tf.constant(SLOPE))
    np.testing.assert_allclose(penalty(judge, tf.constant(IMAGES.reshape(4, 3))), 4.0)


@AROUND
@pytest.mark.parametrize("norm", [3.0, 0.25])
def test_descending_a_penalty_brings_the_slope_to_one(penalty, norm):
    # The penalty is (|a| - 1)^2, so that a step of 1/8 leaves 3/4 of the distance.
    slope = tf.Variable(norm / 3.0 * SLOPE)
    optimizer = v1.train.GradientDescentOptimizer(0.125)
    for step in range(1, 6):
        with tf.GradientTape() as tape:
            loss = penalty(lambda x: tf.matmul(x, slope), tf.constant(IMAGES.reshape(4, 3)))
        optimizer.apply_gradients([(tape.gradient(loss, slope), slope)])
        expected = 1.0 + (norm - 1.0) * 0.75**step
        np.testing.assert_allclose(np.linalg.norm(slope), expected, rtol=1e-12)


@AROUND
def test_penalties_have_a_second_derivative_in_a_graph_of_any_batch_size(penalty):
    # With D(x) = a^2 x the penalty is (a^2 - 1)^2, and its derivative 4 a (a^2 - 1).
    with tf.Graph().as_default(), v1.Session() as session:
        a, images = v1.placeholder(tf.float32, []), v1.placeholder(tf.float32, [None, 1])
        loss = penalty(lambda x: a * a * x, images)
        slope = tf.gradients(loss, a)[0]
        found = session.run([loss, slope], {a: 2.0, images: np.ones([5, 1])})
    np.testing.assert_allclose(found, [9.0, 24.0])


@AROUND
@pytest.mark.parametrize(
    ("dtype", "compiled"),
    [("float16", False), ("bfloat16", False), ("float32", False), ("float32", True)],
)
def test_a_slope_of_zero_has_a_derivative(penalty, dtype, compiled):
    # D(x) = max(0, a x) is flat at three of four images, and has the slope a at one. By a
    # product, since the derivative of a ReLU turns NaN into 0; and compiled, since TensorFlow's
    # derivative of a root takes 0 / 0 for 0, and that of XLA does not.
    images = tf.constant([[-9.0], [-8.0], [-7.0], [1.0]], dtype)
    penalize = penalties.dragan if penalty is penalties.dragan else _with_itself

    @tf.function(jit_compile=compiled)
    def derive(a):
        with tf.GradientTape() as tape:
            tape.watch(a)
            loss = penalize(lambda x: a * x * tf.cast(x > 0.0, dtype), images)
        return loss, tape.gradient(loss, a)

    # Of (a - 1)^2 / 4, the others' 1 having none; and where all are flat, nothing to go by.
    for a, expected in ((2.0, (1.0, 0.5)), (0.0, (1.0, 0.0))):
        loss, derivative = derive(tf.constant(a, dtype))
        assert loss.dtype == dtype
        assert (float(loss), float(derivative)) == expected


def _with_itself(discriminator, images):
    return penalties.wgan_gp(discriminator, images, images)


@AROUND
def test_a_slope_that_is_not_a_number_stays_so(penalty):
    assert np.isnan(penalty(lambda x: np.nan * x, tf.ones([2, 1])))


@pytest.mark.parametrize("penalty", [penalties.r1, penalties.r2, wgan_gp, penalties.dragan])
def test_logits_that_do_not_depend_on_the_images_are_refused(penalty):
    with pytest.raises(ValueError, match=r"depend on the images; got float32 of shape \(2, 1\)"):
        penalty(lambda x: tf.zeros([2, 1]), tf.ones([2, 3]))


def test_wgan_gp_refuses_images_of_two_shapes():
    # Of which one would be repeated without a word.
    with pytest.raises(ValueError, match=r"got \(1, 3\) and \(4, 3\)"):
        penalties.wgan_gp(tf.identity, tf.ones([4, 3]), tf.ones([1, 3]))


def make(name, value, **options):
    initializer = v1.constant_initializer(np.array(value))
    shape, dtype = np.shape(value), tf.float64
    return variables.get_variable(
        name, shape=shape, dtype=dtype, initializer=initializer, **options
    )


def network():
    """Two kernels below a scope, and what no penalty is for."""
    with v1.variable_scope("gen"):
        kernels = [make("kernel", [[1.0, -2.0], [3.0, 0.0]]), make("conv", [[[[-4.0]]]])]
        make("bias", [50.0, 60.0])
        make("count", [[70.0]], trainable=False)
    with v1.variable_scope("generator"):
        make("kernel", [[80.0]])
    return kernels


def evaluated(values):
    if tf.executing_eagerly():
        return [np.asarray(value) for value in values]
    session = v1.get_default_session()
    session.run(v1.global_variables_initializer())
    return session.run(values)


@pytest.mark.parametrize(
    ("penalty", "expected", "derivatives"),
    [
        (penalties.l1, 10.0, ([[1.0, -1.0], [1.0, 0.0]], [[[[-1.0]]]])),
        (penalties.l2, 15.0, ([[1.0, -2.0], [3.0, 0.0]], [[[[-4.0]]]])),
    ],
    ids=["l1", "l2"],
)
def test_weights_are_penalized_below_a_scope_and_biases_are_not(
    mode, penalty, expected, derivatives
):
    kernels = network()
    with tf.GradientTape() as tape:
        tape.watch(kernels)
        loss = penalty("gen")
    found = evaluated([loss, *tape.gradient(loss, kernels)])
    assert found[0] == expected
    for derivative, wanted in zip(found[1:], derivatives, strict=True):
        np.testing.assert_array_equal(derivative, wanted)


@pytest.mark.parametrize("penalty", [penalties.l1, penalties.l2], ids=["l1", "l2"])
def test_a_scope_without_kernels_is_refused(mode, penalty):
    network()
    with pytest.raises(ValueError, match="of rank 2 or more below it; got none below 'ge'"):
        penalty("ge")


@pytest.mark.parametrize(
    ("penalty", "expected"),
    # A step of 0.5: half of the weight is left, or 0.5 of it gone.
    [(penalties.l2, [[0.25, -0.5], [0.75, 0.0]]), (penalties.l1, [[0.0, -1.0], [2.0, 0.0]])],
    ids=["l2", "l1"],
)
def test_descending_a_penalty_of_weights_pulls_them_to_zero(penalty, expected):
    with variables.VariableStore(7).as_default():
        kernel = network()[0]
        for _ in range(2):
            with tf.GradientTape() as tape:
                loss = penalty("gen")
            optimizer = v1.train.GradientDescentOptimizer(0.5)
            optimizer.apply_gradients([(tape.gradient(loss, kernel), kernel)])
        np.testing.assert_array_equal(kernel, expected)
