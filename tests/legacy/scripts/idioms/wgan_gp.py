"""WGAN-GP on points, the penalty by tf.gradients, five critic steps for one of the generator."""
import numpy as np
import tensorflow as tf

BATCH, Z, LAMBDA, CRITIC_STEPS = 8, 2, 10, 5


def linear(name, inputs, size):
    with tf.variable_scope(name):
        w = tf.get_variable('W', [inputs.get_shape()[1], size],
                            initializer=tf.random_uniform_initializer(-0.5, 0.5))
        b = tf.get_variable('b', [size], initializer=tf.constant_initializer(0.0))
        return tf.nn.xw_plus_b(inputs, w, b)


def generator(noise):
    with tf.variable_scope('Generator', reuse=tf.AUTO_REUSE):
        out = tf.nn.relu(linear('1', noise, 16))
        out = tf.nn.relu(linear('2', out, 16))
        return linear('3', out, 2)


def critic(points):
    with tf.variable_scope('Discriminator', reuse=tf.AUTO_REUSE):
        out = tf.tanh(linear('1', points, 16))
        out = tf.tanh(linear('2', out, 16))
        return tf.reshape(linear('3', out, 1), [-1])


noise = tf.placeholder(tf.float32, shape=[BATCH, Z])
alpha = tf.placeholder(tf.float32, shape=[BATCH, 1])
real = tf.placeholder(tf.float32, shape=[BATCH, 2])
fake = generator(noise)
disc_cost = tf.reduce_mean(critic(fake)) - tf.reduce_mean(critic(real))
gen_cost = -tf.reduce_mean(critic(fake))
interpolates = real + alpha * (fake - real)
gradients = tf.gradients(critic(interpolates), [interpolates])[0]
slopes = tf.sqrt(tf.reduce_sum(tf.square(gradients), reduction_indices=[1]))
penalty = tf.reduce_mean((slopes - 1) ** 2)
disc_cost += LAMBDA * penalty
disc_params = tf.get_collection(tf.GraphKeys.TRAINABLE_VARIABLES, scope='Discriminator')
gen_params = tf.get_collection(tf.GraphKeys.TRAINABLE_VARIABLES, scope='Generator')
disc_train_op = tf.train.AdamOptimizer(1e-3, beta1=0.5, beta2=0.9).minimize(
    disc_cost, var_list=disc_params)
gen_train_op = tf.train.AdamOptimizer(1e-3, beta1=0.5, beta2=0.9).minimize(
    gen_cost, var_list=gen_params)

LOSSES = [disc_cost, gen_cost, penalty]
STEPS = [disc_train_op] * CRITIC_STEPS + [gen_train_op]


def feed(random):
    angle = random.randint(0, 8, BATCH) * np.pi / 4
    return {
        noise: random.randn(BATCH, Z),
        alpha: random.uniform(size=[BATCH, 1]),
        real: np.stack([np.cos(angle), np.sin(angle)], 1) + 0.02 * random.randn(BATCH, 2),
    }


if __name__ == '__main__':
    random = np.random.RandomState(0)
    session = tf.InteractiveSession()
    session.run(tf.initialize_all_variables())
    for iteration in range(3):
        for op in STEPS:
            session.run(op, feed_dict=feed(random))
        print('iter {}\tdisc cost\t{}\tgen cost\t{}\t{}'.format(
            iteration, *session.run(LOSSES, feed_dict=feed(random))))
    session.close()
