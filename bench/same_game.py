"""Checks that the engine's game and the plain one are the same game, before they are raced.

The same variables in number and shape; and, from the same weights, on the same images and
noise, the same losses step after step, and the same weights and averages at the end.
"""

import collections

import numpy as np

STEPS = 3
LATE = 100_000  # a step at which averages have their full length
TOLERANCE = 1e-3  # they round differently, and Adam makes a full step of a gradient near 0


class AnotherGame(Exception):
    """The two are not the same game, so that their ratio would mean nothing."""


def check(engine, training):
    """Plays `STEPS` rounds in both and compares.

    Args:
      engine: `GraphEngine`, just made.
      training: `plain.PlainTraining` of the same name.

    Raises:
      AnotherGame: with what differs.
    """
    name = engine.game.name
    shapes = _shapes(engine.graph), _shapes(training.graph)
    if shapes[0] != shapes[1]:
        raise AnotherGame(
            f"{name}: variables of ours alone {dict(shapes[0] - shapes[1])}, "
            f"of plain alone {dict(shapes[1] - shapes[0])}"
        )
    pairs = list(zip(_values(engine.graph), _values(training.graph), strict=True))
    for ours, plain in pairs:
        _set(training, plain, engine.session.run(ours))
    for side in (engine, training):
        _set(side, side.graph.get_collection("global_step")[0], LATE)
    rng = np.random.default_rng(0)
    for step in range(STEPS):
        ours, plain = _play(engine, training, rng)
        if not np.allclose(ours, plain, rtol=TOLERANCE):
            raise AnotherGame(f"{name}: losses of step {step}: ours {ours}, plain {plain}")
    for ours, plain in pairs:
        a, b = engine.session.run(ours), training.session.run(plain)
        if np.mean(np.abs(a - b)) > TOLERANCE * (np.mean(np.abs(a)) + TOLERANCE):
            raise AnotherGame(f"{name}: after {STEPS} steps {ours.name} and {plain.name} differ")


def _set(side, variable, value):
    start = variable.initializer  # fed in the place of its initial value
    side.session.run(start, {start.inputs[1]: value})


def _shapes(graph):
    variables = graph.get_collection("variables")
    return collections.Counter(tuple(variable.shape.as_list()) for variable in variables)


def _values(graph):
    """Returns weights and averages, but not the optimizers' slots, player by player."""
    return [
        variable
        for scope in ("discriminator/", "generator/")
        for variable in graph.get_collection("variables", scope)
        if "/Adam" not in variable.name
    ]


def _play(engine, training, rng):
    """Plays one round in both; returns the pairs of losses of ours and of plain."""
    size, uniform = training.recipe.batch_size, training.recipe.uniform
    batch = training.data[rng.integers(len(training.data), size=size)]
    images = batch.reshape(size, 28, 28, 1)
    if uniform:
        images = images * 2.0 - 1.0
    draw = rng.random if uniform else rng.standard_normal
    z = [draw([size, 100]).astype(np.float32) for _ in range(2)]
    losses = engine.train_step({"images": [images], "z": z})
    return [losses["discriminator"], losses["generator"]], training.step_on(batch, *z)
