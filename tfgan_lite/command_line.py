"""How every app starts and ends: flags first, TensorFlow later, errors as one line.

Exit status: 0 done, 1 the work failed, 2 the input cannot be used.
"""

import os
import sys

from absl import flags

from tfgan_lite.errors import InputError


def run(main, summary):
    """Parses the flags, calls `main()` and exits.

    Args:
      main: function without arguments. It returns None, raises `InputError` for what the
        user can mend, or `ArithmeticError` for a run that failed by its own numbers. It
        imports TensorFlow itself, so that `--help` need not.
      summary: str, what `--help` prints above the flags.
    """
    program = os.path.basename(sys.argv[0])
    if {"--help", "-help", "-h"} & set(sys.argv[1:]):
        print(f"{summary}\n{flags.FLAGS.main_module_help()}")
        sys.exit(0)
    # TensorFlow's C++ start-up lines would bury the app's own; what matters of them comes
    # back as an exception. Set the variable to 0 to see them all.
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    try:
        rest = flags.FLAGS(sys.argv)[1:]
        if rest:
            raise InputError(f"wants flags only; got {' '.join(rest)!r}. See {program} --help.")
        main()
    except (InputError, flags.Error) as error:
        sys.exit(_fail(program, error, 2))
    except ArithmeticError as error:
        sys.exit(_fail(program, error, 1))
    sys.exit(0)


def _fail(program, error, status):
    print(f"{program}: {error}", file=sys.stderr)
    return status
