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
from tfgan_lite.engines.interface import Engine
from tfgan_lite.errors import InputError
from tfgan_lite.event_file import EventWriter
from tfgan_lite.interruption import Interruption
from tfgan_lite.progress import Progress
from tfgan_lite.settings import Settings
from tfgan_lite.variables import below

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


class Loop:
    """One process's share of a run."""

    def __init__(
        self,
        engine: Engine,
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
                if below(name, player.owns) and not np.isfinite(value).all():
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
    return f"Try a lower --set={player}.learning_rate, in another --workdir."
