# ruff: noqa: UP031 - Python 3.7 reads this file too
"""Distributions that TensorFlow 1.15 (record_distributions.py) and the tests ask for numbers."""

import numpy as np

_LOC = np.float32([[0.3, -1.0, 2.0], [0.1, 0.5, -0.7]])
_DIAG = np.float32([[1.2, 0.4, 0.9], [0.7, 2.0, 1.1]])
_TRIL = np.float32([[1.2, 0, 0], [0.5, 0.8, 0], [-0.3, 0.2, 1.5]])
_COVARIANCE = _TRIL.dot(_TRIL.T)
_LOGITS = np.float32([[0.1, -0.6, 1.3], [2.0, 0.2, -0.4]])
_SIMPLEX = np.float32([[0.2, 0.5, 0.3], [0.6, 0.1, 0.3]])
_UNIT = np.float32([[0.2, 0.5, 0.3], [0.6, 0.1, 0.9]])
_ONE_HOT = np.float32([[0, 1, 0], [0, 0, 1]])
_COUNTS = np.float32([[0.0, 1.0, 4.0], [2.0, 3.0, 7.0]])
_X = np.float32([[0.5, -0.2, 1.0], [1.5, 0.4, -2.0]])


def mixture(d, tf):
    normals = [d.Normal(_LOC[:, i], _DIAG[:, i]) for i in range(3)]
    return d.Mixture(d.Categorical(logits=_LOGITS), normals)


def mixture_of_vectors(d, tf):
    parts = [d.MultivariateNormalDiag(_LOC, _DIAG), d.MultivariateNormalDiag(-_LOC, _DIAG * 2)]
    return d.Mixture(d.Categorical(logits=_LOGITS[:, :2]), parts)


def same_family(d, tf):
    return d.MixtureSameFamily(d.Categorical(logits=_LOGITS), d.Normal(_LOC, _DIAG))


def same_family_of_vectors(d, tf):
    parts = d.MultivariateNormalDiag(_LOC, _DIAG)  # two components of three dimensions
    return d.MixtureSameFamily(d.Categorical(probs=[0.3, 0.7]), parts)


# name: (distribution, values to ask the density of)
CASES = {
    "MultivariateNormalDiag": (lambda d, tf: d.MultivariateNormalDiag(_LOC, _DIAG), _X),
    "of_one_loc": (lambda d, tf: d.MultivariateNormalDiag(_LOC[0]), _X),
    "of_a_scale": (lambda d, tf: d.MultivariateNormalDiag(scale_diag=_DIAG), _X),
    "of_multiplier": (
        lambda d, tf: d.MultivariateNormalDiag(_LOC, scale_identity_multiplier=[0.5, 2.0]),
        _X,
    ),
    "of_both": (
        lambda d, tf: d.MultivariateNormalDiag(_LOC[0], _DIAG, scale_identity_multiplier=0.5),
        _X,
    ),
    "of_softplus": (
        lambda d, tf: d.MultivariateNormalDiagWithSoftplusScale(_LOC, _LOC * 0.5),
        _X,
    ),
    "MultivariateNormalTriL": (lambda d, tf: d.MultivariateNormalTriL(_LOC, _TRIL), _X),
    "tril_without_loc": (lambda d, tf: d.MultivariateNormalTriL(scale_tril=_TRIL), _X),
    "tril_without_scale": (lambda d, tf: d.MultivariateNormalTriL(_LOC), _X),
    "MultivariateNormalFullCovariance": (
        lambda d, tf: d.MultivariateNormalFullCovariance(_LOC[1], _COVARIANCE),
        _X,
    ),
    "Logistic": (lambda d, tf: d.Logistic(_LOC, _DIAG[0]), _X),
    "Binomial": (lambda d, tf: d.Binomial(7.0, logits=_LOC), _COUNTS),
    "Binomial_probs": (lambda d, tf: d.Binomial(_COUNTS + 4.0, probs=_UNIT[0]), _COUNTS),
    "Chi2": (lambda d, tf: d.Chi2(_DIAG * 3), _DIAG),
    "InverseGamma": (lambda d, tf: d.InverseGamma(_DIAG + 1.5, _DIAG[0]), _DIAG),
    "log_normal": (
        lambda d, tf: d.TransformedDistribution(d.Normal(_LOC, _DIAG), d.bijectors.Exp()),
        _DIAG,
    ),
    "shifted": (
        lambda d, tf: d.TransformedDistribution(
            d.Normal(_LOC, _DIAG), d.bijectors.AffineScalar([0.1, -0.5, 1.0], 2.5)
        ),
        _X,
    ),
    "shifted_events": (
        lambda d, tf: d.TransformedDistribution(
            d.Normal(0.5, 2.0), d.bijectors.AffineScalar(1.0, -3.0), [2], [3]
        ),
        _X,
    ),
    "transformed_vectors": (
        lambda d, tf: d.TransformedDistribution(
            d.MultivariateNormalDiag(_LOC, _DIAG),
            d.bijectors.Chain([d.bijectors.AffineScalar(scale=2.0), d.bijectors.Sigmoid()]),
        ),
        _UNIT,
    ),
    "Poisson": (lambda d, tf: d.Poisson(_DIAG * 3), _COUNTS),
    "Poisson_log": (lambda d, tf: d.Poisson(log_rate=_LOC[0]), _COUNTS),
    "OneHotCategorical": (
        lambda d, tf: d.OneHotCategorical(logits=_LOGITS, dtype=tf.float32),
        _ONE_HOT,
    ),
    "OneHotCategorical_probs": (
        lambda d, tf: d.OneHotCategorical(probs=_SIMPLEX[0], dtype=tf.float32),
        _ONE_HOT,
    ),
    "ExpRelaxed": (
        lambda d, tf: d.ExpRelaxedOneHotCategorical(0.7, logits=_LOGITS),
        np.log(_SIMPLEX),
    ),
    "Relaxed": (lambda d, tf: d.RelaxedOneHotCategorical(0.7, probs=_SIMPLEX), _SIMPLEX[::-1]),
    "RelaxedBernoulli": (lambda d, tf: d.RelaxedBernoulli(0.4, logits=_LOGITS), _UNIT),
    "RelaxedBernoulli_probs": (lambda d, tf: d.RelaxedBernoulli(1.5, probs=_UNIT), _UNIT[::-1]),
    "Mixture": (mixture, _X[:, 0]),
    "Mixture_of_vectors": (mixture_of_vectors, _X),
    "MixtureSameFamily": (same_family, _X[:, 1]),
    "MixtureSameFamily_of_vectors": (same_family_of_vectors, _X),
    "Independent": (lambda d, tf: d.Independent(d.Normal(_LOC, _DIAG)), _X),
    "Independent_all": (lambda d, tf: d.Independent(d.Normal(_LOC, _DIAG), 2), _X),
    "Independent_of_vectors": (
        lambda d, tf: d.Independent(d.MultivariateNormalDiag(_LOC, _DIAG), 1),
        _X,
    ),
    "Beta": (lambda d, tf: d.BetaWithSoftplusConcentration(_DIAG, _LOC), _UNIT),
    "Exponential": (lambda d, tf: d.ExponentialWithSoftplusRate(_LOC), _DIAG),
    "Gamma": (lambda d, tf: d.GammaWithSoftplusConcentrationRate(_DIAG, _LOC), _DIAG),
    "Laplace": (lambda d, tf: d.LaplaceWithSoftplusScale(_LOC, _LOC), _X),
    "Normal": (lambda d, tf: d.NormalWithSoftplusScale(_LOC, _LOC), _X),
    "StudentT": (lambda d, tf: d.StudentTWithAbsDfSoftplusScale(-4.5, _LOC, _LOC), _X),
}
METHODS = ["mean", "variance", "stddev", "mode", "entropy", "covariance"]
OF_X = ["log_prob", "prob", "cdf", "log_cdf", "survival_function"]
DIVERGENCES = [
    ("MultivariateNormalDiag", "of_both"),
    ("of_one_loc", "MultivariateNormalTriL"),
    ("MultivariateNormalTriL", "MultivariateNormalFullCovariance"),
    ("MultivariateNormalFullCovariance", "of_softplus"),
    ("OneHotCategorical", "OneHotCategorical_probs"),
    ("Independent", "Independent"),
    ("Normal", "Normal"),
]


def functions(d, tf):
    """Returns named results of what else is there."""
    x = tf.constant(np.random.RandomState(3).normal(size=[4, 5, 3]).astype(np.float32))
    tiny = tf.constant([1e-8, 1e-3, 0.5, 3.0, 40.0, 1e4])
    made = {"softplus_inverse": d.softplus_inverse(tiny)}
    made["softplus_inverse_gradient"] = tf.gradients(made["softplus_inverse"], tiny)[0]
    for size in (1, 3, 6, 10):
        row = tf.constant(np.arange(2.0 * size).reshape([2, size]) + 1)
        made["lower_%d" % size] = d.fill_triangular(row)
        made["upper_%d" % size] = d.fill_triangular(row, upper=True)
    for q in (0, 12.5, 30, 50, 99, 100):
        for kind in ("lower", "higher", "nearest"):
            made["all_%s_%s" % (q, kind)] = d.percentile(x, q, interpolation=kind)
            made["axis_%s_%s" % (q, kind)] = d.percentile(x, q, axis=[0, 2], interpolation=kind)
    made["kept"] = d.percentile(x, 40.0, axis=1, keep_dims=True)
    made["all_kept"] = d.percentile(x, 40.0, keep_dims=True)
    made["lower_bound"] = mixture(d, tf).entropy_lower_bound()
    return made


def asked(distribution, x):
    """Returns by name what a distribution answers, and the names of what it does not."""
    made, refused = {}, []
    for name in METHODS + OF_X:
        try:
            method = getattr(distribution, name)
            made[name] = method(x) if name in OF_X else method()
        except NotImplementedError:
            refused.append(name)
    return made, refused


def sampled(distribution):
    """Returns the shape of some draws, or None."""
    try:
        return distribution.sample([2, 5], seed=1).shape.as_list()
    except NotImplementedError:
        return None


def bijected(d, tf):
    """Returns named values and derivatives of the bijectors, there and back."""
    b, made = d.bijectors, {}
    kinds = {
        "identity": b.Identity(),
        "exp": b.Exp(),
        "softplus": b.Softplus(),
        "softplus_hard": b.Softplus(hinge_softness=0.3),
        "sigmoid": b.Sigmoid(),
        "affine": b.AffineScalar(_LOC[0], _DIAG[0]),
        "invert": b.Invert(b.Softplus()),
        "chain": b.Chain([b.Exp(), b.AffineScalar(0.5, -2.0), b.Sigmoid()]),
    }
    x, y = tf.constant(np.abs(_X)), tf.constant(_UNIT)
    for name, bijector in kinds.items():
        made[name + "_forward"] = bijector.forward(x)
        made[name + "_back"] = bijector.inverse(y)
        for ndims in (0, 1, 2):
            made["%s_slope_%d" % (name, ndims)] = bijector.forward_log_det_jacobian(x, ndims)
            made["%s_back_slope_%d" % (name, ndims)] = bijector.inverse_log_det_jacobian(y, ndims)
    return made


def answer(d, tf):
    """Returns dict of shapes and refusals, dict of arrays."""
    notes, tensors = {}, {}
    with tf.Graph().as_default(), tf.Session() as session:
        built = {name: make(d, tf) for name, (make, _) in CASES.items()}
        for name, distribution in built.items():
            made, refused = asked(distribution, tf.constant(CASES[name][1]))
            tensors.update({"%s/%s" % (name, key): value for key, value in made.items()})
            notes[name] = {
                "batch": distribution.batch_shape.as_list(),
                "event": distribution.event_shape.as_list(),
                "dtype": distribution.dtype.name,
                "reparameterized": repr(distribution.reparameterization_type).split(":")[-1],
                "refused": refused,
                "sample": sampled(distribution),
            }
            tensors[name + "/batch_tensor"] = distribution.batch_shape_tensor()
            tensors[name + "/event_tensor"] = distribution.event_shape_tensor()
        for a, b in DIVERGENCES:
            tensors["kl/%s/%s" % (a, b)] = d.kl_divergence(built[a], built[b])
        tensors.update({"function/" + k: v for k, v in functions(d, tf).items()})
        tensors.update({"bijector/" + k: v for k, v in bijected(d, tf).items()})
        return notes, session.run(tensors)
