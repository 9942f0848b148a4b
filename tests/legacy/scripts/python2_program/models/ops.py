import tensorflow as tf


def linear(x, size, scope):
	with tf.variable_scope(scope):
            width = x.get_shape()[1]
            w = tf.get_variable("w", [width, size], initializer=tf.constant_initializer(0.5))
            return tf.matmul(x, w)
