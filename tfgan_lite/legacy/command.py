"""The command line of `tfgan-legacy`: run, compare and port, each with words of its own."""

import sys

from tfgan_lite.errors import InputError
from tfgan_lite.legacy.comparing import command as comparing
from tfgan_lite.legacy.launcher import command as running

SUMMARY = "Runs TensorFlow 1 scripts as they are on today's TensorFlow."
COMMANDS = ("run", "compare", "port")
HELP = ("--help", "-help", "-h")


def main(words: list[str], search_path: list[str]) -> None:
    """Does what the first word says.

    Args:
      words: the command line without the program's name.
      search_path: `sys.path` as a script would have it; see `launcher.command`.

    Raises:
      SystemExit: with the status that the `main` of each command names.
    """
    if words[:1] == ["run"]:  # not by absl: what follows the script's name is the script's
        running.main(words[1:], search_path)
    elif words[:1] == ["compare"]:
        comparing.main(words[1:], search_path)
    elif "port" in words or words[:1] and words[0] in HELP:
        _port(words)
    else:
        print(f"tfgan-legacy: {_unknown(words)}", file=sys.stderr)
        sys.exit(2)


def _port(words):
    from tfgan_lite import command_line
    from tfgan_lite.legacy.porter import command as porting

    def port(words):
        if words[:1] != ["port"]:
            raise InputError(_unknown(words))
        return porting.main(words[1:])

    porting.define_flags()  # only here: in `run` the flags are the script's
    sys.argv = ["tfgan-legacy", *words]
    usage = f"{running.USAGE}\n\n{comparing.USAGE}\n\n{porting.USAGE}"
    command_line.run(port, SUMMARY, usage)


def _unknown(words):
    return (
        "wants `run SCRIPT.py`, `compare SCRIPT.py` or `port SRC`; got "
        f"{' '.join(words) or 'nothing'!r}. See tfgan-legacy --help."
    )
