"""Progress: lines for a log, a bar for a terminal."""

import io
import sys

from tfgan_lite.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_log_gets_a_line_now_and_then_and_at_the_end(monkeypatch, capsys):
    progress = Progress(4, 7, 3)
    for step in (5, 6, 7):
        progress.show(step, {"a": 1.0, "b": step / 4})
    progress.close()
    lines = capsys.readouterr().err.splitlines()
    assert [line.split()[1] for line in lines] == ["6/7", "7/7"]
    assert lines[0].endswith("a 1.0000  b 1.5000") and "steps/s" in lines[0]


def test_terminal_gets_a_bar_with_speed_and_losses(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    progress = Progress(0, 3, 1)
    for step in (1, 2, 3):
        progress.show(step, {"a": 1.0, "b": 2.5})
    progress.close()
    last = terminal.getvalue().split("\r")[-1]
    assert "3/3" in last and "steps/s" in last and "a 1.0000  b 2.5000" in last
