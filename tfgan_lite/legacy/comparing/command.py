"""The command line of `tfgan-legacy compare`: our options, the script, and what is the script's."""

import dataclasses
import os
import pathlib
import sys
import threading
from typing import Any

from tfgan_lite import determinism
from tfgan_lite.errors import InputError
from tfgan_lite.legacy.launcher import running

USAGE = """\
  tfgan-legacy compare [options] SCRIPT.py [the script's own flags and arguments]

Runs a TensorFlow 1 script, and executes each of its steps eagerly as well, operation by operation.
A step is a session.run that writes a variable, after initialisation. Both begin with the same
variables and are fed the same; what is random or read from a queue is taken from the session.
Exit status: 0 if they agree within --max_ulp, 1 if not, 2 for input that cannot be used.
  --steps=N    how many steps are compared, 10 by default; then the script is stopped
  --numerics=fast|strict
               fast, the default: the script's sessions as they are. strict: without the passes of
               TensorFlow's optimizer that round, as in tfgan-compare --numerics=strict
  --max_ulp=N  how many representable steps two numbers may be apart; 0, the default: the same bits
  --nocause    do not search for the switch of TensorFlow that makes them differ
  --out=DIR    where the table, JSON and chart go; runs/compare-SCRIPT-NUMERICS by default
  --python     as for run"""


@dataclasses.dataclass
class Options:
    """What stands before the script on the command line."""

    steps: int = 10
    numerics: str = "fast"
    max_ulp: int = 0
    cause: bool = True
    out: str | None = None
    python: int | None = None


def main(words: list[str], search_path: list[str]) -> None:
    """Runs a script and compares; exits.

    Args:
      words: what follows `compare` on the command line.
      search_path: `sys.path` without the entries of the launcher itself.

    Raises:
      SystemExit: with the status that `USAGE` names, or as the script raises it.
    """
    if not words or words[0] in ("--help", "-help", "-h"):
        print(USAGE, file=sys.stdout if words else sys.stderr)
        sys.exit(0 if words else 2)
    try:
        options, script, arguments = parse(words)
        running.check(script)
        out = _out(options, script)
    except InputError as error:
        _fail(error)
    compare(options, script, arguments, out, search_path)


def compare(
    options: Options, script: str, arguments: list[str], out: pathlib.Path, search_path: list[str]
) -> None:
    """Runs a script, compares its steps and exits; see `main`."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    import tfgan_lite.legacy.tensorflow  # noqa: F401 - the switches of TensorFlow 1, before sessions
    from tfgan_lite.legacy.comparing import hooks, lockstep, telling

    numerics = dataclasses.replace(
        determinism.NUMERICS[options.numerics], tape_order=False, onednn=determinism.onednn_is_on()
    )
    named = telling.Script(script, tuple(arguments))
    seen: Any = None

    def report(ended: str = "") -> int:
        sys.stdout.flush()
        if not seen.played:
            raise InputError(
                f"compare: {script} wants a session.run that writes a variable, after "
                f"initialisation; got none. {_reasons(seen)}"
            )
        telling.say(seen, named, out, ended)
        return 0 if seen.comparison().equal else 1

    def end() -> None:
        _leave(_status(report))

    seen = lockstep.Lockstep(
        options.steps, numerics, options.max_ulp, causes=options.cause, end=end
    )
    hooked = hooks.Hooks(seen)
    ended = "The script ended before that many steps."
    try:
        running.run(script, arguments, options.python, search_path)
    except lockstep.Enough:
        ended = ""
    except SystemExit as error:
        if error.code not in (None, 0):
            _report_a_failure(seen, report, error)
            raise
    except BaseException as error:
        _report_a_failure(seen, report, error)
        raise
    finally:
        hooked.remove()
    if seen.played >= options.steps or not seen.pair.goes_on:
        ended = ""
    _leave(_status(lambda: report(ended)))


def parse(words: list[str]) -> tuple[Options, str, list[str]]:
    """Returns our options, the script, and the script's arguments.

    Raises:
      InputError: for an option that there is not, or if no script is named.
    """
    options = Options()
    for i, word in enumerate(words):
        if not word.startswith("-"):
            return options, word, words[i + 1 :]
        name, equals, value = word.partition("=")
        if word == "--nocause" or word == "--cause":
            options.cause = word == "--cause"
        elif name in ("--steps", "--max_ulp"):
            least = 1 if name == "--steps" else 0
            if not value.isdecimal() or int(value) < least:
                raise InputError(f"{name}: wants an integer of {least} or more; got {value!r}.")
            setattr(options, name[2:], int(value))
        elif name == "--numerics" and value in determinism.NUMERICS:
            options.numerics = value
        elif name == "--out" and value:
            options.out = value
        elif name == "--python" and value in ("2", "3", "auto"):
            options.python = None if value == "auto" else int(value)
        else:
            raise InputError(
                "compare: an option before the script wants to be --steps=N, "
                "--numerics=fast or strict, --max_ulp=N, --nocause, --out=DIR or --python=2, 3 or "
                f"auto; got {word}. Write the script's own flags behind its name."
            )
    raise InputError(
        f"compare: wants a script; got {' '.join(words)}. Name a .py file in {os.getcwd()}."
    )


def _out(options, script):
    """Returns the directory of the report; scripts may change the current one."""
    name = pathlib.Path(script).stem
    out = options.out or os.path.join("runs", f"compare-{name}-{options.numerics}")
    path = pathlib.Path(out).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise InputError(f"--out: wants a directory; got a file, {out!r}. Give another name.")
    return path


def _report_a_failure(seen, report, error):
    """Says what was compared before the script failed; the traceback follows."""
    if seen.played:
        _status(lambda: report(f"The script failed behind these steps: {type(error).__name__}."))


def _reasons(seen):
    told = "; ".join(seen.counts.unseen)
    if told:
        return f"What could not be compared: {told}."
    return "Give flags with which it trains."


def _status(report):
    try:
        return report()
    except InputError as error:
        print(f"tfgan-legacy: {error}", file=sys.stderr)
        return 2


def _fail(error):
    print(f"tfgan-legacy: {error}", file=sys.stderr)
    sys.exit(2)


def _leave(status):
    """Exits; threads that the script has left running, which wait for its steps, do not."""
    sys.stdout.flush()
    sys.stderr.flush()
    own = threading.current_thread()
    if own is not threading.main_thread() or any(
        thread is not own and not thread.daemon for thread in threading.enumerate()
    ):
        os._exit(status)
    sys.exit(status)
