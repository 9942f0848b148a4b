"""Batch normalization of images by TensorFlow's one operation."""

import tensorflow as tf

from tfgan_lite.layers.choose import choose
from tfgan_lite.layers.window import in_channels_last


def fused_normalization(inputs, gamma, beta, moving_mean, moving_variance, epsilon, training, axis):
    """Returns (outputs, mean, variance).

    Args:
      inputs: float16 or float32 `[N, H, W, C]`, or `[N, C, H, W]` where `axis` is 1.
      gamma, beta: `[C]` tensors or variables.
      moving_mean, moving_variance: the variables `[C]` that are used when not training.
      epsilon: float, added to the variance; the operation's least is 1.001e-5.
      training: bool, 0 or 1, or boolean scalar tensor.
      axis: 1 or 3, that of the channels.

    Returns:
      The normalized images, and the statistics of the batch: its mean and its unbiased
      variance, n / (n - 1) times that of the formula.
    """
    operation = tf.compat.v1.nn.fused_batch_norm
    statistics = []

    def train(images):
        return operation(images, gamma, beta, epsilon=epsilon)

    def infer(images):
        known = tf.convert_to_tensor(moving_mean), tf.convert_to_tensor(moving_variance)
        return operation(images, gamma, beta, *known, epsilon=epsilon, is_training=False)

    def normalize(images):  # [N, H, W, C]
        outputs, *found = choose(training, lambda: train(images), lambda: infer(images))
        statistics.extend(found)
        return outputs

    data_format = "channels_first" if axis == 1 else "channels_last"
    outputs = in_channels_last(normalize, inputs, data_format, "FusedBatchNormV3")
    return outputs, *statistics
