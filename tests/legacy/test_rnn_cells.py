"""What of the cells no recording shows: old habits, copies, errors, private paths."""

import copy
import importlib

import numpy as np
import pytest


def steps(tf, count=2, depth=3):
    return [tf.ones([2, depth]) * (step + 1.0) for step in range(count)]


def run(tf, values):
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        return session.run(values)


def names(tf):
    return [variable.op.name for variable in tf.global_variables()]


def test_one_cell_for_layers_of_several_sizes_gets_weights_for_each(tf1):
    cell = tf1.nn.rnn_cell.GRUCell(4)
    tf1.nn.static_rnn(tf1.nn.rnn_cell.MultiRNNCell([cell] * 3), steps(tf1), dtype="float32")
    kernels = [name for name in names(tf1) if name.endswith("gates/kernel")]
    assert kernels == [f"rnn/multi_rnn_cell/cell_{i}/gru_cell/gates/kernel" for i in range(3)]


def test_a_copy_of_a_cell_that_was_called_makes_its_own_variables(tf1):
    cell = tf1.nn.rnn_cell.DropoutWrapper(
        tf1.contrib.rnn.UGRNNCell(3), tf1.placeholder_with_default(0.5, [])
    )
    tf1.nn.dynamic_rnn(cell, tf1.ones([2, 4, 3]), dtype="float32", scope="one")
    tf1.nn.dynamic_rnn(copy.deepcopy(cell), tf1.ones([2, 4, 3]), dtype="float32", scope="two")
    assert names(tf1) == [
        f"{scope}/ugrnn_cell/{name}" for scope in ("one", "two") for name in ("kernel", "bias")
    ]


def test_a_copy_of_a_cell_has_a_checkpoint_of_its_own(tf1, tmp_path):
    cell = tf1.nn.rnn_cell.GRUCell(2)
    tf1.nn.dynamic_rnn(cell, tf1.ones([2, 4, 3]), dtype="float32", scope="one")
    again = copy.deepcopy(cell)
    tf1.nn.dynamic_rnn(again, tf1.ones([2, 4, 5]), dtype="float32", scope="two")
    with tf1.Session() as session:
        session.run(tf1.global_variables_initializer())
        checkpoint = tf1.train.Checkpoint(first=cell, second=again)
        path = checkpoint.save(str(tmp_path / "cells"), session=session)
    shapes = {name.partition("/.")[0]: shape for name, shape in tf1.train.list_variables(path)}
    assert shapes["first/candidate.Skernel"] == [5, 2]
    assert shapes["second/candidate.Skernel"] == [7, 2]


def test_variables_added_in_call_and_found_again(tf1):
    class Cell(tf1.nn.rnn_cell.RNNCell):
        state_size = output_size = 3

        def call(self, inputs, state):
            weight = self.add_variable("w", [3], initializer=tf1.ones_initializer())
            return inputs * weight, state

    cell, state = Cell(), tf1.zeros([2, 3])
    first, second = (cell(step, state)[0] for step in steps(tf1))
    assert names(tf1) == ["cell/w"]
    assert run(tf1, second).tolist() == [[2.0] * 3] * 2 and first.shape == [2, 3]


def test_arguments_of_before_one(tf1):
    assert tf1.nn.rnn_cell.GRUCell(3, input_size=5).state_size == 3
    outputs, _ = tf1.nn.rnn(tf1.nn.rnn_cell.GRUCell(3), steps(tf1), dtype="float32")
    both, *_ = tf1.nn.bidirectional_rnn(
        tf1.nn.rnn_cell.GRUCell(3), tf1.nn.rnn_cell.GRUCell(2), steps(tf1), dtype="float32"
    )
    assert outputs[1].shape == [2, 3] and both[1].shape == [2, 5]


@pytest.mark.parametrize(
    ("given", "bias", "variables"),
    [
        ((True,), 0.0, ["kernel", "bias"]),
        ((True, 1.5), 1.5, ["kernel", "bias"]),
        ((True, 2.0, "Linear"), 2.0, ["Linear/kernel", "Linear/bias"]),
        ((False,), 0.0, ["kernel"]),
    ],
)
def test_linear_in_all_its_signatures(tf1, given, bias, variables):
    made = tf1.nn.rnn_cell._linear([tf1.zeros([2, 3]), tf1.zeros([2, 1])], 5, *given)
    assert names(tf1) == variables
    assert run(tf1, made).tolist() == [[bias] * 5] * 2


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("contrib.rnn.python.ops.core_rnn_cell", "_linear"),
        ("contrib.rnn.python.ops.core_rnn_cell", "_Linear"),
        ("contrib.rnn.python.ops.core_rnn_cell_impl", "LSTMStateTuple"),
        ("contrib.rnn.python.ops.rnn_cell", "LayerNormLSTMCell"),
        ("contrib.rnn.python.ops.lstm_ops", "LSTMBlockFusedCell"),
        ("contrib.rnn.python.ops.core_rnn", "static_rnn"),
        ("contrib.legacy_seq2seq.python.ops.seq2seq", "_extract_argmax_and_embed"),
        ("contrib.seq2seq.python.ops.attention_wrapper", "BahdanauAttention"),
        ("python.ops.rnn_cell_impl", "_linear"),
        ("python.ops.rnn_cell", "RNNCell"),
        ("python.ops.rnn", "dynamic_rnn"),
        ("nn.seq2seq", "model_with_buckets"),
    ],
)
def test_private_and_old_paths(tf1, module, name):
    package, _, last = f"{tf1.__name__}.{module}".rpartition(".")
    assert hasattr(getattr(importlib.import_module(package), last), name)


def test_all_names_resolve(tf1):
    for module in (tf1.contrib.rnn, tf1.contrib.seq2seq, tf1.contrib.legacy_seq2seq):
        for name in module.__all__:
            assert getattr(module, name).__doc__, name


@pytest.mark.parametrize("name", ["GridLSTMCell", "CompiledWrapper", "NTMCell"])
def test_what_is_missing_says_so(tf1, name):
    with pytest.raises(AttributeError, match=f"tf.contrib.rnn.{name} is not provided"):
        getattr(tf1.contrib.rnn, name)
    with pytest.raises(AttributeError, match="cuDNN.*Nearest: tf.nn.dynamic_rnn"):
        tf1.contrib.cudnn_rnn.CudnnLSTM  # noqa: B018


def test_cells_refuse_what_they_cannot_use(tf1):
    cells, state = tf1.nn.rnn_cell, tf1.zeros([2, 3])
    with pytest.raises(ValueError, match="only supports floating point inputs.*int32"):
        cells.GRUCell(3)(tf1.ones([2, 3], tf1.int32), state)
    with pytest.raises(ValueError, match=r"shape\[-1\] to be known"):
        cells.GRUCell(3)(tf1.placeholder("float32", [2, None]), state)
    with pytest.raises(ValueError, match="state_is_tuple is not set"):
        cells.MultiRNNCell([cells.LSTMCell(2)], state_is_tuple=False)
    with pytest.raises(ValueError, match="at least one cell"):
        cells.MultiRNNCell([])
    with pytest.raises(TypeError, match="is not an RNNCell.*state_size"):
        cells.DropoutWrapper(object())
    with pytest.raises(ValueError, match="input_keep_prob must be between 0 and 1: got 2"):
        cells.DropoutWrapper(cells.GRUCell(2), 2.0)
    with pytest.raises(ValueError, match="dtype must be provided"):
        cells.DropoutWrapper(cells.GRUCell(2), variational_recurrent=True)
    with pytest.raises(ValueError, match="wants inputs, or batch_size and dtype"):
        cells.GRUCell(2).get_initial_state(batch_size=3)
    with pytest.raises(ValueError, match="Variable gru_cell/gates/kernel already exists"):
        for _ in range(2):
            cells.GRUCell(3)(tf1.ones([2, 3]), state, scope="gru_cell")


def test_a_decoder_function_of_1_0_reads_its_inputs_as_dynamic_rnn_does(tf1):
    library, x = tf1.contrib.seq2seq, tf1.reshape(tf1.range(24.0), [2, 4, 3]) / 10
    start = tf1.ones([2, 3])
    read = library.simple_decoder_fn_train(start)
    outputs, state, _ = library.dynamic_rnn_decoder(tf1.nn.rnn_cell.GRUCell(3), read, x, [4, 2])
    with tf1.variable_scope("", reuse=True):
        want = tf1.nn.dynamic_rnn(tf1.nn.rnn_cell.GRUCell(3), x, [4, 2], start)
    (outputs, state), (want, end) = run(tf1, [(outputs, state), want])
    np.testing.assert_allclose(outputs, want, atol=1e-6)
    np.testing.assert_allclose(state, end, atol=1e-6)


def test_a_decoder_function_of_1_0_writes_the_likeliest_symbols(tf1):
    library, start = tf1.contrib.seq2seq, tf1.ones([2, 3])
    cell, table = tf1.nn.rnn_cell.GRUCell(3), tf1.reshape(tf1.range(12.0), [4, 3]) / 5 - 1
    to_logits = tf1.constant(np.random.RandomState(1).normal(size=[3, 4]).astype(np.float32))
    write = library.simple_decoder_fn_inference(
        lambda out: tf1.matmul(out, to_logits), start, table, 1, 99, 3, 4
    )
    outputs, _, _ = library.dynamic_rnn_decoder(cell, write)
    symbols, state, want = tf1.fill([2], 1), start, []
    for _ in range(4):
        with tf1.variable_scope("", reuse=True):
            out, state = cell(tf1.gather(table, symbols), state)
        want.append(tf1.matmul(out, to_logits))
        symbols = tf1.argmax(want[-1], 1)
    outputs, want = run(tf1, [outputs, tf1.stack(want, 1)])
    np.testing.assert_allclose(outputs, want, atol=1e-6)
