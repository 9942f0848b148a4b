"""Spectral normalization: against singular values of NumPy, and in the games of every engine."""

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import layers, losses, spectral_norm, update_ops, variables
from tfgan_lite.determinism import STRICT
from tfgan_lite.engines.making import make_engine
from tfgan_lite.game import AT_ONCE, IN_TURN, Game, Input, Noise, Player

v1 = tf.compat.v1
RANDOM = np.random.RandomState(9)
ENGINES = ("graph", "eager", "function")


@pytest.fixture(autouse=True)
def store():
    v1.reset_default_graph()
    with variables.VariableStore(3).as_default() as made:
        yield made


def draw(*shape):
    return RANDOM.normal(size=shape).astype(np.float32)


def weight(name="kernel", start=None, shape=(4, 3), **options):
    if start is not None:
        options |= {"initializer": v1.constant_initializer(start)}
        shape = np.shape(start)
    with v1.variable_scope("net", reuse=v1.AUTO_REUSE):
        return variables.get_variable(name, shape=list(shape), **options)


def iterated(kernel, u):
    """One power iteration of the paper in float64: (sigma, v, the next u)."""
    matrix = np.float64(kernel).reshape(-1, kernel.shape[-1])
    v = matrix @ u
    v /= np.linalg.norm(v)
    after = matrix.T @ v
    after /= np.linalg.norm(after)
    return v @ matrix @ after, v, after


def largest(kernel):
    return np.linalg.svd(np.reshape(kernel, [-1, kernel.shape[-1]]), compute_uv=False)[0]


@pytest.mark.parametrize("shape", [(6, 4), (3, 3, 2, 5), (1, 7), (7, 1)])
def test_one_iteration_a_call_outside_of_an_engine(shape, store):
    start = draw(*shape)
    with spectral_norm.normalized():
        weight(start=start)
    for _ in range(2):
        u = store.variables["net/kernel/u"].numpy()
        with spectral_norm.normalized():
            kernel = weight(start=start)
        sigma, _, after = iterated(start, u)
        np.testing.assert_allclose(kernel, start / sigma, rtol=1e-5)
        np.testing.assert_allclose(store.variables["net/kernel/u"], after, rtol=1e-4, atol=1e-6)
    np.testing.assert_array_equal(store.variables["net/kernel"], start)


@pytest.mark.parametrize("shape", [(6, 4), (3, 3, 2, 5)])
def test_many_iterations_find_the_largest_singular_value(shape):
    start = draw(*shape)
    for _ in range(200):
        with spectral_norm.normalized():
            kernel = weight(start=start)
    np.testing.assert_allclose(kernel, start / largest(start), rtol=1e-5)


def test_the_gradient_is_equation_12(store):
    start, upstream = draw(5, 4), draw(5, 4)
    with update_ops.collecting(), tf.GradientTape() as tape, spectral_norm.normalized():
        loss = tf.reduce_sum(weight(start=start) * upstream)
    sigma, v, after = iterated(start, store.variables["net/kernel/u"].numpy())
    along = np.sum(upstream * start) / sigma
    want = (upstream - along * np.outer(v, after)) / sigma
    got = tape.gradient(loss, store.variables["net/kernel"])
    np.testing.assert_allclose(got, want, rtol=1e-4, atol=1e-5)


def test_all_calls_of_a_reading_divide_by_one_number_and_defer_one_update(store):
    with spectral_norm.normalized():
        weight()
    before = store.variables["net/kernel/u"].numpy()
    with update_ops.collecting() as updates:
        with spectral_norm.normalized():
            first = weight()
        with spectral_norm.normalized():
            second = weight()
    np.testing.assert_array_equal(first, second)
    np.testing.assert_array_equal(store.variables["net/kernel/u"], before)
    (update,) = updates
    assert update.writes == {"net/kernel/u"}
    update.run()
    _, _, after = iterated(store.variables["net/kernel"].numpy(), before)
    np.testing.assert_allclose(store.variables["net/kernel/u"], after, rtol=1e-4, atol=1e-6)


def test_a_call_within_a_tape_of_its_own_reads_the_kernel_there(store):
    """The second call of a reading shares v, and is differentiable all the same."""
    with update_ops.collecting(), spectral_norm.normalized():
        weight(start=draw(4, 3))
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(weight() ** 3)
    assert tape.gradient(loss, store.variables["net/kernel"]) is not None


def test_a_function_of_the_networks_own_keeps_nothing_of_the_reading_that_traced_it(store):
    @tf.function(autograph=False)
    def network():
        with spectral_norm.normalized():
            return weight()

    for start in (draw(4, 3), draw(4, 3)):
        with update_ops.collecting(), spectral_norm.normalized():
            weight()
            store.variables["net/kernel"].assign(start)
            for _ in range(200):
                kernel = network()
        np.testing.assert_allclose(kernel, start / largest(start), rtol=1e-5)


@pytest.mark.parametrize(
    "name, options",
    [
        ("bias", {}),
        ("kernel", {"shape": (3,)}),
        ("kernel", {"trainable": False}),
        ("kernels", {}),
        ("kernel", {"dtype": tf.int32, "start": [[1, 2]], "trainable": True}),
    ],
)
def test_what_is_no_kernel_stays_a_variable(name, options, store):
    with spectral_norm.normalized():
        assert isinstance(weight(name, **options), tf.Variable)
    assert list(store.variables) == [f"net/{name}"]


@pytest.mark.parametrize("name", ["kernel", "weights", "depthwise_kernel"])
def test_kernels_by_name(name, store):
    with spectral_norm.normalized():
        made = weight(name)
    assert not isinstance(made, tf.Variable)
    assert spectral_norm.raw(made) is store.variables[f"net/{name}"]
    assert spectral_norm.raw(3) == 3
    assert [v.trainable for v in store.variables.values()] == [True, False]
    assert list(store.variables) == [f"net/{name}", f"net/{name}/u"]


def test_the_block_ends(store):
    with pytest.raises(KeyError), spectral_norm.normalized():
        raise KeyError
    assert isinstance(weight(), tf.Variable)


def test_a_block_within_a_block_normalizes_once(store):
    start = 5.0 * draw(4, 3)
    with spectral_norm.normalized(), update_ops.collecting() as updates:
        first = weight(start=start)
        with spectral_norm.normalized():
            second = weight()
    np.testing.assert_array_equal(first, second)
    assert spectral_norm.raw(second) is store.variables["net/kernel"]
    assert len(updates) == 1


def test_a_getter_of_the_users_own_comes_first():
    """Normalized is what that getter made of the kernel: here, one whose rows are not alike."""
    rows = np.float32([[1.0], [2.0], [3.0], [4.0]])

    def scaled(getter, name, *args, **kwargs):
        variable = getter(name, *args, **kwargs)
        return rows * variable if name.endswith("kernel") else variable

    start = draw(4, 3)
    with v1.variable_scope("outer", custom_getter=scaled):
        for _ in range(200):
            with spectral_norm.normalized():
                kernel = weight(start=start)
    np.testing.assert_allclose(kernel, rows * start / largest(rows * start), rtol=1e-5)


def test_layers_behind_a_block_go_on_counting(store):
    x = draw(2, 3)
    with v1.variable_scope("net"):
        with spectral_norm.normalized():
            x = layers.dense(layers.dense(x, 3, use_bias=False), 3, use_bias=False)
        layers.dense(x, 3, use_bias=False)
    assert list(store.variables) == [
        "net/dense/kernel",
        "net/dense/kernel/u",
        "net/dense_1/kernel",
        "net/dense_1/kernel/u",
        "net/dense_2/kernel",
    ]


def test_normalizing_keeps_a_networks_name_and_arguments(store):
    def judge(x, reuse=None):
        """Judges."""
        with v1.variable_scope("judge", reuse=reuse):
            return layers.dense(x, 1, use_bias=False)

    normalized, x = spectral_norm.normalizing(judge), draw(2, 3)
    assert (normalized.__name__, normalized.__doc__) == ("judge", "Judges.")
    for _ in range(100):
        y = normalized(x, reuse=v1.AUTO_REUSE)
    kernel = store.variables["judge/dense/kernel"].numpy()
    np.testing.assert_allclose(y, x @ kernel / np.linalg.norm(kernel), rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(judge(x, reuse=True), x @ kernel, rtol=1e-4, atol=1e-6)


def test_a_kernel_of_zeros_stays_and_can_be_trained(store):
    with tf.GradientTape() as tape, spectral_norm.normalized():
        kernel = weight(start=np.zeros([4, 3]))
        loss = tf.reduce_sum(kernel * 2.0)
    np.testing.assert_array_equal(kernel, np.zeros([4, 3]))
    np.testing.assert_array_equal(
        tape.gradient(loss, store.variables["net/kernel"]), np.full([4, 3], 2.0)
    )
    store.variables["net/kernel"].assign(draw(4, 3))
    for _ in range(200):
        with spectral_norm.normalized():
            kernel = weight()
    np.testing.assert_allclose(largest(kernel.numpy()), 1.0, rtol=1e-5)


def test_half_precision_has_a_vector_of_full_precision(store):
    start = 40.0 * np.ones([64, 64], np.float16)  # whose largest singular value is 2560
    with spectral_norm.normalized():
        kernel = weight(start=start, dtype=tf.float16)
    assert store.variables["net/kernel/u"].dtype == tf.float32
    np.testing.assert_allclose(kernel, np.full([64, 64], 1 / 64), rtol=1e-2)


def test_a_plain_graph_has_one_update_op_for_each_kernel():
    start = draw(4, 3)
    with tf.Graph().as_default(), v1.Session() as session:
        for _ in range(2):
            with spectral_norm.normalized():
                kernel = weight(start=start)
        (update,) = v1.get_collection(v1.GraphKeys.UPDATE_OPS)
        session.run(v1.global_variables_initializer())
        for _ in range(100):
            session.run(update)
        np.testing.assert_allclose(session.run(kernel), start / largest(start), rtol=1e-5)
        names = [v.op.name for v in v1.global_variables()]
        assert names == ["net/kernel", "net/kernel/u"]
        assert [v.op.name for v in v1.trainable_variables()] == ["net/kernel"]


def read_twice():
    """Builds a layer with a regularizer of its own and one of its scope, and reads it again."""
    x = tf.ones([2, 4])
    for reuse in (None, True):
        with v1.variable_scope("net", reuse=reuse, regularizer=lambda w: 10.0 * tf.nn.l2_loss(w)):
            layer = layers.Dense(3, use_bias=False, kernel_regularizer=tf.nn.l2_loss, name="d")
            with spectral_norm.normalized():
                layer(x)
    assert [variables.full_name(v) for v in layer.trainable_weights] == ["net/d/kernel"]
    return variables.regularization_losses("net")


def test_regularizers_see_the_kernel_itself_and_once(store):
    read_twice()
    kernel = store.variables["net/d/kernel"]
    kernel.assign(7.0 * kernel)
    own = np.sum(np.square(kernel.numpy())) / 2
    found = variables.regularization_losses("net")
    np.testing.assert_allclose(sorted(float(loss) for loss in found), [own, 10 * own], rtol=1e-5)


def test_regularizers_see_the_kernel_itself_and_once_in_a_graph():
    with tf.Graph().as_default(), v1.Session() as session:
        found = read_twice()
        session.run(v1.global_variables_initializer())
        kernel, sizes = session.run([v1.trainable_variables()[0], found])
        own = np.sum(np.square(kernel)) / 2
        np.testing.assert_allclose(sorted(sizes), [own, 10 * own], rtol=1e-5)


SHAPE = (6, 6, 1)


@spectral_norm.normalizing
def discriminator(images, reuse=None):
    with v1.variable_scope("discriminator", reuse=reuse):
        y = layers.conv2d(images, 4, 3, 2, activation=tf.nn.leaky_relu)
        return layers.dense(layers.flatten(y), 1)


def generator(z, reuse=None):
    with v1.variable_scope("generator", reuse=reuse):
        return tf.reshape(layers.dense(z, 36, tf.nn.tanh), [-1, *SHAPE])


def make_game(paint=generator, **options):
    def game_losses(images, z):
        real, fake = discriminator(images), discriminator(paint(z), reuse=True)
        return {
            "discriminator": losses.hinge_discriminator_loss(real, fake),
            # Of a reading of its own, for which the discriminator's loss does not wait.
            "generator": losses.hinge_generator_loss(
                discriminator(paint(z, reuse=True), reuse=True)
            ),
        }

    return Game(
        name="judged",
        inputs=(Input("images", SHAPE),),
        noise=(Noise("z", (4,)),),
        players=(Player("discriminator", 0.02), Player("generator", 0.02, average=0.5)),
        losses=game_losses,
        sample=paint,
        batch_size=8,
        **options,
    )


def batches(first):
    images = RANDOM.uniform(-1.0, 1.0, [8, 8, *SHAPE]).astype(np.float32)
    return tf.data.Dataset.from_tensor_slices({"images": images}).repeat().skip(first)


@pytest.mark.parametrize("name", ["graph", "eager"])
def test_a_game_that_trains_keeps_its_kernels_at_one(name):
    engine = make_engine(name, make_game(), batches=batches, numerics=STRICT)
    start = engine.variables()
    for _ in range(60):
        engine.train_step()
    held = engine.variables()
    for layer in ("conv2d", "dense"):
        kernel = held[f"discriminator/{layer}/kernel"]
        sigma, _, _ = iterated(kernel, held[f"discriminator/{layer}/kernel/u"])
        assert 1.0 - 1e-6 <= largest(kernel / sigma) < 1.05
        assert largest(kernel) / largest(start[f"discriminator/{layer}/kernel"]) > 1.1
    engine.close()


@pytest.mark.parametrize("turns", [IN_TURN, AT_ONCE])
@pytest.mark.parametrize("name", ENGINES)
def test_u_moves_once_a_round_with_its_player(name, turns):
    engine = make_engine(name, make_game(turns=turns), batches=batches, numerics=STRICT)
    before = engine.variables()
    engine.train_step()
    after = engine.variables()
    for layer in ("conv2d", "dense"):
        kernel = f"discriminator/{layer}/kernel"
        _, _, want = iterated(before[kernel], before[f"{kernel}/u"])
        np.testing.assert_allclose(after[f"{kernel}/u"], want, rtol=1e-4, atol=1e-5)
    engine.close()


@pytest.mark.parametrize("name", ENGINES)
def test_averages_are_normalized_as_they_paint_and_u_stays(name):
    engine = make_engine(
        name, make_game(spectral_norm.normalizing(generator)), batches=batches, numerics=STRICT
    )
    for _ in range(20):
        engine.train_step()
    held, z = engine.variables(), draw(5, 4)
    images = engine.sample({"z": z})
    kernel = held["generator/dense/kernel/ExponentialMovingAverage"]
    bias = held["generator/dense/bias/ExponentialMovingAverage"]
    sigma, _, _ = iterated(kernel, held["generator/dense/kernel/u"])
    want = np.tanh(z @ (kernel / sigma) + bias)
    np.testing.assert_allclose(np.reshape(images, [5, 36]), want, rtol=1e-4, atol=1e-5)
    u = "generator/dense/kernel/u"
    np.testing.assert_array_equal(engine.variables()[u], held[u])
    engine.close()
