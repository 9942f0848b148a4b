"""CycleGAN: two generators, images from queues, a pool of old fakes, instance norm."""
import copy

import numpy as np
import tensorflow as tf

SIZE, BATCH = 8, 1


class ImagePool(object):
    """Hands out an old image half of the time."""

    def __init__(self, size, random):
        self.size, self.images, self.random = size, [], random

    def __call__(self, image):
        if len(self.images) < self.size:
            self.images.append(image)
            return image
        if self.random.rand() > 0.5:
            index = int(self.random.rand() * self.size)
            old = copy.copy(self.images[index])
            self.images[index] = image
            return old
        return image


def instance_norm(x, name):
    with tf.variable_scope(name):
        depth = x.get_shape()[3]
        scale = tf.get_variable('scale', [depth], initializer=tf.random_normal_initializer(1.0, 0.02))
        offset = tf.get_variable('offset', [depth], initializer=tf.constant_initializer(0.0))
        mean, variance = tf.nn.moments(x, axes=[1, 2], keep_dims=True)
        return scale * (x - mean) * tf.rsqrt(variance + 1e-5) + offset


def conv2d(x, channels, name, stride=1):
    with tf.variable_scope(name):
        w = tf.get_variable('weights', [3, 3, x.get_shape()[-1], channels],
                            initializer=tf.truncated_normal_initializer(stddev=0.02))
        return tf.nn.conv2d(x, w, strides=[1, stride, stride, 1], padding='SAME')


def generator(image, name, reuse):
    with tf.variable_scope(name) as scope:
        if reuse:
            scope.reuse_variables()
        net = tf.pad(image, [[0, 0], [1, 1], [1, 1], [0, 0]], 'REFLECT')
        net = tf.nn.relu(instance_norm(conv2d(net, 4, 'c1'), 'n1'))
        net += instance_norm(conv2d(net, 4, 'c2'), 'n2')
        return tf.nn.tanh(conv2d(net, 3, 'out')[:, 1:-1, 1:-1])


def discriminator(image, name, reuse):
    with tf.variable_scope(name) as scope:
        if reuse:
            scope.reuse_variables()
        net = tf.maximum(conv2d(image, 4, 'c1', 2), 0.2 * conv2d(image, 4, 'c2', 2))
        return conv2d(net, 1, 'out')


def reader(seed):
    """Images of a queue, as tf.train.batch gives them."""
    stock = np.random.RandomState(seed).uniform(-1, 1, [6, SIZE, SIZE, 3]).astype(np.float32)
    image = tf.train.slice_input_producer([tf.constant(stock)], shuffle=False)[0]
    return tf.train.batch([image], BATCH, num_threads=1, capacity=8)


queue_a, queue_b = reader(1), reader(2)
a = tf.placeholder(tf.float32, [BATCH, SIZE, SIZE, 3])
b = tf.placeholder(tf.float32, [BATCH, SIZE, SIZE, 3])
pool_a = tf.placeholder(tf.float32, [BATCH, SIZE, SIZE, 3])
pool_b = tf.placeholder(tf.float32, [BATCH, SIZE, SIZE, 3])
fake_b = generator(a, 'G', False)
fake_a = generator(b, 'F', False)
cycle = tf.reduce_mean(tf.abs(generator(fake_b, 'F', True) - a))
cycle += tf.reduce_mean(tf.abs(generator(fake_a, 'G', True) - b))


def mse(x, y):
    return tf.reduce_mean((x - y) ** 2)


g_loss = mse(discriminator(fake_b, 'DB', False), 1.0) + mse(discriminator(fake_a, 'DA', False), 1.0)
g_loss += 10.0 * cycle
d_loss = (mse(discriminator(b, 'DB', True), 1.0) + mse(discriminator(pool_b, 'DB', True), 0.0)) / 2
d_loss += (mse(discriminator(a, 'DA', True), 1.0) + mse(discriminator(pool_a, 'DA', True), 0.0)) / 2
global_step = tf.Variable(0, trainable=False)
rate = tf.train.polynomial_decay(2e-3, global_step, 10, 0.0)
d_vars = [v for v in tf.trainable_variables() if v.name[0] == 'D']
g_vars = [v for v in tf.trainable_variables() if v.name[0] != 'D']
g_step = tf.train.AdamOptimizer(rate, 0.5).minimize(g_loss, global_step, g_vars)
d_step = tf.train.AdamOptimizer(rate, 0.5).minimize(d_loss, var_list=d_vars)
LOSSES = [g_loss, d_loss, cycle]
STEPS = [g_step, d_step]


def feed(random):
    return {image: random.uniform(-1, 1, [BATCH, SIZE, SIZE, 3])
            for image in (a, b, pool_a, pool_b)}


if __name__ == '__main__':
    random = np.random.RandomState(0)
    pools = ImagePool(2, random), ImagePool(2, random)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        coord = tf.train.Coordinator()
        threads = tf.train.start_queue_runners(sess=sess, coord=coord)
        try:
            for step in range(4):
                images = dict(zip((a, b), sess.run([queue_a, queue_b])))
                fakes = sess.run([fake_a, fake_b], images)
                images.update({pool_a: pools[0](fakes[0]), pool_b: pools[1](fakes[1])})
                sess.run(STEPS, images)
                print('Step', step, *sess.run(LOSSES, images))
        finally:
            coord.request_stop()
            coord.join(threads)
