"""Stateful `tf.random.*` with the same numbers in graph and eager code."""

from tfgan_lite.stateful_random.replay import Replay, replayed

__all__ = ["Replay", "replayed"]
