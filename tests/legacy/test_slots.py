"""Slots and moving averages under `reuse`, as until TensorFlow 0.11."""

import pytest

from tfgan_lite.legacy import slots

SLOTS = {
    "AdamOptimizer": ["a/w/Adam:0", "a/w/Adam_1:0"],
    "MomentumOptimizer": ["a/w/Momentum:0"],
    "RMSPropOptimizer": ["a/w/RMSProp:0", "a/w/RMSProp_1:0"],
}  # what TensorFlow 1.15 makes without `reuse`


@pytest.mark.parametrize("name", SLOTS)
def test_minimize_after_reuse_variables(tf1, name):
    with tf1.variable_scope("a"):
        weight = tf1.get_variable("w", [2], initializer=tf1.ones_initializer())
    tf1.get_variable_scope().reuse_variables()
    momentum = [0.5] if name == "MomentumOptimizer" else []
    step = getattr(tf1.train, name)(0.1, *momentum).minimize(tf1.reduce_sum(weight))
    names = {variable.name for variable in tf1.global_variables()}
    assert names >= {"a/w:0", *SLOTS[name]}
    with tf1.Session() as session:
        session.run(tf1.global_variables_initializer())
        session.run(step)
        assert session.run(weight)[0] < 1


def test_two_optimizers_have_slots_of_their_own(tf1):
    weight = tf1.get_variable("w", [2])
    tf1.get_variable_scope().reuse_variables()
    for _ in range(2):
        tf1.train.MomentumOptimizer(0.1, 0.9).minimize(tf1.reduce_sum(weight))
    found = [variable.name for variable in tf1.global_variables()]
    assert found == ["w:0", "w/Momentum:0", "w/Momentum_1:0"]


def test_an_average_of_a_batchs_mean_built_twice(tf1):
    average = tf1.train.ExponentialMovingAverage(0.9)
    with tf1.variable_scope("bn") as scope:
        for count in (1, 2):
            mean = tf1.reduce_mean(tf1.constant([1.0, 3.0]), name="mean")
            update = average.apply([mean])
            scope.reuse_variables()
            assert len(tf1.global_variables()) == count
    with tf1.Session() as session:
        session.run(tf1.global_variables_initializer())
        session.run(update)
        assert session.run(average.average(mean)) == pytest.approx(0.2)


def test_a_scripts_own_variable_still_has_to_be_there(tf1):
    tf1.get_variable_scope().reuse_variables()
    with pytest.raises(ValueError, match="does not exist"):
        tf1.get_variable("v", [2])


def test_reuse_in_ported_code(tf1):
    weight = tf1.get_variable("w", [2])
    slots.reuse_variables(tf1.get_variable_scope())
    tf1.train.AdamOptimizer(0.1).minimize(tf1.reduce_sum(weight))
    assert tf1.get_variable("w", [2]) is weight
