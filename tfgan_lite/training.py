"""The training loop: batches in; checkpoints, pictures, event files and progress out.

It knows nothing of which engine it holds. What a run computes is a function of its
settings alone, so that one that was killed and started again ends in the same bits.
"""

import contextlib
import dataclasses
import math
import os
import pathlib
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from tfgan_lite import checkpoints, data, games, latent, pictures, run_record
from tfgan_lite.engines.graph import GraphEngine
from tfgan_lite.errors import InputError
from tfgan_lite.event_file import EventWriter
from tfgan_lite.game import Game
from tfgan_lite.interruption import Interruption, catch_interruption
from tfgan_lite.progress import Progress
from tfgan_lite.settings import Settings

GRID_SIDE = 10
NOISE_SEED = 0  # of the pictures: the same points in every run, to compare runs by eye


class NonFiniteLoss(ArithmeticError):
    """A player's loss, or one of its weights, became infinite or not a number."""


@dataclasses.dataclass(frozen=True)
class Outcome:
    """How a call of `train` ended.

    Attributes:
      step: int, the last round played.
      finished: bool, False if a signal stopped the run early.
      workdir, checkpoint, picture: paths; None for what was not written.
      steps_per_second: float, of this process; 0.0 if it played no round.
    """

    step: int
    finished: bool
    workdir: pathlib.Path
    checkpoint: str | None
    picture: pathlib.Path | None
    steps_per_second: float

    def summary(self) -> str:
        """Returns the closing lines of a run: where everything is, the picture last."""
        lines = [f"{'Finished' if self.finished else 'Stopped'} at step {self.step}"]
        if self.steps_per_second:
            lines[0] += f", {self.steps_per_second:.1f} steps/s"
        lines.append(f"  checkpoint   {self.checkpoint}")
        lines.append(f"  event files  {self.workdir} (tensorboard --logdir={self.workdir})")
        lines.append(f"  samples      {self.picture}")
        return "\n".join(lines)


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
    game = _game(settings)
    batch_size = game.batch_size if settings.batch_size is None else settings.batch_size
    steps = game.steps if settings.steps is None else settings.steps
    if steps < 1:
        raise InputError(f"--steps: wants a number of at least 1; got {steps}.")
    workdir = settings.directory
    checkpoints.check_path("--workdir", workdir)
    images = data.load(settings.dataset, *game.image_shape)
    record = run_record.RunRecord(
        game=settings.game,
        dataset=settings.dataset,
        data=images.fingerprint(),
        batch_size=batch_size,
        seed=settings.seed,
        learning_rates={player.name: player.learning_rate for player in game.players},
    )
    known = run_record.check(workdir, record)
    data.check_batch_size(images, batch_size)
    engine = GraphEngine(
        game,
        batch_size=batch_size,
        seed=settings.seed,
        batches=lambda first: data.batches(images, batch_size, settings.seed, first),
        device=settings.device,
    )
    with contextlib.closing(engine):
        checkpoint = _resume(engine, workdir, known, say)
        run_record.write(workdir, record)
        if engine.step >= steps:
            say(f"{workdir} is at step {engine.step} already; raise --steps to go on.")
            return Outcome(engine.step, True, workdir, checkpoint, newest_picture(workdir), 0.0)
        say(
            f"{game.name} on {settings.dataset}: {len(images.images)} images, "
            f"steps {engine.step + 1} to {steps}, batches of {batch_size}, into {workdir}"
        )
        with catch_interruption() as interruption:
            return _Loop(engine, workdir, settings, steps, say).run(interruption, checkpoint)


def newest_picture(workdir: str | os.PathLike[str]) -> pathlib.Path | None:
    """Returns the path of the last picture in a working directory, or None."""
    pictures = sorted((pathlib.Path(workdir) / "samples").glob("step-*.png"))
    return pictures[-1] if pictures else None


class _Loop:
    """One process's share of a run."""

    def __init__(
        self,
        engine: GraphEngine,
        workdir: pathlib.Path,
        settings: Settings,
        steps: int,
        say: Callable[[str], None],
    ) -> None:
        self._engine, self._workdir, self._settings = engine, workdir, settings
        self._steps, self._say = steps, say
        self._noise = latent.draw_noise(engine.game, GRID_SIDE**2, NOISE_SEED)
        self._saved = engine.step
        self._picture: pathlib.Path | None = None

    def run(self, interruption: Interruption, checkpoint: str | None) -> Outcome:
        engine, settings = self._engine, self._settings
        self._checkpoint = checkpoint
        progress = Progress(engine.step, self._steps, settings.log_every)
        events = EventWriter(self._workdir, engine.step)
        with contextlib.closing(progress), contextlib.closing(events):
            last = False
            while not last:
                losses = engine.train_step()
                self._check_finite(losses)
                progress.show(engine.step, losses)
                last = engine.step == self._steps or bool(interruption)
                self._write(events, losses, progress, last)
            speed = progress.speed(engine.step)
        finished = engine.step == self._steps
        if not finished:
            self._say(
                f"{interruption.signal_name}: stopped and saved at step {engine.step} of "
                f"{self._steps}. The same command goes on from there."
            )
        return Outcome(engine.step, finished, self._workdir, self._checkpoint, self._picture, speed)

    def _write(
        self, events: EventWriter, losses: Mapping[str, float], progress: Progress, last: bool
    ) -> None:
        """Writes what is due after a step.

        The checkpoint comes last: a run that is killed before it writes the rest again.
        """
        step, settings = self._engine.step, self._settings
        saves = last or step % settings.checkpoint_every == 0
        if saves:
            self._check_weights()
        if last or step % settings.sample_every == 0:
            self._paint(events)
        if last or step % settings.log_every == 0:
            tags = {f"loss/{player}": loss for player, loss in losses.items()}
            with self._writing("the event file"):
                events.scalars(step, tags | {"steps_per_second": progress.speed(step)})
        if saves:
            self._save()

    def _check_finite(self, losses: Mapping[str, float]) -> None:
        for player, loss in losses.items():
            if not math.isfinite(loss):
                raise NonFiniteLoss(
                    f"The loss of {player} is {loss} at step {self._engine.step}. "
                    f"{self._kept()} {_lower(player)}"
                )

    def _check_weights(self) -> None:
        """A loss is of the weights before its step, so what a step made of them is not in it."""
        values = self._engine.variables()
        for player in self._engine.game.players:
            for name, value in values.items():
                if name.startswith(player.owns + "/") and not np.isfinite(value).all():
                    raise NonFiniteLoss(
                        f"{name} of {player.name} is not finite after step {self._engine.step}. "
                        f"{self._kept()} {_lower(player.name)}"
                    )

    def _paint(self, events: EventWriter) -> None:
        grid = pictures.image_grid(self._engine.sample(self._noise), columns=GRID_SIDE)
        path = self._workdir / "samples" / f"step-{self._engine.step:08d}.png"
        with self._writing(f"the picture {path}"):
            path.parent.mkdir(exist_ok=True)
            pictures.write_png(path, grid)
            events.image(self._engine.step, "samples", grid)
        self._picture = path

    def _save(self) -> None:
        prefix = self._workdir / checkpoints.NAME
        with self._writing(f"the checkpoint of step {self._engine.step}"):
            try:
                path = self._engine.save(str(prefix))
            except Exception:
                for part in self._workdir.glob(f"{checkpoints.NAME}-{self._engine.step}.*"):
                    part.unlink(missing_ok=True)
                raise
        self._saved, self._checkpoint = self._engine.step, path

    def _kept(self) -> str:
        if not self._saved:
            return "There is no checkpoint yet."
        return f"The last good checkpoint is {self._workdir / checkpoints.NAME}-{self._saved}."

    @contextlib.contextmanager
    def _writing(self, what: str) -> Iterator[None]:
        """Turns a failure to write into what the user needs to know."""
        try:
            yield
        except OSError as error:
            lost = f"steps {self._saved + 1} to {self._engine.step}"
            raise InputError(
                f"--workdir: {what} could not be written ({error.strerror}). Lost: {lost}. "
                f"{self._kept()} Make room in {self._workdir} and give the same command again."
            ) from error


def _lower(player: str) -> str:
    return f"Try a lower --{player}_learning_rate, in another --workdir."


def _game(settings: Settings) -> Game:
    game = games.make(settings.game)
    players = [player.name for player in game.players]
    for name in settings.learning_rates:
        if name not in players:
            raise InputError(
                f"--{name}_learning_rate: --game={settings.game} has the players "
                f"{', '.join(players)}; got a rate for {name}."
            )
    return game.with_learning_rates(settings.learning_rates)


def _resume(
    engine: GraphEngine, workdir: pathlib.Path, known: bool, say: Callable[[str], None]
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
