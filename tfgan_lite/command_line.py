"""How every app starts and ends: flags first, TensorFlow later, errors as one line.

Exit status: 0 done, 1 the work failed or found a difference, 2 the input cannot be used,
130 interrupted, 141 as the output was not read to its end.
"""

import importlib
import os
import signal
import sys
import tempfile
from collections.abc import Callable
from typing import NoReturn

from absl import flags

from tfgan_lite.errors import InputError


def run(main: Callable[..., int | None], summary: str, usage: str | None = None) -> NoReturn:
    """Parses the flags, calls `main` and exits.

    Args:
      main: function. It returns None or an exit status, raises `InputError` for what the
        user can mend, or `ArithmeticError` for a run that failed by its own numbers. What
        needs TensorFlow is imported inside it, so that `--help` need not wait for that.
      summary: str, what `--help` prints above the flags.
      usage: str, for an app with words besides the flags: the forms that they have, a line
        each, as `--help` prints them. `main` is called with the list of these words, which
        may stand before and behind flags. None for an app that takes flags only, whose `main`
        is called without an argument.
    """
    program = os.path.basename(sys.argv[0])
    if {"--help", "-help", "-h"} & set(sys.argv[1:]):
        forms = "" if usage is None else f"\n{usage}\n"
        print(f"{summary}\n{forms}{flags.FLAGS.main_module_help()}")
        sys.exit(0)
    flags.FLAGS.set_gnu_getopt(usage is not None)
    try:
        words = flags.FLAGS(sys.argv)[1:]
        if words and usage is None:
            raise InputError(f"wants flags only; got {' '.join(words)!r}. See {program} --help.")
        _import_tensorflow()
        status = main() if usage is None else main(words)
        sys.stdout.flush()
    except (InputError, flags.Error) as error:
        sys.exit(_fail(program, error, 2))
    except ArithmeticError as error:
        sys.exit(_fail(program, error, 1))
    except BrokenPipeError:  # whoever reads the output, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(128 + signal.SIGPIPE)
    except KeyboardInterrupt:
        sys.exit(_fail(program, "interrupted. What was saved before stays as it is.", 130))
    sys.exit(status or 0)


def _import_tensorflow():
    """Imports TensorFlow without the lines that its C++ code prints as it is loaded.

    They say nothing of the run and would bury the app's own. The first of them come before
    TF_CPP_MIN_LOG_LEVEL is obeyed, so standard error itself is turned away; it is shown
    after all if the import fails. Set the variable to 0 to see every line.
    """
    if os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3") == "0":
        return
    kept = os.dup(2)
    with tempfile.TemporaryFile() as lines:
        os.dup2(lines.fileno(), 2)
        try:
            tensorflow = importlib.import_module("tensorflow")
        except Exception:
            lines.seek(0)
            os.write(kept, lines.read())
            raise
        finally:
            os.dup2(kept, 2)
            os.close(kept)
    tensorflow.get_logger().setLevel("ERROR")  # its advice on deprecated calls is for us


def _fail(program, error, status):
    print(f"{program}: {error}", file=sys.stderr)
    return status
