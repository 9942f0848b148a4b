"""pix2pix: a U-Net with skips, a discriminator of patches, train ops that wait for each other."""
import collections

import numpy as np
import tensorflow as tf

Model = collections.namedtuple('Model', 'outputs, discrim_loss, gen_loss_GAN, gen_loss_L1, train')
EPS, SIZE, NGF = 1e-12, 16, 4


def lrelu(x, a):
    with tf.name_scope('lrelu'):
        x = tf.identity(x)
        return (0.5 * (1 + a)) * x + (0.5 * (1 - a)) * tf.abs(x)


def batchnorm(inputs):
    return tf.layers.batch_normalization(
        inputs, axis=3, epsilon=1e-5, momentum=0.1, training=True,
        gamma_initializer=tf.random_normal_initializer(1.0, 0.02))


def conv(inputs, channels, stride):
    padded = tf.pad(inputs, [[0, 0], [1, 1], [1, 1], [0, 0]], mode='CONSTANT')
    return tf.layers.conv2d(padded, channels, kernel_size=4, strides=(stride, stride),
                            padding='valid', kernel_initializer=tf.random_normal_initializer(0, 0.02))


def create_generator(inputs):
    layers = []
    with tf.variable_scope('encoder_1'):
        layers.append(conv(inputs, NGF, 2))
    for channels in (NGF * 2, NGF * 4):
        with tf.variable_scope('encoder_%d' % (len(layers) + 1)):
            layers.append(batchnorm(conv(lrelu(layers[-1], 0.2), channels, 2)))
    for index, channels in ((2, NGF * 2), (1, NGF)):
        with tf.variable_scope('decoder_%d' % (index + 1)):
            top = layers[-1] if index == 2 else tf.concat([layers[-1], layers[index]], axis=3)
            layers.append(batchnorm(tf.layers.conv2d_transpose(
                tf.nn.relu(top), channels, kernel_size=4, strides=(2, 2), padding='same')))
    with tf.variable_scope('decoder_1'):
        top = tf.nn.relu(tf.concat([layers[-1], layers[0]], axis=3))
        return tf.tanh(tf.layers.conv2d_transpose(top, 3, 4, (2, 2), padding='same'))


def create_discriminator(inputs, targets):
    net = tf.concat([inputs, targets], axis=3)
    with tf.variable_scope('layer_1'):
        net = lrelu(conv(net, NGF, 2), 0.2)
    with tf.variable_scope('layer_2'):
        net = lrelu(batchnorm(conv(net, NGF * 2, 2)), 0.2)
    with tf.variable_scope('layer_3'):
        return tf.sigmoid(conv(net, 1, 1))


def create_model(inputs, targets):
    with tf.variable_scope('generator'):
        outputs = create_generator(inputs)
    with tf.name_scope('real_discriminator'):
        with tf.variable_scope('discriminator'):
            predict_real = create_discriminator(inputs, targets)
    with tf.name_scope('fake_discriminator'):
        with tf.variable_scope('discriminator', reuse=True):
            predict_fake = create_discriminator(inputs, outputs)
    discrim_loss = tf.reduce_mean(-(tf.log(predict_real + EPS) + tf.log(1 - predict_fake + EPS)))
    gen_loss_GAN = tf.reduce_mean(-tf.log(predict_fake + EPS))
    gen_loss_L1 = tf.reduce_mean(tf.abs(targets - outputs))
    with tf.name_scope('discriminator_train'):
        discrim_tvars = [v for v in tf.trainable_variables() if v.name.startswith('discriminator')]
        discrim_optim = tf.train.AdamOptimizer(2e-4, 0.5)
        discrim_grads_and_vars = discrim_optim.compute_gradients(discrim_loss, discrim_tvars)
        discrim_train = discrim_optim.apply_gradients(discrim_grads_and_vars)
    with tf.name_scope('generator_train'):
        with tf.control_dependencies([discrim_train]):
            gen_tvars = [v for v in tf.trainable_variables() if v.name.startswith('generator')]
            gen_optim = tf.train.AdamOptimizer(2e-4, 0.5)
            gen_grads = gen_optim.compute_gradients(gen_loss_GAN + 100 * gen_loss_L1, gen_tvars)
            gen_train = gen_optim.apply_gradients(gen_grads)
    ema = tf.train.ExponentialMovingAverage(decay=0.99)
    update_losses = ema.apply([discrim_loss, gen_loss_GAN, gen_loss_L1])
    global_step = tf.train.get_or_create_global_step()
    incr_global_step = tf.assign(global_step, global_step + 1)
    return Model(outputs, ema.average(discrim_loss), ema.average(gen_loss_GAN),
                 ema.average(gen_loss_L1), tf.group(update_losses, incr_global_step, gen_train))


inputs = tf.placeholder(tf.float32, [1, SIZE, SIZE, 3])
targets = tf.placeholder(tf.float32, [1, SIZE, SIZE, 3])
model = create_model(inputs, targets)
LOSSES = [model.discrim_loss, model.gen_loss_GAN, model.gen_loss_L1]
STEPS = [model.train]


def feed(random):
    picture = random.uniform(-1, 1, [1, SIZE, SIZE, 3])
    return {inputs: picture, targets: -picture[:, ::-1]}


if __name__ == '__main__':
    random = np.random.RandomState(0)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for step in range(3):
            sess.run(STEPS, feed(random))
            for name, value in zip(Model._fields[1:4], sess.run(LOSSES)):
                print(name, value)
