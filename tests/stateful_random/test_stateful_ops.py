"""Every stateful random operation: replaced with its own distribution, or refused."""

import inspect
import re
import sys

import numpy as np
import pytest
import tensorflow as tf
from draw_cases import CASES, session, v1
from tensorflow.python.framework import op_def_registry

from tfgan_lite import random
from tfgan_lite.stateful_random import ops, replayed

_DATASET = "its seeds come from get_seed, which a block answers"
_STATE = "a function of its state, a variable of the user's, which is the same in both engines"
_WEIGHTS = "lays out weights and draws nothing"

# Operations that take a seed or sound random, and are left alone in a block.
EXEMPT = {
    "AllCandidateSampler": "returns every candidate in order; its kernel reads no seed",
    "AnonymousRandomSeedGenerator": _DATASET,
    "AnonymousSeedGenerator": _DATASET,
    "ComputeAccidentalHits": "compares what was sampled; its kernel reads no seed",
    "CudnnRNNBackprop": "takes the forward pass's mask",
    "CudnnRNNBackpropV2": "takes the forward pass's mask",
    "CudnnRNNBackpropV3": "takes the forward pass's mask",
    "CudnnRNNCanonicalToParams": _WEIGHTS,
    "CudnnRNNCanonicalToParamsV2": _WEIGHTS,
    "CudnnRNNParamsSize": _WEIGHTS,
    "CudnnRNNParamsToCanonical": _WEIGHTS,
    "CudnnRNNParamsToCanonicalV2": _WEIGHTS,
    "DeleteRandomSeedGenerator": "deletes",
    "DeleteSeedGenerator": "deletes",
    "DummySeedGenerator": "holds a place in a graph that is being rewritten",
    "ExperimentalRandomDataset": _DATASET,
    "GlobalShuffleDataset": _DATASET,
    "RandomDataset": _DATASET,
    "RandomDatasetV2": _DATASET,
    "RngReadAndSkip": _STATE,
    "RngSkip": _STATE,
    "ShuffleAndRepeatDatasetV2": _DATASET,
    "ShuffleDatasetV2": _DATASET,
    "ShuffleDatasetV3": _DATASET,
    "SnapshotDataset": _DATASET,
    "StatefulRandomBinomial": _STATE,
    "StatefulStandardNormal": _STATE,
    "StatefulStandardNormalV2": _STATE,
    "StatefulTruncatedNormal": _STATE,
    "StatefulUniform": _STATE,
    "StatefulUniformFullInt": _STATE,
    "StatefulUniformInt": _STATE,
    "StatefulPartitionedCall": "calls a function",
    "StatelessRandomGetAlg": "asks which algorithm the device has",
}

# What `tf.random` and `tf.image` offer besides the functions in CASES.
NOT_DRAWS = {
    "all_candidate_sampler",
    "create_rng_state",
    "fixed_unigram_candidate_sampler",
    "fold_in",
    "get_global_generator",
    "get_seed",
    "learned_unigram_candidate_sampler",
    "log_uniform_candidate_sampler",
    "set_global_generator",
    "set_random_seed",
    "set_seed",
    "split",
    "uniform_candidate_sampler",
}


def test_every_random_operation_is_replaced_refused_or_exempt():
    sounds_random = re.compile("Random|Rng|Seed|Shuffle|NonDeterministic|Sampl|Stateful[A-Z]")
    found = set()
    for name in dir(tf.raw_ops):
        definition = op_def_registry.get(name)
        if definition is None:
            continue
        seeded = any("seed" in a.name.lower() and a.type == "int" for a in definition.attr)
        if seeded or (definition.is_stateful and sounds_random.search(name)):
            found.add(name)
    assert len(found) > 50
    assert not set(ops.REPLACED) & set(ops.REFUSED)
    assert found == set(ops.REPLACED) | set(ops.REFUSED) | set(EXEMPT)


def test_every_public_function_that_draws_is_a_case():
    functions = {
        f"{prefix}.{name}"
        for prefix, module in (("random", tf.random), ("random", v1.random), ("image", tf.image))
        for name in dir(module)
        if inspect.isfunction(getattr(module, name))
        and (prefix == "random" or name.startswith(("random_", "sample_")))
        and not name.startswith("stateless_")
        and name not in NOT_DRAWS
    }
    assert functions <= set(CASES)


@pytest.mark.parametrize("op", ops.REPLACED)
def test_a_replacement_takes_the_arguments_of_the_operation(op):
    raw = inspect.unwrap(getattr(tf.raw_ops, op))
    function = inspect.unwrap(getattr(sys.modules[raw.__module__], raw.__name__))
    wanted = inspect.signature(function).parameters.values()
    block, *got = inspect.signature(ops.REPLACED[op]).parameters.values()

    def described(parameters):
        defaults = [p.default for p in parameters]
        defaults = [list(d) if isinstance(d, (list, tuple)) else d for d in defaults]
        return [p.name for p in parameters], defaults

    assert described(got) == described(wanted)


def drawn_in_graph(draw, runs=2):
    with tf.Graph().as_default(), session() as running:
        with replayed(seed=3):
            tensor = draw()
        return [running.run(tensor) for _ in range(runs)], tensor.shape


def drawn_eagerly(draw, seed=3, step=0):
    with replayed(seed, step):
        return np.asarray(draw())


@pytest.mark.parametrize("case", CASES)
def test_graph_and_eager_draw_the_same_bits_at_each_step(case):
    in_graph, static_shape = drawn_in_graph(CASES[case])
    for step, value in enumerate(in_graph):
        eager = drawn_eagerly(CASES[case], step=step)
        assert value.dtype == eager.dtype
        assert static_shape.is_compatible_with(eager.shape)
        assert value.tobytes() == eager.tobytes()
    assert in_graph[0].tobytes() != in_graph[1].tobytes()
    assert in_graph[0].tobytes() != drawn_eagerly(CASES[case], seed=4).tobytes()


def test_static_shapes_are_those_of_the_stateful_operations():
    for name, draw in CASES.items():
        if name == "raw_ops.RandomPoisson":  # which no graph of today takes
            continue
        with tf.Graph().as_default():
            plain = draw().shape.as_list()
            with replayed():
                assert draw().shape.as_list() == plain


def test_functions_draw_the_same_bits_as_eager_code():
    names = [name for name in CASES if not name.startswith("image")]

    @tf.function(autograph=False)
    def draw(step):
        with replayed(3, step):
            return [CASES[name]() for name in names]

    for step in (0, 5):
        with replayed(3, step):
            eager = [CASES[name]() for name in names]
        for name, value, other in zip(names, draw(tf.constant(step)), eager, strict=True):
            assert value.numpy().tobytes() == other.numpy().tobytes(), name


def test_compiled_functions_draw_by_the_step_though_other_numbers():
    @tf.function(jit_compile=True, autograph=False)
    def draw(step):
        with replayed(3, step):
            return tf.random.normal([40])

    drawn = draw(tf.constant(5))
    np.testing.assert_array_equal(drawn, draw(tf.constant(5)))
    assert np.all(drawn != draw(tf.constant(6)))


def stateless(draw, number, **arguments):
    pair = [random.stream_key(3, f"replayed/{number}"), 7]
    return draw(seed=pair, **arguments).numpy()


def test_a_draw_is_the_stateless_one_of_seed_number_and_step():
    with replayed(3, step=7):
        normal = tf.random.normal([5])
        uniform = tf.random.uniform([5], 2.0, 3.0)
        gamma = tf.random.gamma([5], [2.0, 3.0])
        integers = tf.random.uniform([5], 0, 9, tf.int32)
    philox = {"alg": "philox"}
    for got, expected in [
        (normal, stateless(tf.random.stateless_normal, 0, shape=[5], **philox)),
        (uniform, stateless(tf.random.stateless_uniform, 1, shape=[5], **philox) + 2.0),
        (gamma, stateless(tf.random.stateless_gamma, 2, shape=[5, 2], alpha=[2.0, 3.0])),
        (
            integers,
            stateless(
                tf.random.stateless_uniform,
                3,
                shape=[5],
                minval=0,
                maxval=9,
                dtype=tf.int32,
                **philox,
            ),
        ),
    ]:
        np.testing.assert_array_equal(got, expected)


def refusals():
    labels = tf.constant([[1]], tf.int64)
    square = tf.ones([1, 9, 9, 1])
    rnn = {"input": tf.ones([1, 1, 1]), "input_h": 0.0, "input_c": 0.0, "params": [0.0]}
    image = {"image": tf.ones([4, 4, 3], tf.uint8), "size": [2, 2]}
    return {
        "CudnnRNN": lambda: tf.raw_ops.CudnnRNN(**rnn, dropout=0.5),
        "CudnnRNNV2": lambda: tf.raw_ops.CudnnRNNV2(**rnn, dropout=0.5),
        "CudnnRNNV3": lambda: tf.raw_ops.CudnnRNNV3(**rnn, sequence_lengths=[1], dropout=0.5),
        "FixedUnigramCandidateSampler": lambda: tf.random.fixed_unigram_candidate_sampler(
            labels, 1, 1, True, 9, unigrams=[1.0] * 9
        ),
        "FractionalAvgPool": lambda: tf.nn.fractional_avg_pool(square, [1, 1.4, 1.4, 1]),
        "FractionalMaxPool": lambda: v1.nn.fractional_max_pool(square, [1, 1.4, 1.4, 1]),
        "LearnedUnigramCandidateSampler": lambda: tf.random.learned_unigram_candidate_sampler(
            labels, 1, 1, True, 9
        ),
        "LogUniformCandidateSampler": lambda: tf.nn.sampled_softmax_loss(
            tf.ones([9, 2]), tf.ones([9]), labels, tf.ones([1, 2]), 3, 9
        ),
        "RandomCrop": lambda: tf.raw_ops.RandomCrop(**image),
        "RandomShuffleQueue": lambda: tf.raw_ops.RandomShuffleQueue(component_types=[tf.int32]),
        "RandomShuffleQueueV2": lambda: tf.queue.RandomShuffleQueue(9, 1, [tf.int32]),
        "RecordInput": lambda: tf.raw_ops.RecordInput(file_pattern="x"),
        "ThreadUnsafeUnigramCandidateSampler": (
            lambda: tf.raw_ops.ThreadUnsafeUnigramCandidateSampler(
                true_classes=labels, num_true=1, num_sampled=1, unique=True, range_max=9
            )
        ),
        "UniformCandidateSampler": lambda: tf.random.uniform_candidate_sampler(
            labels, 1, 1, True, 9
        ),
    }


@pytest.mark.parametrize("op", ops.REFUSED)
def test_a_refused_operation_names_itself_and_the_next_step(op):
    with replayed(), pytest.raises(ValueError) as error:
        refusals()[op]()
    assert f"got {op}. {ops.REFUSED[op]}." in str(error.value)


def test_a_refused_operation_passes_where_it_does_not_draw():
    square = np.arange(81.0).reshape([1, 9, 9, 1])

    def pooled():
        return tf.nn.fractional_max_pool(square, [1, 1.4, 1.4, 1], True, seed=5)[0]

    (in_graph, _), _ = drawn_in_graph(pooled)
    np.testing.assert_array_equal(in_graph, drawn_eagerly(pooled))
    with replayed():
        sampled = tf.random.all_candidate_sampler([[1]], 1, 5, True).sampled_candidates
    np.testing.assert_array_equal(sampled, range(5))


def test_outside_of_a_block_tensorflow_draws_as_ever():
    with replayed():
        tf.random.normal([2])
    with tf.Graph().as_default() as graph:
        tf.random.normal([2])
        tf.random.uniform_candidate_sampler([[1]], 1, 1, True, 9)
    types = {op.type for op in graph.get_operations()}
    assert {"RandomStandardNormal", "UniformCandidateSampler"} <= types
