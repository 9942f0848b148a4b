"""`tf.nn.rnn` and its kin, by their names from before TensorFlow 1.0."""

import tensorflow as tf

rnn = tf.compat.v1.nn.static_rnn
state_saving_rnn = tf.compat.v1.nn.static_state_saving_rnn
bidirectional_rnn = tf.compat.v1.nn.static_bidirectional_rnn
