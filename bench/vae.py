"""Trains `vae` on four fifths of the digits for several beta, and measures it on the last fifth.

    python bench/vae.py --beta=0.5,1,4

For each beta: the evidence lower bound of the held-out digits in nats per image, its two
terms, the importance-weighted bound, and what `tfgan-codec` makes of them. Beside these stand
what no model can beat or must beat: the ceiling that the digits' greys leave a likelihood, a
model of each pixel by itself, and the principal components of the same number, coded alike.
"""

import contextlib
import pathlib
import tempfile
import time
import zlib

import numpy as np
import tensorflow as tf
from absl import app, flags, logging

from tfgan_lite import codec, data
from tfgan_lite.codec.latent_file import LatentFile, quantise
from tfgan_lite.data.image_set import ImageSet
from tfgan_lite.engines.graph import GraphEngine
from tfgan_lite.games import vae
from tfgan_lite.metrics.digit_classifier import held_out_split
from tfgan_lite.metrics.elbo import image_bounds, likelihood_ceiling
from tfgan_lite.networks.vae import LATENT_SIZE

BETA = flags.DEFINE_list("beta", ["0.5", "1", "4"], "Weights of the divergence.")
STEPS = flags.DEFINE_integer("steps", None, "Rounds; the game's own where not given.")
SAMPLES = flags.DEFINE_integer("samples", 50, "Draws of the importance-weighted bound.")
CODE_STEP = flags.DEFINE_float("step", 0.25, "tfgan-codec --step.")
SEED = flags.DEFINE_integer("seed", 0, "Of the training and of the draws.")


def halves(weights):
    """Returns (encode, decode) of `vae` in NumPy, from its weights by name."""

    def dense(x, name):
        return x @ weights[f"vae/{name}/kernel"] + weights[f"vae/{name}/bias"]

    def encode(pixels):
        hidden = np.maximum(dense(pixels, "encoder/hidden"), 0.0)
        return dense(hidden, "encoder/mean"), dense(hidden, "encoder/log_variance")

    def decode(z):
        return dense(np.maximum(dense(z, "decoder/hidden"), 0.0), "decoder/pixels")

    return encode, decode


def to_pixels(images):
    """uint8 images to float32 `[N, 784]` in [0, 1]."""
    return ((data.to_unit_range(images) + 1.0) / 2.0).reshape(len(images), -1)


def measured(beta, train, held_out, directory):
    """Trains, and returns a line of the table."""
    game = vae.make_game(beta)
    digits = ImageSet("digits", train)
    options = {"batches": lambda first: data.batches(digits, game.batch_size, SEED.value, first)}
    began = time.perf_counter()
    with contextlib.closing(GraphEngine(game, seed=SEED.value, **options)) as engine:
        for _ in range(STEPS.value or game.steps):
            engine.train_step()
        seconds = time.perf_counter() - began
        checkpoint = engine.save(str(directory / f"beta-{beta:g}"))
        encode, decode = halves(engine.variables())
    seen = image_bounds(to_pixels(train), encode, decode, 5, SEED.value)
    new = image_bounds(to_pixels(held_out), encode, decode, SAMPLES.value, SEED.value)
    images = directory / "held_out.npz"
    np.savez(images, images=held_out)
    coded = codec.encode_to_file(
        directory / "held_out.latents",
        checkpoint=checkpoint,
        game="vae",
        images=images,
        step=CODE_STEP.value,
    )
    numbers = (new.elbo, new.importance_weighted, new.likelihood, new.divergence, seen.elbo)
    return (
        f"{beta:>6g}" + "".join(f"{number:>10.2f}" for number in numbers) + f"{_code(coded)}"
        f"{seconds:>8.0f}"
    )


def _code(coded):
    return f"{coded.bits_per_pixel:>9.4f}{coded.error:>9.5f}{coded.peak_signal_to_noise:>7.2f}"


def components(train, held_out, step):
    """Returns a line on principal components in the latents' place, coded as these are."""
    mean = to_pixels(train).mean(axis=0)
    _, widths, axes = np.linalg.svd(to_pixels(train) - mean, full_matrices=False)
    axes = axes[:LATENT_SIZE]
    scale = widths[0] / np.sqrt(len(train))  # the widest axis gets unit variance, as z has
    codes = quantise((to_pixels(held_out) - mean) @ axes.T / scale, step)
    file = LatentFile("components", bytes(16), step, (28, 28, 1), codes)
    decoded = np.clip(file.latents * scale @ axes + mean, 0.0, 1.0)
    bits = 8.0 * len(file.to_bytes()) / to_pixels(held_out).size
    error = float(np.mean(np.square(decoded - to_pixels(held_out))))
    psnr = -10.0 * np.log10(error)
    name = f"{LATENT_SIZE} principal components, step {step:g}"
    return f"{name:<44}{bits:.4f} bits/px, error {error:.5f}, PSNR {psnr:.2f}"


def main(_):
    logging.set_verbosity(logging.ERROR)  # each restored checkpoint is a line otherwise
    tf.get_logger().setLevel("ERROR")
    digits = data.load("digits", 28, 28, 1)
    (train, _), (held_out, _) = held_out_split(digits.images, digits.labels)
    pixels, share = to_pixels(held_out), np.clip(to_pixels(train).mean(axis=0), 1e-4, 1 - 1e-4)
    alone = np.sum(pixels * np.log(share) + (1 - pixels) * np.log(1 - share)) / len(pixels)
    print(f"{len(train)} digits to train with, {len(held_out)} held out; nats per image")
    print(f"{'beta':>6}{'ELBO':>10}{f'IW {SAMPLES.value}':>10}{'E log p':>10}{'KL':>10}", end="")
    print(f"{'(train)':>10}{'bits/px':>9}{'error':>9}{'PSNR':>7}{'seconds':>8}", flush=True)
    with tempfile.TemporaryDirectory() as directory:
        for beta in map(float, BETA.value):
            print(measured(beta, train, held_out, pathlib.Path(directory)), flush=True)
    stored = 8.0 * len(zlib.compress(held_out.tobytes(), 9)) / held_out.size
    print(f"ceiling of the likelihood, from the greys   {likelihood_ceiling(pixels):.2f}")
    print(f"each pixel by itself, its mean over train   {alone:.2f}")
    for step in (CODE_STEP.value, CODE_STEP.value / 4):
        print(components(train, held_out, step))
    print(f"zlib of the pixels, lossless                {stored:.4f} bits/px")


if __name__ == "__main__":
    app.run(main)
