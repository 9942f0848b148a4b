"""`tf.nn.deconv2d`, which `tf.nn.conv2d_transpose` was called before TensorFlow 0.7."""

import tensorflow as tf

deconv2d = tf.compat.v1.nn.conv2d_transpose
