"""Keras, where a script imports it by its own name: sets without a network, and its session."""

from collections.abc import Callable
from typing import Any


def _loader(name: str) -> Callable[..., Any]:
    """Returns `keras.datasets.NAME.load_data`, which reads what is on the disk too."""

    def load_data(*path: Any, **named: Any) -> Any:
        from tfgan_lite.legacy import keras_sets

        return getattr(keras_sets, name)(*path, **named)

    return load_data


class Mnist:
    """`keras.datasets.mnist`."""

    OVER = {"load_data": _loader("mnist")}
    GAPS: dict[str, Any] = {}


class FashionMnist:
    """`keras.datasets.fashion_mnist`."""

    OVER = {"load_data": _loader("fashion_mnist")}
    GAPS: dict[str, Any] = {}


class Cifar10:
    """`keras.datasets.cifar10`."""

    OVER = {"load_data": _loader("cifar10")}
    GAPS: dict[str, Any] = {}


def _set_session(session: Any) -> None:
    """`set_session`: Keras has no session of its own any more."""


def _get_session() -> Any:
    """`get_session`: the default session, or a new one."""
    from tensorflow.compat import v1

    return v1.get_default_session() or v1.Session()


class Backend:
    """`keras.backend`."""

    OVER: dict[str, Any] = {}
    GAPS = {"get_session": _get_session, "set_session": _set_session}
