"""What stabilises a generator and a discriminator, as options of any game of the two."""

import dataclasses

import tensorflow as tf

from tfgan_lite import augmentation, layers
from tfgan_lite.errors import InputError

FORMULATIONS = ("non_saturating", "minimax", "least_squares", "wasserstein", "hinge")
PENALTIES = ("none", "r1", "r2", "wgan_gp", "dragan")
MINIBATCH = ("none", "discrimination", "stddev")
_GROUP = 4  # of `stddev`, as in Karras et al. 2018
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
      minibatch: str, one of `MINIBATCH`: what the discriminator's last hidden layer is told of how
        much the samples of a batch resemble each other; see `layers.minibatch_discrimination` and
        `layers.minibatch_stddev`. A gradient penalty is then of the sum of a batch's logits, as in
        Karras et al. 2018 and 2020.
      dropout: float in [0, 1), the share of what the discriminator's last layer is given that is
        dropped, in each reading anew.

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
    minibatch: str = "none"
    dropout: float = 0.0

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
        _one_of("minibatch", self.minibatch, MINIBATCH)
        if not 0.0 <= self.dropout < 1.0:
            raise ValueError(f"dropout wants a number in [0, 1); got {self.dropout}.")

    def before_logits(self, hidden: tf.Tensor) -> tf.Tensor:
        """Returns what the discriminator's last layer is given.

        Args:
          hidden: float tensor `[N, C]`, its last hidden layer.

        Returns:
          `[N, D]` with D >= C. Variables: of `minibatch_discrimination`, in the scope around.

        Raises:
          InputError: for a batch that does not fall into groups of which `stddev` is taken.
        """
        if self.minibatch == "discrimination":
            hidden = layers.minibatch_discrimination(hidden)
        elif self.minibatch == "stddev":
            _check_groups(hidden.shape[0])
            hidden = layers.minibatch_stddev(hidden, _GROUP)
        if self.dropout:
            hidden = layers.dropout(hidden, self.dropout, training=True)
        return hidden


PLAIN = Stabilizers()


def _check_groups(size):
    if size is not None and size % min(size, _GROUP):
        raise InputError(
            f"--set: minibatch=stddev wants a batch of groups of {_GROUP}, after packing; got one "
            f"of {size}. Choose a batch size that is a multiple of {_GROUP} times the packing."
        )
