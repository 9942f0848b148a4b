"""InfoGAN with contrib.layers and distributions: Q shares the discriminator's trunk."""
import numpy as np
import tensorflow as tf
import tensorflow.contrib.layers as ly

Z, CODES, BATCH = 4, 3, 6
ds = tf.contrib.distributions


def lrelu(x, leak=0.2, name='lrelu'):
    with tf.variable_scope(name):
        return 0.5 * (1 + leak) * x + 0.5 * (1 - leak) * tf.abs(x)


def generator(z, c, s):
    with tf.variable_scope('generator'):
        net = ly.fully_connected(tf.concat([z, c, s], 1), 16, normalizer_fn=ly.batch_norm)
        return ly.fully_connected(net, 12, activation_fn=tf.sigmoid)


def discriminator(x, reuse=None):
    with tf.variable_scope('discriminator', reuse=reuse) as scope:
        shared = ly.fully_connected(x, 16, activation_fn=lrelu)
        shared = ly.layer_norm(shared)
        logits = ly.linear(shared, 1, scope='logits')
    with tf.variable_scope('q', reuse=scope.reuse):
        category = ly.linear(shared, CODES)
        mean = ly.linear(shared, 1)
    return logits, category, mean


x = tf.placeholder(tf.float32, [BATCH, 12])
z = tf.placeholder(tf.float32, [BATCH, Z])
c = tf.placeholder(tf.float32, [BATCH, CODES])
s = tf.placeholder(tf.float32, [BATCH, 1])
fake = generator(z, c, s)
real_logits, _, _ = discriminator(x)
fake_logits, category, mean = discriminator(fake, reuse=True)
entropy = tf.nn.sigmoid_cross_entropy_with_logits
d_loss = tf.reduce_mean(entropy(logits=real_logits, labels=tf.ones_like(real_logits)) +
                        entropy(logits=fake_logits, labels=tf.zeros_like(fake_logits)))
g_loss = tf.reduce_mean(entropy(logits=fake_logits, labels=tf.ones_like(fake_logits)))
known = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits_v2(labels=c, logits=category))
info_loss = known - 0.1 * tf.reduce_mean(ds.Normal(loc=mean, scale=1.0).log_prob(s))
variables = {name: tf.get_collection(tf.GraphKeys.TRAINABLE_VARIABLES, name)
             for name in ('generator', 'discriminator', 'q')}
step = tf.Variable(0, trainable=False, name='global_step')
STEPS = [
    ly.optimize_loss(d_loss, None, 1e-3, 'Adam', name='d',
                     variables=variables['discriminator'], summaries=[]),
    ly.optimize_loss(g_loss, step, 1e-3, tf.train.AdamOptimizer, clip_gradients=1.0, name='g',
                     variables=variables['generator']),
    ly.optimize_loss(info_loss, None, 1e-3, tf.train.RMSPropOptimizer(1e-3), name='info',
                     variables=variables['generator'] + variables['q'], update_ops=[]),
]
LOSSES = [d_loss, g_loss, info_loss]


def feed(random):
    return {
        x: random.rand(BATCH, 12),
        z: random.randn(BATCH, Z),
        c: np.eye(CODES)[random.randint(0, CODES, BATCH)],
        s: random.uniform(-1, 1, [BATCH, 1]),
    }


if __name__ == '__main__':
    random = np.random.RandomState(0)
    with tf.Session(config=tf.ConfigProto(gpu_options=tf.GPUOptions(allow_growth=True))) as sess:
        sess.run(tf.global_variables_initializer())
        for i in range(3):
            for op in STEPS:
                sess.run(op, feed(random))
            print(i, *sess.run(LOSSES, feed(random)))
