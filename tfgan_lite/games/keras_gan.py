"""The Keras GAN of documents 003 and 004 as a game: what `keras_gan.KerasGAN` plays in Keras.

Its networks are those of `mlp`, with which document 004 agrees in every layer (its discriminator
ends in a sigmoid fed to a loss that wants logits: linear is meant) and names no noise, for which
normal noise is taken. The generator moves first, as in document 004; the text of document 003 has
the discriminator first. Neither gives rates: 1e-3 is the default of Keras' Adam, and beta1 0.5
is that of Radford et al. 2016, section 4. On digits, with beta1 0.9 the discriminator wins within
2,000 rounds, and with 2e-4 samples are further off after 10,000 rounds than at 1e-3 after 2,000.
"""

import dataclasses

from tfgan_lite.game import Game, Noise, Player
from tfgan_lite.games import mlp
from tfgan_lite.stabilizers import PLAIN, Stabilizers


def make_game(stabilizers: Stabilizers = PLAIN) -> Game:
    """Returns the `keras_gan` game."""
    return dataclasses.replace(
        mlp.make_game(stabilizers),
        name="keras_gan",
        noise=(Noise("z", (100,)),),
        players=(
            Player("generator", learning_rate=1e-3),
            Player("discriminator", learning_rate=1e-3),
        ),
        steps=10_000,
    )
