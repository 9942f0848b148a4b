"""`tf.contrib.gan.losses.wargs`: the losses with separate arguments.

All share four arguments. `weights` (or `real_weights` and `generated_weights`): number, or tensor
that broadcasts to the outputs. `scope`: name of the operations' scope. `loss_collection`: where
the loss is added to, or None. `reduction`: a `tf.losses.Reduction`. `add_summaries`: whether the
loss and its parts are summarized. All return a scalar, or what `reduction` makes of it.
"""

from tfgan_lite.legacy.tensorflow.contrib.gan.losses.classification import (
    acgan_discriminator_loss,
    acgan_generator_loss,
)
from tfgan_lite.legacy.tensorflow.contrib.gan.losses.combining import combine_adversarial_loss
from tfgan_lite.legacy.tensorflow.contrib.gan.losses.cycle_consistency import (
    cycle_consistency_loss,
)
from tfgan_lite.legacy.tensorflow.contrib.gan.losses.gradient_penalty import (
    wasserstein_gradient_penalty,
)
from tfgan_lite.legacy.tensorflow.contrib.gan.losses.least_squares import (
    least_squares_discriminator_loss,
    least_squares_generator_loss,
)
from tfgan_lite.legacy.tensorflow.contrib.gan.losses.minimax import (
    minimax_discriminator_loss,
    minimax_generator_loss,
    modified_discriminator_loss,
    modified_generator_loss,
)
from tfgan_lite.legacy.tensorflow.contrib.gan.losses.mutual_information import (
    mutual_information_penalty,
)
from tfgan_lite.legacy.tensorflow.contrib.gan.losses.wasserstein import (
    wasserstein_discriminator_loss,
    wasserstein_generator_loss,
)

__all__ = [
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
    "wasserstein_discriminator_loss",
    "wasserstein_generator_loss",
    "wasserstein_gradient_penalty",
]
