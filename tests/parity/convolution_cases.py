"""Convolutions with every option that changes what is computed."""

import tensorflow as tf
from parity_case import Case, judged

from tfgan_lite import layers

IMAGE, SEQUENCE, VOLUME = (8, 7, 3), (9, 3), (4, 5, 4, 2)


def conv2d(x):
    first = tf.transpose(x, [0, 3, 1, 2])  # [N, C, H, W]
    layer = layers.Conv2D(3, 3, padding="same", activation="tanh", name="object")
    return [
        layers.conv2d(x, 4, 3, name="plain"),
        layers.conv2d(x, 4, (3, 2), (2, 1), "same", activation=tf.nn.relu, name="strided"),
        layers.conv2d(x, 2, 2, 3, use_bias=False, name="gaps"),
        layers.conv2d(x, 2, 1, name="pointwise"),
        layers.conv2d(x, 2, 3, padding=[[0, 0], [1, 2], [0, 1], [0, 0]], name="padded"),
        layers.conv2d(first, 2, 3, data_format="channels_first", name="first"),
        layer(layer(layers.conv2d(x, 3, 5, padding="same", name="deep"))),
    ]


def conv2d_dilated(x):
    first = tf.transpose(x, [0, 3, 1, 2])
    return [
        layers.conv2d(x, 2, 2, dilation_rate=2, padding="same", name="same"),
        layers.conv2d(x, 2, 2, dilation_rate=(2, 1), use_bias=False, name="apart"),
        layers.conv2d(first, 2, 2, dilation_rate=2, data_format="channels_first", name="first"),
    ]


def conv2d_penalized(x):
    y = layers.conv2d(
        x, 4, 3, kernel_regularizer="l2", bias_regularizer="l1", activation="relu", name="losses"
    )
    return [
        layers.conv2d(y, 4, 3, trainable=False, name="frozen"),
        layers.conv2d(x, 3, 3, kernel_constraint="max_norm", bias_constraint=_clip, name="held"),
    ]


def conv1d(x):
    first = tf.transpose(x, [0, 2, 1])
    return [
        layers.conv1d(x, 4, 3, name="plain"),
        layers.conv1d(x, 4, 2, 2, "same", activation=tf.nn.relu, name="strided"),
        layers.conv1d(x, 4, 3, padding="causal", dilation_rate=2, name="causal"),
        layers.conv1d(x, 3, 3, dilation_rate=2, use_bias=False, name="dilated"),
        layers.conv1d(first, 4, 3, data_format="channels_first", name="first"),
        layers.Conv1D(2, 3, kernel_regularizer="l1_l2", bias_regularizer="l2", name="object")(x),
    ]


def conv3d(x):
    first = tf.transpose(x, [0, 4, 1, 2, 3])
    return [
        layers.conv3d(x, 3, 2, name="plain"),
        layers.conv3d(x, 3, (2, 3, 2), (1, 2, 2), "same", activation="relu", name="strided"),
        layers.conv3d(x, 3, 2, dilation_rate=2, use_bias=False, name="dilated"),
        layers.conv3d(first, 3, 2, data_format="channels_first", name="first"),
        layers.Conv3D(2, 3, name="object")(x),
    ]


def conv2d_transpose(x):
    first = tf.transpose(x, [0, 3, 1, 2])
    return [
        layers.conv2d_transpose(x, 4, 3, name="plain"),
        layers.conv2d_transpose(x, 2, 5, 2, "same", activation=tf.nn.relu, name="doubled"),
        layers.conv2d_transpose(x, 2, 2, 3, use_bias=False, name="gaps"),
        layers.conv2d_transpose(first, 2, 3, 2, data_format="channels_first", name="first"),
        layers.Conv2DTranspose(2, 3, 2, "same", output_padding=1, name="object")(x),
        layers.Conv2DTranspose(2, 3, dilation_rate=2, use_bias=False, name="dilated")(x),
    ]


def conv3d_transpose(x):
    first = tf.transpose(x, [0, 4, 1, 2, 3])
    return [
        layers.conv3d_transpose(x, 2, 2, 2, name="plain"),
        layers.conv3d_transpose(x, 2, (3, 2, 1), (1, 2, 1), "same", use_bias=False, name="same"),
        layers.conv3d_transpose(first, 2, 2, data_format="channels_first", name="first"),
        layers.Conv3DTranspose(2, 2, activation=tf.nn.tanh, name="object")(x),
    ]


def separable_conv2d(x):
    first = tf.transpose(x, [0, 3, 1, 2])
    return [
        layers.separable_conv2d(x, 4, 3, name="plain"),
        layers.separable_conv2d(
            x, 4, (3, 2), 2, "same", depth_multiplier=2, activation=tf.nn.relu, name="strided"
        ),
        layers.separable_conv2d(x, 2, 2, dilation_rate=2, use_bias=False, name="dilated"),
        layers.separable_conv2d(first, 2, 2, data_format="channels_first", name="first"),
        layers.SeparableConv2D(
            2, 2, depthwise_regularizer="l2", pointwise_constraint="unit_norm", name="object"
        )(x),
    ]


def separable_conv1d(x):
    first = tf.transpose(x, [0, 2, 1])
    return [
        layers.separable_conv1d(x, 4, 3, name="plain"),
        layers.separable_conv1d(x, 4, 3, 2, "same", depth_multiplier=2, name="strided"),
        layers.separable_conv1d(x, 4, 3, padding="causal", dilation_rate=2, name="causal"),
        layers.separable_conv1d(first, 2, 2, data_format="channels_first", name="first"),
        layers.SeparableConv1D(2, 2, use_bias=False, activation="relu", name="object")(x),
    ]


def _clip(bias):
    return tf.clip_by_value(bias, -0.01, 0.01)


def _case(net, shape, *covers):
    return Case(
        net.__name__,
        lambda: judged(net, shape),
        tuple(f"layers.{name}" for name in covers),
    )


CASES = (
    _case(conv2d, IMAGE, "conv2d", "Conv2D"),
    _case(conv2d_dilated, IMAGE, "conv2d"),
    _case(conv2d_penalized, IMAGE, "conv2d"),
    _case(conv1d, SEQUENCE, "conv1d", "Conv1D"),
    _case(conv3d, VOLUME, "conv3d", "Conv3D"),
    _case(conv2d_transpose, IMAGE, "conv2d_transpose", "Conv2DTranspose"),
    _case(conv3d_transpose, VOLUME, "conv3d_transpose", "Conv3DTranspose"),
    _case(separable_conv2d, IMAGE, "separable_conv2d", "SeparableConv2D"),
    _case(separable_conv1d, SEQUENCE, "separable_conv1d", "SeparableConv1D"),
)
