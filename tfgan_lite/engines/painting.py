"""The part of a graph that turns noise into images."""

from collections.abc import Mapping

import numpy as np
import tensorflow as tf

from tfgan_lite.game import Game

CHUNK = 256


class Painting:
    """Builds `game.sample` into the default graph, below placeholders for its noise.

    Args:
      game: `Game`.
    """

    def __init__(self, game: Game) -> None:
        self._noise = {
            drawn.name: tf.compat.v1.placeholder(
                tf.float32, [None, *drawn.shape], f"sample/{drawn.name}"
            )
            for drawn in game.noise
        }
        self._images = game.sample(**self._noise)

    def run(self, session: tf.compat.v1.Session, noise: Mapping[str, np.ndarray]) -> np.ndarray:
        """Paints images, a chunk at a time so that memory stays bounded.

        Args:
          session: `tf.compat.v1.Session` of the graph.
          noise: dict from noise name to float array `[N, ...]`, N >= 1.

        Returns:
          float32 array `[N, H, W, C]` in [-1, 1].
        """
        count = len(next(iter(noise.values())))
        chunks = []
        for first in range(0, count, CHUNK):
            feeds = {self._noise[k]: v[first : first + CHUNK] for k, v in noise.items()}
            chunks.append(session.run(self._images, feeds))
        return np.concatenate(chunks)
