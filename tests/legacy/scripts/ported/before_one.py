"""A VAE of 2016: Python 2, TensorFlow 0.11, weight dictionaries, an LSTM over the rows."""
import cPickle
import numpy as np
import tensorflow as tf
from tensorflow.python.framework import ops

size, rows = 12, 3
width = size / rows
np.random.seed(3)
tf.set_random_seed(4)


def xavier(fan_in, fan_out):
    low = -np.sqrt(6.0 / (fan_in + fan_out))
    return tf.random_uniform((fan_in, fan_out), minval=low, maxval=-low, dtype=tf.float32)


def sample((mean, log_var)):
    return tf.add(mean, tf.mul(tf.exp(tf.mul(log_var, .5)), tf.random_normal(tf.shape(mean))))


def describe(loss, count):
    # an int in the first round, a float in the others
    return loss / count


x = tf.placeholder('float', [None, size])
weights = {'mean': tf.Variable(xavier(5, 2)), 'log_var': tf.Variable(xavier(5, 2)),
           'out': tf.Variable(xavier(4, size))}
cell = tf.nn.rnn_cell.BasicLSTMCell(5, state_is_tuple=True)
steps = tf.split(1, rows, x)
outputs, _ = tf.nn.rnn(cell, steps, dtype=tf.float32)
code = [tf.matmul(outputs[-1], weights[name]) for name in ('mean', 'log_var')]
z = sample(code)
both = tf.concat(1, [z, tf.reverse(z, [False, True])])
logits = tf.matmul(both, weights['out'])
cost = tf.reduce_mean(tf.reduce_sum(tf.nn.sigmoid_cross_entropy_with_logits(logits, x), 1))
tf.scalar_summary('cost', cost)
train = tf.train.AdamOptimizer(.01).minimize(cost)
merged = tf.merge_all_summaries()

with tf.Session() as sess:
    sess.run(tf.initialize_all_variables())
    history = {}
    for i in xrange(3):
        _, value, summary = sess.run(
            [train, cost, merged], {x: np.random.rand(4, size).astype(np.float32)})
        history[i] = value
        print i, float(value).hex(), summary.encode('hex') if False else len(summary),
        print describe(i * 3, 2), describe(float(i), 2)
    print "keys", history.keys(), width, map(lambda (k, v): k / 2, sorted(history.iteritems()))
    if history.has_key(2):
        print len(cPickle.dumps(history)) > 0, ops.get_default_graph() is sess.graph
