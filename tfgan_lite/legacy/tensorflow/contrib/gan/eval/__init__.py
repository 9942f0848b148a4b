"""`tf.contrib.gan.eval`: scores of generated images, grids and summaries of them."""

from tfgan_lite.legacy.overlay import overlay as _overlay

_SUMMARIES = (
    "add_cyclegan_image_summaries",
    "add_gan_model_image_summaries",
    "add_gan_model_summaries",
    "add_image_comparison_summaries",
    "add_regularization_loss_summaries",
    "add_stargan_image_summaries",
)
_ELSEWHERE = {
    **{name: f"{__name__}.summaries:{name}" for name in _SUMMARIES},
    "image_grid": f"{__name__}.eval_utils:image_grid",
    "image_reshaper": f"{__name__}.eval_utils:image_reshaper",
    "sliced_wasserstein_distance": f"{__name__}.sliced_wasserstein:sliced_wasserstein_distance",
}
_CLASSIFIER_METRICS = {
    "classifiers": (
        "get_graph_def_from_disk",
        "get_graph_def_from_resource",
        "get_graph_def_from_url_tarball",
        "INCEPTION_DEFAULT_IMAGE_SIZE",
        "INCEPTION_FINAL_POOL",
        "INCEPTION_FROZEN_GRAPH",
        "INCEPTION_INPUT",
        "INCEPTION_OUTPUT",
        "INCEPTION_URL",
        "preprocess_image",
        "run_image_classifier",
        "run_inception",
    ),
    "classifier_scores": (
        "classifier_score",
        "classifier_score_from_logits",
        "inception_score",
    ),
    "frechet_distances": (
        "_symmetric_matrix_square_root",
        "diagonal_only_frechet_classifier_distance_from_activations",
        "frechet_classifier_distance",
        "frechet_classifier_distance_from_activations",
        "frechet_inception_distance",
        "mean_only_frechet_classifier_distance_from_activations",
        "trace_sqrt_product",
    ),
    "kernel_distances": (
        "kernel_classifier_distance",
        "kernel_classifier_distance_and_std",
        "kernel_classifier_distance_and_std_from_activations",
        "kernel_classifier_distance_from_activations",
        "kernel_inception_distance",
        "kernel_inception_distance_and_std",
    ),
}
CLASSIFIER_METRICS = {  # of the module `classifier_metrics`
    name: f"{__name__}.{file}:{name}"
    for file, names in _CLASSIFIER_METRICS.items()
    for name in names
}
_ELSEWHERE.update(CLASSIFIER_METRICS)
__all__ = sorted(name for name in _ELSEWHERE if not name.startswith("_"))
__getattr__, __dir__ = _overlay(
    __name__,
    submodules=("classifier_metrics", "eval_utils", "summaries"),
    elsewhere=_ELSEWHERE,
)
