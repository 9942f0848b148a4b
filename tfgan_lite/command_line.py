"""How every app starts and ends: flags first, TensorFlow later, errors as one line.

Exit status: 0 done, 1 the work failed, 2 the input cannot be used, 130 interrupted.
"""

import importlib
import os
import sys
import tempfile
from collections.abc import Callable
from typing import NoReturn

from absl import flags

from tfgan_lite.errors import InputError


def run(main: Callable[[], None], summary: str) -> NoReturn:
    """Parses the flags, calls `main()` and exits.

    Args:
      main: function without arguments. It returns None, raises `InputError` for what the
        user can mend, or `ArithmeticError` for a run that failed by its own numbers. What
        needs TensorFlow is imported inside it, so that `--help` need not wait for that.
      summary: str, what `--help` prints above the flags.
    """
    program = os.path.basename(sys.argv[0])
    if {"--help", "-help", "-h"} & set(sys.argv[1:]):
        print(f"{summary}\n{flags.FLAGS.main_module_help()}")
        sys.exit(0)
    try:
        rest = flags.FLAGS(sys.argv)[1:]
        if rest:
            raise InputError(f"wants flags only; got {' '.join(rest)!r}. See {program} --help.")
        _import_tensorflow()
        main()
    except (InputError, flags.Error) as error:
        sys.exit(_fail(program, error, 2))
    except ArithmeticError as error:
        sys.exit(_fail(program, error, 1))
    except KeyboardInterrupt:
        sys.exit(_fail(program, "interrupted. What was saved before stays as it is.", 130))
    sys.exit(0)


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
