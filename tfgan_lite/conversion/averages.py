"""Averaged weights in the place of those that they average."""

from tfgan_lite.conversion.contents import Contents, Spec
from tfgan_lite.errors import InputError

SUFFIX = "/ExponentialMovingAverage"  # TF1's, behind the name of the variable


def in_place(contents: Contents) -> tuple[Contents, dict[str, str]]:
    """Gives each variable that has an average the value of the average.

    Args:
      contents: `Contents`.

    Returns:
      `Contents` without the averages themselves, and a dict from the name of each value that
      is left out to the reason.

    Raises:
      InputError: if no variable has an average.
    """
    own = {name.removesuffix(SUFFIX) for name in contents if name.endswith(SUFFIX)}
    own &= contents.keys()
    if not own:
        raise InputError(
            f"--averaged: wants averages of variables, named <variable>{SUFFIX}; "
            f"{contents.path} has none. Convert it without the flag."
        )
    averages = {name + SUFFIX for name in own}
    specs: list[Spec] = [s for s in contents.specs.values() if s.name not in averages]

    def read(name):
        return contents[name + SUFFIX if name in own else name]

    changed = Contents(contents.path, contents.kind, specs, read, contents.root)
    changed.bookkeeping = contents.bookkeeping
    return changed, {f"{name} (its own value)": "its average is taken" for name in sorted(own)}
