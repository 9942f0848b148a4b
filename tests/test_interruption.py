"""Signals: the first asks to stop, handlers come back, a second one has its usual effect."""

import os
import signal

import pytest

from tfgan_lite.interruption import catch_interruption


@pytest.fixture(autouse=True)
def usual_ctrl_c():
    """Python's own handler: a shell that starts the tests in the background takes it away."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
def test_first_signal_is_noted(name):
    before = signal.getsignal(signal.SIGINT)
    with catch_interruption() as interruption:
        assert not interruption
        os.kill(os.getpid(), getattr(signal, name))
        assert interruption and interruption.signal_name == name
    assert signal.getsignal(signal.SIGINT) is before


def test_second_ctrl_c_interrupts():
    with pytest.raises(KeyboardInterrupt), catch_interruption():
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
