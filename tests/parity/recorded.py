"""Records which public functions and classes of tfgan_lite a case calls, and with what."""

import contextlib
import functools
import importlib
import inspect
import pkgutil
import sys

import tensorflow as tf

import tfgan_lite
from tfgan_lite import (
    augmentation,
    class_weights,
    game,
    games,
    layers,
    losses,
    networks,
    optimizers,
    packing,
    penalties,
    random,
    spectral_norm,
    variables,
    variational,
)
from tfgan_lite.engines.making import make_engine
from tfgan_lite.engines.reading import reusing

# Whose functions all are to be covered.
_MODULES = (
    *(losses, penalties, augmentation, class_weights, packing),
    *(optimizers, spectral_norm, variational),
)


def public_names():
    """Returns a dict from each public name that a case can cover to what has that name."""
    found = {f"layers.{name}": thing for name, thing in _public(layers).items()}
    for module in _MODULES:
        found |= functions(module)
    for name in modules(networks):
        found[f"networks.{name}"] = importlib.import_module(f"tfgan_lite.networks.{name}")
    found |= {f"games.{name}": name for name in games.NAMES}
    found |= {f"game.{n}": v for n, v in _public(game).items() if isinstance(v, str)}
    return found | {f"random.{name}": name for name in random.DISTRIBUTIONS}


def functions(module):
    """Returns a dict from name (`losses.hinge_generator_loss`) to function of a module."""
    short = module.__name__.removeprefix(f"{tfgan_lite.__name__}.")
    return {
        f"{short}.{name}": thing
        for name, thing in _public(module).items()
        if inspect.isfunction(thing) and thing.__module__ == module.__name__
    }


def modules(package):
    """Returns the names of the public modules of a package."""
    names = [found.name for found in pkgutil.iter_modules(package.__path__)]
    return [name for name in names if not name.startswith("_")]


def calls_of(case):
    """Builds a case's losses and samples and returns what was called.

    Returns:
      A list of (public name, dict from parameter to argument that was given).
    """
    with _recording() as calls, tf.Graph().as_default() as graph:
        played = case.make()
        if any(name.startswith("optimizers.") for name in case.covers):  # an engine's business
            make_engine("graph", played, batch_size=4).close()
        size = case.test_batch or min(played.batch_size, 4)
        with graph.as_default(), variables.VariableStore(0).as_default():
            noise = {n.name: tf.zeros([size, *n.shape]) for n in played.noise}
            inputs = {i.name: tf.zeros([size, *i.shape], i.dtype) for i in played.inputs}
            played.losses(**inputs, **noise)
            with reusing(True):
                played.sample(**noise)
    constants = [f"random.{noise.distribution}" for noise in played.noise]
    constants += [n for n, v in public_names().items() if v == played.turns]
    return calls + [(name, {}) for name in constants]


def covered(calls):
    """Returns the set of public names that the calls cover."""
    called = {name for name, _ in calls}
    for name in modules(networks):
        module = importlib.import_module(f"tfgan_lite.networks.{name}")
        if set(functions(module)) <= called:  # all of its networks
            called.add(f"networks.{name}")
    return called | {n.removesuffix(".make_game") for n in called if n.endswith(".make_game")}


def _public(module):
    return {
        name: thing
        for name, thing in vars(module).items()
        if not name.startswith("_") and not inspect.ismodule(thing)
    }


@contextlib.contextmanager
def _recording():
    """Puts a recorder in the place of every public function and class, and yields the calls."""
    calls = []
    made = [importlib.import_module(f"tfgan_lite.games.{name}") for name in games.NAMES]
    nets = [importlib.import_module(f"tfgan_lite.networks.{name}") for name in modules(networks)]
    with contextlib.ExitStack() as stack:
        for module in (*_MODULES, *nets, *made):
            for name, function in functions(module).items():
                _replace(stack, function, _recorder(name, function, calls))
        for name, thing in _public(layers).items():
            if inspect.isclass(thing):
                # In the package only, which users see: a function of the layers makes an
                # object of the class that its own module holds.
                recording = _recording_class(f"layers.{name}", thing, calls)
                stack.enter_context(_attribute(layers, name, recording))
            else:
                _replace(stack, thing, _recorder(f"layers.{name}", thing, calls))
        yield calls


def _recorder(name, function, calls):
    signature = inspect.signature(function)

    @functools.wraps(function)
    def recording(*args, **kwargs):
        calls.append((name, _told(signature, args, kwargs)))
        return function(*args, **kwargs)

    return recording


def _recording_class(name, made, calls):
    signature = inspect.signature(made)

    def init(self, *args, **kwargs):
        calls.append((name, _told(signature, args, kwargs)))
        made.__init__(self, *args, **kwargs)

    return type(made.__name__, (made,), {"__init__": init})


def _told(signature, args, kwargs):
    """Returns the arguments that are not the parameters' defaults."""
    bound = signature.bind(*args, **kwargs).arguments
    bound |= bound.pop("kwargs", {})
    return {
        name: value
        for name, value in bound.items()
        if name not in signature.parameters or value is not signature.parameters[name].default
    }


def _replace(stack, function, replacement):
    """Replaces a function wherever a module of the package holds it."""
    for module in [m for n, m in sys.modules.items() if n.partition(".")[0] == "tfgan_lite"]:
        for name, thing in list(vars(module).items()):
            if thing is function:
                stack.enter_context(_attribute(module, name, replacement))


@contextlib.contextmanager
def _attribute(module, name, value):
    before = getattr(module, name)
    setattr(module, name, value)
    try:
        yield
    finally:
        setattr(module, name, before)
