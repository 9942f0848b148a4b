"""An LSTM GAN of sequences: dynamic_rnn for the discriminator, a loop of cells for the generator."""
import numpy as np
import tensorflow as tf
from tensorflow.contrib import rnn

BATCH, STEPS_OF_TIME, Z, HIDDEN = 4, 5, 3, 6


def cells(hidden, layers):
    return rnn.MultiRNNCell([rnn.BasicLSTMCell(hidden, forget_bias=0.5) for _ in range(layers)])


def generator(noise):
    with tf.variable_scope('generator') as scope:
        cell = cells(HIDDEN, 2)
        state = cell.zero_state(BATCH, tf.float32)
        outputs, before = [], tf.zeros([BATCH, 1])
        for t in range(STEPS_OF_TIME):
            if t > 0:
                scope.reuse_variables()
            output, state = cell(tf.concat([noise[:, t], before], 1), state)
            before = tf.layers.dense(output, 1, name='value')
            outputs.append(before)
        return tf.stack(outputs, 1)


def discriminator(sequence, lengths, reuse=None):
    with tf.variable_scope('discriminator', reuse=reuse):
        forward = tf.nn.rnn_cell.GRUCell(HIDDEN)
        backward = rnn.LSTMCell(HIDDEN, use_peepholes=True, num_proj=4)
        (one, other), _ = tf.nn.bidirectional_dynamic_rnn(
            forward, backward, sequence, sequence_length=lengths, dtype=tf.float32)
        outputs, _ = tf.nn.dynamic_rnn(
            tf.nn.rnn_cell.BasicRNNCell(4), tf.concat([one, other], 2), dtype=tf.float32)
        return tf.layers.dense(tf.reduce_mean(outputs, 1), 1)


noise = tf.placeholder(tf.float32, [BATCH, STEPS_OF_TIME, Z])
real = tf.placeholder(tf.float32, [BATCH, STEPS_OF_TIME, 1])
lengths = tf.placeholder(tf.int32, [BATCH])
fake = generator(noise)
d_real, d_fake = discriminator(real, lengths), discriminator(fake, lengths, reuse=True)
d_loss = tf.reduce_mean(tf.nn.softplus(-d_real)) + tf.reduce_mean(tf.nn.softplus(d_fake))
g_loss = tf.reduce_mean(tf.nn.softplus(-d_fake))
d_vars = [v for v in tf.trainable_variables() if v.name.startswith('discriminator')]
g_vars = [v for v in tf.trainable_variables() if v.name.startswith('generator')]
grads, _ = tf.clip_by_global_norm(tf.gradients(d_loss, d_vars), 5.0)
d_step = tf.train.GradientDescentOptimizer(0.1).apply_gradients(zip(grads, d_vars))
g_step = tf.train.AdamOptimizer(1e-2).minimize(g_loss, var_list=g_vars)
LOSSES = [d_loss, g_loss]
STEPS = [d_step, g_step]


def feed(random):
    return {
        noise: random.uniform(size=[BATCH, STEPS_OF_TIME, Z]),
        real: np.sin(random.uniform(0, 6, [BATCH, 1, 1]) + np.arange(STEPS_OF_TIME)[:, None]),
        lengths: random.randint(1, STEPS_OF_TIME + 1, BATCH),
    }


if __name__ == '__main__':
    random = np.random.RandomState(0)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for step in range(3):
            for op in STEPS:
                sess.run(op, feed(random))
            print('step', step, *sess.run(LOSSES, feed(random)))
