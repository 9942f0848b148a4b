"""What a `MonitoredTrainingSession` costs on the smallest network pair, in ratios of time.

    python bench/session_cost.py

The loop was to stand on a `MonitoredTrainingSession` and hooks unless that costs more than
3 % of a step. This is the measurement behind the decision not to. All ways run the same
round of the `mlp` game, without its penalty and average, in one graph, with its pipeline; the
monitored sessions save nothing and log nothing. Ratios are to `Session.run`, which every tutorial
calls, and to the callable that the engine calls. The hook does the least that a training loop
needs: it asks for the losses.
"""

import argparse

import tensorflow as tf
import timing

from tfgan_lite import data, games, variables
from tfgan_lite.determinism import FAST
from tfgan_lite.engines.arguments import draw_noise
from tfgan_lite.engines.round import Round

v1 = tf.compat.v1
BASES = ("run", "make_callable")
SMALLEST = {"gradient_penalty": "none", "generator.average": "none"}
QUIET = {
    "save_summaries_steps": None,
    "save_summaries_secs": None,
    "log_step_count_steps": None,
}


class LossesHook(v1.train.SessionRunHook):
    """Fetches the losses of each step."""

    def __init__(self, losses):
        self._losses = losses

    def before_run(self, run_context):
        return v1.train.SessionRunArgs(self._losses)

    def after_run(self, run_context, run_values):
        self.losses = run_values.results


def build(game, images):
    """Builds a round of the game on the digits; returns (losses, operation)."""
    step = v1.train.get_or_create_global_step()
    batches = v1.data.make_initializable_iterator(data.batches(images, game.batch_size, 0))
    v1.add_to_collection(v1.GraphKeys.TABLE_INITIALIZERS, batches.initializer)
    batch = batches.get_next()["images"]

    def draw(move, batch_of_round):
        del batch_of_round
        return {"images": batch, **draw_noise(game, game.batch_size, 0, step, move)}

    played = Round(game, step, 0, FAST).play(draw)
    return played.losses, played.done


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=20.0)
    arguments = parser.parse_args()
    images = data.load("digits", 28, 28, 1)
    with tf.Graph().as_default(), variables.VariableStore(0).as_default():
        fetches = losses, op = build(games.make("mlp", SMALLEST), images)
        plain = v1.Session()
        plain.run([v1.global_variables_initializer(), v1.tables_initializer()])
        monitored = v1.train.MonitoredTrainingSession(**QUIET)
        hooked = v1.train.MonitoredTrainingSession(hooks=[LossesHook(losses)], **QUIET)
        ways = {
            "Session.run": lambda: plain.run(fetches),
            "Session.make_callable": plain.make_callable(fetches),
            "MonitoredTrainingSession.run": lambda: monitored.run(fetches),
            "MonitoredTrainingSession with a hook": lambda: hooked.run(op),
        }
        timings = timing.interleave(ways, arguments.seconds)
    print(f"{'':38s}       ms   of run  of callable")
    for name in ways:
        of_run, of_callable = (timings.ratio(name, f"Session.{base}") for base in BASES)
        milliseconds = 1000 * timings.seconds(name)
        print(f"{name:38s}{milliseconds:9.3f}{of_run:9.3f}{of_callable:9.3f}")


if __name__ == "__main__":
    main()
