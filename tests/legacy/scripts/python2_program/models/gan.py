import tensorflow as tf
import ops


class GAN:
    def __init__(self, (batch, width), learning_rate=0.1):
        self.x = tf.placeholder(tf.float32, [batch, width])
        self.half = width / 2
        self.logits = ops.linear(self.x, self.half, "d")
        self.loss = tf.reduce_mean(tf.square(self.logits - 1))
        self.train = tf.train.GradientDescentOptimizer(learning_rate).minimize(self.loss)
