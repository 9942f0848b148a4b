"""A script's steps, each done by its session and eagerly; what is known when the script ends.

The eager execution keeps variables of its own from step to step. What the script changes in
between (it initialises, restores, loads) is changed there too.
"""

import contextlib
import dataclasses
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import tensorflow as tf

from tfgan_lite.determinism import Numerics
from tfgan_lite.legacy.comparing import planning, replaying, requests
from tfgan_lite.legacy.comparing.counting import Counts
from tfgan_lite.legacy.comparing.executing import OperationFailed
from tfgan_lite.legacy.comparing.judging import Judge
from tfgan_lite.legacy.comparing.replaying import Replay
from tfgan_lite.legacy.comparing.stepping import Step, Variables
from tfgan_lite.parity.cause import Cause
from tfgan_lite.parity.looking import in_a_line
from tfgan_lite.parity.result import Comparison, Pair, Verdict

_REFUSALS = 20  # after so many, a script that lets nothing stop it is ended


class Enough(BaseException):
    """Ends a script whose steps have been compared; no `except Exception` of it catches this."""


class Lockstep:
    """A `hooks.Observer` that does each step in both ways.

    Args:
      steps: int, how many steps are compared; behind them, `Enough` is raised.
      numerics: `Numerics` of the script's sessions.
      max_ulp: int, see `parity.divergence`.
      causes: bool, whether to search for the cause of a divergence.
      end: function that is called once the script lets nothing stop it; it ends the process.

    Attributes:
      counts: `Counts`.
      played: int, how many steps were compared.
    """

    def __init__(
        self,
        steps: int,
        numerics: Numerics,
        max_ulp: int = 0,
        causes: bool = True,
        end: Callable[[], None] = lambda: None,
    ) -> None:
        self._steps, self._numerics, self._max_ulp = steps, numerics, max_ulp
        self._end = end
        self._judge = Judge(steps, numerics, max_ulp, causes)
        self.counts = Counts()
        self.played = 0
        self._seconds = {"session": 0.0, "eager": 0.0}
        self._own_seconds = 0.0
        self._refused = 0
        self._prepared = False
        self._configs: Any = weakref.WeakKeyDictionary()
        self._stores: Any = weakref.WeakKeyDictionary()
        self._plans: Any = weakref.WeakKeyDictionary()
        self._blocked: set[str] = set()
        self._step_lock, self._plan_lock = threading.RLock(), threading.Lock()
        self._local = threading.local()

    def made(self, session: Any, config: Any, graph: Any) -> Any:
        """See `hooks.Observer`."""
        if getattr(self._local, "own", False):
            return config
        if not self._prepared:
            self._numerics.set_process()
            self._prepared = True
        self._configs[session] = config = replaying.strictly(config, self._numerics)
        return config

    def passed(self) -> None:
        """See `hooks.Observer`."""
        self.counts.unseen["partial runs are not compared"] += 1

    def run(
        self,
        original: Callable[..., Any],
        session: Any,
        fetches: Any,
        feed_dict: Any = None,
        options: Any = None,
        run_metadata: Any = None,
    ) -> Any:
        """See `hooks.Observer`.

        Raises:
          Enough: in the place of a step behind the last one that is compared.
        """

        def straight() -> Any:
            return original(session, fetches, feed_dict, options, run_metadata)

        if getattr(self._local, "own", False):
            return straight()
        plan = self._plan(session, fetches, feed_dict)
        if plan is None or not plan.trains:
            self.counts.reading += plan is not None and not plan.written
            self.counts.setting += plan is not None and bool(plan.written)
            return straight()
        with self._step_lock, self._among_ourselves():
            if self.played >= self._steps or not self.pair.goes_on:
                self._refuse()
            step = Step(plan, session, original, options, run_metadata)
            try:
                before = step.read(plan.variables)
            except (tf.errors.OpError, LookupError) as error:
                self.counts.unseen[in_a_line(error)] += 1
                return straight()
            result, first, known = step.by_session(fetches, feed_dict)
            self._compare(step, before, first, known)
            return result

    @property
    def pair(self) -> Pair:
        """What is known of the session beside the eager execution."""
        return self._judge.pair

    @property
    def cause(self) -> Cause | str | None:
        """Why the two differ: a `Cause`, a sentence, or None."""
        return self._judge.cause

    def comparison(self) -> Comparison:
        """Returns what was found, for the comparer's tables."""
        return Comparison(
            engines=["session", "eager"],
            numerics=self._numerics,
            steps=self.played,
            max_ulp=self._max_ulp,
            pairs=[self.pair],
            timed=max(self.played - 1, min(self.played, 1)),
            seconds=self._seconds,
            own_seconds=self._own_seconds,
            checkpoints={},
        )

    @contextlib.contextmanager
    def _among_ourselves(self) -> Iterator[None]:
        """Lets the sessions that are used in the block do what they are asked, unseen."""
        self._local.own = True
        try:
            yield
        finally:
            self._local.own = False

    def _refuse(self):
        self._refused += 1
        if self._refused >= _REFUSALS:
            self._end()
        raise Enough

    def _plan(self, session, fetches, feed_dict):
        """Returns the plan of a run, which is made once for each of its kind; None for none."""
        if session not in self._configs:
            return None
        request = requests.read(session.graph, fetches, feed_dict)
        if request is None:
            return None
        with self._plan_lock:
            plans = self._plans.setdefault(request.graph, {})
            key = (request.key, frozenset(self._blocked))
            if key not in plans:
                try:
                    plans[key] = planning.make(request, self._blocked)
                except Exception as error:  # the script's run is its own, and goes on
                    self.counts.unseen[in_a_line(error)] += 1
                    return None
            return dataclasses.replace(plans[key], request=request) if request.feeds else plans[key]

    def _compare(self, step, before, first, known):
        """Executes a step eagerly and compares; never lets the script see an error of ours."""
        self.played += 1
        plan = step.plan
        self.counts.runs[plan.request.title] += 1
        if self.played == 2:  # the first builds
            self._seconds, self._own_seconds = dict.fromkeys(self._seconds, 0.0), 0.0
        self._seconds["session"] += step.seconds
        start = time.perf_counter()
        try:
            with tf.__internal__.eager_context.eager_mode():
                second, known, plan = self._eagerly(step, before, known)
            self._seconds["eager"] += step.eager_seconds
            self.counts.plans[plan.request.key] = plan
            replay = Replay(plan, before, known, self._configs.get(step.session))
            self._judge.judge(self.played, replay, first, second)
        except Exception as error:
            self.pair.verdict = Verdict.FAILED
            self.pair.reasons = [f"eager failed at step {self.played}: {in_a_line(error)}"]
        self._own_seconds += time.perf_counter() - start - step.eager_seconds

    def _eagerly(self, step, before, known):
        """Returns the values of a step that was executed eagerly, and how that was done.

        An operation that cannot be executed becomes one whose values are taken: here from the
        step, run again, and in later steps from the session that the script uses.
        """
        plan = step.plan
        store = self._store(step.session)
        store.follow(before)
        snapshot = {name: store.read(name) for name in plan.variables}
        while True:
            start = time.perf_counter()
            try:
                second = store.execution.run(plan, known)
                written = {name: store.read(name) for name in replaying.compared_variables(plan)}
                step.eager_seconds = time.perf_counter() - start
                store.keep(plan, before, step.after)
                return second | written, known, plan
            except OperationFailed as error:
                if error.op.type in self._blocked:
                    raise
                self._blocked.add(error.op.type)
                for name, value in snapshot.items():
                    store.assign(name, value)
                plan = planning.make(plan.request, self._blocked)
                known = known | self._taken_again(step, plan, before, known)

    def _taken_again(self, step, plan, before, known):
        replay = Replay(plan, before, known, self._configs.get(step.session))
        wanted = [tensor for tensor in plan.taken if tensor.name not in known]
        with tf.Graph().as_default(), replay.session() as session:
            return dict(
                zip(
                    [tensor.name for tensor in wanted],
                    session.run(wanted, replay.feeds()),
                    strict=True,
                )
            )

    def _store(self, session):
        if session not in self._stores:
            self._stores[session] = Variables()
        return self._stores[session]
