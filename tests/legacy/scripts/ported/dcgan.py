"""A DCGAN class of 2017: contrib.layers batch norm, scope.reuse_variables(), prefixes for vars."""
import numpy as np
import scipy.misc
import tensorflow as tf
import tensorflow.contrib.slim as slim

flags = tf.app.flags
flags.DEFINE_integer('steps', 3, 'training steps')
FLAGS = flags.FLAGS


class batch_norm(object):
    def __init__(self, epsilon=1e-5, momentum=0.9, name='batch_norm'):
        with tf.variable_scope(name):
            self.epsilon, self.momentum, self.name = epsilon, momentum, name

    def __call__(self, x, train=True):
        return tf.contrib.layers.batch_norm(
            x, decay=self.momentum, updates_collections=None, epsilon=self.epsilon, scale=True,
            is_training=train, scope=self.name)


def lrelu(x, leak=0.2):
    return tf.maximum(x, leak * x)


class DCGAN(object):
    def __init__(self, sess, batch_size=4):
        self.sess, self.batch_size = sess, batch_size
        self.d_bn1, self.g_bn0 = batch_norm(name='d_bn1'), batch_norm(name='g_bn0')
        self.build_model()

    def build_model(self):
        self.images = tf.placeholder(tf.float32, [self.batch_size, 8, 8, 1], name='images')
        self.z = tf.placeholder(tf.float32, [None, 5], name='z')
        self.G = self.generator(self.z)
        self.D, real = self.discriminator(self.images)
        self.D_, fake = self.discriminator(self.G, reuse=True)
        with tf.device('/gpu:0'):
            bce = tf.nn.sigmoid_cross_entropy_with_logits
            self.d_loss = tf.reduce_mean(bce(logits=real, labels=tf.ones_like(real)))
            self.d_loss += tf.reduce_mean(bce(logits=fake, labels=tf.zeros_like(fake)))
            self.g_loss = tf.reduce_mean(bce(logits=fake, labels=tf.ones_like(fake)))
        t_vars = tf.trainable_variables()
        self.d_vars = [var for var in t_vars if 'd_' in var.name]
        self.g_vars = [var for var in t_vars if 'g_' in var.name]

    def discriminator(self, image, reuse=False):
        with tf.variable_scope('discriminator') as scope:
            if reuse:
                scope.reuse_variables()
            h0 = lrelu(slim.conv2d(image, 4, 3, stride=2, activation_fn=None, scope='d_h0'))
            h1 = lrelu(self.d_bn1(tf.layers.conv2d(h0, 6, 3, strides=2, name='d_h1')))
            h2 = slim.fully_connected(slim.flatten(h1), 1, activation_fn=None, scope='d_h2')
            return tf.nn.sigmoid(h2), h2

    def generator(self, z):
        with tf.variable_scope('generator'):
            h0 = tf.layers.dense(z, 2 * 2 * 6, name='g_h0')
            h0 = tf.nn.relu(self.g_bn0(tf.reshape(h0, [-1, 2, 2, 6])))
            h1 = tf.layers.conv2d_transpose(h0, 1, 5, strides=4, padding='same', name='g_h1')
            return tf.nn.tanh(tf.nn.dropout(h1, 0.9))

    def train(self):
        adam = tf.train.AdamOptimizer
        d_optim = adam(1e-3, beta1=0.5).minimize(self.d_loss, var_list=self.d_vars)
        g_optim = adam(1e-3, beta1=0.5).minimize(self.g_loss, var_list=self.g_vars)
        tf.initialize_all_variables().run()
        for step in range(FLAGS.steps):
            batch = np.random.uniform(-1, 1, [self.batch_size, 8, 8, 1]).astype(np.float)
            z = np.random.uniform(-1, 1, [self.batch_size, 5]).astype(np.float32)
            feed = {self.images: batch, self.z: z}
            _, d_loss = self.sess.run([d_optim, self.d_loss], feed)
            _, g_loss = self.sess.run([g_optim, self.g_loss], feed)
            print('%d %s %s' % (step, float(d_loss).hex(), float(g_loss).hex()))
        sample = self.sess.run(self.G, {self.z: z})
        print(float(np.sum(scipy.misc.imresize(sample[0, :, :, 0], (4, 4)))).hex())


def main(_):
    np.random.seed(1)
    tf.set_random_seed(2)
    with tf.Session() as sess:
        DCGAN(sess).train()


if __name__ == '__main__':
    tf.app.run()
