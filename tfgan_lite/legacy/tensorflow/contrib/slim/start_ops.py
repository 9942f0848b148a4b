"""The operations with which `slim.learning.train` starts a session."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1
_USE_DEFAULT = 0


def start_ops(
    init_op: Any, ready_op: Any, local_init_op: Any, sync_optimizer: Any, is_chief: bool
) -> dict[str, Any]:
    """Returns the Supervisor's arguments of these names, and `ready_for_local_init_op`.

    Args:
      init_op: operation, None, or 0 for the default one.
      ready_op: tensor, None, or 0 for the default one.
      local_init_op: operation, None, or 0 for the default one.
      sync_optimizer: list of `tf.train.SyncReplicasOptimizer`, or None.
      is_chief: bool.

    Raises:
      ValueError: for a `sync_optimizer` of another class.
    """
    if init_op is _USE_DEFAULT:
        init_op = v1.global_variables_initializer()
    if ready_op is _USE_DEFAULT:
        ready_op = v1.report_uninitialized_variables()
    if local_init_op is _USE_DEFAULT:
        local_init_op = tf.group(v1.local_variables_initializer(), v1.tables_initializer())
    ready_for_local_init_op = None
    if sync_optimizer is not None:
        _check(sync_optimizer)
        with v1.control_dependencies([local_init_op] if local_init_op is not None else []):
            local_init_op = tf.group(
                *[o.chief_init_op if is_chief else o.local_step_init_op for o in sync_optimizer]
            )
        ready_for_local_init_op = tf.group(*[o.ready_for_local_init_op for o in sync_optimizer])
    return {
        "init_op": init_op,
        "ready_op": ready_op,
        "local_init_op": local_init_op,
        "ready_for_local_init_op": ready_for_local_init_op,
    }


def _check(sync_optimizer):
    for optimizer in sync_optimizer:
        if not isinstance(optimizer, v1.train.SyncReplicasOptimizer):
            raise ValueError(
                "train: sync_optimizer wants tf.train.SyncReplicasOptimizer; "
                f"got {optimizer!r}. Wrap it in one, or leave sync_optimizer out."
            )
