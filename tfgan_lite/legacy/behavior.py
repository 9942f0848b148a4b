"""TensorFlow 1's ways of working, which today's TensorFlow has behind switches."""

import logging

import tensorflow as tf


def switch_on() -> None:
    """Makes this process work as TensorFlow 1 did, for good.

    Graphs instead of eager execution, `get_variable` of reference variables, `Dimension`
    objects in shapes, `tf.while_loop` of Switch and Merge, tensors that are equal by identity.
    Called when `tfgan_lite.legacy.tensorflow` is imported.
    """
    logger = logging.getLogger("tensorflow")
    level = logger.level
    logger.setLevel(logging.ERROR)  # each switch warns that it is deprecated
    try:
        tf.compat.v1.disable_v2_behavior()
    finally:
        logger.setLevel(level)
