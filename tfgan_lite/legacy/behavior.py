"""TensorFlow 1's ways of working, which today's TensorFlow has behind switches."""

import logging

import tensorflow as tf

from tfgan_lite import variables
from tfgan_lite.legacy import dimensions, slots


def switch_on() -> None:
    """Makes this process work as TensorFlow 1 did, for good.

    Graphs instead of eager execution, `get_variable` of reference variables, `Dimension`
    objects in shapes, `tf.while_loop` of Switch and Merge, tensors that are equal by identity;
    sizes that may be 16.0; slots that can be made under `reuse`; layers that begin anew in every
    run without a seed.
    Called when `tfgan_lite.legacy.tensorflow` is imported.
    """
    if tf.compat.v1.resource_variables_enabled():  # a program may have gone eager again since
        disable_v2_behavior()
    dimensions.let_sizes_be_whole_numbers()
    slots.let_slots_be_made_under_reuse()
    variables.seed_unseeded_graphs_at_random()


def disable_v2_behavior() -> None:
    """`tf.compat.v1.disable_v2_behavior`, without its warnings that each switch is deprecated."""
    logger = logging.getLogger("tensorflow")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        tf.compat.v1.disable_v2_behavior()
    finally:
        logger.setLevel(level)
