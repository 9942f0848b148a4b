"""`tf.contrib.rnn` of TensorFlow 1: the cells of `tf.nn.rnn_cell`, and many more."""

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay

_HERE = "tfgan_lite.legacy.tensorflow.contrib.rnn"
_CELLS = "tfgan_lite.legacy.tensorflow.nn.rnn_cell"
_BY_FILE = {
    f"{_HERE}.attention_cell_wrapper": ("AttentionCellWrapper",),
    f"{_HERE}.batch_and_time": ("best_effort_input_batch_size", "transpose_batch_time"),
    f"{_HERE}.bidirectional": ("stack_bidirectional_dynamic_rnn", "stack_bidirectional_rnn"),
    f"{_HERE}.block_cells": ("GRUBlockCell", "GRUBlockCellV2", "LSTMBlockCell"),
    f"{_HERE}.block_fused_lstm": ("LSTMBlockFusedCell", "LSTMBlockWrapper"),
    f"{_HERE}.convolutional_lstm": (
        "Conv1DLSTMCell",
        "Conv2DLSTMCell",
        "Conv3DLSTMCell",
        "ConvLSTMCell",
    ),
    f"{_HERE}.coupled_lstm": ("CoupledInputForgetGateLSTMCell",),
    f"{_HERE}.fused_cells": ("FusedRNNCell", "FusedRNNCellAdaptor", "TimeReversedFusedRNN"),
    f"{_HERE}.grouped_lstm": ("GLSTMCell",),
    f"{_HERE}.highway_wrapper": ("HighwayWrapper",),
    f"{_HERE}.independent": ("IndRNNCell", "IndyGRUCell", "IndyLSTMCell"),
    f"{_HERE}.intersection": ("IntersectionRNNCell",),
    f"{_HERE}.layer_norm_lstm": ("LayerNormBasicLSTMCell", "LayerNormLSTMCell"),
    f"{_HERE}.minimal": ("CFNCell", "MinimalRNNCell"),
    f"{_HERE}.nas": ("NASCell",),
    f"{_HERE}.phased_lstm": ("PhasedLSTMCell",),
    f"{_HERE}.simple_recurrent": ("SRUCell",),
    f"{_HERE}.time_frequency_lstm": ("TimeFreqLSTMCell",),
    f"{_HERE}.update_gate": ("UGRNNCell",),
    f"{_HERE}.weight_norm_lstm": ("WeightNormLSTMCell",),
    _CELLS: (
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
    ),
}
_ELSEWHERE = {name: f"{file}:{name}" for file, names in _BY_FILE.items() for name in names}
__all__ = [name for name in _ELSEWHERE if not name.startswith("_")] + [
    "static_bidirectional_rnn",
    "static_rnn",
    "static_state_saving_rnn",
]
static_bidirectional_rnn = _tensorflow.compat.v1.nn.static_bidirectional_rnn
static_rnn = _tensorflow.compat.v1.nn.static_rnn
static_state_saving_rnn = _tensorflow.compat.v1.nn.static_state_saving_rnn
__getattr__, __dir__ = _overlay(__name__, elsewhere=_ELSEWHERE)
