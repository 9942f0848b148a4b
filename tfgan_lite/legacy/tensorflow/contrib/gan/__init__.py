"""`tf.contrib.gan` (TF-GAN) of TensorFlow 1.14, the last that had it.

A model is built from two functions, losses from the model, train ops from model and losses, and
a loop runs them; a namedtuple goes from each step to the next.
"""

from tfgan_lite.legacy.overlay import overlay as _overlay

_BY_FILE = {
    "cyclegan": ("cyclegan_loss", "cyclegan_model"),
    "loops": (
        "RunTrainOpsHook",
        "gan_train",
        "get_joint_train_hooks",
        "get_sequential_train_hooks",
        "get_sequential_train_steps",
    ),
    "model_losses": ("gan_loss",),
    "models": ("acgan_model", "gan_model", "infogan_model"),
    "namedtuples": (
        "ACGANModel",
        "CycleGANLoss",
        "CycleGANModel",
        "GANLoss",
        "GANModel",
        "GANTrainOps",
        "GANTrainSteps",
        "InfoGANModel",
        "StarGANModel",
    ),
    "stargan": ("stargan_loss", "stargan_model"),
    "train_ops": ("gan_train_ops",),
}
_ELSEWHERE = {
    name: f"{__name__}.{file}:{name}" for file, names in _BY_FILE.items() for name in names
}
__all__ = sorted(_ELSEWHERE)
_SUBMODULES = ("eval", "features", "losses", "namedtuples", "python")
__getattr__, __dir__ = _overlay(__name__, submodules=_SUBMODULES, elsewhere=_ELSEWHERE)
