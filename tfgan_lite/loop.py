"""The training loop: batches in; checkpoints, pictures, event files and progress out.

It knows nothing of which engine it holds.
"""

import contextlib
import dataclasses
import math
import pathlib
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from tfgan_lite import checkpoints, latent, pictures
from tfgan_lite.early_stopping import BEST, EarlyStopping
from tfgan_lite.engines.interface import Engine
from tfgan_lite.errors import InputError
from tfgan_lite.event_file import EventWriter
from tfgan_lite.health import Health
from tfgan_lite.interruption import Interruption
from tfgan_lite.progress import Progress
from tfgan_lite.settings import Settings
from tfgan_lite.variables import below

GRID_SIDE = 10
POINTS = 2500  # of a scatter
NOISE_SEED = 0  # of the pictures: the same points in every run, to compare runs by eye


class NonFiniteLoss(ArithmeticError):
    """A player's loss, or one of its weights, became infinite or not a number."""


@dataclasses.dataclass(frozen=True)
class Outcome:
    """How a call of `train` ended.

    Attributes:
      step: int, the last round played.
      finished: bool, False if a signal stopped the run.
      workdir, checkpoint, picture: paths; None for what was not written.
      steps_per_second: float, of this process; 0.0 if it played no round.
      best: str or None, what early stopping kept: where, the step and its distance.
    """

    step: int
    finished: bool
    workdir: pathlib.Path
    checkpoint: str | None
    picture: pathlib.Path | None
    steps_per_second: float
    best: str | None = None

    def summary(self) -> str:
        """Returns the closing lines of a run: where everything is, the picture last."""
        lines = [f"{'Finished' if self.finished else 'Stopped'} at step {self.step}"]
        if self.steps_per_second:
            lines[0] += f", {self.steps_per_second:.1f} steps/s"
        lines.append(f"  checkpoint   {self.checkpoint}")
        if self.best:
            lines.append(f"  the best     {self.best}")
        lines.append(f"  event files  {self.workdir} (tensorboard --logdir={self.workdir})")
        lines.append(f"  samples      {self.picture}")
        return "\n".join(lines)


class Loop:
    """One process's share of a run."""

    def __init__(
        self,
        engine: Engine,
        workdir: pathlib.Path,
        settings: Settings,
        steps: int,
        say: Callable[[str], None],
        health: Health,
        early: EarlyStopping | None = None,
    ) -> None:
        self._engine, self._workdir, self._settings = engine, workdir, settings
        self._steps, self._say = steps, say
        self._health, self._early = health, early
        count = POINTS if engine.game.kind == "points" else GRID_SIDE**2
        self._noise = latent.draw_noise(engine.game, count, NOISE_SEED)
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
                self._warn(self._health.after_round(engine.losses, engine.gradient_norms), progress)
                last = engine.step == self._steps or bool(interruption)
                last = self._write(events, losses, progress, last)
            speed = progress.speed(engine.step)
        finished = engine.step == self._steps or self._stops_early
        if self._stops_early:
            self._say(f"Stopped early at step {engine.step}: no picture since was as close.")
        elif not finished:
            self._say(
                f"{interruption.signal_name}: stopped and saved at step {engine.step} of "
                f"{self._steps}. The same command goes on from there."
            )
        paths = (self._workdir, self._checkpoint, self._picture)
        return Outcome(engine.step, finished, *paths, speed, self._best())

    def _write(
        self, events: EventWriter, losses: Mapping[str, float], progress: Progress, last: bool
    ) -> bool:
        """Writes what is due after a step; returns whether it is the last.

        The checkpoint comes last: a run that is killed before it writes the rest again.
        """
        step, settings = self._engine.step, self._settings
        if step % settings.sample_every == 0 and self._look(events):
            last = True
        best = self._early is not None and self._early.best == step
        saves = last or best or step % settings.checkpoint_every == 0
        if saves:
            self._check_weights()
        if last or step % settings.sample_every == 0:
            self._paint(events, progress)
        if last or step % settings.log_every == 0:
            norms = zip(losses, self._engine.gradient_norms.tolist(), strict=True)
            tags = {f"loss/{player}": loss for player, loss in losses.items()}
            tags |= {f"gradient_norm/{player}": norm for player, norm in norms}
            with self._writing("the event file"):
                events.scalars(step, tags | {"steps_per_second": progress.speed(step)})
        if saves:
            self._save()
        if self._early is not None and best:
            with self._writing(f"the best checkpoint, of step {step},"):
                self._early.keep(str(self._checkpoint))
        return last

    def _look(self, events: EventWriter) -> bool:
        """Measures how far samples are from the data; returns whether it is time to stop."""
        if self._early is None:
            return False
        with self._writing("the distance from the data"):
            distance = self._early.look(self._engine.step, self._engine.sample)
            events.scalars(self._engine.step, {"distance": distance})
        return self._early.exhausted

    def _warn(self, warnings: list[str], progress: Progress) -> None:
        for warning in warnings:
            progress.make_room()
            self._say(f"step {self._engine.step}: {warning}")

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
                if below(name, player.owns) and not np.isfinite(value).all():
                    raise NonFiniteLoss(
                        f"{name} of {player.name} is not finite after step {self._engine.step}. "
                        f"{self._kept()} {_lower(player.name)}"
                    )

    def _paint(self, events: EventWriter, progress: Progress) -> None:
        samples = self._engine.sample(self._noise)
        played = self._engine.step / self._steps
        self._warn(self._health.of_samples(samples[: GRID_SIDE**2], played), progress)
        grid = pictures.picture_of(samples, GRID_SIDE, self._settings.dataset)
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

    @property
    def _stops_early(self) -> bool:
        return self._early is not None and self._early.exhausted

    def _best(self) -> str | None:
        if self._early is None or self._early.best is None:
            return None
        distance = self._early.distances[self._early.best]
        return f"{self._workdir / BEST} (step {self._early.best}, distance {distance:.3g})"

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
    return f"Try a lower --set={player}.learning_rate, in another --workdir."
