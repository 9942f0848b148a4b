"""The losses of a generator and a discriminator, and what stabilises them.

    images -> prepare ------------------> discriminator -> real logits --+-> losses + penalties
    z -> generator -> images -> prepare -> discriminator -> fake logits --+

`prepare` is the same for both: instance noise, then augmentation, then packing. Within the
discriminator, its last layer is given the last hidden one, minibatch statistics beside it, after
dropout.
"""

import contextlib
import contextvars
import functools
import inspect
from collections.abc import Callable, Iterator, Mapping

import tensorflow as tf

from tfgan_lite import augmentation, losses, packing, penalties, spectral_norm
from tfgan_lite.errors import InputError
from tfgan_lite.stabilizers import Stabilizers

Network = Callable[..., tf.Tensor]


_WEIGHTS: contextvars.ContextVar[tuple[tf.Tensor, list[bool]] | None] = contextvars.ContextVar(
    "weights of real examples", default=None
)


@contextlib.contextmanager
def weighting(weights: tf.Tensor) -> Iterator[list[bool]]:
    """Lets real examples count unlike in the discriminator's loss, of the block's games.

    Args:
      weights: float tensor `[N]`, see `losses`.

    Yields:
      A list that is empty until somebody has asked for them.
    """
    used: list[bool] = []
    token = _WEIGHTS.set((weights, used))
    try:
        yield used
    finally:
        _WEIGHTS.reset(token)


def _weights_of_real(pack: int) -> dict[str, tf.Tensor]:
    """Returns the option of the discriminator's loss; a pack counts what its examples do."""
    found = _WEIGHTS.get()
    if found is None:
        return {}
    weights, used = found
    used.append(True)
    return {"real_weights": tf.reduce_mean(tf.reshape(weights, [-1, pack]), axis=1)}


def adversarial_losses(
    real: tf.Tensor,
    generate: Callable[[], tf.Tensor],
    discriminator: Network,
    stabilizers: Stabilizers,
    to_images: Callable[[tf.Tensor], tf.Tensor] = tf.identity,
    from_images: Callable[[tf.Tensor], tf.Tensor] = tf.identity,
    conditions: tuple[tf.Tensor, tf.Tensor] | None = None,
) -> Mapping[str, tf.Tensor]:
    """Returns the losses of the players `discriminator` and `generator`.

    Args:
      real: float tensor `[N, ...]`, what the data set gives.
      generate: function that returns what the generator makes, `[N, ...]` of the same kind.
      discriminator: function from such a tensor, and `reuse`, to logits `[N, ...]`. For
        `minibatch` and `dropout`, it also takes a function `before_logits`, which it is to call
        on its last hidden layer.
      stabilizers: `Stabilizers`.
      to_images: function from what the discriminator judges to images `[N, H, W, C]` in [-1, 1],
        which augmentation wants, where that is something else.
      from_images: function back.
      conditions: what the discriminator is told of each row of `real`, and of each that is
        generated, such as their classes: two float tensors `[N, D]`, the discriminator's second
        argument. They are packed as the rows are. Gradient penalties are of the rows, at fixed
        conditions; `wgan_gp` judges what it mixes by those of `real`.

    Returns:
      A dict from player to scalar. With packing, N must be a multiple of the pack.

    Raises:
      InputError: for an N that does not fall into packs or groups, and for `minibatch` or
        `dropout` of a discriminator without `before_logits`.
    """
    made = _Judging(discriminator, stabilizers, to_images, from_images)
    of_real, of_fake = conditions or (None, None)
    judge_again = made.judge(of_real, reuse=True)
    judge_fake = made.judge(of_fake, reuse=True)
    real = made.prepare(real)
    options = _weights_of_real(stabilizers.packing)
    if stabilizers.label_smoothing:
        options["smoothing"] = stabilizers.label_smoothing
    discriminator_loss = getattr(losses, f"{stabilizers.loss}_discriminator_loss")
    generator_loss = getattr(losses, f"{stabilizers.loss}_generator_loss")
    penalty = None
    if stabilizers.gradient_penalty == "r1":
        real_logits, penalty = penalties.r1(made.judge(of_real), real)
    else:
        real_logits = made.judge(of_real)(real)
    fake = made.prepare(generate())
    if stabilizers.gradient_penalty == "r2":
        fake_logits, penalty = penalties.r2(judge_fake, fake)
    else:
        fake_logits = judge_fake(fake)
    if stabilizers.gradient_penalty == "wgan_gp":
        penalty = penalties.wgan_gp(judge_again, real, fake)
    elif stabilizers.gradient_penalty == "dragan":
        penalty = penalties.dragan(judge_again, real)
    judged = discriminator_loss(real_logits, fake_logits, **options)
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
        if stabilizers.minibatch != "none" or stabilizers.dropout:
            _check_takes_before_logits(discriminator)
            discriminator = functools.partial(
                discriminator, before_logits=stabilizers.before_logits
            )
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

    def judge(
        self, condition: tf.Tensor | None, reuse: bool | None = None
    ) -> Callable[[tf.Tensor], tf.Tensor]:
        """Returns the function from prepared images to logits that knows what they are told of."""
        options = {"reuse": True} if reuse else {}
        if condition is None:
            return functools.partial(self._discriminator, **options)
        if self._stabilizers.packing > 1:
            condition = packing.pack(condition, self._stabilizers.packing)
        return lambda images: self._discriminator(images, condition, **options)


def _check_takes_before_logits(discriminator: Network) -> None:
    parameters = inspect.signature(discriminator).parameters
    if "before_logits" not in parameters and not any(
        parameter.kind is parameter.VAR_KEYWORD for parameter in parameters.values()
    ):
        name = getattr(discriminator, "__name__", "the discriminator")
        raise InputError(
            "--set: minibatch and dropout want a discriminator with an argument before_logits, "
            "a function that it calls on its last hidden layer; got "
            f"{name}({', '.join(parameters)}). Leave them out, or add the argument."
        )
