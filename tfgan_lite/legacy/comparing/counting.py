"""What was compared of a script, and what was not."""

import collections
import dataclasses

from tfgan_lite.legacy.comparing.planning import Part, Plan


@dataclasses.dataclass
class Counts:
    """What was compared, and what was not.

    Attributes:
      runs: dict from the title of a step to how often it was run.
      plans: the plans of the steps, by their keys.
      reading: int, the runs that write no variable.
      setting: int, those that write variables and are no steps: they initialise or restore.
      unseen: dict from the reason to how many steps could not be compared.
    """

    runs: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)
    plans: dict[tuple, Plan] = dataclasses.field(default_factory=dict)
    reading: int = 0
    setting: int = 0
    unseen: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)


def parts_of(counts: Counts, part: Part) -> collections.Counter[str]:
    """Returns how many operations of each type are of a part, over all kinds of steps."""
    total: collections.Counter[str] = collections.Counter()
    for plan in counts.plans.values():
        total |= plan.counts(part)
    return total
