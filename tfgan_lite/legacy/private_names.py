"""Names by long paths, such as `tensorflow.python.ops.array_ops.pack`, and where they are here.

By module below `tensorflow`; each name leads to `module:name`, which is imported when asked for.
What TensorFlow still has by the same path, but of another make (its layers), gives way to these.
"""

_V1 = "tfgan_lite.legacy.tensorflow"
_MNIST = f"{_V1}.examples.tutorials.mnist.input_data"
_READER = (
    "DataSet",
    "dense_to_one_hot",
    "extract_images",
    "extract_labels",
    "load_mnist",
    "read_data_sets",
)
_DEPRECATION = f"{_V1}.python.util.deprecation"
_VARIABLES = f"{_V1}.contrib.layers.layer_variables"
_CELLS = f"{_V1}.nn.rnn_cell"
_LAYERS = f"{_V1}.layers"
_OPS = "tfgan_lite.legacy.private_operations"
_CROSS_ENTROPIES = (
    "sigmoid_cross_entropy_with_logits",
    "softmax_cross_entropy_with_logits",
    "sparse_softmax_cross_entropy_with_logits",
)
_SAMPLED_LOSSES = ("nce_loss", "sampled_softmax_loss")
_SEQ2SEQ = f"{_V1}.contrib.legacy_seq2seq"


def _public(*names, module=_V1):
    return {name: f"{module}:{name}" for name in names}


REMOVED: dict[str, dict[str, str]] = {
    "contrib.framework.python.framework": {
        **_public("deprecated", "deprecated_arg_values", "deprecated_args", module=_DEPRECATION),
        "nest": f"{_V1}.python.util.nest",
    },
    "contrib.layers.python.layers.layers": {
        "_add_variable_to_collections": f"{_VARIABLES}:collect_variable",
        "_build_variable_getter": f"{_VARIABLES}:model_variable_getter",
    },
    "contrib.legacy_seq2seq.python.ops.seq2seq": {
        "_extract_argmax_and_embed": f"{_SEQ2SEQ}.feeding:embedded_argmax",
    },
    "contrib.learn": {},
    "contrib.learn.datasets": {},
    "contrib.learn.datasets.mnist": _public(*_READER, module=_MNIST),
    "contrib.learn.python.learn.datasets": {},
    "contrib.learn.python.learn.datasets.base": {"Datasets": f"{_MNIST}:Datasets"},
    "contrib.learn.python.learn.datasets.mnist": _public(*_READER, module=_MNIST),
    "python": {},
    "python.framework": {},
    "python.framework.graph_util": _public(
        "convert_variables_to_constants",
        "extract_sub_graph",
        "remove_training_nodes",
        module=f"{_V1}.graph_util",
    ),
    "python.framework.graph_util_impl": _public(
        "convert_variables_to_constants", module=f"{_V1}.graph_util"
    ),
    "python.framework.ops": _public(
        "IndexedSlices",
        "Tensor",
        "convert_to_tensor_or_indexed_slices",
        "disable_tensor_equality",
        "enable_tensor_equality",
        "register_tensor_conversion_function",
    )
    | _public("RegisterShape", "set_shapes_for_outputs", module=_OPS),
    "python.framework.tensor_shape": _public("matrix", "scalar", "vector", module=_OPS),
    "python.layers": {},
    "python.layers.base": _public("InputSpec", "Layer", module=_LAYERS),
    "python.layers.convolutional": _public(
        "Conv1D",
        "Conv2D",
        "Conv2DTranspose",
        "Conv3D",
        "Conv3DTranspose",
        "SeparableConv1D",
        "SeparableConv2D",
        "conv1d",
        "conv2d",
        "conv2d_transpose",
        "conv3d",
        "conv3d_transpose",
        "separable_conv1d",
        "separable_conv2d",
        module=_LAYERS,
    )
    | {
        old: f"{_LAYERS}:{name}"
        for name, olds in {
            "Conv1D": ("Convolution1D",),
            "Conv2D": ("Convolution2D",),
            "Conv2DTranspose": ("Convolution2DTranspose", "Deconv2D", "Deconvolution2D"),
            "Conv3D": ("Convolution3D",),
            "Conv3DTranspose": ("Convolution3DTranspose", "Deconv3D", "Deconvolution3D"),
            "SeparableConv2D": ("SeparableConvolution2D",),
        }.items()
        for old in olds
    },
    "python.layers.core": _public(
        "Dense", "Dropout", "Flatten", "dense", "dropout", "flatten", module=_LAYERS
    )
    | {"FullyConnected": f"{_LAYERS}:Dense"},
    "python.layers.layers": _public(
        "BatchNormalization", "InputSpec", "Layer", "batch_normalization", module=_LAYERS
    ),
    "python.layers.normalization": _public(
        "BatchNormalization", "batch_normalization", module=_LAYERS
    )
    | {
        "BatchNorm": f"{_LAYERS}:BatchNormalization",
        "batch_norm": f"{_LAYERS}:batch_normalization",
    },
    "python.layers.pooling": _public(
        "AveragePooling1D",
        "AveragePooling2D",
        "AveragePooling3D",
        "MaxPooling1D",
        "MaxPooling2D",
        "MaxPooling3D",
        "average_pooling1d",
        "average_pooling2d",
        "average_pooling3d",
        "max_pooling1d",
        "max_pooling2d",
        "max_pooling3d",
        module=_LAYERS,
    )
    | {"AvgPool2D": f"{_LAYERS}:AveragePooling2D", "MaxPool2D": f"{_LAYERS}:MaxPooling2D"},
    "python.ops": {},
    "python.ops.array_ops": _public("concat", "pack", "split", "stack", "unpack", "unstack")
    | {"concat_v2": f"{_V1}:concat", "reverse": f"{_V1}:reverse"},
    "python.ops.control_flow_ops": _public("cond", "while_loop", "case", "group", "no_op"),
    "python.ops.functional_ops": _public("map_fn", "foldl", "foldr", "scan"),
    "python.ops.nn": _public(*_CROSS_ENTROPIES, *_SAMPLED_LOSSES, module=f"{_V1}.nn"),
    "python.ops.nn_impl": _public(_CROSS_ENTROPIES[0], *_SAMPLED_LOSSES, module=f"{_V1}.nn"),
    "python.ops.nn_ops": _public(*_CROSS_ENTROPIES[1:], module=f"{_V1}.nn"),
    "python.ops.rnn": _public(
        "bidirectional_dynamic_rnn",
        "bidirectional_rnn",
        "dynamic_rnn",
        "raw_rnn",
        "rnn",
        "static_bidirectional_rnn",
        "static_rnn",
        "static_state_saving_rnn",
        module=f"{_V1}.nn",
    ),
    "python.ops.rnn_cell": _public(
        "BasicLSTMCell",
        "BasicRNNCell",
        "DeviceWrapper",
        "DropoutWrapper",
        "EmbeddingWrapper",
        "GRUCell",
        "InputProjectionWrapper",
        "LSTMCell",
        "LSTMStateTuple",
        "MultiRNNCell",
        "OutputProjectionWrapper",
        "RNNCell",
        "ResidualWrapper",
        "_linear",
        "linear",
        module=_CELLS,
    ),
    "python.ops.seq2seq": _public(
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
        module=_SEQ2SEQ,
    ),
    "python.ops.standard_ops": _public("mul", "sub", "neg", "pack", "unpack"),
    "python.platform": {"app": f"{_V1}.app", "flags": f"{_V1}.flags"},
    "python.platform.flags": _public(
        "DEFINE_bool",
        "DEFINE_boolean",
        "DEFINE_float",
        "DEFINE_integer",
        "DEFINE_string",
        "FLAGS",
        module=f"{_V1}.flags",
    ),
    "python.pywrap_tensorflow": _public("NewCheckpointReader", module=f"{_V1}.train"),
    "python.ops.variable_scope": _public(
        "disable_resource_variables",
        "enable_resource_variables",
        "resource_variables_enabled",
    )
    | {"variable": f"{_V1}:Variable"},
    "python.util.nest": {"is_sequence": f"{_V1}.nest:is_nested"},
}
REMOVED["python.ops.rnn_cell_impl"] = REMOVED["python.ops.rnn_cell"]
# Where recurrent networks were until TensorFlow 0.8.
REMOVED |= {
    "models.rnn": {"seq2seq": _SEQ2SEQ},
    "models.rnn.rnn": REMOVED["python.ops.rnn"]
    | _public("bidirectional_rnn", "rnn", module=f"{_V1}.nn"),
    "models.rnn.rnn_cell": REMOVED["python.ops.rnn_cell"],
}
