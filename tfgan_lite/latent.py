"""Noise to paint samples from: chosen by a seed, or a walk between chosen points.

One-hot noise is not drawn but chosen: sample after sample is of the next class, so that a grid of
as many columns as classes shows a class a column.
"""

from collections.abc import Sequence

import numpy as np

from tfgan_lite import random
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game, Noise

_STEPS = 10  # samples along a walk of uniform noise


def asked_noise(game: Game) -> Noise | None:
    """Returns the noise that asks for a class, or None of a game of which none can be asked.

    It is the one-hot noise of as many places as the game's labels have classes. One-hot noise
    beside no labels is a code whose meaning nobody knows before.
    """
    known = [given.classes for given in game.inputs if given.name == "labels"]
    for drawn in game.noise:
        if drawn.distribution == "one_hot" and [drawn.shape[-1]] == known:
            return drawn
    return None


def asked_classes(game: Game, noise: dict[str, np.ndarray]) -> np.ndarray | None:
    """Returns the classes that noise asks for, int32 `[N]`; None where it asks for none."""
    asked = asked_noise(game)
    return None if asked is None else np.argmax(noise[asked.name], axis=-1).astype(np.int32)


def draw_noise(
    game: Game, count: int, seed: int, classes: Sequence[int] | None = None
) -> dict[str, np.ndarray]:
    """Draws the noise of `count` samples; one-hot noise goes through the classes in turn.

    Args:
      game: `Game`.
      count: int >= 1.
      seed: int; the same seed gives the same noise in every engine.
      classes: ints, the classes that `asked_noise` goes through, each below its size; None for
        0, 1, 2 ... of as many as it has. Sample n is of `classes[n % len(classes)]`.

    Returns:
      dict from noise name to float32 array `[count, ...]`.
    """
    return {
        drawn.name: _in_turn(game, drawn, count, classes)
        if drawn.distribution == "one_hot"
        else random.noise(
            [count, *drawn.shape],
            seed=seed,
            stream=f"sample/{drawn.name}",
            step=0,
            distribution=drawn.distribution,
        ).numpy()
        for drawn in game.noise
    }


def walk(
    game: Game, rows: int, columns: int, seed: int, classes: Sequence[int] | None = None
) -> dict[str, np.ndarray]:
    """Returns the noise of `rows` walks, each from one point of the latent space to another.

    Normal noise is walked along the great circle between the two points (Shoemake 1985; White
    2016), since the straight line would cross lengths that the generator never saw; uniform
    noise along the straight line. One-hot noise stays what it is along a walk, and walk after
    walk is of the next class.

    Args:
      game: `Game`.
      rows: int >= 1, the number of walks.
      columns: int >= 2, the number of samples along each, both ends included.
      seed: int.
      classes: as for `draw_noise`, of the walks.

    Returns:
      dict from noise name to float32 array `[rows * columns, ...]`, walk by walk.
    """
    ends = draw_noise(game, 2 * rows, seed)
    share = np.linspace(0.0, 1.0, columns, dtype=np.float32)
    steps = {}
    for drawn in game.noise:
        if drawn.distribution == "one_hot":
            steps[drawn.name] = np.repeat(_in_turn(game, drawn, rows, classes), columns, axis=0)
            continue
        path = _circle if drawn.distribution == "normal" else _line
        pairs = ends[drawn.name].reshape(rows, 2, -1)  # [rows, 2, T]
        walks = [path(start, end, share[:, None]) for start, end in pairs]  # [columns, T] each
        steps[drawn.name] = np.concatenate(walks).reshape(-1, *drawn.shape).astype(np.float32)
    return steps


def walk_code(
    game: Game, name: str, rows: int, seed: int, classes: Sequence[int] | None = None
) -> dict[str, np.ndarray]:
    """Returns the noise of walks along one noise, in each of which all else stays what it is.

    Along one-hot noise a walk goes through its classes; along uniform noise from 0 to 1 in ten
    steps, one axis after another while the others are at 0.5. All walks along the first axis come
    first, then those along the second.

    Args:
      game: `Game`.
      name: str, of a one-hot or uniform noise of the game, of one axis.
      rows: int >= 1, the walks along one-hot noise, or along each axis of uniform noise. Every
        other noise differs from row to row, as `draw_noise` has it.
      seed: int.
      classes: as for `draw_noise`, of the rows.

    Returns:
      dict from noise name to float32 array `[rows * T, ...]` for one-hot noise of T places, or
      `[T * rows * 10, ...]` for uniform noise of T numbers, walk by walk.

    Raises:
      InputError: for a game without such a noise.
    """
    kept = draw_noise(game, rows, seed, classes)
    walked = _walked(game, name)
    places = walked.shape[0]
    if walked.distribution == "one_hot":
        steps = np.eye(places, dtype=np.float32)[None]  # [1, columns, T]
    else:
        steps = np.full([places, _STEPS, places], 0.5, np.float32)  # [axes, columns, T]
        for axis in range(places):
            steps[axis, :, axis] = np.linspace(0.0, 1.0, _STEPS)
    blocks, columns, _ = steps.shape
    noise = {
        other: np.concatenate([np.repeat(values, columns, axis=0)] * blocks)
        for other, values in kept.items()
    }
    return noise | {name: np.repeat(steps, rows, axis=0).reshape(-1, places)}


def columns_of(game: Game, name: str) -> int:
    """Returns how many samples a walk of `walk_code` has; arguments and errors are its own."""
    walked = _walked(game, name)
    return walked.shape[0] if walked.distribution == "one_hot" else _STEPS


def _walked(game, name):
    known = {
        drawn.name: drawn
        for drawn in game.noise
        if drawn.distribution != "normal" and len(drawn.shape) == 1
    }
    if name not in known:
        raise InputError(
            f"--walk: wants a one-hot or uniform noise of one axis; game {game.name} has "
            f"{', '.join(known) or 'none'}; got {name!r}. --interpolate walks between points of "
            "any noise."
        )
    return known[name]


def _in_turn(game, drawn, count, classes):
    """Returns one-hot rows `[count, ...]` of the classes, one after another and from the start."""
    places = drawn.shape[-1]
    chosen_for = classes is not None and drawn == asked_noise(game)
    chosen = np.resize(classes if chosen_for else range(places), count)  # [count]
    rows = np.eye(places, dtype=np.float32)[chosen]  # [count, places]
    inner = [1] * (len(drawn.shape) - 1)
    return np.broadcast_to(rows.reshape(count, *inner, places), [count, *drawn.shape]).copy()


def _line(start, end, share):
    return (1.0 - share) * start + share * end


def _circle(start, end, share):
    cosine = np.dot(start, end) / (np.linalg.norm(start) * np.linalg.norm(end))
    angle = np.arccos(np.clip(cosine, -1.0, 1.0))
    if np.sin(angle) < 1e-6:  # the same or opposite directions: no single circle
        return _line(start, end, share)
    return (np.sin((1.0 - share) * angle) * start + np.sin(share * angle) * end) / np.sin(angle)
