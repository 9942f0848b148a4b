"""Variables: TF1's names, reuse rules and errors, in a graph and in eager code alike."""

import subprocess
import sys

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import variables

v1 = tf.compat.v1


def make(name="w", shape=(2, 3), **kwargs):
    return variables.get_variable(name, shape=list(shape), **kwargs)


def test_names_follow_scopes_and_numbering(mode):
    with v1.variable_scope("a"), v1.variable_scope("b"):
        assert make().name == "a/b/w:0"
    with v1.variable_scope("c"):
        for expected in ("c/dense/w:0", "c/dense_1/w:0"):
            with v1.variable_scope(None, default_name="dense"):
                assert make().name == expected


def test_creating_twice_without_reuse_raises(mode):
    with v1.variable_scope("a"):
        make()
    with v1.variable_scope("a"), pytest.raises(ValueError, match="a/w already exists"):
        make()


def test_reusing_what_does_not_exist_raises(mode):
    with v1.variable_scope("a", reuse=True), pytest.raises(ValueError, match="a/w does not exist"):
        make()


def test_reuse_is_inherited_and_finds_the_same_variable(mode):
    with v1.variable_scope("a"), v1.variable_scope("b"):
        first = make()
    with v1.variable_scope("a", reuse=True), v1.variable_scope("b"):
        assert make() is first
    with v1.variable_scope("a") as scope:
        scope.reuse_variables()
        with v1.variable_scope("b"):
            assert make() is first


def test_auto_reuse_creates_then_finds(mode):
    with v1.variable_scope("a", reuse=v1.AUTO_REUSE):
        first = make()
    with v1.variable_scope("a", reuse=v1.AUTO_REUSE):
        assert make() is first


def test_reuse_with_another_shape_or_dtype_raises(mode):
    make()
    with v1.variable_scope(v1.get_variable_scope(), reuse=True):
        with pytest.raises(ValueError, match=r"specified shape \(3, 3\) and found shape \(2, 3\)"):
            make(shape=(3, 3))
        with pytest.raises(ValueError, match="specified dtype float64 and found dtype float32"):
            make(dtype=tf.float64)


def test_plain_tensorflow_get_variable_uses_the_store(mode):
    first = v1.get_variable("w", [2])
    with v1.variable_scope("", reuse=True):
        assert variables.get_variable("w", shape=[2]) is first


def test_custom_getter_runs_outside_the_store(mode):
    def doubled(getter, *args, **kwargs):
        return 2.0 * getter(*args, **kwargs)

    plain = make(initializer=v1.ones_initializer())
    with v1.variable_scope(v1.get_variable_scope(), reuse=True, custom_getter=doubled):
        twice = make()
    with v1.variable_scope(v1.get_variable_scope(), reuse=True):
        assert make() is plain
    assert not isinstance(twice, tf.Variable)


def test_custom_getter_may_pass_arguments_by_position_and_leave_some_out(mode):
    def placed(getter, name, shape, dtype, initializer, regularizer, reuse, **kwargs):
        if reuse is not True:
            assert getter(name + "_extra", shape).dtype == tf.float32
        return getter(name, shape, dtype, initializer, tf.nn.l2_loss, reuse, **kwargs)

    with v1.variable_scope("a", custom_getter=placed):
        made = make(dtype=tf.float64, initializer=v1.ones_initializer())
    assert (made.name, made.dtype.base_dtype) == ("a/w:0", tf.float64)
    assert [v.name for v in variables.global_variables()] == ["a/w_extra:0", "a/w:0"]
    assert len(variables.regularization_losses("a")) == 1


def test_listing_by_scope_takes_whole_names_only(mode):
    for scope in ("gen", "generator"):
        with v1.variable_scope(scope):
            make()
            make("steps", trainable=False)
    assert [v.name for v in variables.trainable_variables("gen")] == ["gen/w:0"]
    assert [v.name for v in variables.global_variables("gen")] == ["gen/w:0", "gen/steps:0"]
    assert len(variables.trainable_variables()) == 2


def test_regularizers_count_once_and_by_scope(mode):
    def total(variable):
        return tf.reduce_sum(variable)

    for reuse in (None, True):
        with v1.variable_scope("a", reuse=reuse):
            make(initializer=v1.ones_initializer(), regularizer=total)
    losses = variables.regularization_losses("a")
    assert len(losses) == 1
    assert variables.regularization_losses("b") == []
    loss = tf.convert_to_tensor(losses[0])
    if tf.executing_eagerly():
        assert loss.numpy() == 6.0
    else:
        with v1.Session() as session:
            session.run(v1.global_variables_initializer())
            assert session.run(loss) == 6.0


def test_initial_values_are_equal_in_every_mode_and_order():
    def build(names):
        return {name: make(name, (5, 4)) for name in names}

    with tf.Graph().as_default(), variables.VariableStore(7).as_default():
        built = build(["x", "y"])
        with v1.Session() as session:
            session.run(v1.global_variables_initializer())
            in_graph = session.run(built)
    with variables.VariableStore(7).as_default():
        eager = {name: v.numpy() for name, v in build(["y", "z", "x"]).items()}
    for name in ("x", "y"):
        np.testing.assert_array_equal(in_graph[name], eager[name])
    assert not np.array_equal(eager["x"], eager["y"])


def test_tf_function_lifts_its_variables_into_the_store():
    with variables.VariableStore(7).as_default() as store:

        @tf.function
        def twice():
            with v1.variable_scope("a", reuse=v1.AUTO_REUSE):
                return 2.0 * make(initializer=v1.ones_initializer())

        np.testing.assert_array_equal(twice(), np.full((2, 3), 2.0))
        np.testing.assert_array_equal(twice(), np.full((2, 3), 2.0))
        assert list(store.variables) == ["a/w"]


def test_tf_function_makes_its_variables_once_without_a_store():
    v1.reset_default_graph()

    @tf.function
    def twice():
        with v1.variable_scope("a", reuse=v1.AUTO_REUSE):
            return 2.0 * make(initializer=v1.ones_initializer())

    np.testing.assert_array_equal(twice(), np.full((2, 3), 2.0))
    assert [v.name for v in variables.global_variables()] == ["a/w:0"]


def test_eager_store_of_the_default_graph_is_reset_with_it():
    v1.reset_default_graph()
    make()
    with pytest.raises(ValueError, match="already exists"):
        make()
    v1.reset_default_graph()
    make()


def test_tensorflow_still_keeps_the_current_scope_in_the_collection_that_is_looked_into():
    scope = v1.get_variable_scope()
    (store,) = v1.get_default_graph().get_collection(variables._SCOPE_STORE)
    assert store.current_scope is scope


def test_a_program_may_switch_to_graphs_after_importing_the_package():
    program = (
        "import tensorflow.compat.v1 as tf\n"
        "from tfgan_lite import layers\n"
        "tf.disable_v2_behavior()\n"
        "print(tf.get_variable('v', [1]).dtype.name)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout == "float32_ref\n", done.stderr


def test_tensorflow_still_forgets_the_reuse_flag_in_eager_scopes():
    """The reason for `_keep_reuse_in_eager_scopes`: fails when TensorFlow makes it needless."""
    original = v1.VariableScope.__init__.__wrapped__
    scope = v1.VariableScope.__new__(v1.VariableScope)
    original(scope, True)
    assert scope.reuse is v1.AUTO_REUSE
    assert v1.VariableScope(True).reuse is True
    assert v1.VariableScope(None).reuse is None
