"""The default job: the 28x28 convolutional GAN of document 000, made stable.

Departures from the document: one Adam for each player instead of one for both; players in
turn; a gradient penalty on real images and an averaged generator, without which the small
data set loses most of its classes (BUILD.md has what was tried).
"""

from tfgan_lite import losses, penalties
from tfgan_lite.game import Game, Input, Noise, Player
from tfgan_lite.networks.conv28 import discriminator, generator

PENALTY_WEIGHT = 3.0


def make_game() -> Game:
    """Returns the `conv28` game."""
    return Game(
        name="conv28",
        inputs=(Input("images", (28, 28, 1)),),
        noise=(Noise("z", (100,)),),
        players=(
            Player("discriminator", learning_rate=4e-4),
            Player("generator", learning_rate=1e-3, average=0.995),
        ),
        losses=_losses,
        sample=generator,
        batch_size=32,
        steps=1500,
    )


def _losses(images, z):
    real_logits, penalty = penalties.r1(discriminator, images)
    fake_logits = discriminator(generator(z), reuse=True)
    return {
        "discriminator": losses.non_saturating_discriminator_loss(real_logits, fake_logits)
        + PENALTY_WEIGHT * penalty,
        "generator": losses.non_saturating_generator_loss(fake_logits),
    }
