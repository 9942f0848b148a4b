"""`tf.contrib.seq2seq` of TensorFlow 1: decoders that run in a loop of the graph."""

from tfgan_lite.legacy.overlay import overlay as _overlay

_HERE = "tfgan_lite.legacy.tensorflow.contrib.seq2seq"
_BY_FILE = {
    "attention": (
        "AttentionMechanism",
        "BahdanauAttention",
        "LuongAttention",
        "hardmax",
    ),
    "attention_wrapper": ("AttentionWrapper", "AttentionWrapperState"),
    "basic_decoder": ("BasicDecoder", "BasicDecoderOutput"),
    "beam_search": (
        "BeamSearchDecoder",
        "BeamSearchDecoderOutput",
        "BeamSearchDecoderState",
        "FinalBeamSearchDecoderOutput",
    ),
    "beams": ("gather_tree", "tile_batch"),
    "decoder": ("Decoder", "dynamic_decode"),
    "decoder_functions": (
        "dynamic_rnn_decoder",
        "simple_decoder_fn_inference",
        "simple_decoder_fn_train",
    ),
    "helper": ("CustomHelper", "Helper", "TrainingHelper"),
    "inference_helpers": ("GreedyEmbeddingHelper", "InferenceHelper", "SampleEmbeddingHelper"),
    "loss": ("sequence_loss",),
    "monotonic": (
        "BahdanauMonotonicAttention",
        "LuongMonotonicAttention",
        "monotonic_attention",
        "safe_cumprod",
    ),
    "scheduled_helpers": ("ScheduledEmbeddingTrainingHelper", "ScheduledOutputTrainingHelper"),
}
_ELSEWHERE = {name: f"{_HERE}.{file}:{name}" for file, names in _BY_FILE.items() for name in names}
__all__ = list(_ELSEWHERE)
__getattr__, __dir__ = _overlay(__name__, elsewhere=_ELSEWHERE)
