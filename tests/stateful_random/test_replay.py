"""A block: what its step is, where its numbers start, and unported code in both engines."""

import threading

import numpy as np
import pytest
import tensorflow as tf
from draw_cases import session, v1

from tfgan_lite import random, variables
from tfgan_lite.stateful_random import block, replayed


def normal():
    return tf.random.normal([40])


def eager(step, draw=normal, seed=3):
    with replayed(seed, step):
        return np.asarray(draw())


def same(a, b):
    return np.array_equal(np.asarray(a), np.asarray(b))


def test_an_entry_starts_over_and_the_next_one_is_the_next_step():
    counted = replayed(3)
    for step in range(3):
        with counted:
            first, second = normal(), normal()
        assert same(first, eager(step)) and not same(first, second)


def test_a_graph_counts_its_runs_in_each_session():
    with tf.Graph().as_default():
        with replayed(3):
            drawn, other = normal(), normal()
        sessions = []
        for _ in range(2):
            with session() as running:
                values = [running.run([drawn, other])[0] for _ in range(3)]
                running.run(other)  # a run of another draw of the block counts too
                sessions.append(values + [running.run(drawn)])
    for values in sessions:
        assert all(
            same(value, eager(step)) for value, step in zip(values, (0, 1, 2, 4), strict=True)
        )


def test_a_graph_of_its_own_within_an_eager_block_counts_its_runs():
    counted = replayed(3)
    with counted:
        with tf.Graph().as_default(), session() as running:
            drawn = normal()
            values = [running.run(drawn) for _ in range(2)]
    assert same(values[0], eager(0)) and same(values[1], eager(1))
    with counted:
        assert same(normal(), eager(1))


def test_eager_entries_are_counted_apart_from_graphs():
    counted = replayed(3)
    with tf.Graph().as_default(), counted:
        normal()
    with counted:
        assert same(normal(), eager(0))


def test_counting_adds_nothing_that_is_initialized_or_saved():
    with tf.Graph().as_default() as graph:
        with replayed(3):
            normal()
        assert not v1.global_variables() + v1.local_variables()
        assert not graph.get_collection(v1.GraphKeys.TABLE_INITIALIZERS)
        assert not graph.get_collection(v1.GraphKeys.SAVEABLE_OBJECTS)


@pytest.mark.parametrize("dtype", [tf.int32, tf.int64, tf.uint8])
def test_a_graph_draws_by_the_tensor_or_variable_that_it_is_given(dtype):
    with tf.Graph().as_default(), session() as running:
        fed = v1.placeholder(dtype, [])
        counter = v1.get_variable("counter", [], dtype, v1.zeros_initializer())
        with replayed(3, fed):
            by_tensor = normal()
        with replayed(3, counter):
            by_variable = normal()
        running.run(counter.initializer)
        values = {}
        for step in (0, 1, 7):
            running.run(counter.assign(step))
            values[step] = running.run([by_tensor, by_variable], {fed: step})
    for step, (one, other) in values.items():
        assert same(one, eager(step)) and same(other, one)


def test_an_int_stands_still_in_a_graph():
    with tf.Graph().as_default(), session() as running:
        with replayed(3, 5):
            drawn = normal()
        values = [running.run(drawn) for _ in range(2)]
    assert all(same(value, eager(5)) for value in values)


def test_eager_tensors_variables_and_numpy_integers_are_steps():
    for step in (tf.constant(5), tf.Variable(5), np.int32(5), np.array(5)):
        assert same(eager(step), eager(5))


@pytest.mark.parametrize("step", [1.0, "1", tf.constant(1.0), tf.constant([1]), np.array([1])])
def test_a_step_that_is_no_integer_scalar_is_refused(step):
    with pytest.raises(ValueError, match="step wants an int or an integer scalar tensor; got"):
        replayed(3, step)


def test_a_function_draws_by_the_step_it_is_given_at_every_call():
    traces = []

    @tf.function
    def draw(step):
        traces.append(step)
        with replayed(3, step):
            normal()
            return normal()

    def second():
        normal()
        return normal()

    for step in (0, 4, 4):
        assert same(draw(tf.constant(step)), eager(step, second))
    assert len(traces) == 1


def test_a_function_wants_a_step():
    @tf.function
    def draw():
        with replayed(3):
            return normal()

    with pytest.raises(ValueError, match="inside of a tf.function, step wants a tensor"):
        draw()
    assert block.current() is None


def test_an_inner_block_has_numbers_of_its_own():
    with replayed(3, 1):
        first = normal()
        with replayed(4, 2):
            inner = normal()
        second = normal()
    assert same(first, eager(1)) and same(inner, eager(2, seed=4))
    with replayed(3, 1):
        normal()
        assert same(second, normal())


def test_a_block_that_an_exception_ends_leaves_no_trace():
    with replayed(3, 0):
        with pytest.raises(KeyError), replayed(4, 0):
            normal()
            raise KeyError
        assert same(normal(), eager(0))
    assert block.current() is None
    assert len({normal().numpy().tobytes() for _ in range(2)}) == 2


def test_one_object_may_be_entered_within_itself():
    counted = replayed(3)
    with counted:
        with counted:
            assert same(normal(), eager(1))
        assert same(normal(), eager(0))


def test_only_the_thread_that_entered_is_in_the_block():
    found = {}

    def elsewhere(name, seed):
        found[name] = [block.current()]
        with replayed(seed, 0):
            found[name].append(normal().numpy())

    with replayed(3, 0):
        threads = [threading.Thread(target=elsewhere, args=(f"{n}", n)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert same(normal(), eager(0))
    for seed in range(4):
        outer, drawn = found[f"{seed}"]
        assert outer is None and same(drawn, eager(0, seed=seed))


def test_an_op_seed_stands_for_the_number():
    def seeded():
        return tf.random.normal([40], seed=8)

    with replayed(3, 0):
        one, plain, two, three = seeded(), normal(), seeded(), tf.random.normal([40], seed=9)
        uniform = tf.random.uniform([40], seed=8)
        raw, again = (
            tf.raw_ops.RandomStandardNormal(shape=[40], dtype=tf.float32, seed=8, seed2=1)
            for _ in range(2)
        )
        last = normal()
    assert same(one, two) and same(raw, again) and not same(one, three) and not same(one, raw)
    with replayed(3, 0):
        assert same(plain, normal()) and same(last, normal())
    pair = [random.stream_key(3, "replayed/RandomUniform/seed=8"), 0]  # of this kind alone
    assert same(uniform, tf.random.stateless_uniform([40], pair, alg="philox"))
    assert not same(eager(0, seeded), eager(1, seeded))
    assert not same(eager(0, seeded), eager(0, seeded, seed=4))


def test_a_shuffled_data_set_is_a_function_of_the_seed():
    def order():
        return tf.data.Dataset.range(20).shuffle(20).batch(20)

    with tf.Graph().as_default(), session() as running:
        with replayed(3):
            batch = v1.data.make_one_shot_iterator(order()).get_next()
        in_graph = running.run(batch)
    with replayed(3):
        first, second = (next(iter(order())) for _ in range(2))
    with replayed(4):
        other = next(iter(order()))
    assert same(in_graph, first) and not same(first, second) and not same(first, other)


def test_keras_initializers_made_in_a_block_start_alike():
    def initialized():
        return tf.keras.initializers.GlorotUniform()([5, 8]), tf.initializers.HeNormal()([5, 8])

    with tf.Graph().as_default(), session() as running:
        with replayed(3):
            tensors = initialized()
        in_graph = running.run(tensors)
    with replayed(3):
        in_eager = initialized()
    with replayed(4):
        other = initialized()
    for a, b, c in zip(in_graph, in_eager, other, strict=True):
        assert same(a, b) and not same(b, c)


def unported(x):
    """A network as TF1 code has it, with noise, dropout and random initial values."""
    x += 0.1 * v1.random_normal(tf.shape(x))
    with v1.variable_scope("net", reuse=v1.AUTO_REUSE):
        kernel = v1.get_variable("w", [6, 8], initializer=v1.truncated_normal_initializer())
        bias = v1.get_variable("b", [8], initializer=v1.random_uniform_initializer(-1, 1))
    h = v1.nn.dropout(tf.nn.tanh(tf.matmul(x, kernel) + bias), keep_prob=0.7)
    mask = v1.random_uniform([4, 8]) < 0.5
    output = tf.reduce_mean(tf.where(mask, h, v1.truncated_normal([4, 8])), 1)
    return {"x": x, "w": kernel, "h": h, "mask": mask, "output": output}


def test_unported_code_in_a_session_and_in_eager_code():
    inputs = np.linspace(-1, 1, 24, dtype=np.float32).reshape([4, 6])
    with tf.Graph().as_default(), session() as running:
        with replayed(seed=3):
            tensors = unported(tf.constant(inputs))
        running.run(v1.global_variables_initializer())
        in_graph = [running.run(tensors) for _ in range(3)]
    counted = replayed(seed=3)
    for values in in_graph:
        with counted:
            expected = unported(tf.constant(inputs))
        for name, value in values.items():
            np.testing.assert_array_equal(value, expected[name].numpy(), name)
    assert not same(in_graph[0]["h"] == 0, in_graph[1]["h"] == 0)


def test_unported_code_trains_to_the_same_bits():
    inputs = np.linspace(-1, 1, 24, dtype=np.float32).reshape([4, 6])
    with tf.Graph().as_default(), session() as running, variables.VariableStore(5).as_default():
        step = v1.train.get_or_create_global_step()
        with replayed(3, step):
            loss = tf.reduce_sum(unported(tf.constant(inputs))["output"])
        train = v1.train.GradientDescentOptimizer(0.1).minimize(loss, step)
        running.run(v1.global_variables_initializer())
        in_graph = [running.run([loss, train])[0] for _ in range(3)]
    store = variables.VariableStore(5)
    optimizer = v1.train.GradientDescentOptimizer(0.1)
    for step, expected in enumerate(in_graph):
        with store.as_default(), replayed(3, step), tf.GradientTape() as tape:
            loss = tf.reduce_sum(unported(tf.constant(inputs))["output"])
        owned = list(store.variables.values())
        optimizer.apply_gradients(zip(tape.gradient(loss, owned), owned, strict=True))
        np.testing.assert_array_equal(loss, expected)
    assert len(set(in_graph)) == 3
