"""The command line of `tfgan-legacy port`."""

import gc
import pathlib

from absl import flags

from tfgan_lite.errors import InputError

USAGE = """\
  tfgan-legacy port SRC -o OUT [--diff] [--force] [--verbose]
                                      SRC is a Python file or a folder"""

_PYTHONS = {"2": 2, "3": 3, "auto": None}


def define_flags() -> None:
    """Defines the flags of `port`; for absl, before it reads the command line."""
    flags.DEFINE_string(
        "out", None, "port: where to write; a folder if SRC is one.", short_name="o"
    )
    flags.DEFINE_bool("diff", False, "port: print the differences too; without -o, only them.")
    flags.DEFINE_bool("force", False, "port: replace OUT if it exists.")
    flags.DEFINE_bool("verbose", False, "port: print the place of every change.")
    flags.DEFINE_enum("python", "auto", sorted(_PYTHONS), "port: which Python SRC was written for.")


def main(words: list[str]) -> int:
    """Ports a file or folder.

    Args:
      words: what follows `port` on the command line, without the flags.

    Returns:
      int, the exit status.

    Raises:
      InputError: for words or files that cannot be used; nothing is written then.
    """
    given = flags.FLAGS
    if len(words) != 1:
        raise InputError(
            f"port: wants one file or folder; got {' '.join(words) or 'nothing'!r}. "
            "See tfgan-legacy --help."
        )
    if given.out is None and not given.diff:
        raise InputError("port: wants -o OUT, or --diff to print the changes only; got neither.")
    return port(
        pathlib.Path(words[0]),
        pathlib.Path(given.out) if given.out is not None else None,
        diff=given.diff,
        force=given.force,
        verbose=given.verbose,
        python=_PYTHONS[given.python],
    )


def port(
    source: pathlib.Path,
    out: pathlib.Path | None,
    diff: bool = False,
    force: bool = False,
    verbose: bool = False,
    python: int | None = None,
) -> int:
    """Ports a file or folder, and prints the report.

    Args:
      source: file or folder.
      out: where to write, or None to write nothing.
      diff: whether to print the differences.
      force: whether to replace an output that exists.
      verbose: whether the report has the place of every change.
      python: 2 or 3, the version of all files; None to find out.

    Raises:
      InputError: for paths or files that cannot be used.
    """
    # These bring TensorFlow, which is asked what it has.
    from tfgan_lite.legacy.porter import differences, porting, report, tree, writing

    gc.freeze()  # TensorFlow's objects are here to stay: a third of the time went into them
    if not source.exists():
        raise InputError(f"port: SRC wants to be a file or folder; got {source}. Check the path.")
    if out is not None:
        writing.check(source, out, force)
    program = tree.read(source, python)
    if not program.sources:
        raise InputError(f"port: {source} wants to have Python files; got none. Check the path.")
    ported = porting.port(program)
    if diff:
        print(differences.text(ported), end="")
    if out is None:
        return 0
    if source.is_file():
        writing.write_file(ported[0], source, out)
    else:
        writing.write_folder(ported, program.others, program.root, out)
    print(report.text(ported, program.others, program.left_out, verbose))
    print(f"\nWrote {out}")
    return 0
