"""The losses of a generator and a discriminator, and what stabilises them.

    images -> prepare ------------------> discriminator -> real logits --+-> losses + penalties
    z -> generator -> images -> prepare -> discriminator -> fake logits --+

`prepare` is the same for both: instance noise, then augmentation, then packing.
"""

import dataclasses
from collections.abc import Callable, Mapping

import tensorflow as tf

from tfgan_lite import augmentation, losses, packing, penalties, spectral_norm

Network = Callable[..., tf.Tensor]

FORMULATIONS = ("non_saturating", "minimax", "least_squares", "wasserstein", "hinge")
PENALTIES = ("none", "r1", "r2", "wgan_gp", "dragan")
_SMOOTHED = ("non_saturating", "minimax")  # those that have a label


def _one_of(name, value, choices):
    if value not in choices:
        raise ValueError(f"{name} wants one of {', '.join(choices)}; got {value!r}.")


@dataclasses.dataclass(frozen=True)
class Stabilizers:
    """What a game between a generator and a discriminator may be told with `--set`.

    Attributes:
      loss: str, one of `FORMULATIONS`; see `losses`.
      label_smoothing: float in [0, 0.5), what the real label lacks of 1.
      gradient_penalty: str, one of `PENALTIES`, of the discriminator at what it is given; see
        `penalties`.
      penalty_weight: float >= 0, what the gradient penalty is multiplied by.
      instance_noise: float >= 0, the standard deviation of noise on real and generated images.
      augmentation: str, a policy of `augmentation.augment`, or none.
      packing: int >= 1, how many images the discriminator judges at once.
      spectral_norm: bool, whether the discriminator's kernels are normalized.

    Raises:
      ValueError: for a value out of range, and for smoothed labels of a loss that has none.
    """

    loss: str = "non_saturating"
    label_smoothing: float = 0.0
    gradient_penalty: str = "none"
    penalty_weight: float = 1.0
    instance_noise: float = 0.0
    augmentation: str = "none"
    packing: int = 1
    spectral_norm: bool = False

    def __post_init__(self) -> None:
        _one_of("loss", self.loss, FORMULATIONS)
        _one_of("gradient_penalty", self.gradient_penalty, PENALTIES)
        for name in ("penalty_weight", "instance_noise"):
            if not getattr(self, name) >= 0:
                raise ValueError(f"{name} wants a number of at least 0; got {getattr(self, name)}.")
        if not 0.0 <= self.label_smoothing < 0.5:
            raise ValueError(
                f"label_smoothing wants a number in [0, 0.5); got {self.label_smoothing}."
            )
        if self.label_smoothing and self.loss not in _SMOOTHED:
            raise ValueError(
                f"label_smoothing wants a loss with labels, {' or '.join(_SMOOTHED)}; got "
                f"{self.loss}."
            )
        if self.augmentation != "none":
            for name in self.augmentation.split(","):
                _one_of("augmentation", name.strip(), augmentation.NAMES)
        if self.packing < 1:
            raise ValueError(f"packing wants 1 image or more; got {self.packing}.")


PLAIN = Stabilizers()


def adversarial_losses(
    real: tf.Tensor,
    generate: Callable[[], tf.Tensor],
    discriminator: Network,
    stabilizers: Stabilizers,
    to_images: Callable[[tf.Tensor], tf.Tensor] = tf.identity,
    from_images: Callable[[tf.Tensor], tf.Tensor] = tf.identity,
) -> Mapping[str, tf.Tensor]:
    """Returns the losses of the players `discriminator` and `generator`.

    Args:
      real: float tensor `[N, ...]`, what the data set gives.
      generate: function that returns what the generator makes, `[N, ...]` of the same kind.
      discriminator: function from such a tensor, and `reuse`, to logits `[N, ...]`.
      stabilizers: `Stabilizers`.
      to_images: function from what the discriminator judges to images `[N, H, W, C]` in [-1, 1],
        which augmentation wants, where that is something else.
      from_images: function back.

    Returns:
      A dict from player to scalar. With packing, N must be a multiple of the pack.
    """
    made = _Judging(discriminator, stabilizers, to_images, from_images)
    real = made.prepare(real)
    smoothing = {"smoothing": stabilizers.label_smoothing} if stabilizers.label_smoothing else {}
    discriminator_loss = getattr(losses, f"{stabilizers.loss}_discriminator_loss")
    generator_loss = getattr(losses, f"{stabilizers.loss}_generator_loss")
    penalty = None
    if stabilizers.gradient_penalty == "r1":
        real_logits, penalty = penalties.r1(made.judge, real)
    else:
        real_logits = made.judge(real)
    fake = made.prepare(generate())
    if stabilizers.gradient_penalty == "r2":
        fake_logits, penalty = penalties.r2(made.judge_again, fake)
    else:
        fake_logits = made.judge_again(fake)
    if stabilizers.gradient_penalty == "wgan_gp":
        penalty = penalties.wgan_gp(made.judge_again, real, fake)
    elif stabilizers.gradient_penalty == "dragan":
        penalty = penalties.dragan(made.judge_again, real)
    judged = discriminator_loss(real_logits, fake_logits, **smoothing)
    if penalty is not None:
        judged += stabilizers.penalty_weight * penalty
    return {"discriminator": judged, "generator": generator_loss(fake_logits)}


class _Judging:
    """A discriminator, and what happens to images before it sees them."""

    def __init__(
        self,
        discriminator: Network,
        stabilizers: Stabilizers,
        to_images: Callable[[tf.Tensor], tf.Tensor],
        from_images: Callable[[tf.Tensor], tf.Tensor],
    ) -> None:
        normalized = stabilizers.spectral_norm
        self._discriminator = (
            spectral_norm.normalizing(discriminator) if normalized else discriminator
        )
        self._stabilizers = stabilizers
        self._to_images, self._from_images = to_images, from_images

    def prepare(self, images: tf.Tensor) -> tf.Tensor:
        if self._stabilizers.instance_noise:
            images = augmentation.instance_noise(images, self._stabilizers.instance_noise)
        if self._stabilizers.augmentation != "none":
            changed = augmentation.augment(self._to_images(images), self._stabilizers.augmentation)
            images = self._from_images(changed)
        if self._stabilizers.packing > 1:
            images = packing.pack(images, self._stabilizers.packing)
        return images

    def judge(self, images: tf.Tensor) -> tf.Tensor:
        return self._discriminator(images)

    def judge_again(self, images: tf.Tensor) -> tf.Tensor:
        return self._discriminator(images, reuse=True)
