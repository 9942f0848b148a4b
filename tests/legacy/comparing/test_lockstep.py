"""Both ways of a step agree in strict numerics, whatever variables and optimizers a script has."""

import numpy as np
import pytest
from in_sessions import compared, regression, started

from tfgan_lite.legacy.comparing import counting, lockstep
from tfgan_lite.legacy.comparing.planning import Part
from tfgan_lite.parity.result import Verdict

BATCH = np.random.RandomState(0).uniform(-1, 1, [6, 5]).astype(np.float32)


def agrees(seen, steps):
    pair = seen.pair
    assert pair.verdict is Verdict.EQUAL, (pair, seen.cause)
    assert pair.steps == seen.played == steps and seen.counts.plans and not seen.counts.unseen


OPTIMIZERS = {
    "sgd": lambda tf: tf.train.GradientDescentOptimizer(0.1),
    "momentum": lambda tf: tf.train.MomentumOptimizer(0.1, 0.9, use_nesterov=True),
    "adam": lambda tf: tf.train.AdamOptimizer(0.01, 0.5),
    "rmsprop": lambda tf: tf.train.RMSPropOptimizer(0.01, momentum=0.1),
    "centered": lambda tf: tf.train.RMSPropOptimizer(0.01, centered=True),
    "adagrad": lambda tf: tf.train.AdagradOptimizer(0.1),
    "adadelta": lambda tf: tf.train.AdadeltaOptimizer(0.1),
    "ftrl": lambda tf: tf.train.FtrlOptimizer(0.1),
}


@pytest.mark.parametrize("resource", [False, True], ids=["reference", "resource"])
@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizers(tf1, name, resource):
    x, loss, train = regression(tf1, OPTIMIZERS[name](tf1), use_resource=resource)
    with compared() as seen, started(tf1) as session:
        for _ in range(3):
            session.run([train, loss], {x: BATCH})
    agrees(seen, 3)
    (plan,) = seen.counts.plans.values()
    kinds = {op.type for op in plan.variables.values()}
    assert kinds == {"VarHandleOp"} if resource else "VariableV2" in kinds
    assert [tensor.op.name for tensor in plan.fetches] == ["loss"] and not plan.followed


def test_results_are_those_of_a_session_that_nobody_sees(tf1):
    x, loss, train = regression(tf1)
    with started(tf1) as session:
        alone = [session.run([train, loss], {x: BATCH})[1] for _ in range(3)]
    with compared(), started(tf1) as session:
        seen = [session.run({"l": loss, "t": train}, {x: BATCH})["l"] for _ in range(3)]
    assert np.array_equal(alone, seen)


def test_what_a_session_draws_and_dequeues_is_taken(tf1):
    queue = tf1.train.input_producer(BATCH, shuffle=True, seed=1)
    rows = tf1.stack([queue.dequeue(), queue.dequeue()])
    noise = tf1.random_normal([2, 5])
    w = tf1.Variable(tf1.ones([5, 1]), use_resource=False)
    kept = tf1.nn.dropout(rows + noise, rate=0.5)
    squared = tf1.py_func(lambda a: a * a, [kept], tf1.float32)
    loss = tf1.reduce_sum(tf1.square(tf1.matmul(tf1.reshape(squared, [2, 5]), w)))
    train = tf1.train.GradientDescentOptimizer(0.1).minimize(loss)
    with compared() as seen, started(tf1) as session:
        coordinator = tf1.train.Coordinator()
        threads = tf1.train.start_queue_runners(session, coordinator)
        for _ in range(3):
            session.run([train, loss])
        coordinator.request_stop()
        coordinator.join(threads)
    agrees(seen, 3)
    taken = counting.parts_of(seen.counts, Part.TAKEN)
    assert taken["PyFunc"] == 1 and sum(taken.values()) <= 4, taken


@pytest.mark.parametrize("training", [True, False])
def test_condition_is_followed_on_the_side_that_came(tf1, training):
    chosen = tf1.placeholder(tf1.bool, [])
    x, _, _ = regression(tf1)
    v = tf1.Variable([1.0, 2.0], name="v", use_resource=False)
    mean = tf1.Variable(0.0, trainable=False, name="mean", use_resource=False)

    def update():
        with tf1.control_dependencies([tf1.assign(mean, mean * 0.9 + 0.1)]):
            return tf1.identity(v) * 3.0

    value = tf1.cond(chosen, update, lambda: v + 1.0)
    loss = tf1.reduce_sum(value * value)
    train = tf1.train.GradientDescentOptimizer(0.01).minimize(loss)
    with compared() as seen, started(tf1) as session:
        for _ in range(3):
            session.run([train, loss], {chosen: training})
        moved = session.run(mean)
    agrees(seen, 3)
    assert (moved > 0) == training
    (plan,) = seen.counts.plans.values()
    assert not plan.taken and set(plan.written) == {"v", "mean"}


def test_random_numbers_in_a_branch_are_taken_at_its_end(tf1):
    chosen = tf1.placeholder(tf1.bool, [])
    v = tf1.Variable(np.ones([4], np.float32))
    value = tf1.cond(chosen, lambda: v * tf1.random_uniform([4]), lambda: v)
    train = tf1.train.GradientDescentOptimizer(0.01).minimize(tf1.reduce_sum(value * value))
    with compared() as seen, started(tf1) as session:
        for side in (True, False, True):
            session.run(train, {chosen: side})
    agrees(seen, 3)
    taken = counting.parts_of(seen.counts, Part.TAKEN)
    assert "RandomUniform" not in taken and len(taken) > 0


def test_while_loop_is_taken_at_its_end(tf1):
    v = tf1.Variable(np.ones([4], np.float32))
    _, value = tf1.while_loop(lambda i, a: i < 3, lambda i, a: (i + 1, a * v), [0, v * 2.0])
    train = tf1.train.GradientDescentOptimizer(0.01).minimize(tf1.reduce_sum(value * value))
    with compared() as seen, started(tf1) as session:
        for _ in range(3):
            session.run([train, value])
    agrees(seen, 3)
    assert set(counting.parts_of(seen.counts, Part.TAKEN)) == {"Exit"}


def test_script_may_change_variables_between_steps(tf1):
    x, loss, train = regression(tf1)
    first = tf1.global_variables()[0]
    with compared() as seen, started(tf1) as session:
        session.run(train, {x: BATCH})
        first.load(np.full([5, 7], 0.25, np.float32), session)
        session.run([train, loss], {x: BATCH})
        session.run(tf1.global_variables_initializer())
        session.run([train, loss], {x: BATCH})
    agrees(seen, 3)
    assert seen.counts.setting == 3


def test_restoring_is_no_step(tf1, tmp_path):
    x, loss, train = regression(tf1)
    saver = tf1.train.Saver()
    with compared() as seen, started(tf1) as session:
        path = saver.save(session, str(tmp_path / "model"))
        session.run([train, loss], {x: BATCH})
        saver.restore(session, path)
        session.run([train, loss], {x: BATCH})
    agrees(seen, 2)


def test_slices_and_embeddings(tf1):
    table = tf1.Variable(np.arange(12, dtype=np.float32).reshape([4, 3]), use_resource=False)
    ids = tf1.placeholder(tf1.int32, [None])
    rows = tf1.nn.embedding_lookup(table, ids)
    train = tf1.train.AdamOptimizer(0.1).minimize(tf1.reduce_sum(rows * rows))
    add = tf1.scatter_add(table, ids, rows)
    with compared() as seen, started(tf1) as session:
        session.run(train, {ids: [1, 3, 1]})
        session.run(add, {ids: [0, 2]})
    agrees(seen, 2)


def test_the_steps_of_a_keras_model_are_seen(tf1):
    k = tf1.keras.layers
    model = tf1.keras.Sequential([k.Dense(4, "tanh", input_shape=(5,)), k.Dense(1)])
    model.compile(tf1.keras.optimizers.Adam(0.01), "mse")
    with compared() as seen, tf1.Session() as session:
        tf1.keras.backend.set_session(session)
        losses = [model.train_on_batch(BATCH, BATCH[:, :1]) for _ in range(3)]
        assert model.predict(BATCH).shape == (6, 1)
    agrees(seen, 3)
    assert losses[2] < losses[0] and seen.counts.reading >= 1
    (plan,) = seen.counts.plans.values()
    assert {"dense/kernel", "dense/bias", "dense_1/kernel"} <= set(plan.written)


@pytest.mark.parametrize("kind", ["monitored", "interactive", "supervisor", "callable"])
def test_every_kind_of_session_is_seen(tf1, kind):
    x, loss, train = regression(tf1)
    with compared() as seen:
        if kind == "monitored":
            with tf1.train.MonitoredTrainingSession() as session:
                session.run([train, loss], {x: BATCH})
        elif kind == "supervisor":
            supervisor = tf1.train.Supervisor(summary_op=None)
            with supervisor.managed_session() as session:
                session.run([train, loss], {x: BATCH})
        elif kind == "interactive":
            session = tf1.InteractiveSession()
            tf1.global_variables_initializer().run()
            train.run({x: BATCH})
            session.close()
        else:
            with started(tf1) as session:
                session.make_callable([train, loss], [x])(BATCH)
    agrees(seen, 1)


def test_after_the_last_step_the_script_is_stopped(tf1):
    x, loss, train = regression(tf1)
    with compared(steps=2) as seen, started(tf1) as session:
        with pytest.raises(lockstep.Enough):
            for _ in range(5):
                session.run(train, {x: BATCH})
                session.run(loss, {x: BATCH})
    agrees(seen, 2)
    assert seen.counts.reading == 2


def test_script_that_lets_nothing_stop_it_is_ended(tf1):
    x, _, train = regression(tf1)
    ended = []

    def end():
        ended.append(True)
        raise ZeroDivisionError

    with compared(steps=1, end=end), started(tf1) as session:
        session.run(train, {x: BATCH})
        with pytest.raises(ZeroDivisionError):
            while True:
                try:
                    session.run(train, {x: BATCH})
                except lockstep.Enough:
                    assert not ended


def test_errors_of_the_script_are_its_own(tf1):
    x, loss, train = regression(tf1)
    with compared() as seen, started(tf1) as session:
        with pytest.raises(tf1.errors.InvalidArgumentError):
            session.run([train, loss])  # without a feed
        with pytest.raises(ValueError, match="shape"):
            session.run([train, loss], {x: [[1.0]]})
        session.run([train, loss], {x: BATCH})
    agrees(seen, 1)


def test_sessions_are_themselves_again_afterwards(tf1):
    before = {name: getattr(tf1.Session, name) for name in ("run", "__init__", "make_callable")}
    with compared():
        assert tf1.Session.run is not before["run"]
    assert all(getattr(tf1.Session, name) is method for name, method in before.items())
