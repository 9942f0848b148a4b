"""tf.contrib.gan: a model, its losses, its train ops, played by gan_train's hooks."""
import numpy as np
import tensorflow as tf
import tensorflow.contrib.gan as tfgan

slim = tf.contrib.slim
BATCH, Z, PIXELS = 4, 3, 6


def generator_fn(noise):
    net = slim.fully_connected(noise, 8, scope='one')
    return slim.fully_connected(net, PIXELS, activation_fn=tf.nn.sigmoid, scope='two')


def discriminator_fn(images, unused_conditioning):
    net = slim.fully_connected(images, 8, activation_fn=tf.nn.leaky_relu, scope='one')
    return slim.fully_connected(net, 1, activation_fn=None, scope='two')


images = tf.placeholder(tf.float32, [BATCH, PIXELS])
noise = tf.placeholder(tf.float32, [BATCH, Z])
model = tfgan.gan_model(generator_fn, discriminator_fn, real_data=images, generator_inputs=noise)
loss = tfgan.gan_loss(
    model,
    generator_loss_fn=tfgan.losses.modified_generator_loss,
    discriminator_loss_fn=tfgan.losses.modified_discriminator_loss)
train_ops = tfgan.gan_train_ops(
    model, loss,
    generator_optimizer=tf.train.AdamOptimizer(1e-3, 0.5),
    discriminator_optimizer=tf.train.AdamOptimizer(1e-3, 0.5),
    summarize_gradients=True)
LOSSES = [loss.generator_loss, loss.discriminator_loss]
STEPS = [train_ops.generator_train_op, train_ops.discriminator_train_op,
         train_ops.global_step_inc_op]


def feed(random):
    return {images: random.rand(BATCH, PIXELS), noise: random.randn(BATCH, Z)}


if __name__ == '__main__':
    random = np.random.RandomState(0)
    train_step_fn = tfgan.get_sequential_train_steps()
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for step in range(3):
            for op in STEPS:
                sess.run(op, feed(random))
            print('step', step, *sess.run(LOSSES, feed(random)))
