"""A conditional GAN with tf.layers: labels are laid beside noise and image."""
import numpy as np
import tensorflow as tf

flags = tf.app.flags
flags.DEFINE_integer('conditional_steps', 3, 'rounds')
FLAGS = flags.FLAGS
CLASSES, Z, BATCH = 3, 5, 6


def conv_cond_concat(x, y):
    """[N, H, W, C] with [N, 1, 1, K] -> [N, H, W, C + K]"""
    h, w = x.get_shape().as_list()[1:3]
    return tf.concat([x, y * tf.ones([tf.shape(x)[0], h, w, CLASSES])], 3)


class ConditionalGAN(object):

    def __init__(self):
        self.x = tf.placeholder(tf.float32, [None, 8, 8, 1], 'x')
        self.y = tf.placeholder(tf.int32, [None], 'y')
        self.z = tf.placeholder(tf.float32, [None, Z], 'z')
        self.training = tf.placeholder_with_default(True, [], 'training')
        y = tf.one_hot(self.y, CLASSES)
        self.fake = self.generator(self.z, y)
        real_logits = self.discriminator(self.x, y)
        fake_logits = self.discriminator(self.fake, y, reuse=True)
        loss = tf.losses.sigmoid_cross_entropy
        self.d_loss = loss(tf.ones_like(real_logits), real_logits, label_smoothing=0.1)
        self.d_loss += loss(tf.zeros_like(fake_logits), fake_logits)
        self.g_loss = loss(tf.ones_like(fake_logits), fake_logits)
        t_vars = tf.trainable_variables()
        self.d_vars = [var for var in t_vars if 'd_' in var.name]
        self.g_vars = [var for var in t_vars if 'g_' in var.name]
        updates = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
        with tf.control_dependencies(updates):
            self.d_optim = tf.train.AdamOptimizer(1e-3).minimize(self.d_loss, var_list=self.d_vars)
            self.g_optim = tf.train.AdamOptimizer(1e-3).minimize(self.g_loss, var_list=self.g_vars)
        tf.summary.scalar('d_loss', self.d_loss)
        tf.summary.scalar('g_loss', self.g_loss)
        self.summary = tf.summary.merge_all()

    def generator(self, z, y):
        with tf.variable_scope('g_'):
            net = tf.layers.dense(tf.concat([z, y], 1), 4 * 4 * 4, name='h0')
            net = tf.nn.relu(tf.layers.batch_normalization(net, training=self.training))
            net = conv_cond_concat(tf.reshape(net, [-1, 4, 4, 4]), y[:, None, None, :])
            return tf.layers.conv2d_transpose(
                net, 1, 3, strides=2, padding='same', activation=tf.nn.sigmoid)

    def discriminator(self, x, y, reuse=None):
        with tf.variable_scope('d_', reuse=reuse):
            net = conv_cond_concat(x, y[:, None, None, :])
            net = tf.layers.conv2d(net, 4, 3, 2, 'same', activation=tf.nn.leaky_relu)
            net = tf.layers.max_pooling2d(net, 2, 2)
            return tf.layers.dense(tf.layers.flatten(net), 1)


model = ConditionalGAN()
LOSSES = [model.d_loss, model.g_loss]
STEPS = [model.d_optim, model.g_optim]


def feed(random):
    return {
        model.x: random.rand(BATCH, 8, 8, 1),
        model.y: random.randint(0, CLASSES, BATCH),
        model.z: random.uniform(-1, 1, [BATCH, Z]),
    }


def main(_):
    random = np.random.RandomState(0)
    with tf.Session() as sess:
        tf.global_variables_initializer().run()
        for step in range(FLAGS.conditional_steps):
            for op in STEPS:
                sess.run(op, feed(random))
            d_loss, g_loss, _ = sess.run(LOSSES + [model.summary], feed(random))
            print('Epoch: [%2d] d_loss: %.8f, g_loss: %.8f' % (step, d_loss, g_loss))


if __name__ == '__main__':
    tf.app.run()
