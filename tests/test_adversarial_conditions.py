"""What a discriminator is told beside the images: which rows, in which reading, in which pack."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import stateful_random
from tfgan_lite.adversarial import adversarial_losses
from tfgan_lite.stabilizers import Stabilizers

REAL = np.array([[1.0, 2.0], [3.0, -1.0], [0.5, 0.25], [-2.0, 1.0]], np.float32)
FAKE = np.array([[-1.0, 0.5], [0.0, 1.5], [2.0, 2.0], [1.0, -0.5]], np.float32)
OF_REAL = np.array([[1.0], [2.0], [3.0], [4.0]], np.float32)
OF_FAKE = np.array([[5.0], [6.0], [7.0], [8.0]], np.float32)


def told(**options):
    """Returns both losses and the conditions of each reading, `(reuse, [N, D])`.

    A logit is condition times the sum of the row, so a gradient's squared norm is 2 condition^2.
    """
    given = []

    def discriminator(points, conditions, reuse=None):
        given.append((reuse, np.array(conditions)))
        return tf.reduce_sum(points, axis=1, keepdims=True) * tf.reduce_mean(
            conditions, axis=1, keepdims=True
        )

    with stateful_random.replayed(7):
        made = adversarial_losses(
            tf.constant(REAL),
            lambda: tf.constant(FAKE),
            discriminator,
            Stabilizers(**options),
            conditions=(tf.constant(OF_REAL), tf.constant(OF_FAKE)),
        )
    return made["discriminator"].numpy(), made["generator"].numpy(), given


def softplus(x):
    return np.log1p(np.exp(x))


def test_each_kind_is_told_its_own():
    judging, painting, given = told()
    real, fake = REAL.sum(1) * OF_REAL[:, 0], FAKE.sum(1) * OF_FAKE[:, 0]
    assert judging == pytest.approx(softplus(-real).mean() + softplus(fake).mean(), rel=1e-5)
    assert painting == pytest.approx(softplus(-fake).mean(), rel=1e-5)
    assert [reuse for reuse, _ in given] == [None, True]


@pytest.mark.parametrize(
    ("penalty", "conditions", "readings"),
    [
        ("r1", OF_REAL, [OF_REAL, OF_FAKE]),
        ("r2", OF_FAKE, [OF_REAL, OF_FAKE]),
        ("wgan_gp", OF_REAL, [OF_REAL, OF_FAKE, OF_REAL]),
        ("dragan", OF_REAL, [OF_REAL, OF_FAKE, OF_REAL]),
    ],
)
def test_a_penalty_is_of_the_images_at_fixed_conditions(penalty, conditions, readings):
    plain, painting, _ = told()
    judging, again, given = told(gradient_penalty=penalty, penalty_weight=0.5)
    squared = 2.0 * conditions[:, 0] ** 2
    of_norm = (np.sqrt(squared) - 1.0) ** 2
    expected = squared if penalty in ("r1", "r2") else of_norm
    assert judging - plain == pytest.approx(0.5 * expected.mean(), rel=1e-5)
    assert again == painting
    assert [reuse for reuse, _ in given] == [None, *[True] * (len(readings) - 1)]
    for (_, seen), wanted in zip(given, readings, strict=True):
        np.testing.assert_array_equal(seen, wanted)


def test_conditions_are_packed_as_their_images_are():
    judging, _, given = told(packing=2)
    np.testing.assert_array_equal(given[0][1], [[1.0, 2.0], [3.0, 4.0]])
    np.testing.assert_array_equal(given[1][1], [[5.0, 6.0], [7.0, 8.0]])
    real = REAL.reshape(2, 4).sum(1) * [1.5, 3.5]
    fake = FAKE.reshape(2, 4).sum(1) * [5.5, 7.5]
    assert judging == pytest.approx(softplus(-real).mean() + softplus(fake).mean(), rel=1e-5)
