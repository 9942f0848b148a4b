"""The deep GAN of document 002, on 64x64 colour patches of photographs.

Departures from the document: the generator's loss is of the discriminator's answer, where the
text has it of the generator's own image; and, without which all samples become one image
(BUILD.md has what was tried), packs of four images (Lin et al. 2018), which also spare the
discriminator work, a gradient penalty on real images, moved images, a quarter of the document's
rate for the generator, beta1 0.5 and an averaged generator. What the networks depart in is said
there.
"""

import functools

from tfgan_lite.adversarial import adversarial_losses
from tfgan_lite.game import AT_ONCE, Game, Input, Noise, Player
from tfgan_lite.networks.deep64 import discriminator, generator
from tfgan_lite.stabilizers import Stabilizers

STABLE = Stabilizers(
    gradient_penalty="r1", penalty_weight=10.0, packing=4, augmentation="translation"
)


def make_game(stabilizers: Stabilizers = STABLE) -> Game:
    """Returns the `deep64` game."""
    return Game(
        name="deep64",
        inputs=(Input("images", (64, 64, 3)),),
        noise=(Noise("z", (100,)),),
        players=(
            Player("discriminator", learning_rate=2e-4),
            Player("generator", learning_rate=5e-5, average=0.98),
        ),
        losses=functools.partial(_losses, stabilizers),
        sample=generator,
        turns=AT_ONCE,
        dataset="photos",
        batch_size=64,
        steps=300,
    )


def _losses(stabilizers, images, z):
    return adversarial_losses(images, lambda: generator(z), discriminator, stabilizers)
