"""A VAE in the eager execution of TensorFlow 1: a model of tf.layers, a tape, implicit gradients."""
import numpy as np
import tensorflow as tf

tf.enable_eager_execution()
tfe = tf.contrib.eager
tf.set_random_seed(1)


class Encoder(tf.keras.Model):
    def __init__(self, latent):
        super(Encoder, self).__init__()
        self.hidden = tf.layers.Dense(12, activation=tf.nn.relu)
        self.mean = tf.keras.layers.Dense(latent)
        self.log_var = tf.keras.layers.Dense(latent)

    def call(self, x):
        h = self.hidden(x)
        return self.mean(h), self.log_var(h)


class Decoder(tfe.Network):
    def __init__(self, width):
        super(Decoder, self).__init__()
        self.hidden = self.track_layer(tf.layers.Dense(12, activation=tf.nn.relu))
        self.out = self.track_layer(tf.layers.Dense(width))

    def call(self, z):
        return self.out(self.hidden(z))


encoder, decoder = Encoder(2), Decoder(9)
optimizer = tf.train.AdamOptimizer(0.01)
step = tf.train.get_or_create_global_step()


def loss(x):
    mean, log_var = encoder(x)
    z = mean + tf.exp(0.5 * log_var) * tf.random_normal(mean.shape)
    wrong = tf.nn.sigmoid_cross_entropy_with_logits(labels=x, logits=decoder(z))
    apart = -0.5 * tf.reduce_sum(1 + log_var - tf.square(mean) - tf.exp(log_var), axis=1)
    return tf.reduce_mean(tf.reduce_sum(wrong, axis=1) + apart)


images = np.random.RandomState(0).binomial(1, 0.3, [40, 9]).astype(np.float32)
dataset = tf.data.Dataset.from_tensor_slices(images).batch(8)
for x in tfe.Iterator(dataset):
    with tf.GradientTape() as tape:
        value = loss(x)
    variables = encoder.variables + decoder.variables
    optimizer.apply_gradients(zip(tape.gradient(value, variables), variables), global_step=step)
    print(step.numpy(), float(value.numpy()).hex())
value, pairs = tfe.implicit_value_and_gradients(loss)(x)
print(float(value.numpy()).hex(), sorted(v.name for _, v in pairs))
