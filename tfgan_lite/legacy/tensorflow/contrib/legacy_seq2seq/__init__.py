"""`tf.contrib.legacy_seq2seq` of TensorFlow 1: sequences as lists of tensors, one a step.

`tf.nn.seq2seq` before TensorFlow 1.0.
"""

from tfgan_lite.legacy.overlay import overlay as _overlay
from tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq.attention import (
    attention_decoder,
    embedding_attention_decoder,
    embedding_attention_seq2seq,
)
from tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq.buckets import model_with_buckets
from tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq.embedded import (
    embedding_rnn_decoder,
    embedding_rnn_seq2seq,
)
from tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq.losses import (
    sequence_loss,
    sequence_loss_by_example,
)
from tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq.one_to_many import one2many_rnn_seq2seq
from tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq.plain import (
    basic_rnn_seq2seq,
    rnn_decoder,
    tied_rnn_seq2seq,
)
from tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq.tied import embedding_tied_rnn_seq2seq

__all__ = [
    "attention_decoder",
    "basic_rnn_seq2seq",
    "embedding_attention_decoder",
    "embedding_attention_seq2seq",
    "embedding_rnn_decoder",
    "embedding_rnn_seq2seq",
    "embedding_tied_rnn_seq2seq",
    "model_with_buckets",
    "one2many_rnn_seq2seq",
    "rnn_decoder",
    "sequence_loss",
    "sequence_loss_by_example",
    "tied_rnn_seq2seq",
]
__getattr__, __dir__ = _overlay(__name__)
