"""A GAN of two Keras models on points of a ring; the judge is frozen in the model of both."""
from __future__ import print_function, division

from keras.layers import Input, Dense
from keras.layers.advanced_activations import LeakyReLU
from keras.layers.normalization import BatchNormalization
from keras.models import Sequential, Model
from keras.optimizers import Adam
import keras.backend as K
import numpy as np
import tensorflow as tf

LATENT = 4


class RingGAN():
    def __init__(self):
        optimizer = Adam(0.01, 0.5)
        self.judge = self.build_judge()
        self.judge.compile(loss='binary_crossentropy', optimizer=optimizer, metrics=['accuracy'])
        self.generator = self.build_generator()

        z = Input(shape=(LATENT,))
        point = self.generator(z)
        self.judge.trainable = False  # in the combined model only the generator learns
        self.combined = Model(z, self.judge(point))
        self.combined.compile(loss='binary_crossentropy', optimizer=optimizer)

    def build_generator(self):
        model = Sequential()
        model.add(Dense(16, input_dim=LATENT))
        model.add(LeakyReLU(alpha=0.2))
        model.add(BatchNormalization(momentum=0.8))
        model.add(Dense(2, activation='tanh'))
        return model

    def build_judge(self):
        model = Sequential([Dense(16, input_shape=(2,)), LeakyReLU(alpha=0.2)])
        model.add(Dense(1, activation='sigmoid'))
        return model

    def train(self, epochs, batch_size=8):
        for epoch in range(epochs):
            angle = np.random.uniform(0, 2 * np.pi, batch_size)
            real = np.stack([np.cos(angle), np.sin(angle)], 1)
            fake = self.generator.predict(np.random.normal(0, 1, (batch_size, LATENT)))
            d_real = self.judge.train_on_batch(real, np.ones((batch_size, 1)))
            d_fake = self.judge.train_on_batch(fake, np.zeros((batch_size, 1)))
            noise = np.random.normal(0, 1, (batch_size, LATENT))
            g_loss = self.combined.train_on_batch(noise, np.ones((batch_size, 1)))
            d_loss = 0.5 * np.add(d_real, d_fake)
            print('%d [D loss: %s, acc.: %.1f%%] [G loss: %s]' % (
                epoch, float(d_loss[0]).hex(), 100 * d_loss[1], float(g_loss).hex()))


if __name__ == '__main__':
    np.random.seed(1)
    tf.set_random_seed(1)
    gan = RingGAN()
    gan.train(3)
    print(K.get_session().graph is tf.get_default_graph(), tf.keras.layers.Dense is Dense)
