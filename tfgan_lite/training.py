"""From settings to a finished run: a new one, or one that was stopped and goes on.

What a run computes is a function of its settings and its data alone, so that one that was
killed and started again ends in the same bits.
"""

import contextlib
import dataclasses
import os
import pathlib
from collections.abc import Callable

from tfgan_lite import checkpoints, data, games, run_record
from tfgan_lite.class_weights import weighted
from tfgan_lite.data.example_set import ExampleSet
from tfgan_lite.determinism import NUMERICS
from tfgan_lite.early_stopping import COUNT, EarlyStopping
from tfgan_lite.engines.interface import Engine
from tfgan_lite.engines.making import make_engine
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game
from tfgan_lite.health import Health
from tfgan_lite.interruption import catch_interruption
from tfgan_lite.loop import GRID_SIDE, Loop, Outcome
from tfgan_lite.settings import Settings


def train(settings: Settings, say: Callable[[str], None] = print) -> Outcome:
    """Trains a game, or goes on with a run that was stopped.

    Args:
      settings: `Settings`.
      say: function that takes a line for the user.

    Returns:
      `Outcome`.

    Raises:
      InputError: for settings that cannot be used and for a disk that cannot be written.
      NonFiniteLoss: with the step and the player; the last checkpoint stays as it was.
    """
    game = games.make(settings.game, settings.options)
    if settings.balance == "weights":
        game = weighted(game)
    batch_size = game.batch_size if settings.batch_size is None else settings.batch_size
    steps = game.steps if settings.steps is None else settings.steps
    if steps < 1:
        raise InputError(f"--steps: wants a number of at least 1; got {steps}.")
    if settings.engine == "xla" and settings.numerics == "strict":
        raise InputError(
            "--numerics: strict is what graph, eager and function promise each other; got "
            "--engine=xla, which rounds in its own way. Take --numerics=fast."
        )
    dataset = settings.dataset or game.dataset
    settings = dataclasses.replace(settings, dataset=dataset)
    workdir = settings.directory
    checkpoints.check_path("--workdir", workdir)
    examples = _load(dataset, game, settings.balance)
    record = run_record.RunRecord(
        game=settings.game,
        dataset=dataset,
        data=examples.fingerprint(),
        batch_size=batch_size,
        seed=settings.seed,
        balance=settings.balance,
        numerics=settings.numerics,
        players={
            player.name: {f.name: str(getattr(player, f.name)) for f in dataclasses.fields(player)}
            for player in game.players
        },
        options=settings.options,
    )
    known = run_record.check(workdir, record)
    engine = make_engine(
        settings.engine,
        game,
        batch_size=batch_size,
        seed=settings.seed,
        batches=lambda first: data.batches(examples, batch_size, settings.seed, first),
        device=settings.device,
        numerics=NUMERICS[settings.numerics],
    )
    with contextlib.closing(engine):
        checkpoint = _resume(engine, workdir, known, say)
        run_record.write(workdir, record)
        if engine.step >= steps:
            say(f"{workdir} is at step {engine.step} already; raise --steps to go on.")
            return Outcome(engine.step, True, workdir, checkpoint, newest_picture(workdir), 0.0)
        early = _early_stopping(engine, workdir, settings, examples)
        if early is not None and early.exhausted:
            say(f"{workdir} stopped early at step {engine.step}; raise --early_stopping to go on.")
            return Outcome(engine.step, True, workdir, checkpoint, newest_picture(workdir), 0.0)
        say(
            f"{game.name} on {dataset}: {len(examples)} {game.kind}, "
            f"steps {engine.step + 1} to {steps}, batches of {batch_size}, "
            f"{settings.engine} engine, {settings.numerics} numerics, into {workdir}"
        )
        health = Health(game, data.some(examples, game.kind, GRID_SIDE**2))
        loop = Loop(engine, workdir, settings, steps, say, health, early)
        with catch_interruption() as interruption:
            return loop.run(interruption, checkpoint)


def _load(dataset: str, game: Game, balance: str) -> ExampleSet:
    examples = data.load_for(dataset, game)
    if balance != "resample":
        return examples
    if not isinstance(examples, data.ImageSet):
        raise InputError(f"--balance: wants images with labels; {dataset} has {game.kind}.")
    return examples.resampled()


def _early_stopping(
    engine: Engine, workdir: pathlib.Path, settings: Settings, examples: ExampleSet
) -> EarlyStopping | None:
    if settings.early_stopping is None:
        return None
    real = data.some(examples, engine.game.kind, COUNT)
    return EarlyStopping(workdir, settings.early_stopping, engine.game, real, engine.step)


def newest_picture(workdir: str | os.PathLike[str]) -> pathlib.Path | None:
    """Returns the path of the last picture in a working directory, or None."""
    pictures = sorted((pathlib.Path(workdir) / "samples").glob("step-*.png"))
    return pictures[-1] if pictures else None


def _resume(
    engine: Engine, workdir: pathlib.Path, known: bool, say: Callable[[str], None]
) -> str | None:
    """Restores the newest checkpoint that is whole; returns its path, or None to start."""
    found = checkpoints.find(workdir)
    if not known and (found.good or found.damaged):
        raise InputError(
            f"--workdir: {workdir} holds checkpoints but no {run_record.FILE}, so that what they "
            "are of is not known. Put that file back, or give another --workdir."
        )
    for path, reason in found.damaged:
        say(f"Checkpoint {path} cannot be read: {reason}")
    if found.good:
        path = found.good[-1]
        engine.restore(path, keep=found.good)
        say(f"Going on from {path}" + (", the last good one." if found.newest_damaged else "."))
        return path
    if found.damaged:
        raise InputError(
            f"--workdir: {workdir} holds no checkpoint that can be read. "
            "Give another --workdir, or remove the damaged files to start over."
        )
    return None
