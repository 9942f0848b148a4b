"""The long paths of `tf.contrib.gan`, as `tensorflow.contrib.gan.python.train`, for `shadows`."""

_GAN = "tfgan_lite.legacy.tensorflow.contrib.gan"
_LOSSES = (
    "acgan_discriminator_loss",
    "acgan_generator_loss",
    "combine_adversarial_loss",
    "cycle_consistency_loss",
    "least_squares_discriminator_loss",
    "least_squares_generator_loss",
    "minimax_discriminator_loss",
    "minimax_generator_loss",
    "modified_discriminator_loss",
    "modified_generator_loss",
    "mutual_information_penalty",
    "wasserstein_discriminator_loss",
    "wasserstein_generator_loss",
    "wasserstein_gradient_penalty",
)
_STARGAN_LOSSES = (
    "stargan_discriminator_loss_wrapper",
    "stargan_generator_loss_wrapper",
    "stargan_gradient_penalty_wrapper",
)
_CLASSIFIER_METRICS = (
    "INCEPTION_DEFAULT_IMAGE_SIZE",
    "INCEPTION_FINAL_POOL",
    "INCEPTION_FROZEN_GRAPH",
    "INCEPTION_INPUT",
    "INCEPTION_OUTPUT",
    "INCEPTION_URL",
    "_symmetric_matrix_square_root",
    "classifier_score",
    "classifier_score_from_logits",
    "diagonal_only_frechet_classifier_distance_from_activations",
    "frechet_classifier_distance",
    "frechet_classifier_distance_from_activations",
    "frechet_inception_distance",
    "get_graph_def_from_disk",
    "get_graph_def_from_resource",
    "get_graph_def_from_url_tarball",
    "inception_score",
    "kernel_classifier_distance",
    "kernel_classifier_distance_and_std",
    "kernel_classifier_distance_and_std_from_activations",
    "kernel_classifier_distance_from_activations",
    "kernel_inception_distance",
    "kernel_inception_distance_and_std",
    "mean_only_frechet_classifier_distance_from_activations",
    "preprocess_image",
    "run_image_classifier",
    "run_inception",
    "trace_sqrt_product",
)


_TRAIN = (
    "RunTrainOpsHook",
    "acgan_model",
    "cyclegan_loss",
    "cyclegan_model",
    "gan_loss",
    "gan_model",
    "gan_train",
    "gan_train_ops",
    "get_joint_train_hooks",
    "get_sequential_train_hooks",
    "get_sequential_train_steps",
    "infogan_model",
    "stargan_loss",
    "stargan_model",
)
_NAMEDTUPLES = (
    "ACGANModel",
    "CycleGANLoss",
    "CycleGANModel",
    "GANLoss",
    "GANModel",
    "GANTrainOps",
    "GANTrainSteps",
    "InfoGANModel",
    "StarGANModel",
)
_SUMMARIES = (
    "add_cyclegan_image_summaries",
    "add_gan_model_image_summaries",
    "add_gan_model_summaries",
    "add_image_comparison_summaries",
    "add_regularization_loss_summaries",
    "add_stargan_image_summaries",
)
_SPECTRAL = (
    "compute_spectral_norm",
    "spectral_norm_regularizer",
    "spectral_normalization_custom_getter",
    "spectral_normalize",
)


def _named(module, names):
    return {name: f"{_GAN}{module}:{name}" for name in names}


def _implemented(path, places):
    return {path: places, f"{path}_impl": places}


_PYTHON = "contrib.gan.python"
_EVAL, _FEATURES = f"{_PYTHON}.eval.python", f"{_PYTHON}.features.python"
REMOVED: dict[str, dict[str, str]] = {
    f"{_PYTHON}.namedtuples": _named(".namedtuples", _NAMEDTUPLES),
    f"{_PYTHON}.train": _named("", _TRAIN),
    f"{_PYTHON}.eval": _named(
        ".eval",
        (
            *_CLASSIFIER_METRICS,
            *_SUMMARIES,
            "image_grid",
            "image_reshaper",
            "sliced_wasserstein_distance",
        ),
    ),
    f"{_PYTHON}.features": _named(
        ".features",
        (
            *_SPECTRAL,
            "VBN",
            "clip_discriminator_weights",
            "clip_variables",
            "condition_tensor",
            "condition_tensor_from_onehot",
            "tensor_pool",
        ),
    ),
    f"{_PYTHON}.losses": _named(".losses", (*_LOSSES, *_STARGAN_LOSSES))
    | {"wargs": f"{_GAN}.losses.wargs"},
    f"{_PYTHON}.losses.python.losses_wargs": _named(".losses.wargs", _LOSSES),
    f"{_PYTHON}.losses.python.losses_impl": _named(".losses.wargs", _LOSSES),
    **_implemented(
        f"{_PYTHON}.losses.python.tuple_losses", _named(".losses", (*_LOSSES, *_STARGAN_LOSSES))
    ),
    **_implemented(f"{_EVAL}.classifier_metrics", _named(".eval", _CLASSIFIER_METRICS)),
    **_implemented(f"{_EVAL}.eval_utils", _named(".eval", ("image_grid", "image_reshaper"))),
    **_implemented(
        f"{_EVAL}.sliced_wasserstein", _named(".eval", ("sliced_wasserstein_distance",))
    ),
    **_implemented(f"{_EVAL}.summaries", _named(".eval", _SUMMARIES)),
    **_implemented(
        f"{_FEATURES}.clip_weights",
        _named(".features", ("clip_discriminator_weights", "clip_variables")),
    ),
    **_implemented(
        f"{_FEATURES}.conditioning_utils",
        _named(".features", ("condition_tensor", "condition_tensor_from_onehot")),
    ),
    **_implemented(f"{_FEATURES}.random_tensor_pool", _named(".features", ("tensor_pool",))),
    **_implemented(f"{_FEATURES}.spectral_normalization", _named(".features", _SPECTRAL)),
    **_implemented(f"{_FEATURES}.virtual_batchnorm", _named(".features", ("VBN",))),
}
