"""The eager engine: the same game under a `tf.GradientTape`, in one of three ways.

`eager` computes op by op, `function` traces a round into one `tf.function`, `xla` has that
compiled. Networks, variables, optimizers, noise and checkpoints are those of the graph engine.
"""

import contextlib
import functools
from collections.abc import Callable, Iterable, Mapping

import numpy as np
import tensorflow as tf

from tfgan_lite import checkpoints, variables
from tfgan_lite.determinism import FAST, Numerics
from tfgan_lite.device import eager_device, share_gpus
from tfgan_lite.disk_errors import os_error
from tfgan_lite.engines.arguments import check_assigned, check_batches, check_given, draw_noise
from tfgan_lite.engines.interface import MAX_TO_KEEP, Inputs
from tfgan_lite.engines.observation import Observation
from tfgan_lite.engines.painting import in_chunks, paint
from tfgan_lite.engines.reading import averaging
from tfgan_lite.engines.round import Round
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game

EAGER, FUNCTION, XLA = "eager", "function", "xla"


class EagerEngine:
    """Plays a `Game` without a session; an `interface.Engine`.

    Args:
      game: `Game`.
      batch_size: int >= 1; the game's own when None.
      seed: int; initial values and noise are functions of it.
      batches: function from the number of the first batch to a `tf.data.Dataset` of dicts
        from input name to one batch; None if every `train_step` is given its inputs.
      device: see `device.session_config`.
      numerics: which of TensorFlow's optimizations may change the bits.
      observed: bool, whether `observations` has something to tell.
      way: `"eager"`, `"function"` or `"xla"`.

    Attributes:
      step: int, the number of rounds played.
      traces: int, how often a round was traced: 0 for `eager`; for `function`, once more if
        `restore` or `assign` set another step after the first round.

    Raises:
      InputError: where eager execution was disabled.
    """

    def __init__(
        self,
        game: Game,
        *,
        batch_size: int | None = None,
        seed: int = 0,
        batches: Callable[[int], tf.data.Dataset] | None = None,
        device: str = "auto",
        numerics: Numerics = FAST,
        observed: bool = False,
        way: str = EAGER,
    ) -> None:
        if not tf.executing_eagerly():
            raise InputError(
                f"--engine: {way} wants eager execution; this process disabled it "
                "(disable_v2_behavior or disable_eager_execution) or is building a graph. "
                "Take --engine=graph, or make the engine outside of it."
            )
        self.game = game
        self.batch_size = game.batch_size if batch_size is None else batch_size
        self.step = self.traces = 0
        self.losses = self.gradient_norms = np.empty([0], np.float32)
        self._seed, self._way, self._numerics = seed, way, numerics
        self._device, self._batches = device, batches
        numerics.set_process()
        share_gpus()
        self._store = variables.VariableStore(seed)
        self._labels: list[Observation] = []
        self._seen: list[tf.Tensor] = []
        with self._computing():
            self._step = tf.compat.v1.Variable(
                0, trainable=False, dtype=tf.int64, name="global_step"
            )
            self._store.variables["global_step"] = self._step
            self._round = Round(game, self._step, seed, numerics, observed)
            self._make_variables()
        self._play = self._compiled(self._play_round)
        self._next_round: Callable | None = None
        self._paint = self._compiled(self._paint_images)
        held = dict(self._store.variables)
        # One call for all of them, whichever way the engine plays: reading rounds nothing.
        self._read = tf.function(lambda: {name: v.read_value() for name, v in held.items()})
        self._saver = _saver(self._store.variables)
        self._start_batches()

    def train_step(self, inputs: Inputs | None = None) -> dict[str, float]:
        """Plays one round."""
        if self._way == FUNCTION and not inputs and self._batches is not None:
            losses, norms, self._seen = self._play_next()
        else:
            given, noise = self._given(inputs or {})
            with self._computing():
                if self._way == XLA:
                    noise = self._noise_of_round() | noise
                losses, norms, self._seen = self._play(given, noise)
        self.step += 1
        self.losses, self.gradient_norms = losses.numpy(), norms.numpy()
        names = [player.name for player in self.game.players]
        return dict(zip(names, self.losses.tolist(), strict=True))

    def observations(self) -> list[Observation]:
        """Returns what the last `train_step` let be seen."""
        seen = zip(self._labels, self._seen, strict=False)  # nothing before the first step
        return [label._replace(value=value.numpy()) for label, value in seen]

    def sample(self, noise: Mapping[str, np.ndarray]) -> np.ndarray:
        """Paints images."""
        with self._computing():
            return in_chunks(lambda part: self._paint(part).numpy(), noise)

    def variables(self) -> dict[str, np.ndarray]:
        """Returns a dict from full name to array of everything that a checkpoint holds."""
        return {name: value.numpy() for name, value in self._read().items()}

    def assign(self, values: Mapping[str, np.ndarray]) -> None:
        """Sets variables by full name."""
        held = self._store.variables
        check_assigned(values, held)
        for name, value in values.items():
            held[name].assign(value)
        if "global_step" in values:
            self._follow_step()

    def save(self, prefix: str) -> str:
        """Writes a checkpoint and returns its path."""
        try:
            return self._saver.save(None, prefix, global_step=self.step, write_meta_graph=False)
        except tf.errors.OpError as error:
            raise os_error(error, f"{prefix}-{self.step}") from error

    def restore(self, path: str, keep: Iterable[str] = ()) -> None:
        """Reads a checkpoint and goes on from its step."""
        checkpoints.check_holds(path, self._store.variables, f"game {self.game.name}")
        self._saver.restore(None, path)
        self._saver.recover_last_checkpoints(list(keep))
        self._follow_step()

    def close(self) -> None:
        """Lets go of the input pipeline and of the names of the variables."""
        self._iterator, self._next_round = iter(()), None
        self._store.variables.clear()
        self._read = dict

    def _make_variables(self):
        """Makes every variable at once: a checkpoint may be restored before the first step."""
        zeros = {i.name: tf.zeros([self.batch_size, *i.shape], i.dtype) for i in self.game.inputs}
        arguments = zeros | self._draw(0)
        make = functools.partial(self._round.make_variables, arguments)
        # Op by op, so that a game which looks whether it runs eagerly sees what it will see.
        if self._way == EAGER:
            with self._store.putting_back():
                make()
        else:
            _trace(make)
        _trace(self._round.make_slots)
        for optimizer in self._round.optimizers.values():
            for variable in optimizer.variables():
                self._store.variables.setdefault(variables.full_name(variable), variable)

    def _compiled(self, function):
        if self._way == EAGER:
            return function
        # Networks are TF1 code, in which a Python `if` is decided as the graph is built.
        return tf.function(
            function, autograph=False, jit_compile=self._way == XLA, reduce_retracing=True
        )

    @contextlib.contextmanager
    def _computing(self):
        """Enters the store, the device and the numerics."""
        with self._running(), self._store.as_default():
            yield

    @contextlib.contextmanager
    def _running(self):
        """Enters what a function needs that has been traced."""
        with self._numerics.in_functions(), eager_device(self._device):
            yield

    def _play_round(self, given, noise):
        """Plays a round; `given` holds stacks of batches, `noise` stacks for moves, or nothing."""
        if not tf.executing_eagerly():
            self.traces += 1

        def draw(move, batch):
            arguments = {i.name: given[i.name][batch] for i in self.game.inputs}
            fed = {name: stack[move] for name, stack in noise.items()}
            drawn = {} if len(fed) == len(self.game.noise) else self._draw(move)
            return arguments | drawn | fed

        played = self._round.play(draw)
        self._labels = [seen._replace(value=None) for seen in played.observations]
        return played.losses, played.norms, [seen.value for seen in played.observations]

    def _play_next(self):
        """Plays the round of the next batches, at the least cost that a function can have.

        It takes the batches itself, from an iterator that it captures, and is called without the
        search for the trace that fits: on a game as small as `mlp`, all that is a quarter of a
        round. Whoever starts the batches anew pays for it with another trace.
        """
        if self._next_round is None:
            with self._computing():
                play = self._compiled(lambda: self._play_round(next(self._iterator), {}))
                self._next_round = play.get_concrete_function()
        with self._running():
            return self._next_round()

    def _draw(self, move):
        return draw_noise(self.game, self.batch_size, self._seed, self._step, move)

    def _noise_of_round(self):
        """Draws outside of what XLA compiles, where the same seed gives other numbers."""
        moves = [self._draw(move) for move in range(len(self.game.schedule()))]
        return {n.name: tf.stack([drawn[n.name] for drawn in moves]) for n in self.game.noise}

    def _paint_images(self, noise):
        with averaging(self._round.averages):
            return paint(self.game, noise)

    def _given(self, inputs):
        check_given(self.game, self.batch_size, inputs, self._batches is not None)
        dtypes = {i.name: i.dtype for i in self.game.inputs}
        stacks = {
            name: tf.stack([tf.cast(value, dtypes.get(name, "float32")) for value in values])
            for name, values in inputs.items()
        }
        given = {name: stacks.pop(name) for name in dtypes if name in stacks}
        if len(given) < len(dtypes):
            given = next(self._iterator) | given
        return given, stacks

    def _follow_step(self):
        self.step = int(self._step.numpy())
        self._start_batches()

    def _start_batches(self):
        self._iterator, self._next_round = iter(()), None
        if self._batches is not None:
            count = self.game.batches_per_round
            stacked = self._batches(self.step * count).batch(count, drop_remainder=True)
            spec = {k: tf.TensorSpec(v.shape[1:], v.dtype) for k, v in stacked.element_spec.items()}
            check_batches(self.game, self.batch_size, spec)
            self._iterator = iter(stacked)


def _trace(function):
    """Traces a function without running it; the variables that it makes remain.

    TensorFlow traces a function that makes variables twice; the second time they are there.
    """
    tf.function(function, autograph=False).get_concrete_function()


def _saver(named):
    """Returns a TF1 `Saver`, without its warning that eager variables may share a name."""
    logger = tf.get_logger()
    level = logger.level
    logger.setLevel("ERROR")
    try:
        return tf.compat.v1.train.Saver(named, max_to_keep=MAX_TO_KEEP)
    finally:
        logger.setLevel(level)
