"""A VAE with contrib.layers, its weights regularized, saved and restored by name."""
import os
import shutil
import tempfile

import numpy as np
import tensorflow as tf
from tensorflow.contrib import layers
from tensorflow.contrib.framework import arg_scope

PIXELS, HIDDEN, LATENTS, BATCH = 12, 8, 2, 5
x = tf.placeholder(tf.float32, [None, PIXELS], name='x')
noise = tf.placeholder(tf.float32, [None, LATENTS], name='noise')
keep_prob = tf.placeholder_with_default(1.0, [], name='keep_prob')


def encoder(images):
    with tf.variable_scope('encoder'):
        with arg_scope([layers.fully_connected], activation_fn=tf.nn.elu,
                       weights_initializer=layers.variance_scaling_initializer(),
                       weights_regularizer=layers.l2_regularizer(1e-2)):
            net = layers.fully_connected(images, HIDDEN, scope='one')
            net = layers.dropout(net, keep_prob)
            net = layers.fully_connected(net, HIDDEN, scope='two')
        return tf.split(layers.fully_connected(net, 2 * LATENTS, activation_fn=None), 2, 1)


def decoder(z):
    with tf.variable_scope('decoder'):
        net = layers.stack(z, layers.fully_connected, [HIDDEN, HIDDEN], scope='fc')
        return layers.fully_connected(net, PIXELS, activation_fn=None,
                                      biases_initializer=tf.constant_initializer(-0.1))


mean, log_var = encoder(x)
logits = decoder(mean + tf.exp(0.5 * log_var) * noise)
reconstruction = tf.reduce_sum(
    tf.nn.sigmoid_cross_entropy_with_logits(labels=x, logits=logits), reduction_indices=1)
kl = -0.5 * tf.reduce_sum(1 + log_var - tf.square(mean) - tf.exp(log_var), 1)
penalty = tf.reduce_sum(tf.get_collection(tf.GraphKeys.REGULARIZATION_LOSSES))
loss = tf.reduce_mean(reconstruction + kl) + penalty
global_step = tf.contrib.framework.get_or_create_global_step()
rate = tf.train.exponential_decay(1e-2, global_step, 2, 0.9, staircase=True)
train = tf.train.AdamOptimizer(rate).minimize(loss, global_step=global_step)
LOSSES = [loss, penalty]
STEPS = [train]


def feed(random):
    return {x: random.rand(BATCH, PIXELS), noise: random.randn(BATCH, LATENTS)}


if __name__ == '__main__':
    random = np.random.RandomState(0)
    folder = tempfile.mkdtemp()
    saver = tf.train.Saver(tf.global_variables(), max_to_keep=1)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for step in range(3):
            sess.run(train, feed(random))
        path = saver.save(sess, os.path.join(folder, 'model.ckpt'), global_step)
        images = feed(random)
        kept = sess.run(LOSSES, images)
    with tf.Session() as sess:
        saver.restore(sess, tf.train.latest_checkpoint(folder))
        print(path.split('/')[-1], sess.run(global_step), kept == sess.run(LOSSES, images), kept)
    shutil.rmtree(folder)
