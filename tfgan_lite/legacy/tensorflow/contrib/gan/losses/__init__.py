"""`tf.contrib.gan.losses`: losses of a model; `wargs` has them with separate arguments."""

from tfgan_lite.legacy.overlay import overlay as _overlay

_NAMES = (
    "acgan_discriminator_loss",
    "acgan_generator_loss",
    "combine_adversarial_loss",
    "cycle_consistency_loss",
    "least_squares_discriminator_loss",
    "least_squares_generator_loss",
    "minimax_discriminator_loss",
    "minimax_generator_loss",
    "modified_discriminator_loss",
    "modified_generator_loss",
    "mutual_information_penalty",
    "stargan_discriminator_loss_wrapper",
    "stargan_generator_loss_wrapper",
    "stargan_gradient_penalty_wrapper",
    "wasserstein_discriminator_loss",
    "wasserstein_generator_loss",
    "wasserstein_gradient_penalty",
)
_ELSEWHERE = {name: f"{__name__}.tuple_losses:{name}" for name in _NAMES}
__all__ = sorted(_ELSEWHERE)
__getattr__, __dir__ = _overlay(
    __name__, submodules=("tuple_losses", "wargs"), elsewhere=_ELSEWHERE
)
