"""The graph engine: one static graph, one `session.run` a round.

Inputs are placeholders that fall back to the input pipeline inside the graph, and noise is
drawn inside it as well, so that a step feeds nothing unless the caller wants to.

The session is a plain `Session` called through `make_callable`: a
`MonitoredTrainingSession` was measured to cost more than 3 % of a step of the smallest
network pair (BUILD.md has the figures).
"""

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import tensorflow as tf

from tfgan_lite import checkpoints, variables
from tfgan_lite.determinism import FAST, Numerics
from tfgan_lite.device import session_config
from tfgan_lite.disk_errors import os_error
from tfgan_lite.engines.arguments import check_assigned, check_batches, check_given, draw_noise
from tfgan_lite.engines.interface import MAX_TO_KEEP, Inputs
from tfgan_lite.engines.observation import Observation
from tfgan_lite.engines.painting import Painting
from tfgan_lite.engines.reading import averaging
from tfgan_lite.engines.round import Round
from tfgan_lite.errors import InputError
from tfgan_lite.game import Game


class GraphEngine:
    """Plays a `Game` in a `tf.compat.v1.Session`; an `interface.Engine`.

    Args:
      game: `Game`.
      batch_size: int >= 1; the game's own when None.
      seed: int; initial values and noise are functions of it.
      batches: function from the number of the first batch (int64 scalar tensor) to a
        `tf.data.Dataset` of dicts from input name to one batch; None if every
        `train_step` is given its inputs.
      device: see `device.session_config`.
      numerics: which of TensorFlow's optimizations may change the bits.
      observed: bool, whether `observations` has something to tell.

    Attributes:
      step: int, the number of rounds played.
      graph: the finalized `tf.Graph`.
      session: the `tf.compat.v1.Session`.
      fetches: what one `session.run` of a round fetches.
    """

    def __init__(
        self,
        game: Game,
        *,
        batch_size: int | None = None,
        seed: int = 0,
        batches: Callable[[tf.Tensor], tf.data.Dataset] | None = None,
        device: str = "auto",
        numerics: Numerics = FAST,
        observed: bool = False,
    ) -> None:
        self.game = game
        self.batch_size = game.batch_size if batch_size is None else batch_size
        self.step = 0
        self.losses = self.gradient_norms = np.empty([0], np.float32)
        self._names = [player.name for player in game.players]
        if numerics.tape_order and not tf.compat.v1.resource_variables_enabled():
            raise InputError(
                f"--numerics: {numerics.name} wants resource variables, which a tape can watch; "
                "this process has none (disable_v2_behavior). Take --numerics=fast, or call "
                "tf.compat.v1.enable_resource_variables()."
            )
        config = session_config(device, numerics)
        numerics.set_process()
        self.graph = tf.Graph()
        with self.graph.as_default(), variables.VariableStore(seed).as_default():
            tf.compat.v1.set_random_seed(seed)
            self._step = tf.compat.v1.train.get_or_create_global_step()
            self._build_inputs(batches)
            self._round = Round(game, self._step, seed, numerics, observed)
            played = self._round.play(self._draw(seed))
            self._painting = self._build_painting()
            self._saver = tf.compat.v1.train.Saver(max_to_keep=MAX_TO_KEEP)
            self._assignments = self._build_assignments()
            saved = variables.global_variables()
            init = tf.compat.v1.global_variables_initializer()
        seen = [seen.value for seen in played.observations]
        self.fetches = [played.losses, played.norms, played.done, seen]
        self._labels = played.observations
        self._seen: list[np.ndarray] = []
        self.graph.finalize()
        self.session = tf.compat.v1.Session(graph=self.graph, config=config)
        self.session.run(init)
        self._held = {variables.full_name(variable): variable for variable in saved}
        self._read = self.session.make_callable(saved)
        self._run_round = self.session.make_callable(self.fetches)
        self._start_batches()

    def train_step(self, inputs: Inputs | None = None) -> dict[str, float]:
        """Plays one round."""
        if not inputs and self._iterator is not None:
            fetched = self._run_round()
        else:
            fetched = self.session.run(self.fetches, self._feeds(inputs or {}))
        self.losses, self.gradient_norms, _, self._seen = fetched
        self.step += 1
        return dict(zip(self._names, self.losses.tolist(), strict=True))

    def observations(self) -> list[Observation]:
        """Returns what the last `train_step` let be seen."""
        return [
            label._replace(value=value)
            for label, value in zip(
                self._labels, self._seen, strict=False
            )  # none before the first step
        ]

    def sample(self, noise: Mapping[str, np.ndarray]) -> np.ndarray:
        """Paints images."""
        return self._painting.run(self.session, noise)

    def variables(self) -> dict[str, np.ndarray]:
        """Returns a dict from full name to array of everything that a checkpoint holds."""
        return dict(zip(self._held, self._read(), strict=True))

    def assign(self, values: Mapping[str, np.ndarray]) -> None:
        """Sets variables by full name."""
        check_assigned(values, self._held)
        chosen = {name: self._assignments[name] for name in values}
        feeds = {placeholder: values[name] for name, (placeholder, _) in chosen.items()}
        self.session.run([op for _, op in chosen.values()], feeds)
        if "global_step" in values:
            self._follow_step()

    def save(self, prefix: str) -> str:
        """Writes a checkpoint and returns its path."""
        try:
            with self.graph.as_default():
                return self._saver.save(
                    self.session, prefix, global_step=self.step, write_meta_graph=False
                )
        except tf.errors.OpError as error:
            raise os_error(error, f"{prefix}-{self.step}") from error

    def restore(self, path: str, keep: Iterable[str] = ()) -> None:
        """Reads a checkpoint and goes on from its step."""
        checkpoints.check_holds(path, self._held, f"game {self.game.name}")
        with self.graph.as_default():
            self._saver.restore(self.session, path)
        self._saver.recover_last_checkpoints(list(keep))
        self._follow_step()

    def close(self) -> None:
        """Frees the session."""
        self.session.close()

    def _build_inputs(self, batches: Callable[[tf.Tensor], tf.data.Dataset] | None) -> None:
        """Makes a placeholder for each input of each batch of the round."""
        self.placeholders: dict[str, list[tf.Tensor]] = {}
        self._iterator = None
        elements = {}
        if batches is not None:
            self._first_batch = tf.compat.v1.placeholder(tf.int64, [], "first_batch")
            stacked = batches(self._first_batch).batch(
                self.game.batches_per_round, drop_remainder=True
            )
            self._iterator = tf.compat.v1.data.make_initializable_iterator(stacked)
            elements = self._iterator.get_next()
            spec = {k: tf.TensorSpec(v.shape[1:], v.dtype) for k, v in elements.items()}
            check_batches(self.game, self.batch_size, spec)
        for given in self.game.inputs:
            shape = [self.batch_size, *given.shape]
            self.placeholders[given.name] = [
                tf.compat.v1.placeholder_with_default(elements[given.name][i], shape, given.name)
                if elements
                else tf.compat.v1.placeholder(given.dtype, shape, given.name)
                for i in range(self.game.batches_per_round)
            ]

    def _draw(self, seed: int) -> Callable[[int, int], dict[str, tf.Tensor]]:
        """Returns the function from (move, batch) to the arguments of the game's losses."""
        for drawn in self.game.noise:
            self.placeholders[drawn.name] = []

        def draw(move: int, batch: int) -> dict[str, tf.Tensor]:
            arguments = {i.name: self.placeholders[i.name][batch] for i in self.game.inputs}
            for name, value in draw_noise(
                self.game, self.batch_size, seed, self._step, move
            ).items():
                arguments[name] = tf.compat.v1.placeholder_with_default(value, value.shape, name)
                self.placeholders[name].append(arguments[name])
            return arguments

        return draw

    def _feeds(self, inputs):
        check_given(self.game, self.batch_size, inputs, self._iterator is not None)
        return {
            placeholder: value
            for name, values in inputs.items()
            for placeholder, value in zip(self.placeholders[name], values, strict=True)
        }

    def _build_painting(self) -> Painting:
        with averaging(self._round.averages):
            return Painting(self.game)

    def _build_assignments(self):
        """Returns a dict from full name to (placeholder, operation that assigns it)."""
        made = {}
        for variable in variables.global_variables():
            placeholder = tf.compat.v1.placeholder(variable.dtype.base_dtype, variable.shape)
            made[variables.full_name(variable)] = (placeholder, variable.assign(placeholder).op)
        return made

    def _follow_step(self):
        self.step = int(self.session.run(self._step))
        self._start_batches()

    def _start_batches(self):
        if self._iterator is not None:
            first = self.step * self.game.batches_per_round
            self.session.run(self._iterator.initializer, {self._first_batch: first})
