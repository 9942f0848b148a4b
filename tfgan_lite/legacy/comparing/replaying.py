"""A step once more, in sessions of its own: from the same variables, feeds and taken values."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import tensorflow as tf

from tfgan_lite.determinism import Numerics
from tfgan_lite.legacy.comparing import states
from tfgan_lite.legacy.comparing.planning import Plan

v1 = tf.compat.v1


class Replay:
    """One step, to be run again.

    Args:
      plan: `Plan`.
      before: the variables' values before the step, by name.
      known: the fed and the taken values, by the names of their tensors.
      config: `ConfigProto` of the script's session, or None.
    """

    def __init__(
        self,
        plan: Plan,
        before: Mapping[str, np.ndarray],
        known: Mapping[str, np.ndarray],
        config: Any,
    ) -> None:
        self.plan, self.before, self.known = plan, before, known
        self._config = config

    @contextlib.contextmanager
    def session(self, passes_off: Sequence[str] = ()) -> Iterator[Any]:
        """Yields a session whose variables are those before the step.

        Args:
          passes_off: names of passes of TensorFlow's optimizer that do not run.
        """
        config = with_passes_off(self._config, passes_off)
        with contextlib.closing(v1.Session(graph=self.plan.request.graph, config=config)) as made:
            self.load(made)
            yield made

    def load(self, session: Any) -> None:
        """Sets a session's variables to what they were before the step."""
        states.load(session.run, self.plan.variables, self.before)

    def feeds(self) -> dict[str, np.ndarray]:
        """Returns what is fed: also what the script's session drew or took from a queue."""
        graph = self.plan.request.graph
        return {
            name: value
            for name, value in self.known.items()
            if graph.is_feedable(graph.get_tensor_by_name(name))
        }

    def outcome(self, passes_off: Sequence[str] = (), metadata: Any = None) -> dict[str, Any]:
        """Returns the fetched tensors and the written variables, by name, after the step."""
        request, plan = self.plan.request, self.plan
        options = None
        if metadata is not None:
            options = v1.RunOptions(output_partition_graphs=True)
        with self.session(passes_off) as session:
            fetches = [list(plan.fetches), list(request.tensors), list(request.operations)]
            fetched = session.run(fetches, self.feeds(), options=options, run_metadata=metadata)
            written = states.read(session.run, plan.variables, compared_variables(plan))
        return dict(zip([t.name for t in plan.fetches], fetched[0], strict=True)) | written


def compared_variables(plan: Plan) -> list[str]:
    """Returns the names of the variables that a step writes and that are written eagerly too."""
    return [name for name in plan.written if name not in plan.followed]


def with_passes_off(config: Any, passes: Sequence[str]) -> Any:
    """Returns a copy of a session's configuration in which passes of the optimizer do not run."""
    made = v1.ConfigProto()
    if config is not None:
        made.CopyFrom(config)
    rewriter = made.graph_options.rewrite_options
    for name in passes:
        setattr(rewriter, name, rewriter.OFF)
    return made


def strictly(config: Any, numerics: Numerics) -> Any:
    """Returns the configuration of a script's session under a `Numerics`."""
    return with_passes_off(config, numerics.passes_off) if numerics.passes_off else config
