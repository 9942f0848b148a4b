"""The two halves of a game that compress: images to latents, and latents to images."""

import contextlib
import dataclasses
import hashlib
import importlib
import types
from collections.abc import Mapping

import numpy as np

from tfgan_lite import games, variables
from tfgan_lite.codec.latent_file import FINGERPRINT_BYTES
from tfgan_lite.determinism import STRICT, Numerics
from tfgan_lite.engines.graph_sampler import GraphSampler
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game, Noise


class Coder:
    """Encodes and decodes with the weights of a checkpoint.

    A game can encode if the module that makes it has, beside `make_game`, a function
    `encode(images)` from float32 `[N, H, W, C]` in [-1, 1] to latents `[N, T]` from which
    `game.sample` paints them again.

    Args:
      game: str, the game's name; see `games.make`.
      checkpoint: str, path without `.index`.
      device: see `device.session_config`.
      numerics: those of the run.
      options: dict from option of the game to value; see `games.make`.

    Attributes:
      game: str.
      image_shape: (H, W, C).
      latent_size: int T.

    Raises:
      InputError: for a game that cannot encode, and a checkpoint that cannot be read, or lacks
        a variable.
    """

    def __init__(
        self,
        game: str,
        checkpoint: str,
        device: str = "auto",
        numerics: Numerics = STRICT,
        options: Mapping[str, str] | None = None,
    ) -> None:
        self.game = game
        played = games.make(game, options)
        self._encoding = _encoding(game, played)
        self._restore = (checkpoint, device, numerics)
        self._decoder = GraphSampler(played, *self._restore)
        self._noise = played.noise[0]
        height, width, channels = played.image_shape
        self.image_shape = (height, width, channels)
        self.latent_size = self._noise.shape[0]

    def encode(self, images: np.ndarray) -> np.ndarray:
        """Returns the latents, float32 `[N, T]`, of images, float32 `[N, H, W, C]` in [-1, 1]."""
        with contextlib.closing(GraphSampler(self._encoding, *self._restore)) as sampler:
            return sampler.sample({"images": images})

    def decode(self, latents: np.ndarray) -> np.ndarray:
        """Returns images, float32 `[N, H, W, C]` in [-1, 1], of latents, float `[N, T]`."""
        return self._decoder.sample({self._noise.name: latents})

    def fingerprint(self) -> bytes:
        """Returns 16 bytes that tell the weights that decode from all others: of SHA-256."""
        session = self._decoder.session
        with session.graph.as_default():
            held = {variables.full_name(v): v for v in variables.global_variables()}
        digest = hashlib.sha256()
        for name, value in sorted(session.run(held).items()):
            digest.update(f"{name} {value.dtype.str} {value.shape}\n".encode())
            digest.update(np.ascontiguousarray(value).tobytes())
        return digest.digest()[:FINGERPRINT_BYTES]

    def close(self) -> None:
        """Frees the session."""
        self._decoder.close()


def _encoding(name: str, game: Game) -> Game:
    """Returns a game that "paints" latents from images, which a sampler takes for its noise."""
    encode = getattr(_module(name), "encode", None)
    if encode is None or len(game.noise) != 1 or len(game.noise[0].shape) != 1:
        able = [known for known in games.NAMES if hasattr(_module(known), "encode")]
        raise InputError(
            f"--game={name}: wants a game that can encode images, with one latent vector for "
            f"each; got one without `encode`. Those of this package are {', '.join(able)}."
        )
    given = (Noise("images", game.image_shape),)
    return dataclasses.replace(game, noise=given, sample=encode)


def _module(name: str) -> types.ModuleType:
    """Returns the module whose function makes the game."""
    module = name.partition(":")[0] if ":" in name else f"tfgan_lite.games.{name}"
    return importlib.import_module(module)
