"""`tf.contrib.opt.ScipyOptimizerInterface`: a loss of the graph, minimized by SciPy."""

from collections.abc import Callable
from typing import Any

import numpy as np
import tensorflow as tf

v1 = tf.compat.v1


class ExternalOptimizerInterface:
    """What an algorithm from outside TensorFlow needs; a subclass gives `_minimize`.

    Args:
      loss: scalar tensor.
      var_list: list of variables; None for all trainable ones.
      equalities: list of scalar tensors to hold at 0.
      inequalities: list of scalar tensors to hold at 0 or above.
      var_to_bounds: dict from variable to (low, high), each a number or an array that
        broadcasts to the variable's shape.
      **optimizer_kwargs: for the algorithm.

    Source: TensorFlow 1.15.
    """

    def __init__(
        self,
        loss: Any,
        var_list: Any = None,
        equalities: Any = None,
        inequalities: Any = None,
        var_to_bounds: Any = None,
        **optimizer_kwargs: Any,
    ) -> None:
        self._loss = loss
        self._vars = v1.trainable_variables() if var_list is None else list(var_list)
        self._equalities = equalities or []
        self._inequalities = inequalities or []
        self.optimizer_kwargs = optimizer_kwargs
        self._shapes = [tuple(variable.shape.as_list()) for variable in self._vars]
        ends = np.cumsum([0] + [int(np.prod(shape)) for shape in self._shapes])
        self._slices = [slice(a, b) for a, b in zip(ends[:-1], ends[1:], strict=True)]
        self._bounds = None if var_to_bounds is None else self._packed_bounds(var_to_bounds)
        self._values = [v1.placeholder(variable.dtype.base_dtype) for variable in self._vars]
        self._assigned = [
            variable.assign(tf.reshape(value, shape))
            for variable, value, shape in zip(self._vars, self._values, self._shapes, strict=True)
        ]
        self._packed = _pack(self._vars)
        self._loss_gradient = self._gradient(loss)
        self._equality_gradients = [self._gradient(one) for one in self._equalities]
        self._inequality_gradients = [self._gradient(one) for one in self._inequalities]

    def minimize(
        self,
        session: Any = None,
        feed_dict: Any = None,
        fetches: Any = None,
        step_callback: Callable[[Any], Any] | None = None,
        loss_callback: Callable[..., Any] | None = None,
        **run_kwargs: Any,
    ) -> None:
        """Minimizes the loss, and puts what was found into the variables.

        Args:
          session: `tf.Session`; None for the default one.
          feed_dict: dict, for every run.
          fetches: list of tensors to run with the loss, for `loss_callback`.
          step_callback: called after a step with the flat vector of all variables.
          loss_callback: called whenever the loss is computed, with the values of `fetches`.
          **run_kwargs: for the `session.run` that assigns the variables.
        """
        session = session or v1.get_default_session()
        fetches = list(fetches or [])

        def runs(tensors: list[Any], callback: Any = None) -> Callable[[Any], Any]:
            def run(x: Any) -> Any:
                feeds = {
                    variable: x[part].reshape(shape)
                    for variable, part, shape in zip(
                        self._vars, self._slices, self._shapes, strict=True
                    )
                }
                found = session.run(tensors + fetches, {**feeds, **(feed_dict or {})})
                if callback is not None:
                    callback(*found[len(tensors) :])
                return found[: len(tensors)]

            return run

        found = self._minimize(
            initial_val=session.run(self._packed),
            loss_grad_func=runs([self._loss, self._loss_gradient], loss_callback),
            equality_funcs=[runs([one]) for one in self._equalities],
            equality_grad_funcs=[runs([one]) for one in self._equality_gradients],
            inequality_funcs=[runs([one]) for one in self._inequalities],
            inequality_grad_funcs=[runs([one]) for one in self._inequality_gradients],
            packed_bounds=self._bounds,
            step_callback=step_callback or (lambda x: None),
            optimizer_kwargs=self.optimizer_kwargs,
        )
        values = [found[part] for part in self._slices]
        session.run(self._assigned, dict(zip(self._values, values, strict=True)), **run_kwargs)

    def _minimize(
        self,
        initial_val: Any,
        loss_grad_func: Any,
        equality_funcs: Any,
        equality_grad_funcs: Any,
        inequality_funcs: Any,
        inequality_grad_funcs: Any,
        packed_bounds: Any,
        step_callback: Any,
        optimizer_kwargs: Any,
    ) -> Any:
        """Returns the flat vector that minimizes the loss; for a subclass to write."""
        raise NotImplementedError(
            "ExternalOptimizerInterface wants a subclass with a method _minimize; got "
            f"{type(self).__name__}. Use ScipyOptimizerInterface, or write one."
        )

    def _gradient(self, tensor):
        gradients = v1.gradients(tensor, self._vars)
        return _pack(
            [
                tf.zeros_like(variable) if gradient is None else gradient
                for gradient, variable in zip(gradients, self._vars, strict=True)
            ]
        )

    def _packed_bounds(self, var_to_bounds):
        by_name = {variable.op.name: bounds for variable, bounds in var_to_bounds.items()}
        low: list[float] = []
        high: list[float] = []
        for variable, shape in zip(self._vars, self._shapes, strict=True):
            lowest, highest = by_name.get(variable.op.name, (-np.inf, np.inf))
            low.extend(np.broadcast_to(lowest, shape).flat)
            high.extend(np.broadcast_to(highest, shape).flat)
        return list(zip(low, high, strict=True))


class ScipyOptimizerInterface(ExternalOptimizerInterface):
    """`scipy.optimize.minimize` on a loss of the graph; L-BFGS-B unless `method` says another.

    `optimizer_kwargs` are those of SciPy's function, such as `method` and `options`.

    Raises:
      ValueError: in `minimize`, for a keyword that is set here: jac, callback, constraints,
        bounds (give `var_to_bounds`).
      ModuleNotFoundError: in `minimize`, where SciPy is not installed.
    """

    _DEFAULT_METHOD = "L-BFGS-B"

    def _minimize(
        self,
        initial_val: Any,
        loss_grad_func: Any,
        equality_funcs: Any,
        equality_grad_funcs: Any,
        inequality_funcs: Any,
        inequality_grad_funcs: Any,
        packed_bounds: Any,
        step_callback: Any,
        optimizer_kwargs: Any,
    ) -> Any:
        import scipy.optimize

        def value_and_gradient(x: Any) -> tuple[float, Any]:
            value, gradient = loss_grad_func(x)
            return float(value), gradient.astype("float64")

        def constraints(kind: str, values: Any, gradients: Any) -> list[dict[str, Any]]:
            return [
                {
                    "type": kind,
                    "fun": lambda x, v=v: float(v(x)[0]),
                    "jac": lambda x, g=g: g(x)[0].astype("float64"),
                }
                for v, g in zip(values, gradients, strict=True)
            ]

        ours = {
            "jac": True,
            "callback": step_callback,
            "constraints": constraints("eq", equality_funcs, equality_grad_funcs)
            + constraints("ineq", inequality_funcs, inequality_grad_funcs),
            "bounds": packed_bounds,
        }
        for name in ours.keys() & optimizer_kwargs.keys():
            raise ValueError(
                f"ScipyOptimizerInterface: {name} is set here; got {optimizer_kwargs[name]!r}. "
                "Give var_to_bounds, equalities, inequalities or minimize's callbacks instead."
            )
        given = {"method": self._DEFAULT_METHOD, **optimizer_kwargs}
        if not ours["constraints"]:  # a method that takes none would warn of an empty list
            del ours["constraints"]
        start = initial_val.astype("float64")  # some of SciPy's methods take no other dtype
        found = scipy.optimize.minimize(value_and_gradient, start, **ours, **given)
        v1.logging.info(
            "Optimization terminated with:\n  Message: %s\n  Objective function value: %f\n"
            "  Number of iterations: %s\n  Number of functions evaluations: %s",
            found.message,
            found.fun,
            found.get("nit"),
            found.get("nfev"),
        )
        return found["x"]


def _pack(tensors):
    """Returns all values as one vector."""
    return tf.concat([tf.reshape(tensor, [-1]) for tensor in tensors], 0)
