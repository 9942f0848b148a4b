"""One step as the session does it, and the variables of the eager execution beside it."""

import time
from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from tfgan_lite import ulp
from tfgan_lite.legacy.comparing import replaying, states
from tfgan_lite.legacy.comparing.executing import Execution, Store
from tfgan_lite.legacy.comparing.planning import Plan

Values = dict[str, np.ndarray]


class Step:
    """One step of the script's session.

    Attributes:
      plan: `Plan`.
      session: the session.
      seconds, eager_seconds: float, what each way took.
      after: dict from name to value of the written variables, after the step.
    """

    def __init__(
        self,
        plan: Plan,
        session: Any,
        original: Callable[..., Any],
        options: Any,
        metadata: Any,
    ) -> None:
        self.plan, self.session = plan, session
        self._original, self._options, self._metadata = original, options, metadata
        self.seconds = self.eager_seconds = 0.0
        self.after: dict[str, np.ndarray] = {}

    def read(self, names: Iterable[str]) -> dict[str, np.ndarray]:
        """Returns the session's variables by name, as they are at this moment."""
        return states.read(
            lambda fetches: self._original(self.session, fetches), self.plan.variables, names
        )

    def by_session(self, fetches: Any, feed_dict: Any) -> tuple[Any, Values, Values]:
        """Returns what the script is to get, the values to compare, and those that are known."""
        plan = self.plan
        start = time.perf_counter()
        result, fetched, taken = self._original(
            self.session,
            [fetches, plan.fetches, plan.taken],
            feed_dict,
            self._options,
            self._metadata,
        )
        self.seconds = time.perf_counter() - start
        self.after = self.read(plan.written)
        fetched, taken = ([np.array(value) for value in values] for values in (fetched, taken))
        first = dict(zip([t.name for t in plan.fetches], fetched, strict=True))
        first |= {name: self.after[name] for name in replaying.compared_variables(plan)}
        known = dict(zip([t.name for t in plan.taken], taken, strict=True))
        return result, first, plan.request.fed() | known


class Variables:
    """The variables of the eager execution, beside those of one session."""

    def __init__(self) -> None:
        self._store = Store()
        self._seen: dict[str, np.ndarray] = {}  # in the session, after the last step
        self.execution = Execution(self._store)

    def read(self, name: str) -> np.ndarray:
        """Returns the value of a variable."""
        return self._store.read(name).numpy()

    def assign(self, name: str, value: np.ndarray) -> None:
        """Sets a variable."""
        self._store.assign(name, value)

    def follow(self, before: Values) -> None:
        """Sets what the script has changed since the last step."""
        for name, value in before.items():
            seen = self._seen.get(name)
            if seen is None or not _same(seen, value):
                self._store.assign(name, value)

    def keep(self, plan: Plan, before: Values, after: Values) -> None:
        """Remembers the session's variables after a step, and follows those not computed."""
        self._seen |= before | after
        for name in plan.followed:
            self._store.assign(name, after[name])


def _same(a, b):
    if a.dtype.kind in "OSUc":
        return np.array_equal(a, b)
    return ulp.identical(a, b)
