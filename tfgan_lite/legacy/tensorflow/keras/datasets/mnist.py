"""`tf.keras.datasets.mnist`."""

from tfgan_lite.legacy.keras_sets import mnist as load_data

__all__ = ["load_data"]
