"""Penalties: against gradients worked out by hand."""

import numpy as np
import tensorflow as tf

from tfgan_lite import penalties

IMAGES = np.arange(12.0).reshape(3, 2, 2, 1) / 10.0
WEIGHTS = np.array([1.0, -2.0, 3.0, 0.5]).reshape(2, 2, 1)


def quadratic(images):
    # D(x) = sum(w x^2), so that dD/dx = 2 w x.
    return tf.reduce_sum(WEIGHTS * images**2, axis=[1, 2, 3])[:, None]


def test_r1_is_the_mean_squared_norm_of_the_gradient():
    logits, penalty = penalties.r1(quadratic, tf.constant(IMAGES))
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
