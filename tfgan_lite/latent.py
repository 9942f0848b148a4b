"""Noise to paint samples from: chosen by a seed, or a walk between chosen points."""

import numpy as np

from tfgan_lite import random
from tfgan_lite.game import Game


def draw_noise(game: Game, count: int, seed: int) -> dict[str, np.ndarray]:
    """Draws the noise of `count` samples.

    Args:
      game: `Game`.
      count: int >= 1.
      seed: int; the same seed gives the same noise in every engine.

    Returns:
      dict from noise name to float32 array `[count, ...]`.
    """
    return {
        drawn.name: random.noise(
            [count, *drawn.shape],
            seed=seed,
            stream=f"sample/{drawn.name}",
            step=0,
            distribution=drawn.distribution,
        ).numpy()
        for drawn in game.noise
    }


def walk(game: Game, rows: int, columns: int, seed: int) -> dict[str, np.ndarray]:
    """Returns the noise of `rows` walks, each from one point of the latent space to another.

    Normal noise is walked along the great circle between the two points (Shoemake 1985; White
    2016), since the straight line would cross lengths that the generator never saw; uniform
    noise along the straight line.

    Args:
      game: `Game`.
      rows: int >= 1, the number of walks.
      columns: int >= 2, the number of samples along each, both ends included.
      seed: int.

    Returns:
      dict from noise name to float32 array `[rows * columns, ...]`, walk by walk.
    """
    ends = draw_noise(game, 2 * rows, seed)
    share = np.linspace(0.0, 1.0, columns, dtype=np.float32)
    steps = {}
    for drawn in game.noise:
        path = _circle if drawn.distribution == "normal" else _line
        pairs = ends[drawn.name].reshape(rows, 2, -1)  # [rows, 2, T]
        walks = [path(start, end, share[:, None]) for start, end in pairs]  # [columns, T] each
        steps[drawn.name] = np.concatenate(walks).reshape(-1, *drawn.shape).astype(np.float32)
    return steps


def _line(start, end, share):
    return (1.0 - share) * start + share * end


def _circle(start, end, share):
    cosine = np.dot(start, end) / (np.linalg.norm(start) * np.linalg.norm(end))
    angle = np.arccos(np.clip(cosine, -1.0, 1.0))
    if np.sin(angle) < 1e-6:  # the same or opposite directions: no single circle
        return _line(start, end, share)
    return (np.sin((1.0 - share) * angle) * start + np.sin(share * angle) * end) / np.sin(angle)
