"""`tf.keras`, and what scripts import as `keras`: Keras 2, as TensorFlow 1 had it.

Source: the package tf_keras, with the interface that it has for TensorFlow 1. Departures from
TensorFlow 1.15: the loss `cosine_similarity` is negative for vectors of one direction; layers of
`tf.layers` are no part of `Model.layers` and of HDF5 files, nor are cells of `tf.nn.rnn_cell`
variables of a Keras model.
"""

from tfgan_lite.legacy import keras_paths as _paths
from tfgan_lite.legacy.overlay import overlay as _overlay

__version__ = "2.2.4-tf"  # TensorFlow 1.15's; what scripts branch on
__getattr__, __dir__ = _overlay(
    __name__, _paths.places(""), ("backend", "datasets", *_paths.files(""))
)
