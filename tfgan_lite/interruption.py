"""Ctrl-C and SIGTERM as a request to stop after the present step."""

import contextlib
import signal


class Interruption:
    """Tells whether the process was asked to stop.

    Attributes:
      signal_name: None, or the name of the signal that came, such as `"SIGTERM"`.
    """

    def __init__(self):
        self.signal_name = None

    def __bool__(self):
        return self.signal_name is not None


@contextlib.contextmanager
def catch_interruption():
    """Catches SIGINT and SIGTERM in the block; a second one has its usual effect.

    Yields:
      `Interruption`, true once a signal came.
    """
    interruption = Interruption()
    old = {}

    def handle(number, frame):
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
