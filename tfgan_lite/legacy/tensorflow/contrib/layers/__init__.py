"""`tf.contrib.layers` of TensorFlow 1: layers with `arg_scope`, xavier weights and ReLUs."""

from tfgan_lite.legacy.overlay import overlay as _overlay

_HERE = "tfgan_lite.legacy.tensorflow.contrib.layers"
_WHERE = {
    "batch_normalizing": ("batch_norm",),
    "biasing": ("bias_add",),
    "convolving": (
        "conv1d",
        "conv2d",
        "conv3d",
        "convolution",
        "convolution1d",
        "convolution2d",
        "convolution3d",
    ),
    "divisive_normalizing": ("GDN", "gdn"),
    "dropping_out": ("dropout",),
    "embedding": (
        "bow_encoder",
        "embed_sequence",
        "embedding_lookup_unique",
        "safe_embedding_lookup_sparse",
    ),
    "flattening": ("_inner_flatten", "flatten"),
    "fully_connecting": ("elu", "fully_connected", "linear", "relu", "relu6"),
    "gradient_clipping": ("adaptive_clipping_fn",),
    "gradient_scaling": ("recompute_grad", "scale_gradient"),
    "group_normalizing": ("group_norm",),
    "in_plane_convolving": ("conv2d_in_plane", "convolution2d_in_plane"),
    "initializers": (
        "variance_scaling_initializer",
        "xavier_initializer",
        "xavier_initializer_conv2d",
    ),
    "instance_normalizing": ("instance_norm",),
    "layer_normalizing": ("layer_norm",),
    "legacy_fully_connecting": ("legacy_fully_connected", "legacy_linear", "legacy_relu"),
    "max_out": ("maxout",),
    "one_hot": ("one_hot_encoding",),
    "optimizing": ("OPTIMIZER_CLS_NAMES", "OPTIMIZER_SUMMARIES", "optimize_loss"),
    "pooling": ("avg_pool2d", "avg_pool3d", "max_pool2d", "max_pool3d", "pool"),
    "regularizers": (
        "apply_regularization",
        "l1_l2_regularizer",
        "l1_regularizer",
        "l2_regularizer",
        "sum_regularizer",
    ),
    "separable_convolving": ("separable_conv2d", "separable_convolution2d"),
    "sequence_images": ("images_to_sequence", "sequence_to_images"),
    "soft_maxima": ("softmax", "spatial_softmax"),
    "sparse_labels": ("dense_to_sparse",),
    "stacking": ("repeat", "stack"),
    "summaries": (
        "summarize_activation",
        "summarize_activations",
        "summarize_biases",
        "summarize_collection",
        "summarize_tensor",
        "summarize_tensors",
        "summarize_variables",
        "summarize_weights",
    ),
    "transposed_convolving": (
        "conv2d_transpose",
        "conv3d_transpose",
        "convolution2d_transpose",
        "convolution3d_transpose",
    ),
    "unit_lengths": ("poincare_normalize", "unit_norm"),
}
_ELSEWHERE = {name: f"{_HERE}.{file}:{name}" for file, names in _WHERE.items() for name in names}
__all__ = sorted(name for name in _ELSEWHERE if not name.startswith("_"))
__getattr__, __dir__ = _overlay(
    __name__,
    submodules=("initializers", "regularizers", "summaries"),
    elsewhere=_ELSEWHERE,
)
