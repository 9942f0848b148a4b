"""The two networks of `KerasGAN`, with layers under the names that TF1 gives them."""

from collections.abc import Sequence

import keras
import numpy as np

from tfgan_lite.random import stream_key


def make_generator(
    latent_size: int, hidden: Sequence[int], image_shape: Sequence[int], seed: int
) -> keras.Sequential:
    """Returns a built model from float32 `[N, latent_size]` to `[N, *image_shape]` in (0, 1)."""
    widths = (*hidden, int(np.prod(image_shape)))
    return keras.Sequential(
        [
            keras.Input([latent_size]),
            *_dense("generator", widths, "sigmoid", seed),
            keras.layers.Reshape(image_shape, name="reshape"),
        ],
        name="generator",
    )


def make_discriminator(
    hidden: Sequence[int], image_shape: Sequence[int], seed: int
) -> keras.Sequential:
    """Returns a built model from float32 `[N, *image_shape]` to logits `[N, 1]`."""
    return keras.Sequential(
        [
            keras.Input(image_shape),
            keras.layers.Flatten(name="flatten"),
            *_dense("discriminator", (*hidden, 1), None, seed),
        ],
        name="discriminator",
    )


def _dense(network, widths, last_activation, seed):
    names = ["dense", *(f"dense_{i}" for i in range(1, len(widths)))]
    activations = ["relu"] * (len(widths) - 1) + [last_activation]
    return [
        keras.layers.Dense(
            width,
            activation,
            kernel_initializer=keras.initializers.GlorotUniform(
                stream_key(seed, f"{network}/{name}") % 2**31
            ),
            name=name,
        )
        for width, activation, name in zip(widths, activations, names, strict=True)
    ]
