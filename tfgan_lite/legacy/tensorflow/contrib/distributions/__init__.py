"""`tf.contrib.distributions` of TensorFlow 1.15: those of `tf.distributions`, and more.

The rarer ones, and the rarer bijectors, are not provided; the error names the package that has
them.
"""

import tensorflow as _tensorflow

from tfgan_lite.legacy.overlay import overlay as _overlay

_BY_FILE = {
    "categories": ("OneHotCategorical",),
    "counts": ("Binomial", "Poisson"),
    "gammas": ("Chi2", "InverseGamma"),
    "independent": ("Independent",),
    "logistic": ("Logistic",),
    "mixtures": ("Mixture", "MixtureSameFamily"),
    "multivariate_scales": (
        "MultivariateNormalDiag",
        "MultivariateNormalDiagWithSoftplusScale",
        "MultivariateNormalFullCovariance",
        "MultivariateNormalTriL",
    ),
    "percentiles": ("percentile",),
    "relaxed": (
        "ExpRelaxedOneHotCategorical",
        "RelaxedBernoulli",
        "RelaxedOneHotCategorical",
    ),
    "transformed": ("TransformedDistribution",),
    "triangles": ("fill_triangular", "softplus_inverse"),
    "with_softplus": (
        "BernoulliWithSigmoidProbs",
        "BetaWithSoftplusConcentration",
        "ExponentialWithSoftplusRate",
        "GammaWithSoftplusConcentrationRate",
        "LaplaceWithSoftplusScale",
        "NormalWithSoftplusScale",
        "StudentTWithAbsDfSoftplusScale",
    ),
}
_ELSEWHERE = {
    name: f"{__name__}.{file}:{name}" for file, names in _BY_FILE.items() for name in names
}
__all__ = sorted(_ELSEWHERE)
__getattr__, __dir__ = _overlay(
    __name__, _tensorflow.compat.v1.distributions, ("bijectors",), _ELSEWHERE
)
