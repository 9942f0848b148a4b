"""A GAN as a `keras.Model`: two networks, two optimizers, two losses, one `fit`.

    z [N, 100]           -> dense 128 -> dense 128 -> images [N, 28, 28, 1] in (0, 1)
    images [N, 28, 28, 1] -> flatten -> dense 128 -> dense 128 -> logits [N, 1]

    gan = KerasGAN(seed=7)
    gan.compile()
    gan.fit(images, batch_size=100, epochs=20)  # float images in [0, 1]
    pictures = gan.generate(64, seed=0)
    gan.save("gan.keras")
    gan = keras.models.load_model("gan.keras")  # after `import tfgan_lite.keras_gan`

It is Keras throughout, and asks for nothing else of this package. The `keras_gan` game is the
same GAN for the other engines, with the same names for weights and the same noise for a seed, so
that a checkpoint of a run becomes a Keras file, and back:

    tfgan-checkpoint convert RUN/model.ckpt-500 gan.keras --like=tfgan_lite.keras_gan:KerasGAN

How far apart the two are after one round from the same weights, images and noise, in batches of
32, over five seeds (the graph engine under strict numerics; this model op by op, on a CPU):

    ===========================  ==================================================================
    SGD, losses as softplus      the same bits, but for the last bias of the discriminator: a sum
                                 that nearly vanishes, added up in another order. 6e-9 apart, up to
                                 103 ULPs.
    SGD, Keras' cross entropy    3 % of the weights differ, by up to 1.5e-8, after steps of up to
                                 0.03: at most 5 ULPs for weights of 0.01 or more, up to 24,576
                                 for those nearest to 0. Its formula is
                                 max(l, 0) - l * label + log1p(exp(-|l|)).
    Adam, epsilon 1e-8 in both   up to 6e-5, after steps of 1e-3
    Adam, epsilon 1e-7 in Keras  up to 2e-3: some steps go the other way
    ===========================  ==================================================================

Both Adams add epsilon to the root of v, and 1e-7 is Keras' default, 1e-8 that of TF1: it is felt
where a gradient is under 1e-5. They also round in other ways. TF1 computes 1 - beta2 in float32,
0.00099999, and Keras in float64, 0.001: a v that is larger by a share of 1.3e-5, with the same
correction for its start. A round changes what the next one sees, and small distances grow: after
200 rounds of SGD on digits, weights that moved by up to 0.66 are up to 0.19 apart.

Source: documents 003 and 004. Departures: the discriminator flattens its images first and ends
in logits, where the document feeds a sigmoid to a loss that wants logits. Of the two orders in
which the documents have the players move, it is that of 004, generator first.
"""

from tfgan_lite.keras_gan.model import KerasGAN

__all__ = ["KerasGAN"]
