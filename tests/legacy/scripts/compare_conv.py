"""A convolutional GAN with batch norm, dropout, a condition, clipped weights and a queue."""

import numpy as np
import tensorflow as tf

slim = tf.contrib.slim
batch, size = 4, 8
tf.set_random_seed(3)
np.random.seed(3)

store = np.random.uniform(-1, 1, [32, size, size, 1]).astype(np.float32)
image = tf.train.slice_input_producer([store], shuffle=True, seed=5)[0]
images = tf.train.batch([image], batch, num_threads=1)
training = tf.placeholder(tf.bool, [], name="training")
noise = tf.random_uniform([batch, 6], -1, 1)


def bn(x, scope):
    return tf.contrib.layers.batch_norm(
        x, decay=0.9, updates_collections=None, scale=True, is_training=training, scope=scope
    )


def generator(z):
    with tf.variable_scope("g"):
        x = tf.layers.dense(z, 4 * 4 * 8, name="fc")
        x = tf.nn.relu(
            tf.layers.batch_normalization(tf.reshape(x, [-1, 4, 4, 8]), training=True, name="bn0")
        )
        x = bn(slim.conv2d_transpose(x, 8, 5, 2, activation_fn=None, scope="up"), "bn1")
        return tf.nn.tanh(tf.layers.conv2d(tf.nn.relu(x), 1, 3, padding="same", name="out"))


def discriminator(x, reuse=False):
    with tf.variable_scope("d", reuse=reuse):
        x = tf.nn.leaky_relu(tf.layers.conv2d(x, 8, 5, 2, "same", name="c0"))
        x = slim.conv2d(x, 8, 3, activation_fn=tf.nn.leaky_relu, scope="c1")
        x = tf.nn.dropout(x, 0.8)
        x = tf.cond(training, lambda: x + 0.01 * tf.random_normal(tf.shape(x)), lambda: 2 * x)
        return tf.layers.dense(slim.flatten(x), 1, name="out")


fake = generator(noise)
real_logit, fake_logit = discriminator(images), discriminator(fake, True)
d_loss = tf.reduce_mean(fake_logit) - tf.reduce_mean(real_logit)
g_loss = -tf.reduce_mean(fake_logit)
d_vars = [v for v in tf.trainable_variables() if v.name.startswith("d/")]
g_vars = [v for v in tf.trainable_variables() if v.name.startswith("g/")]
global_step = tf.train.get_or_create_global_step()
with tf.control_dependencies(tf.get_collection(tf.GraphKeys.UPDATE_OPS)):
    train_d = tf.train.RMSPropOptimizer(1e-3).minimize(d_loss, global_step, var_list=d_vars)
    train_g = tf.train.AdamOptimizer(1e-3, beta1=0.5).minimize(g_loss, var_list=g_vars)
with tf.control_dependencies([train_d]):
    clip = tf.group(*[v.assign(tf.clip_by_value(v, -0.1, 0.1)) for v in d_vars])
tf.summary.scalar("d_loss", d_loss)
summary = tf.summary.merge_all()

with tf.Session() as sess:
    sess.run([tf.global_variables_initializer(), tf.local_variables_initializer()])
    coord = tf.train.Coordinator()
    threads = tf.train.start_queue_runners(sess, coord)
    for step in range(4):
        sess.run([clip, summary], {training: True})
        _, d_now, g_now = sess.run([train_g, d_loss, g_loss], {training: True})
        print("step %d: d %.6f g %.6f" % (step, d_now, g_now))  # noqa: UP031
    coord.request_stop()
    coord.join(threads)
