"""`tensorflow.examples.tutorials.mnist`: the reader of MNIST that nearly every script used."""

from tfgan_lite.legacy.tensorflow.examples.tutorials.mnist import input_data

__all__ = ["input_data"]
