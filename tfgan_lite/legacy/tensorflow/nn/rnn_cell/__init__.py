"""`tf.nn.rnn_cell` of TensorFlow 1: the recurrent cells, which TensorFlow 2 leaves to Keras.

A cell is called on one time step, `output, state = cell(inputs, state)`; `tf.nn.dynamic_rnn` and
`tf.nn.static_rnn` call it on each. Names of variables, order of gates and initial biases are
those of TensorFlow 1.15, so that its checkpoints restore.
"""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.basic_lstm import BasicLSTMCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.basic_rnn import BasicRNNCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.cell import LayerRNNCell, RNNCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.dropout_wrapper import DropoutWrapper
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.embedding_wrapper import EmbeddingWrapper
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.gru import GRUCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.joint_linear import Linear as _Linear
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.joint_linear import linear
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.lstm import LSTMCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.lstm_state import LSTMStateTuple
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.projection_wrappers import (
    InputProjectionWrapper,
    OutputProjectionWrapper,
)
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.stacked import MultiRNNCell
from tfgan_lite.legacy.tensorflow.nn.rnn_cell.wrapper import DeviceWrapper, ResidualWrapper

__all__ = [
    "BasicLSTMCell",
    "BasicRNNCell",
    "DeviceWrapper",
    "DropoutWrapper",
    "EmbeddingWrapper",
    "GRUCell",
    "InputProjectionWrapper",
    "LSTMCell",
    "LSTMStateTuple",
    "LayerRNNCell",
    "MultiRNNCell",
    "OutputProjectionWrapper",
    "RNNCell",
    "ResidualWrapper",
    "_Linear",
    "_linear",
    "linear",
]
_linear = linear  # since 0.12
__getattr__, __dir__ = _overlay(__name__)
