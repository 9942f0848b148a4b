"""`tf.contrib.opt.MovingAverageOptimizer`: any optimizer, with averages that are saved instead."""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


class MovingAverageOptimizer(tf.compat.v1.train.Optimizer):
    """Lets another optimizer train, and keeps a moving average of what it trains.

    Args:
      opt: `tf.train.Optimizer`.
      average_decay: float in [0, 1).
      num_updates: count of updates, for a smaller decay in the first steps; see
        `tf.train.ExponentialMovingAverage`. None for no such thing.
      sequential_update: whether the averages wait for the optimizer's step.

    Source: TensorFlow 1.15.
    """

    def __init__(
        self,
        opt: Any,
        average_decay: Any = 0.9999,
        num_updates: Any = None,
        sequential_update: bool = True,
    ) -> None:
        super().__init__(use_locking=False, name="MovingAverage")
        self._optimizer = opt
        self._ema = v1.train.ExponentialMovingAverage(average_decay, num_updates=num_updates)
        self._partners: dict[str, str] | None = None  # a variable's name and its average's
        self._sequential_update = sequential_update

    def compute_gradients(self, *args: Any, **kwargs: Any) -> Any:
        """That of the other optimizer."""
        return self._optimizer.compute_gradients(*args, **kwargs)

    def get_slot(self, *args: Any, **kwargs: Any) -> Any:
        """That of the other optimizer."""
        return self._optimizer.get_slot(*args, **kwargs)

    def get_slot_names(self, *args: Any, **kwargs: Any) -> Any:
        """That of the other optimizer."""
        return self._optimizer.get_slot_names(*args, **kwargs)

    def apply_gradients(
        self, grads_and_vars: Any, global_step: Any = None, name: str | None = None
    ) -> Any:
        """Returns an operation that takes the step and updates the averages."""
        grads_and_vars = list(grads_and_vars)
        stepped = self._optimizer.apply_gradients(
            grads_and_vars, global_step=global_step, name=name
        )
        trained = [variable for gradient, variable in grads_and_vars if gradient is not None]
        with v1.control_dependencies([stepped] if self._sequential_update else []):
            averaged = self._ema.apply(trained)
        self._partners = {}
        for variable in trained:
            average = self._ema.average(variable)
            self._partners[variable.op.name] = average.op.name
            self._partners[average.op.name] = variable.op.name
        return tf.group(stepped, averaged, name="train_with_avg")

    def swapping_saver(
        self, var_list: Any = None, name: str = "swapping_saver", **kwargs: Any
    ) -> Any:
        """Returns a Saver that saves each average under its variable's name, and the reverse.

        A plain Saver that restores such a checkpoint puts the averages into the variables. To
        be called after `minimize` or `apply_gradients`, when all variables are there.

        Args:
          var_list: list of variables or dict from name to variable; None for all global ones.
          name: str.
          **kwargs: those of `tf.train.Saver`.

        Raises:
          RuntimeError: before `minimize` or `apply_gradients`.
          ValueError: if `var_list` has a variable and not its average.
        """
        if self._partners is None:
            raise RuntimeError(
                "MovingAverageOptimizer.swapping_saver wants to be called after minimize or "
                "apply_gradients; got called before. Call minimize first."
            )
        if var_list is None:
            var_list = v1.global_variables()
        saved = dict(var_list) if isinstance(var_list, dict) else _by_name(var_list)
        return v1.train.Saver(
            {key: self._swapped(key, value, saved) for key, value in saved.items()},
            name=name,
            **kwargs,
        )

    def _swapped(self, key, value, saved):
        if isinstance(value, list):
            parts = {part.op.name: part for parts in saved.values() for part in _as_list(parts)}
            return [self._swapped(part.op.name, part, parts) for part in value]
        partner = (self._partners or {}).get(key)
        if partner is None:
            return value
        if partner not in saved:
            raise ValueError(
                f"swapping_saver: var_list wants {partner} beside {key}; got {sorted(saved)}. "
                "Add it, or leave var_list out."
            )
        return saved[partner]


def _as_list(value):
    return value if isinstance(value, list) else [value]


def _by_name(variables):
    """Returns a dict from name to variable, or to the list of a partitioned variable's parts."""
    named: dict[str, Any] = {}
    for variable in variables:
        part = getattr(variable, "_save_slice_info", None)  # how Saver itself knows a part
        if part is None:
            named[variable.op.name] = variable
        else:
            named.setdefault(part.full_name, []).append(variable)
    return named
