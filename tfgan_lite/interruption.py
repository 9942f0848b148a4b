"""Ctrl-C and SIGTERM as a request to stop after the present step."""

import contextlib
import signal
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

_Handler = Callable[[int, FrameType | None], Any] | int | None  # as `signal.signal` returns it


class Interruption:
    """Tells whether the process was asked to stop.

    Attributes:
      signal_name: None, or the name of the signal that came, such as `"SIGTERM"`.
    """

    def __init__(self) -> None:
        self.signal_name: str | None = None

    def __bool__(self) -> bool:
        return self.signal_name is not None


@contextlib.contextmanager
def catch_interruption() -> Iterator[Interruption]:
    """Catches SIGINT and SIGTERM in the block; a second one has its usual effect.

    Yields:
      `Interruption`, true once a signal came.
    """
    interruption = Interruption()
    old: dict[signal.Signals, _Handler] = {}

    def handle(number: int, frame: FrameType | None) -> None:
        del frame
        interruption.signal_name = signal.Signals(number).name
        for caught, handler in old.items():
            signal.signal(caught, handler)

    for number in (signal.SIGINT, signal.SIGTERM):
        old[number] = signal.signal(number, handle)
    try:
        yield interruption
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)
