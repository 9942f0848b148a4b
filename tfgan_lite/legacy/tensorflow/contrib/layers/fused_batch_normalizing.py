"""Batch normalization of rank 2 or 4 by TensorFlow's one operation for images."""

from typing import Any

import tensorflow as tf

from tfgan_lite.layers.fused_normalization import fused_normalization
from tfgan_lite.legacy.tensorflow.contrib.layers.batch_statistics import Statistics
from tfgan_lite.legacy.tensorflow.contrib.layers.finishing import (
    channels,
    finished,
    image_format,
)
from tfgan_lite.legacy.tensorflow.contrib.layers.static_conditions import smart_cond

v1 = tf.compat.v1


def fused_batch_norm(given: dict[str, Any]) -> tf.Tensor:
    """Returns the outputs for the arguments of `batch_norm`, whose `inputs` are a tensor.

    The operation's variance, towards which the moving one goes, is the unbiased one:
    n / (n - 1) times that of the formula.
    """
    inputs, data_format = given["inputs"], image_format(given["data_format"])
    with v1.variable_scope(given["scope"], "BatchNorm", [inputs], reuse=given["reuse"]) as sc:
        images, axis = _as_images(inputs, data_format)
        size = channels(images, axis)
        statistics = Statistics(given, size, tf.float32, regularized=True)
        outputs, mean, variance = fused_normalization(
            images,
            tf.ones([size]) if statistics.gamma is None else statistics.gamma,
            tf.zeros([size]) if statistics.beta is None else statistics.beta,
            statistics.moving_mean,
            statistics.moving_variance,
            given["epsilon"],
            given["is_training"],
            axis,
        )
        if statistics.may_train:
            outputs = _with_updates(given, statistics, outputs, mean, variance)
        outputs = tf.reshape(outputs, tf.shape(inputs)) if inputs.shape.rank == 2 else outputs
        outputs.set_shape(inputs.shape)
        return finished(outputs, given["activation_fn"], given["outputs_collections"], sc.name)


def _as_images(inputs, data_format):
    """[N, C] -> [N, 1, 1, C] or [N, C, 1, 1]; images as they are. And the axis of the channels."""
    axis = 1 if data_format == "channels_first" else 3
    if inputs.shape.rank == 4:
        return inputs, axis
    size = channels(inputs, -1)
    return tf.reshape(inputs, [-1, size, 1, 1] if axis == 1 else [-1, 1, 1, size]), axis


def _with_updates(given, statistics, outputs, mean, variance):
    if given["updates_collections"] is not None:
        statistics.collect_updates(mean, variance)
        return outputs

    def after_updates() -> tf.Tensor:
        with tf.control_dependencies(statistics.moved(mean, variance)):
            return tf.identity(outputs)

    return smart_cond(given["is_training"], after_updates, lambda: outputs)
