"""`KerasGAN`: what the players are, how they move, and what Keras wants to know of them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import keras
import numpy as np
import tensorflow as tf

from tfgan_lite import random
from tfgan_lite.errors import InputError
from tfgan_lite.keras_gan.images import check_range, images_of
from tfgan_lite.keras_gan.networks import make_discriminator, make_generator

LossFunction: TypeAlias = Callable[[tf.Tensor, tf.Tensor], tf.Tensor]


@keras.saving.register_keras_serializable(package="tfgan_lite")
class KerasGAN(keras.Model):
    """A generator and a discriminator of dense layers, which learn from each other in `fit`.

    Each training step is two moves: the generator's, then the discriminator's against what the
    generator has become, each with noise of its own and on its own variables only. The noise,
    N(0, 1), is a function of the seed and of how many steps the optimizers have made: a model
    that is saved and loaded goes on as it would have. `fit` and `evaluate` report `d_loss` and
    `g_loss`, means over the epoch so far.

    There are two optimizers and no `model.optimizer`: callbacks that change a learning rate
    there (`LearningRateScheduler`, `ReduceLROnPlateau`) do not find one. Give an optimizer a
    `keras.optimizers.schedules` instead.

    Attributes:
      generator: `keras.Sequential` from float32 `[N, latent_size]` to `[N, *image_shape]` in
        (0, 1).
      discriminator: `keras.Sequential` from such images to logits `[N, 1]`, large for images that
        look real.
      d_optimizer, g_optimizer, d_loss, g_loss: what `compile` was given.
    """

    def __init__(
        self,
        latent_size: int = 100,
        hidden: Sequence[int] = (128, 128),
        image_shape: Sequence[int] = (28, 28, 1),
        seed: int = 0,
        **kwargs: Any,
    ) -> None:
        """Makes and builds both networks.

        Args:
          latent_size: int >= 1, how many numbers an image is painted from.
          hidden: the widths of the hidden layers, first to last; the same in both networks.
          image_shape: (height, width, channels).
          seed: int, which the first weights and the noise are functions of.
          **kwargs: see `keras.Model`.

        Raises:
          InputError: where Keras computes with something other than TensorFlow.
          ValueError: for a size below 1.
        """
        if keras.config.backend() != "tensorflow":
            raise InputError(
                f"KerasGAN: wants TensorFlow as Keras' backend; got {keras.config.backend()}. Set "
                "KERAS_BACKEND=tensorflow before Keras is imported."
            )
        super().__init__(**kwargs)
        self.latent_size, self.seed = latent_size, seed
        self.hidden, self.image_shape = tuple(hidden), tuple(image_shape)
        if len(self.image_shape) != 3 or min(latent_size, *self.hidden, *self.image_shape) < 1:
            raise ValueError(
                "KerasGAN: wants sizes of at least 1, and an image_shape of (height, width, "
                f"channels); got latent_size={latent_size}, hidden={self.hidden}, "
                f"image_shape={self.image_shape}."
            )
        sizes = self.hidden, self.image_shape, seed
        self.generator = make_generator(latent_size, *sizes)
        self.discriminator = make_discriminator(*sizes)
        self._d_tracker = keras.metrics.Mean(name="d_loss")
        self._g_tracker = keras.metrics.Mean(name="g_loss")
        self.built = True

    def compile(
        self,
        d_optimizer: keras.optimizers.Optimizer | str | None = None,
        g_optimizer: keras.optimizers.Optimizer | str | None = None,
        d_loss: keras.losses.Loss | LossFunction | str | None = None,
        g_loss: keras.losses.Loss | LossFunction | str | None = None,
        **kwargs: Any,
    ) -> None:
        """Says how the two players learn.

        Args:
          d_optimizer, g_optimizer: Keras optimizers, one each; by default
            `keras.optimizers.Adam(1e-3, beta_1=0.5)`.
          d_loss: Keras loss of (labels, logits), both `[N, 1]`; by default
            `keras.losses.BinaryCrossentropy(from_logits=True)`. The discriminator minimises it
            on real images, labelled 1, plus it on generated ones, labelled 0.
          g_loss: the same of the generator, whose images are labelled 1: it wants them to be
            taken for real.
          **kwargs: `run_eagerly`, `steps_per_execution`, `jit_compile`; see `keras.Model.compile`.

        Raises:
          ValueError: for one optimizer that is to serve both, and for a binary cross entropy of
            probabilities, which the discriminator does not give.
        """
        # Keras' own optimizer and loss stay empty: `train_step` below uses ours.
        super().compile(optimizer=None, loss=None, **kwargs)
        self.d_optimizer = _optimizer(d_optimizer)
        self.g_optimizer = _optimizer(g_optimizer)
        if self.d_optimizer is self.g_optimizer:
            raise ValueError(
                "KerasGAN: d_optimizer and g_optimizer want an optimizer each; got the same "
                f"{type(self.d_optimizer).__name__} twice. Make two."
            )
        self.d_loss, self.g_loss = _loss("d_loss", d_loss), _loss("g_loss", g_loss)
        self._compile_options = kwargs
        # So that a file's optimizer states find their variables when a model is loaded.
        self.d_optimizer.build(self.discriminator.trainable_variables)
        self.g_optimizer.build(self.generator.trainable_variables)

    def call(self, z: tf.Tensor, training: bool | None = None) -> tf.Tensor:
        """Paints images.

        Args:
          z: float32 `[N, latent_size]`, N(0, 1).
          training: as in Keras; these networks are the same in both.

        Returns:
          float32 `[N, *image_shape]` in (0, 1).
        """
        return self.generator(z, training=training)

    def generate(self, n: int, seed: int = 0) -> np.ndarray:
        """Paints `n` images from noise that is a function of `seed`, the noise of `tfgan-sample`.

        Returns:
          float32 array `[n, *image_shape]` in (0, 1).

        Raises:
          ValueError: for an n below 1.
        """
        if n < 1:
            raise ValueError(f"KerasGAN.generate: n wants 1 image or more; got {n}.")
        z = random.noise([n, self.latent_size], seed=seed, stream="sample/z", step=0)
        return keras.ops.convert_to_numpy(self(z, training=False))

    def fit(self, x: Any = None, *args: Any, **kwargs: Any) -> Any:
        """Trains; as `keras.Model.fit`.

        Args:
          x: floats in [0, 1], as an array `[N, *image_shape]` or as a `tf.data.Dataset` of batches
            of such images, alone or first in a tuple: labels are not looked at. The range is
            checked of arrays only.
          *args, **kwargs: see `keras.Model.fit`.

        Raises:
          InputError: for images of another shape, dtype or range.
        """
        if isinstance(x, np.ndarray):
            check_range(images_of(x, self.image_shape))
        return super().fit(x, *args, **kwargs)

    def train_step(self, data: Any) -> Mapping[str, tf.Tensor]:
        """Plays one round: the generator moves, then the discriminator.

        Args:
          data: a batch of images as of `fit`.

        Returns:
          dict of `d_loss` and `g_loss`, means over the epoch so far.
        """
        images = images_of(data, self.image_shape)
        self.move_generator(self._noise("noise/z", images, 2 * _count(self.g_optimizer)))
        z = self._noise("noise/z", images, 2 * _count(self.d_optimizer) + 1)
        self.move_discriminator(images, z)
        return self.get_metrics_result()

    def test_step(self, data: Any) -> Mapping[str, tf.Tensor]:
        """Judges a batch as `train_step` does, and moves nobody. Every batch has one noise."""
        images = images_of(data, self.image_shape)
        z = self._noise("noise/test", images, 0)
        self._g_tracker.update_state(self._generator_loss(z))
        self._d_tracker.update_state(self._discriminator_loss(images, z))
        return self.get_metrics_result()

    def move_generator(self, z: tf.Tensor) -> tf.Tensor:
        """Moves the generator once, with noise `z`, and returns the loss that it had before."""
        variables = self.generator.trainable_variables
        with tf.GradientTape() as tape:
            loss = self._generator_loss(z)
        self.g_optimizer.apply(tape.gradient(loss, variables), variables)
        self._g_tracker.update_state(loss)
        return loss

    def move_discriminator(self, images: tf.Tensor, z: tf.Tensor) -> tf.Tensor:
        """Moves the discriminator once and returns the loss that it had before."""
        variables = self.discriminator.trainable_variables
        with tf.GradientTape() as tape:
            loss = self._discriminator_loss(images, z)
        self.d_optimizer.apply(tape.gradient(loss, variables), variables)
        self._d_tracker.update_state(loss)
        return loss

    @property
    def metrics(self) -> list[keras.metrics.Metric]:
        """What Keras resets at the start of each epoch."""
        return [self._d_tracker, self._g_tracker]

    def get_config(self) -> dict[str, Any]:
        """Returns the arguments of `__init__`."""
        own = {name: getattr(self, name) for name in ("latent_size", "seed")}
        shapes = {"hidden": list(self.hidden), "image_shape": list(self.image_shape)}
        return {"name": self.name, "trainable": self.trainable, "dtype": self.dtype_policy} | (
            own | shapes
        )

    def get_compile_config(self) -> dict[str, Any]:
        """Returns the arguments of `compile`, serialized; nothing if it was not called."""
        if not self.compiled:
            return {}
        names = ("d_optimizer", "g_optimizer", "d_loss", "g_loss")
        given = {name: getattr(self, name) for name in names} | self._compile_options
        return {k: keras.saving.serialize_keras_object(v) for k, v in given.items()}

    def compile_from_config(self, config: Mapping[str, Any]) -> None:
        """Compiles a model that is being loaded; Keras then reads the optimizers' states."""
        given = {k: keras.saving.deserialize_keras_object(v) for k, v in config.items()}
        self.compile(**given)

    def _generator_loss(self, z):
        fake = self.discriminator(self.generator(z, training=True), training=True)
        return tf.reduce_mean(self.g_loss(tf.ones_like(fake), fake))

    def _discriminator_loss(self, images, z):
        real = self.discriminator(images, training=True)
        fake = self.discriminator(self.generator(z, training=True), training=True)
        on_real = tf.reduce_mean(self.d_loss(tf.ones_like(real), real))
        return on_real + tf.reduce_mean(self.d_loss(tf.zeros_like(fake), fake))

    def _noise(self, stream, images, step):
        shape = [tf.shape(images)[0], self.latent_size]
        return random.noise(shape, seed=self.seed, stream=stream, step=step)


def _count(optimizer):
    return tf.cast(tf.convert_to_tensor(optimizer.iterations), tf.int64)


def _optimizer(given):
    if given is None:
        return keras.optimizers.Adam(1e-3, beta_1=0.5)
    return keras.optimizers.get(given)


def _loss(name, given):
    if given is None:
        return keras.losses.BinaryCrossentropy(from_logits=True)
    loss = keras.losses.get(given)
    of_probabilities = (
        isinstance(loss, keras.losses.BinaryCrossentropy) and not loss.get_config()["from_logits"]
    )
    if of_probabilities or loss is keras.losses.binary_crossentropy:
        raise ValueError(
            f"KerasGAN: {name} wants a loss of logits, which the discriminator gives; got a "
            "binary cross entropy of probabilities. Give "
            "keras.losses.BinaryCrossentropy(from_logits=True)."
        )
    return loss
