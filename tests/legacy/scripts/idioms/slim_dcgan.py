"""DCGAN with slim and arg_scope."""
from __future__ import print_function

import numpy as np
import tensorflow as tf
import tensorflow.contrib.slim as slim

Z = 8
BATCH = 4


def generator(z, training, reuse=False):
    norm = {'is_training': training, 'decay': 0.9, 'updates_collections': None}
    with tf.variable_scope('generator', reuse=reuse):
        with slim.arg_scope([slim.fully_connected, slim.conv2d_transpose],
                            normalizer_fn=slim.batch_norm, normalizer_params=norm):
            net = slim.fully_connected(z, 4 * 4 * 8, scope='project')
            net = tf.reshape(net, [-1, 4, 4, 8])
            net = slim.conv2d_transpose(net, 4, [5, 5], stride=2, scope='up')
        return slim.conv2d_transpose(net, 1, [5, 5], stride=2, activation_fn=tf.nn.tanh)


def discriminator(x, reuse=False):
    with tf.variable_scope('discriminator', reuse=reuse):
        with slim.arg_scope([slim.conv2d], stride=2, activation_fn=tf.nn.leaky_relu,
                            weights_regularizer=slim.l2_regularizer(1e-3)):
            net = slim.conv2d(x, 4, [5, 5])
            net = slim.conv2d(net, 8, [5, 5], normalizer_fn=slim.batch_norm)
        return slim.fully_connected(slim.flatten(net), 1, activation_fn=None, scope='logits')


z = tf.placeholder(tf.float32, [None, Z])
x = tf.placeholder(tf.float32, [None, 16, 16, 1])
training = tf.placeholder(tf.bool, [])
fake = generator(z, training)
real_logits = discriminator(x)
fake_logits = discriminator(fake, reuse=True)


def cross_entropy(logits, label):
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(
        logits=logits, labels=label * tf.ones_like(logits)))


d_loss = cross_entropy(real_logits, 1.0) + cross_entropy(fake_logits, 0.0)
d_loss += tf.add_n(tf.get_collection(tf.GraphKeys.REGULARIZATION_LOSSES))
g_loss = cross_entropy(fake_logits, 1.0)
update_ops = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
with tf.control_dependencies(update_ops):
    d_step = tf.train.AdamOptimizer(2e-3, beta1=0.5).minimize(
        d_loss, var_list=slim.get_variables('discriminator'))
g_step = slim.learning.create_train_op(
    g_loss, tf.train.RMSPropOptimizer(1e-3), clip_gradient_norm=5.0, update_ops=[],
    variables_to_train=[v for v in tf.trainable_variables() if v.name.startswith('generator')])

LOSSES = [d_loss, g_loss]
STEPS = [d_step, g_step]


def feed(random):
    return {z: random.randn(BATCH, Z), x: random.rand(BATCH, 16, 16, 1), training: True}


if __name__ == '__main__':
    slim.model_analyzer.analyze_vars(tf.trainable_variables(), print_info=True)
    random = np.random.RandomState(0)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for step in range(3):
            for op in STEPS:
                sess.run(op, feed(random))
            print('step', step, *sess.run(LOSSES, feed(random)))
