"""`tf.layers` of TensorFlow 1.15 without Keras, in graph and eager code."""

from tfgan_lite.layers.base import Layer
from tfgan_lite.layers.batch_normalization import BatchNormalization, batch_normalization
from tfgan_lite.layers.convolution import Conv1D, Conv2D, Conv3D, conv1d, conv2d, conv3d
from tfgan_lite.layers.dense import Dense, dense
from tfgan_lite.layers.flatten import Flatten, flatten
from tfgan_lite.layers.input_spec import InputSpec
from tfgan_lite.layers.transposed_convolution import (
    Conv2DTranspose,
    Conv3DTranspose,
    conv2d_transpose,
    conv3d_transpose,
)
