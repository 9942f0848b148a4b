"""Batch normalization: the fused operation, the formula, and the extras of each."""

import tensorflow as tf
from parity_case import Case, judged

from tfgan_lite import layers

IMAGE = (6, 5, 3)


def fused(x):
    first = tf.transpose(x, [0, 3, 1, 2])
    return [
        layers.batch_normalization(x, training=True, name="plain"),
        layers.batch_normalization(x, momentum=0.9, epsilon=0.01, training=True, name="numbers"),
        layers.batch_normalization(x, center=False, scale=False, training=1, name="bare"),
        layers.batch_normalization(x, name="inference"),
        layers.batch_normalization(first, axis=1, training=True, fused=True, name="first"),
        layers.BatchNormalization(gamma_regularizer="l2", name="object")(
            layers.conv2d(x, 4, 3), training=True
        ),
    ]


def unfused(x):
    return [
        layers.batch_normalization(x, training=True, fused=False, name="plain"),
        layers.batch_normalization(x, axis=[1, 3], momentum=0.5, training=True, name="two_axes"),
        layers.batch_normalization(x, axis=-2, center=False, training=True, name="no_beta"),
        layers.batch_normalization(x, fused=False, name="inference"),
        layers.batch_normalization(
            layers.dense(layers.flatten(x), 8), scale=False, training=True, name="rank2"
        ),
    ]


def held(x):
    return [
        layers.batch_normalization(x, training=True, trainable=False, name="untrainable"),
        layers.batch_normalization(
            x,
            training=True,
            beta_regularizer="l2",
            gamma_regularizer="l1",
            beta_constraint="non_neg",
            gamma_constraint="max_norm",
            name="held",
        ),
    ]


def renormalized(x):
    clipping = {"rmin": 0.9, "rmax": 1.1, "dmax": 0.05}
    return [
        layers.batch_normalization(x, training=True, renorm=True, name="plain"),
        layers.batch_normalization(
            x,
            training=True,
            renorm=True,
            renorm_clipping=clipping,
            renorm_momentum=0.8,
            name="clipped",
        ),
    ]


def virtual(x):
    return [
        layers.batch_normalization(x, training=True, virtual_batch_size=2, name="virtual"),
        layers.batch_normalization(x, virtual_batch_size=2, name="inference"),
        layers.batch_normalization(x, training=True, adjustment=_adjustment, name="adjusted"),
    ]


def flagged(x):
    flag = tf.reduce_mean(x[0]) > 0  # another one in each batch
    return [
        layers.batch_normalization(x, training=flag, name="fused"),
        layers.batch_normalization(x, training=flag, fused=False, name="unfused"),
        layers.batch_normalization(x, training=flag, renorm=True, name="renorm"),
        layers.batch_normalization(x, training=flag, adjustment=_adjustment, name="adjusted"),
    ]


def _adjustment(shape):
    scale = 1.0 + 0.1 * tf.cast(tf.range(shape[-1]), tf.float32)
    return scale, 0.25 * scale


def _case(net, *covers):
    covered = ("layers.batch_normalization", *covers)
    return Case(f"batch_normalization {net.__name__}", lambda: judged(net, IMAGE), covered)


CASES = (
    _case(fused, "layers.BatchNormalization"),
    _case(unfused),
    _case(held),
    _case(renormalized),
    _case(virtual),
    _case(flagged),
)
