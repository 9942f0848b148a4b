"""The ten programs: where they come from, what they read, and what their output has to match."""

import dataclasses
from collections.abc import Mapping


@dataclasses.dataclass(frozen=True)
class Program:
    """A public program.

    Attributes:
      repository: str, OWNER/NAME on GitHub.
      commit: str.
      command: the script and its flags.
      pattern: str, regular expression whose groups are numbers.
      times: int, how many lines have to match it.
      seconds: int, in which it does so under TensorFlow 1.15 on two cores.
      folder: str, where it runs, below the repository's root.
      data: dict from the name of a folder of data to the place that it is laid to.
      empty: places of empty folders that it wants.
      to_the_end: bool, whether it has to end, with status 0.
      writes: files that it has to write, below where it runs.
    """

    repository: str
    commit: str
    command: tuple[str, ...]
    pattern: str
    times: int
    seconds: int = 120
    folder: str = "."
    data: Mapping[str, str] = dataclasses.field(default_factory=dict)
    empty: tuple[str, ...] = ()
    to_the_end: bool = False
    writes: tuple[str, ...] = ()


NUMBER = r"([-+.\w]+)"
PROGRAMS = (
    Program(
        "wiseodd/generative-models",
        "b930d5fa9e2f",
        ("gan_tensorflow.py",),
        rf"^(?:D loss|G_loss): {NUMBER}",
        4,
        folder="GAN/vanilla_gan",
        data={"mnist_gz": "MNIST_data"},
    ),
    Program(
        "hwalsuklee/tensorflow-generative-model-collections",
        "3abde8a9bcfe",
        ("main.py", "--dataset", "mnist", "--gan_type", "GAN", "--epoch", "1")
        + ("--batch_size", "64"),
        rf"^Epoch: \[ ?0\] \[ *\d+/ *\d+\].*loss: {NUMBER}",
        6,
        data={"mnist_gz": "data/mnist"},
    ),
    Program(
        "hwalsuklee/tensorflow-mnist-VAE",
        "e7903ac398aa",
        ("run_main.py", "--dim_z", "20", "--num_epochs", "2"),
        rf"^epoch \d+: L_tot {NUMBER} L_likelihood {NUMBER} L_divergence {NUMBER}",
        1,
        seconds=180,
        data={"mnist_gz": "data"},
        to_the_end=True,
    ),
    Program(
        "golbin/TensorFlow-Tutorials",
        "c8ac1e45ca27",
        ("02 - GAN2.py",),
        rf"^Epoch: \d+ D loss: {NUMBER} G loss: {NUMBER}",
        3,
        folder="09 - GAN",
        data={"mnist_small_gz": "09 - GAN/mnist/data"},
        empty=("09 - GAN/samples",),
    ),
    Program(
        "AYLIEN/gan-intro",
        "441295e9266e",
        ("gan.py", "--num-steps", "300", "--log-every", "10", "--minibatch"),
        rf"^\d+: {NUMBER}\t{NUMBER}",
        20,
        to_the_end=True,
    ),
    Program(
        "affinelayer/pix2pix-tensorflow",
        "0f2174424356",
        ("pix2pix.py", "--mode", "train", "--output_dir", "out", "--max_steps", "6")
        + ("--input_dir", "facades/train", "--which_direction", "BtoA", "--progress_freq", "1")
        + ("--summary_freq", "3", "--display_freq", "3", "--save_freq", "6", "--ngf", "8")
        + ("--ndf", "8"),
        rf"^(?:discrim_loss|gen_loss_GAN|gen_loss_L1) {NUMBER}",
        9,
        data={"facades": "facades"},
        to_the_end=True,
        writes=("out/model-6.index",),
    ),
    Program(
        "carpedm20/DCGAN-tensorflow",
        "62c9a2a7f745",
        ("main.py", "--dataset", "mnist", "--input_height=28", "--output_height=28", "--train")
        + ("--epoch", "1"),
        rf"Epoch: ?\[ ?0/ ?1\].*d_loss: {NUMBER}, g_loss: {NUMBER}",
        10,
        data={"mnist_raw": "data/mnist"},
    ),
    Program(
        "jsyoon0823/TimeGAN",
        "8f6181cb9b9d",
        ("main_timegan.py", "--data_name", "sine", "--seq_len", "24", "--module", "gru")
        + ("--hidden_dim", "8", "--num_layer", "2", "--iteration", "20", "--batch_size", "16")
        + ("--metric_iteration", "1"),
        rf"^step: 0/20, d_loss: {NUMBER}",
        1,
        seconds=180,
    ),
    Program(
        "yunjey/domain-transfer-network",
        "eaa2d5ec3d19",
        ("main.py", "--mode", "pretrain"),
        rf"^Step: \[\d+/\d+\] loss: \[{NUMBER}\]",
        2,
        data={"svhn": "svhn"},
    ),
    Program(
        "igul222/improved_wgan_training",
        "fa66c574a54c",
        ("gan_toy.py",),
        rf"^iter \d+\t.*disc cost\t{NUMBER}",
        1,
    ),
)
