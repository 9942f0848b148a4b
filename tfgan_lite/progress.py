"""How a run shows that it moves: a bar on a terminal, a line now and then in a log."""

import shutil
import sys
import time
from collections.abc import Mapping

from tqdm import tqdm


class Progress:
    """Shows steps, speed and losses on standard error.

    Args:
      first: int, the step at which this process starts.
      last: int, the step at which the run ends.
      every: int, the number of steps between two lines where there is no terminal.
    """

    def __init__(self, first: int, last: int, every: int) -> None:
        self._first, self._last, self._every = first, last, every
        self._start = time.monotonic()
        self._bar = None
        if sys.stderr.isatty():
            # The size is given, as tqdm shows nothing where the terminal says that it has none.
            size = shutil.get_terminal_size()
            self._bar = tqdm(
                total=last,
                initial=first,
                unit=" steps",
                mininterval=0.5,
                ncols=size.columns,
                nrows=size.lines,
            )

    def show(self, step: int, losses: Mapping[str, float]) -> None:
        """Shows the state after `step`; `losses` is a dict from player name to float."""
        if self._bar is not None:
            if step % self._every == 0:
                self._bar.set_postfix_str(_words(losses), refresh=False)
            self._bar.update(1)
        elif step % self._every == 0 or step == self._last:
            line = f"step {step}/{self._last}  {self.speed(step):.1f} steps/s  {_words(losses)}"
            print(line, file=sys.stderr, flush=True)

    def speed(self, step: int) -> float:
        """Returns the steps per second of this process up to `step`."""
        return (step - self._first) / max(time.monotonic() - self._start, 1e-9)

    def make_room(self) -> None:
        """Takes the bar away until the next step, for a line that somebody else prints."""
        if self._bar is not None:
            self._bar.clear()

    def close(self) -> None:
        """Leaves the bar as it stands."""
        if self._bar is not None:
            self._bar.close()


def _words(losses):
    return "  ".join(f"{player} {loss:.4f}" for player, loss in losses.items())
