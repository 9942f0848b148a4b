"""`tf.contrib.distributions` against recordings of TensorFlow 1.15."""

import inspect
import json
import pathlib
import sys

import numpy as np
import pytest

HERE = pathlib.Path(__file__).parent / "recorded"
sys.path.insert(0, str(HERE))
import distributions_cases as cases  # noqa: E402

TOLD = json.loads((HERE / "distributions.json").read_text())
with np.load(HERE / "distributions.npz") as _file:
    WANTED = dict(_file)


def test_numbers_and_shapes_are_those_of_1_15(tf1):
    notes, arrays = cases.answer(tf1.contrib.distributions, tf1)
    for name, wanted in TOLD["cases"].items():
        # What 1.15 refused may be answered here: the mean of a one-hot vector, say.
        refused = notes[name].pop("refused")
        assert set(refused) <= set(wanted.pop("refused")), name
        assert notes[name] == wanted, name
    assert set(WANTED) <= set(arrays)
    for key, value in WANTED.items():
        np.testing.assert_allclose(arrays[key], value, rtol=2e-5, atol=2e-6, err_msg=key)


# 1.15 draws no samples of it either.
@pytest.mark.parametrize("name", [name for name in cases.CASES if "Binomial" not in name])
def test_samples_have_the_moments_of_the_distribution(tf1, name):
    distribution = cases.CASES[name][0](tf1.contrib.distributions, tf1)
    draws = distribution.sample(20000, seed=4)
    log_probs = distribution.log_prob(draws)
    try:
        moments = [distribution.mean(), distribution.stddev()]
    except NotImplementedError:
        moments = []
    with tf1.Session() as session:
        drawn, log_prob, moments = session.run([draws, log_probs, moments])
    assert log_prob.shape[0] == 20000
    if name != "Beta":  # TensorFlow's own rounds a sample to 1
        assert np.isfinite(log_prob).all()
    if moments:
        mean, deviation = (np.broadcast_to(m, drawn.shape[1:]) for m in moments)
        within = 5 * np.nanmax(deviation) / 20000**0.5
        np.testing.assert_allclose(drawn.mean(0), mean, atol=within)
        if name not in ("StudentT", "InverseGamma"):  # tails so heavy take many draws
            np.testing.assert_allclose(drawn.std(0), deviation, rtol=0.06)


@pytest.mark.parametrize(
    "name", ["ExpRelaxed", "Relaxed", "RelaxedBernoulli", "RelaxedBernoulli_probs"]
)
def test_relaxed_samples_pick_each_class_as_often_as_it_is_probable(tf1, name):
    distribution = cases.CASES[name][0](tf1.contrib.distributions, tf1)
    with tf1.Session() as session:
        drawn, probs = session.run([distribution.sample(20000, seed=4), distribution.probs])
    if "Bernoulli" in name:
        picked = drawn > 0.5
    else:
        picked = np.eye(3)[drawn.argmax(-1)]
        total = np.exp(drawn).sum(-1) if name == "ExpRelaxed" else drawn.sum(-1)
        np.testing.assert_allclose(total, 1.0, atol=1e-5)
    np.testing.assert_allclose(picked.mean(0), probs, atol=0.02)


@pytest.mark.parametrize(
    "name",
    ["MultivariateNormalDiag", "MultivariateNormalTriL", "Logistic", "Relaxed", "RelaxedBernoulli"],
)
def test_gradients_flow_through_samples(tf1, name):
    loc = tf1.constant(cases._LOC)
    d = tf1.contrib.distributions
    made = {
        "MultivariateNormalDiag": lambda: d.MultivariateNormalDiag(loc, tf1.exp(loc)),
        "MultivariateNormalTriL": lambda: d.MultivariateNormalTriL(loc, cases._TRIL),
        "Logistic": lambda: d.Logistic(loc, 1.0),
        "Relaxed": lambda: d.RelaxedOneHotCategorical(0.5, logits=loc),
        "RelaxedBernoulli": lambda: d.RelaxedBernoulli(0.5, logits=loc),
    }[name]()
    score = tf1.reduce_sum(tf1.square(made.sample(seed=1)))
    with tf1.Session() as session:
        gradient = session.run(tf1.gradients(score, loc)[0])
    assert np.isfinite(gradient).all() and np.abs(gradient).min() > 0


def test_arguments_are_those_of_1_15(tf1):
    d = tf1.contrib.distributions
    from tfgan_lite.legacy.tensorflow.contrib.distributions import _BY_FILE

    for names in _BY_FILE.values():
        for name in names:
            made = getattr(d, name)
            function = made.__init__ if inspect.isclass(made) else made
            found = [p for p in inspect.signature(function).parameters if p != "self"]
            if name != "BernoulliWithSigmoidProbs":  # of 1.0, and gone by 1.15
                assert found == TOLD["signatures"][name], name


@pytest.mark.parametrize("name", cases.CASES)
def test_a_copy_is_made_of_the_same_arguments(tf1, name):
    made, values = cases.CASES[name]
    distribution = made(tf1.contrib.distributions, tf1)
    again = distribution.copy(validate_args=True)
    kind = type(distribution)
    assert type(again) is kind and again.validate_args and not distribution.validate_args
    assert set(again.parameters) == set(TOLD["signatures"][kind.__name__])
    with tf1.Session() as session:
        one, other = session.run([distribution.log_prob(values), again.log_prob(values)])
    np.testing.assert_array_equal(one, other)


def test_a_bijector_of_ones_own(tf1):
    d = tf1.contrib.distributions

    class Cube(d.bijectors.Bijector):
        def __init__(self):
            super().__init__(forward_min_event_ndims=0, name="cube")

        def _forward(self, x):
            return x**3

        def _inverse(self, y):
            return y ** (1 / 3)

        def _inverse_log_det_jacobian(self, y):
            return -tf1.log(3.0 * y ** (2 / 3))

    cubed = d.TransformedDistribution(d.Normal([2.0, 3.0], 0.1), Cube())
    draws = cubed.sample(50, seed=1)
    x = cubed.bijector.inverse(draws)
    expected = cubed.distribution.log_prob(x) - tf1.log(3.0 * tf1.square(x))
    with tf1.Session() as session:
        found, expected = session.run([cubed.log_prob(draws), expected])
    np.testing.assert_allclose(found, expected, rtol=1e-4)
    assert cubed.name == "cubeNormal/"
    with pytest.raises(ValueError, match=r"wants no batch; got \(2,\)"):
        d.TransformedDistribution(d.Normal([2.0, 3.0], 0.1), event_shape=[2])


def test_the_rest_is_tensorflows_own_or_says_what_to_take(tf1):
    d = tf1.contrib.distributions
    for name in TOLD["signatures"]:
        if hasattr(tf1.distributions, name):
            assert getattr(d, name) is getattr(tf1.distributions, name)
    with pytest.raises(AttributeError, match="tensorflow_probability.distributions"):
        _ = d.WishartFull
    with pytest.raises(AttributeError, match="tensorflow_probability.bijectors"):
        _ = d.bijectors.RealNVP
    with pytest.raises(AttributeError, match="monte_carlo"):
        _ = tf1.contrib.bayesflow.monte_carlo


def test_errors(tf1):
    d = tf1.contrib.distributions
    with pytest.raises(ValueError, match="wants loc or scale_diag"):
        d.MultivariateNormalDiag(scale_identity_multiplier=1.0)
    with pytest.raises(ValueError, match="one of rate and log_rate"):
        d.Poisson()
    with pytest.raises(TypeError, match="floating dtype"):
        d.Poisson([1, 2])
    with pytest.raises(ValueError, match="one of logits and probs"):
        d.OneHotCategorical(logits=[0.0], probs=[1.0])
    with pytest.raises(ValueError, match="at most 1; got 2"):
        d.Independent(d.Normal([0.0], 1.0), 2)
    with pytest.raises(ValueError, match="each of 2 classes; got 1"):
        d.Mixture(d.Categorical(probs=[0.5, 0.5]), [d.Normal(0.0, 1.0)])
    with pytest.raises(ValueError, match="batch of 2"):
        d.MixtureSameFamily(d.Categorical(probs=[0.5, 0.5]), d.Normal([0.0] * 3, 1.0))
    with pytest.raises(ValueError, match="got 4"):
        d.fill_triangular([1.0, 2.0, 3.0, 4.0])
    with pytest.raises(ValueError, match="'linear'"):
        d.percentile([1.0], 50.0, interpolation="linear")
