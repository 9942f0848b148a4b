"""Games with a term beside the formulation that steadies them: penalties and smoothed labels."""

import functools

import tensorflow as tf
from parity_case import Case
from player_cases import adversarial, discriminator, generator

from tfgan_lite import class_weights, games, losses, penalties
from tfgan_lite.game import AT_ONCE, Player

again = functools.partial(discriminator, reuse=True)


def interpolated():
    """WGAN-GP: a penalty between real and painted images, at a place that the loss draws."""

    def game_losses(images, z):
        images += 0.05 * tf.random.normal(images.shape)  # instance noise
        painted = generator(z)
        real, fake = discriminator(images), again(painted)
        judging = losses.wasserstein_discriminator_loss(real, fake)
        return {
            "discriminator": judging + 10.0 * penalties.wgan_gp(again, images, painted),
            "generator": losses.wasserstein_generator_loss(fake),
        }

    return adversarial("wasserstein", losses=game_losses)


def disturbed():
    """DRAGAN, with more of the discriminator's moves than of the generator's."""

    def game_losses(images, z):
        real, fake = discriminator(images), again(generator(z))
        judging = losses.minimax_discriminator_loss(real, fake, smoothing=0.1)
        return {
            "discriminator": judging + 10.0 * penalties.dragan(again, images, target=0.5),
            "generator": losses.minimax_generator_loss(fake),
        }

    players = (Player("discriminator", 1e-2, steps=2), Player("generator", 1e-2))
    return adversarial("minimax", players=players, losses=game_losses)


def on_both_sides():
    """R1 and R2, smoothed labels, and players that move at once.

    The second penalty is a function of the generator's weights too, for which nobody asks.
    """

    def game_losses(images, z):
        real, steepness = penalties.r1(discriminator, images)
        fake, fake_steepness = penalties.r2(again, generator(z))
        judging = losses.non_saturating_discriminator_loss(real, fake, smoothing=0.25)
        return {
            "discriminator": judging + 0.5 * (steepness + fake_steepness),
            "generator": losses.non_saturating_generator_loss(fake),
        }

    return adversarial("non_saturating", losses=game_losses, turns=AT_ONCE)


def pulled_to_zero():
    """L1 and L2 of the weights of both players, which move twice a round."""

    def game_losses(images, z):
        real, fake = discriminator(images), again(generator(z))
        return {
            "discriminator": losses.hinge_discriminator_loss(real, fake)
            + 0.01 * penalties.l1("discriminator")
            + 0.1 * penalties.l2("discriminator"),
            "generator": losses.hinge_generator_loss(fake)
            + 0.1 * penalties.l1("generator")
            + 0.01 * penalties.l2("generator"),
        }

    players = tuple(Player(name, 1e-2, steps=2) for name in ("discriminator", "generator"))
    return adversarial("hinge", players=players, losses=game_losses)


def _covered(formulation, *penalized):
    sides = (f"losses.{formulation}_{side}_loss" for side in ("discriminator", "generator"))
    return (*sides, *(f"penalties.{name}" for name in penalized))


def apart():
    """R1 by a call of its own, whose logits are thrown away."""

    def game_losses(images, z):
        real, fake = discriminator(images), again(generator(z))
        _, penalty = penalties.r1(again, images)
        judging = losses.hinge_discriminator_loss(real, fake)
        return {
            "discriminator": judging + 0.5 * penalty,
            "generator": losses.hinge_generator_loss(fake),
        }

    return adversarial("hinge", losses=game_losses)


def stabilized(name, **options):
    """A named game with what `--set` can give it."""
    return games.make(name, {option: str(value) for option, value in options.items()})


def weighing():
    """A named game in which real images count unlike."""
    return class_weights.weighted(stabilized("mlp", packing=2, gradient_penalty="none"))


_ALL = {"instance_noise": 0.1, "augmentation": "color,translation,cutout", "packing": 2}
CASES = (
    Case("weights of real images", weighing, ("games.mlp", "class_weights.weighted"), test_batch=4),
    Case(
        "mlp with all stabilizers",
        functools.partial(
            stabilized,
            "mlp",
            **_ALL,
            gradient_penalty="dragan",
            label_smoothing=0.1,
            spectral_norm="true",
            minibatch="discrimination",
            dropout=0.25,
        ),
        (
            "games.mlp",
            "penalties.dragan",
            "augmentation.augment",
            "packing.pack",
            "layers.minibatch_discrimination",
            "layers.dropout",
        ),
        test_batch=4,
    ),
    Case(
        "conv28 with all stabilizers",
        functools.partial(
            stabilized,
            "conv28",
            **_ALL,
            loss="least_squares",
            gradient_penalty="wgan_gp",
            spectral_norm="true",
            minibatch="stddev",
            dropout=0.25,
        ),
        (
            "games.conv28",
            "penalties.wgan_gp",
            "augmentation.instance_noise",
            "layers.minibatch_stddev",
            "layers.dropout",
        ),
        steps=2,
        test_batch=4,
        bench_batch=8,
    ),
    Case(
        "dcgan28 with minibatch discrimination and dropout",
        functools.partial(stabilized, "dcgan28", minibatch="discrimination", dropout=0.5),
        ("games.dcgan28", "layers.minibatch_discrimination", "layers.dropout"),
        steps=2,
        test_batch=4,
        bench_batch=8,
    ),
    Case(
        "mlp with R1, minibatch standard deviation and dropout",
        functools.partial(
            stabilized, "mlp", gradient_penalty="r1", minibatch="stddev", dropout=0.5
        ),
        ("games.mlp", "penalties.r1", "layers.minibatch_stddev", "layers.dropout"),
        test_batch=8,
    ),
    Case("WGAN-GP with draws", interpolated, _covered("wasserstein", "wgan_gp")),
    Case("DRAGAN, smoothed labels", disturbed, _covered("minimax", "dragan")),
    Case("R1 and R2, smoothed labels", on_both_sides, _covered("non_saturating", "r1", "r2")),
    Case(
        "R1 by a call of its own",
        apart,
        _covered("hinge", "r1"),
        parts="eager code's tape adds up the gradients of three readings in another order",
    ),
    Case("L1 and L2", pulled_to_zero, _covered("hinge", "l1", "l2")),
)
