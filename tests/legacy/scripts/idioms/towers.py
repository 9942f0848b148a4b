"""Two towers with tf.device, their gradients averaged, under tf.train.Supervisor."""
import shutil
import tempfile

import numpy as np
import tensorflow as tf

TOWERS, BATCH, Z = 2, 4, 3


def generator(z, reuse):
    with tf.variable_scope('generator', reuse=reuse):
        return tf.layers.dense(tf.layers.dense(z, 8, tf.nn.relu), 2)


def discriminator(points, reuse):
    with tf.variable_scope('discriminator', reuse=reuse):
        return tf.layers.dense(tf.layers.dense(points, 8, tf.nn.relu), 1)


def average(tower_grads):
    """[[(gradient, variable) ...] of a tower ...] -> [(mean gradient, variable) ...]"""
    averaged = []
    for grad_and_vars in zip(*tower_grads):
        grads = [tf.expand_dims(g, 0) for g, _ in grad_and_vars]
        averaged.append((tf.reduce_mean(tf.concat(grads, 0), 0), grad_and_vars[0][1]))
    return averaged


z = tf.placeholder(tf.float32, [BATCH, Z])
real = tf.placeholder(tf.float32, [BATCH, 2])
with tf.device('/cpu:0'):
    global_step = tf.Variable(0, name='global_step', trainable=False)
    d_opt, g_opt = tf.train.AdamOptimizer(1e-2), tf.train.AdamOptimizer(1e-2)
zs, reals = tf.split(z, TOWERS), tf.split(real, TOWERS)
d_grads, g_grads, losses = [], [], []
for i in range(TOWERS):
    with tf.device('/gpu:%d' % i), tf.name_scope('tower_%d' % i):
        fake = generator(zs[i], reuse=i > 0)
        d_real = discriminator(reals[i], reuse=i > 0)
        d_fake = discriminator(fake, reuse=True)
        d_loss = tf.reduce_mean(tf.nn.softplus(-d_real) + tf.nn.softplus(d_fake))
        g_loss = tf.reduce_mean(tf.nn.softplus(-d_fake))
        losses.append([d_loss, g_loss])
        variables = tf.trainable_variables()
        d_grads.append(d_opt.compute_gradients(
            d_loss, [v for v in variables if v.name.startswith('discriminator')]))
        g_grads.append(g_opt.compute_gradients(
            g_loss, [v for v in variables if v.name.startswith('generator')]))
d_step = d_opt.apply_gradients(average(d_grads), global_step=global_step)
g_step = g_opt.apply_gradients(average(g_grads))
LOSSES = [tf.add_n([tower[0] for tower in losses]), tf.add_n([tower[1] for tower in losses])]
STEPS = [d_step, g_step]


def feed(random):
    return {z: random.randn(BATCH, Z), real: 1 + 0.1 * random.randn(BATCH, 2)}


if __name__ == '__main__':
    random = np.random.RandomState(0)
    folder = tempfile.mkdtemp()
    sv = tf.train.Supervisor(logdir=folder, global_step=global_step, save_summaries_secs=0,
                             save_model_secs=0)
    config = tf.ConfigProto(allow_soft_placement=True, log_device_placement=False)
    with sv.managed_session(config=config) as sess:
        while not sv.should_stop():
            for op in STEPS:
                sess.run(op, feed(random))
            step = sess.run(global_step)
            print('step', step, *sess.run(LOSSES, feed(random)))
            if step >= 3:
                sv.saver.save(sess, sv.save_path, global_step=global_step)
                break
    print(sorted(tf.train.latest_checkpoint(folder).split('/')[-1:]))
    shutil.rmtree(folder)
