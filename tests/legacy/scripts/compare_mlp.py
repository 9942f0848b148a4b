"""A GAN of weight dictionaries and feed_dict, in the manner of 2017."""

import numpy as np
import tensorflow as tf

flags = tf.app.flags
flags.DEFINE_integer("rounds", 6, "How many rounds are played.")
flags.DEFINE_integer("seed", 1, "Of NumPy and TensorFlow.")
FLAGS = flags.FLAGS

batch_size, n_noise, n_hidden, n_input = 16, 8, 24, 20


def weights(shape):
    return tf.Variable(tf.random_normal(shape, stddev=0.1))


def main(_):
    np.random.seed(FLAGS.seed)
    tf.set_random_seed(FLAGS.seed)
    X = tf.placeholder(tf.float32, [None, n_input], name="X")
    Z = tf.placeholder(tf.float32, [None, n_noise], name="Z")
    g = {
        "w1": weights([n_noise, n_hidden]),
        "b1": tf.Variable(tf.zeros([n_hidden])),
        "w2": weights([n_hidden, n_input]),
        "b2": tf.Variable(tf.zeros([n_input])),
    }
    d = {
        "w1": weights([n_input, n_hidden]),
        "b1": tf.Variable(tf.zeros([n_hidden])),
        "w2": weights([n_hidden, 1]),
        "b2": tf.Variable(tf.zeros([1])),
    }

    def generator(z):
        hidden = tf.nn.relu(tf.matmul(z, g["w1"]) + g["b1"])
        return tf.nn.sigmoid(tf.matmul(hidden, g["w2"]) + g["b2"])

    def discriminator(x):
        hidden = tf.nn.relu(tf.nn.bias_add(tf.matmul(x, d["w1"]), d["b1"]))
        return tf.matmul(hidden, d["w2"]) + d["b2"]

    fake = generator(Z)
    real_logit, fake_logit = discriminator(X), discriminator(fake)
    cross = tf.nn.sigmoid_cross_entropy_with_logits
    d_loss = tf.reduce_mean(
        cross(logits=real_logit, labels=tf.ones_like(real_logit))
        + cross(logits=fake_logit, labels=tf.zeros_like(fake_logit))
    )
    g_loss = tf.reduce_mean(cross(logits=fake_logit, labels=tf.ones_like(fake_logit)))
    train_d = tf.train.AdamOptimizer(0.001).minimize(d_loss, var_list=list(d.values()))
    train_g = tf.train.AdamOptimizer(0.001).minimize(g_loss, var_list=list(g.values()))

    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for step in range(FLAGS.rounds):
            noise = np.random.uniform(-1, 1, [batch_size, n_noise])
            images = np.random.uniform(0, 1, [batch_size, n_input])
            _, d_now = sess.run([train_d, d_loss], feed_dict={X: images, Z: noise})
            _, g_now = sess.run([train_g, g_loss], feed_dict={Z: noise})
            print("round %d: d %.6f g %.6f" % (step, d_now, g_now))  # noqa: UP031
        print("samples", sess.run(fake, {Z: noise}).shape)


if __name__ == "__main__":
    tf.app.run()
