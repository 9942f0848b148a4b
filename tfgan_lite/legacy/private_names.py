"""Names by long paths, such as `tensorflow.python.ops.array_ops.pack`, and where they are here.

By module below `tensorflow`; each name leads to `module:name`, which is imported when asked for.
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
    "python.layers": {},
    "python.layers.convolutional": {},
    "python.ops": {},
    "python.ops.array_ops": _public("concat", "pack", "split", "stack", "unpack", "unstack")
    | {"concat_v2": f"{_V1}:concat", "reverse": f"{_V1}:reverse"},
    "python.ops.control_flow_ops": _public("cond", "while_loop", "case", "group", "no_op"),
    "python.ops.functional_ops": _public("map_fn", "foldl", "foldr", "scan"),
    "python.ops.rnn": _public(
        "bidirectional_dynamic_rnn",
        "dynamic_rnn",
        "raw_rnn",
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
        "GRUCell",
        "LSTMCell",
        "LSTMStateTuple",
        "MultiRNNCell",
        "RNNCell",
        "ResidualWrapper",
        "_linear",
        module=_CELLS,
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
