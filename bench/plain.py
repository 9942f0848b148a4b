"""The three games written by hand, the way tutorials write them: what we are measured against.

Raw `tf.nn` operations and `tf.compat.v1.get_variable`, placeholders for images and noise,
batches and noise drawn with NumPy, an Adam with a `var_list` for each player, and one
`sess.run` with a feed for each player and step. Nothing of tfgan_lite is used, so that a
child process that measures this file's memory measures this file alone.

The games are those of `tfgan_lite.games`: the same networks, losses, batch sizes, rates and
stabilisers. `same_game.py` checks it.
"""

import dataclasses
from collections.abc import Callable

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1


def dense(name, net, units, initializer=None, bias=True):
    with v1.variable_scope(name):
        kernel = v1.get_variable("kernel", [net.shape[1], units], initializer=initializer)
        net = tf.matmul(net, kernel)
        return tf.nn.bias_add(net, _zeros("bias", units)) if bias else net


def conv(name, net, filters, initializer=None, bias=True):
    with v1.variable_scope(name):
        shape = [5, 5, net.shape[3], filters]
        kernel = v1.get_variable("kernel", shape, initializer=initializer)
        net = tf.nn.conv2d(net, kernel, strides=2, padding="SAME")
        return tf.nn.bias_add(net, _zeros("bias", filters)) if bias else net


def deconv(name, net, filters, initializer=None, bias=True):
    with v1.variable_scope(name):
        batch, height, width, channels = net.shape
        kernel = v1.get_variable("kernel", [5, 5, filters, channels], initializer=initializer)
        size = [batch, 2 * height, 2 * width, filters]
        net = tf.nn.conv2d_transpose(net, kernel, size, strides=2, padding="SAME")
        return tf.nn.bias_add(net, _zeros("bias", filters)) if bias else net


def batch_norm(name, net, momentum=0.99):
    with v1.variable_scope(name):
        channels = net.shape[3]
        gamma = v1.get_variable("gamma", [channels], initializer=v1.ones_initializer())
        beta = _zeros("beta", channels)
        moving_mean = _zeros("moving_mean", channels, trainable=False)
        moving_variance = v1.get_variable(
            "moving_variance", [channels], initializer=v1.ones_initializer(), trainable=False
        )
        net, mean, variance = v1.nn.fused_batch_norm(net, gamma, beta, epsilon=1e-3)
        for average, value in [(moving_mean, mean), (moving_variance, variance)]:
            # Tutorials let the updates of D(real) and D(fake) race. Here they are in order, so
            # that this is the same game as the one that it is compared with.
            with tf.control_dependencies(v1.get_collection(average.name)):
                update = v1.assign_sub(average, (average - value) * (1 - momentum))
            v1.add_to_collections([v1.GraphKeys.UPDATE_OPS, average.name], update)
        return net


def _zeros(name, size, trainable=True):
    return v1.get_variable(name, [size], initializer=v1.zeros_initializer(), trainable=trainable)


def mlp_generator(z):
    with v1.variable_scope("generator"):
        net = tf.nn.relu(dense("d1", z, 128))
        net = tf.nn.relu(dense("d2", net, 128))
        return tf.nn.sigmoid(dense("d3", net, 784))


def mlp_discriminator(pixels, reuse=False):
    with v1.variable_scope("discriminator", reuse=reuse):
        net = tf.nn.relu(dense("d1", pixels, 128))
        net = tf.nn.relu(dense("d2", net, 128))
        return dense("d3", net, 1)


def conv28_generator(z):
    with v1.variable_scope("generator"):
        net = tf.nn.leaky_relu(dense("d1", z, 128))
        net = tf.nn.tanh(dense("d2", net, 784))
        return tf.reshape(net, [-1, 28, 28, 1])


def conv28_discriminator(images, reuse=False):
    with v1.variable_scope("discriminator", reuse=reuse):
        net = tf.nn.leaky_relu(conv("c1", images, 64))
        net = tf.nn.leaky_relu(conv("c2", net, 128))
        net = tf.nn.leaky_relu(conv("c3", net, 256))
        return dense("d1", tf.reshape(net, [-1, 4 * 4 * 256]), 1)


def dcgan28_generator(z):
    weights = v1.random_normal_initializer(0.0, 0.02)
    with v1.variable_scope("generator"):
        net = dense("d1", z, 7 * 7 * 128, weights, bias=False)
        net = tf.reshape(net, [z.shape[0], 7, 7, 128])
        net = tf.nn.relu(batch_norm("b1", net))
        net = tf.nn.relu(batch_norm("b2", deconv("c1", net, 64, weights, bias=False)))
        return tf.nn.tanh(deconv("c2", net, 1, weights))


def dcgan28_discriminator(images, reuse=False):
    weights = v1.random_normal_initializer(0.0, 0.02)
    with v1.variable_scope("discriminator", reuse=reuse):
        net = tf.nn.leaky_relu(conv("c1", images, 64, weights), 0.2)
        net = batch_norm("b1", conv("c2", net, 128, weights, bias=False))
        net = tf.nn.leaky_relu(net, 0.2)
        return dense("d1", tf.reshape(net, [-1, 7 * 7 * 128]), 1, weights)


@dataclasses.dataclass(frozen=True)
class Recipe:
    """What a tutorial has as constants at the top of its script."""

    generator: Callable
    discriminator: Callable
    batch_size: int
    discriminator_rate: float
    generator_rate: float
    beta1: float = 0.5
    uniform: bool = False  # noise U[0, 1) and pixels in [0, 1]
    penalty: float = 0.0
    average: float = 0.0


RECIPES = {
    "mlp": Recipe(
        mlp_generator,
        mlp_discriminator,
        100,
        1e-4,
        1e-4,
        uniform=True,
        penalty=0.5,
        average=0.999,
    ),
    "conv28": Recipe(
        conv28_generator, conv28_discriminator, 32, 4e-4, 1e-3, penalty=3.0, average=0.995
    ),
    "dcgan28": Recipe(dcgan28_generator, dcgan28_discriminator, 64, 2e-4, 2e-4),
}


class PlainTraining:
    """One game's script: build, initialise, and then `step()` again and again.

    Args:
      name: a key of `RECIPES`.
      images: float32 `[M, 28, 28, 1]` in [-1, 1].
    """

    def __init__(self, name, images):
        self.recipe = RECIPES[name]
        self.data = images
        if self.recipe.uniform:
            self.data = (images.reshape(-1, 784) + 1.0) / 2.0
        self.graph = tf.Graph()
        with self.graph.as_default():
            self._build()
            init = v1.global_variables_initializer()
        self.session = v1.Session(graph=self.graph)
        self.session.run(init)

    def step(self):
        """Trains the discriminator, then the generator; returns both losses."""
        batch = self.data[np.random.randint(len(self.data), size=self.recipe.batch_size)]
        return self.step_on(batch, self._noise(), self._noise())

    def step_on(self, batch, z_discriminator, z_generator):
        """The step on what it is given."""
        feed = {self.images: batch, self.z: z_discriminator}
        _, d_loss = self.session.run([self.d_train, self.d_loss], feed_dict=feed)
        feed = {self.z: z_generator}
        _, g_loss = self.session.run([self.g_train, self.g_loss], feed_dict=feed)
        return d_loss, g_loss

    def _noise(self):
        size = [self.recipe.batch_size, 100]
        if self.recipe.uniform:
            return np.random.uniform(size=size)
        return np.random.normal(size=size)

    def _build(self):
        recipe = self.recipe
        global_step = v1.train.get_or_create_global_step()
        shape = [recipe.batch_size, *self.data.shape[1:]]
        self.images = v1.placeholder(tf.float32, shape)
        self.z = v1.placeholder(tf.float32, [recipe.batch_size, 100])

        real = recipe.discriminator(self.images)
        fake = recipe.discriminator(recipe.generator(self.z), reuse=True)
        self.d_loss = _cross_entropy(tf.ones_like(real), real)
        self.d_loss += _cross_entropy(tf.zeros_like(fake), fake)
        self.g_loss = _cross_entropy(tf.ones_like(fake), fake)
        if recipe.penalty:
            gradient = tf.gradients(real, self.images)[0]
            norms = tf.reduce_sum(tf.square(gradient), axis=list(range(1, gradient.shape.rank)))
            self.d_loss += recipe.penalty * tf.reduce_mean(norms)

        d_vars = v1.trainable_variables("discriminator")
        g_vars = v1.trainable_variables("generator")
        d_adam = v1.train.AdamOptimizer(recipe.discriminator_rate, recipe.beta1)
        g_adam = v1.train.AdamOptimizer(recipe.generator_rate, recipe.beta1)
        with tf.control_dependencies(v1.get_collection("update_ops", "discriminator")):
            self.d_train = d_adam.minimize(self.d_loss, var_list=d_vars)
        # In the way of the games, the average warms up with the step before this one.
        before = tf.identity(global_step)
        with tf.control_dependencies([before, *v1.get_collection("update_ops", "generator")]):
            self.g_train = g_adam.minimize(self.g_loss, global_step, var_list=g_vars)
        if recipe.average:
            average = tf.train.ExponentialMovingAverage(recipe.average, num_updates=before)
            with tf.control_dependencies([self.g_train]):
                self.g_train = average.apply(g_vars)


def _cross_entropy(labels, logits):
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=labels, logits=logits))
