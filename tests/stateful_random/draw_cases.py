"""Calls that draw, as unported code has them, by public name; and a session to run them in."""

import numpy as np
import tensorflow as tf

from tfgan_lite import layers

v1 = tf.compat.v1
IMAGE = np.arange(300, dtype=np.float32).reshape([10, 10, 3]) / 300
IMAGES = np.stack([IMAGE] * 20)


def session():
    """Returns a session without grappler, which rounds what is made of the draws its own way."""
    config = v1.ConfigProto()
    config.graph_options.rewrite_options.disable_meta_optimizer = True
    return v1.Session(config=config)


BOX = [[[0.1, 0.1, 0.5, 0.5]]]

CASES = {
    "random.normal": lambda: tf.random.normal([40], 1.0, 2.0),
    "random.normal of float16": lambda: tf.random.normal([40], dtype=tf.float16),
    "random.normal of bfloat16": lambda: tf.random.normal([40], dtype=tf.bfloat16),
    "random.normal of float64": lambda: tf.random.normal([40], dtype=tf.float64),
    "random.uniform": lambda: tf.random.uniform([40]),
    "random.uniform of float16": lambda: tf.random.uniform([40], dtype=tf.float16),
    "random.uniform of bfloat16": lambda: tf.random.uniform([40], dtype=tf.bfloat16),
    "random.uniform of float64": lambda: tf.random.uniform([40], dtype=tf.float64),
    "random.uniform of int32": lambda: tf.random.uniform([40], -5, 50, tf.int32),
    "random.uniform of int64": lambda: tf.random.uniform([40], 0, 2**40, tf.int64),
    "random.truncated_normal": lambda: tf.random.truncated_normal([40]),
    "random.gamma": lambda: tf.random.gamma([20], [0.5, 2.0]),
    "random.gamma of float64": lambda: tf.random.gamma([20], [0.5, 2.0], dtype=tf.float64),
    "random.poisson": lambda: v1.random.poisson([0.5, 7.0], [20]),
    "random.shuffle": lambda: tf.random.shuffle(tf.range(40)),
    "random.shuffle of rows": lambda: tf.random.shuffle(tf.reshape(tf.range(40), [20, 2])),
    "random.categorical": lambda: tf.random.categorical([[0.0, 1.0, 2.0]] * 2, 20),
    "random.categorical of int32": lambda: tf.random.categorical([[0.0, 1.0]], 40, tf.int32),
    "random.multinomial": lambda: v1.multinomial([[0.0, 1.0, 2.0]], 40),
    "layers.dropout": lambda: layers.dropout(tf.ones([40]), training=True),
    "nn.dropout": lambda: tf.nn.dropout(tf.ones([40]), 0.5),
    "v1.nn.dropout": lambda: v1.nn.dropout(tf.ones([8, 5]), 0.5, noise_shape=[8, 1]),
    "image.random_brightness": lambda: tf.image.random_brightness(IMAGE, 0.3),
    "image.random_contrast": lambda: tf.image.random_contrast(IMAGE, 0.3, 0.7),
    "image.random_crop": lambda: tf.image.random_crop(IMAGE, [4, 4, 3]),
    "image.random_flip_left_right": lambda: tf.image.random_flip_left_right(IMAGES),
    "image.random_flip_up_down": lambda: tf.image.random_flip_up_down(IMAGES),
    "image.random_hue": lambda: tf.image.random_hue(IMAGE, 0.3),
    "image.random_jpeg_quality": lambda: tf.image.random_jpeg_quality(IMAGE, 5, 90),
    "image.random_saturation": lambda: tf.image.random_saturation(IMAGE, 0.3, 0.7),
    "image.sample_distorted_bounding_box": lambda: (
        tf.image.sample_distorted_bounding_box([400, 400, 3], BOX).bboxes
    ),
    "v1.image.sample_distorted_bounding_box": lambda: v1.image.sample_distorted_bounding_box(
        [400, 400, 3], BOX
    )[2],
    "v1.distributions": lambda: v1.distributions.Dirichlet([1.0, 2.0]).sample(20),
    "v1.glorot_uniform_initializer": lambda: v1.glorot_uniform_initializer()([5, 8]),
    "v1.truncated_normal_initializer": lambda: v1.truncated_normal_initializer()([5, 8]),
    "v1.orthogonal_initializer": lambda: v1.orthogonal_initializer()([5, 5]),
    "random_normal_initializer": lambda: tf.random_normal_initializer()([5, 8]),
    "raw_ops.RandomPoisson": lambda: tf.raw_ops.RandomPoisson(shape=[20], rate=[0.5, 7.0]),
    "raw_ops.NonDeterministicInts": lambda: tf.raw_ops.NonDeterministicInts(shape=[40]),
    "raw_ops.SampleDistortedBoundingBox": lambda: (
        tf.raw_ops.SampleDistortedBoundingBox(image_size=[400, 400, 3], bounding_boxes=BOX).bboxes
    ),
    "raw_ops.ParameterizedTruncatedNormal": lambda: tf.raw_ops.ParameterizedTruncatedNormal(
        shape=[2, 20], means=[0.0, 9.0], stdevs=1.0, minvals=[-1.0, 5.0], maxvals=[1.0, 10.0]
    ),
    "ParameterizedTruncatedNormal of bfloat16": lambda: tf.raw_ops.ParameterizedTruncatedNormal(
        shape=[40],
        means=tf.constant(0, tf.bfloat16),
        stdevs=tf.constant(1, tf.bfloat16),
        minvals=tf.constant(-1, tf.bfloat16),
        maxvals=tf.constant(1, tf.bfloat16),
    ),
}
