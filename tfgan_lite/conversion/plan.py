"""Which variable of a source goes to which of a target, and which have no partner and why."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Pair:
    """A variable of the source, its partner, and the rule that found it.

    Attributes:
      source: str, name.
      target: str, name.
      rule: str, `map`, `name`, `shape` or `order`.
    """

    source: str
    target: str
    rule: str


@dataclasses.dataclass
class Plan:
    """The pairs, and every variable that is in none with the reason.

    Attributes:
      pairs: list of `Pair`.
      mismatched: list of `Pair`, those whose shapes or dtypes differ. They are no pairs: their
        variables stand in the two dicts as well.
      without_source: dict from the name of a variable of the target to the reason.
      without_target: dict from the name of a variable of the source to the reason.
    """

    pairs: list[Pair] = dataclasses.field(default_factory=list)
    mismatched: list[Pair] = dataclasses.field(default_factory=list)
    without_source: dict[str, str] = dataclasses.field(default_factory=dict)
    without_target: dict[str, str] = dataclasses.field(default_factory=dict)
