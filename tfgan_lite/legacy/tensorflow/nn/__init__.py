"""`tf.nn` of TensorFlow 1: the RNN cells, losses by position as before 1.0, and more."""

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay

_HERE = "tfgan_lite.legacy.tensorflow.nn"
_LOSSES = "tfgan_lite.legacy.tensorflow.before_one.cross_entropies"
_SAMPLED = "tfgan_lite.legacy.tensorflow.before_one.sampled_losses"
_SEQUENCES = "tfgan_lite.legacy.tensorflow.nn.sequences"
_ELSEWHERE = {
    **{
        name: f"{_HERE}.deconvolution:{name}"
        for name in (
            "atrous_conv2d_transpose",
            "conv2d_backprop_input",
            "conv2d_transpose",
            "deconv2d",
        )
    },
    "nce_loss": f"{_SAMPLED}:nce_loss",
    "sampled_softmax_loss": f"{_SAMPLED}:sampled_softmax_loss",
    "rnn": f"{_SEQUENCES}:rnn",
    "bidirectional_rnn": f"{_SEQUENCES}:bidirectional_rnn",
    **{
        name: f"{_LOSSES}:{name}"
        for name in (
            "sigmoid_cross_entropy_with_logits",
            "softmax_cross_entropy_with_logits",
            "sparse_softmax_cross_entropy_with_logits",
        )
    },
    "seq2seq": "tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq",
}
__getattr__, __dir__ = _overlay(
    __name__, (_tensorflow.compat.v1.nn, _tensorflow.nn), ("rnn_cell",), elsewhere=_ELSEWHERE
)
