"""Variables that a run writes and reads without an order between the two.

Which comes first is then up to the session, and may change from run to run: a loss that is
fetched beside the training of what it is computed from, a clip beside an optimizer.
"""

import tensorflow as tf

from tfgan_lite.legacy.comparing import operations, references
from tfgan_lite.legacy.comparing.planning import Plan


def races(plan: Plan, name: str) -> dict[str, tuple[str, str]]:
    """Returns what of the variables that a tensor depends on is written and used without an order.

    Args:
      plan: `Plan`.
      name: str, of a tensor or of a variable of the run.

    Returns:
      dict from variable to two operations, a write first. Which comes first decides the tensor.
    """
    heads = [op.name for op in plan.order if _makes(op, plan, name)]
    places = {op.name: place for place, op in enumerate(plan.order)}
    behind = _behind(plan, places)
    below = 0
    for head in heads:
        below |= behind[head] | 1 << places[head]
    found: dict[str, tuple[str, str]] = {}
    writing: dict[str, list[tf.Operation]] = {}
    for op in plan.order:
        if operations.writes(op):
            for written in operations.written(op, plan.sources):
                writing.setdefault(written, []).append(op)
    for op in plan.order:
        if op.name not in plan.needed or not below >> places[op.name] & 1:
            continue
        for used in {references.variable_of(tensor, plan.sources) for tensor in op.inputs}:
            if op.type in operations.PASSING or used is None or used in found:
                continue
            for write in writing.get(used, ()):
                ordered = behind[op.name] >> places[write.name] & 1
                ordered |= behind[write.name] >> places[op.name] & 1
                if write is not op and not ordered:
                    found[used] = (write.name, op.name)
    return found


def _makes(op, plan, name):
    """Tells whether an operation computes a tensor, or writes a variable, of a name."""
    if operations.writes(op) and name in operations.written(op, plan.sources):
        return True
    return any(tensor.name == name for tensor in op.outputs)


def _behind(plan, places):
    """Returns for each operation a number whose bits say which others it waits for."""
    behind: dict[str, int] = {}
    for op in plan.order:
        bits = 0
        for other in (*(tensor.op for tensor in op.inputs), *op.control_inputs):
            if other.name in behind:
                bits |= behind[other.name] | 1 << places[other.name]
        behind[op.name] = bits
    return behind
