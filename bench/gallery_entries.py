"""What the gallery shows of each game: its command, its pictures, its judges, and the bars."""

import dataclasses
from collections.abc import Mapping

DIGITS = "python bench/quality.py --workdir={run}"
SAMPLES = "tfgan-sample --workdir={run} --num=60 --seed=1"


@dataclasses.dataclass(frozen=True)
class Entry:
    """A game's part of the page.

    Attributes:
      game: str.
      about: str, what it is, in a sentence or two.
      pictures: dict from file name to command; `--out` is added.
      captions: dict from file name to what it shows.
      judges: commands whose output is shown.
      remark: str, bars, published figures, and where it falls short.
      dataset: str, the game's own.
    """

    game: str
    about: str
    pictures: Mapping[str, str]
    captions: Mapping[str, str]
    judges: tuple[str, ...]
    remark: str
    dataset: str = "digits"

    @property
    def command(self) -> str:
        """The one command that trains it."""
        return f"tfgan-train --game={self.game}"


def _entry(game, about, remark, judges=(DIGITS,), dataset="digits", **more):
    """`more`: (caption, command) of further pictures, by the end of their names."""
    shown = {"samples": ("60 samples", SAMPLES)} | more
    return Entry(
        game,
        about,
        {f"{game}-{name}.png": command for name, (_, command) in shown.items()},
        {f"{game}-{name}.png": caption for name, (caption, _) in shown.items()},
        judges,
        remark,
        dataset,
    )


ENTRIES = (
    _entry(
        "conv28",
        "Document 000: a dense generator, a convolutional discriminator.",
        "Bar: every class among the samples. It holds, with 3 and 8 too frequent.",
    ),
    _entry(
        "mlp",
        "Document 001: two hidden ReLU layers each, uniform noise, 784 sigmoid pixels.",
        "Bar: as good as `conv28`. The document's 10,000 rounds without a penalty lose nearly all "
        "classes; with a gradient penalty and 30,000 rounds it is the better of the two.",
    ),
    _entry(
        "deep64",
        "Document 002: ten dense layers paint 64x64 colour patches of two photographs, ten "
        "convolutions judge them.",
        "Bar: a distance of less than half of the untrained generator's, without collapse. Far "
        "from photographs: a few kinds of patch with their colours and light, in the grain of a "
        "dense output layer. The mean colours of the data alone come to 3.1, lower than its own.",
        judges=("python bench/photos.py --workdir={run}",),
        dataset="photos",
    ),
    _entry(
        "keras_gan",
        "Documents 003 and 004: the pair of `keras_gan.KerasGAN`, played by the graph engine.",
        "The documents set no bar. With neither penalty nor averages, it shows what these do for "
        "`mlp`, which has the same networks.",
    ),
    _entry(
        "vae",
        "Document 004: a variational autoencoder with 128 hidden units and 16 latents. "
        "`tfgan-codec` compresses with it.",
        "Held-out evidence bounds for beta 0.5, 1 and 4, with the importance-weighted bound of 50 "
        "samples, stand in BUILD.md. Published bounds, 86 to 90 nats, are of binary MNIST; these "
        "pixels are grey, so that no model of them comes below 218.67 nats, and the two cannot be "
        "compared. Samples are blurred, as a Gaussian encoder's are.",
        judges=(
            DIGITS,
            "tfgan-codec encode --workdir={run} --dataset=digits --out={run}/digits.latents",
        ),
        walks=(
            "walks between two points of the latent space",
            "tfgan-sample --workdir={run} --num=50 --interpolate=10",
        ),
    ),
    _entry(
        "vae_gan",
        "The way forward that document 004 names: encoder, decoder and discriminator; "
        "reconstruction in the discriminator's features.",
        "Bar: a smaller distance than `vae`'s, with a decoder of the same size.",
        walks=(
            "walks between two points of the latent space",
            "tfgan-sample --workdir={run} --num=50 --interpolate=10",
        ),
    ),
    _entry(
        "conditional",
        "Classes to both networks: ask for one and get it. A column for each class.",
        "Bar: 95 % of 1,000 samples are judged as the class that was asked for.",
    ),
    _entry(
        "acgan",
        "The discriminator tells the class too. A column for each class.",
        "Bar: as for `conditional`.",
    ),
    _entry(
        "infogan",
        "No labels: ten codes and two styles that the generator must make readable.",
        "Bar: the code agrees with the digit in 80 % on the median of five seeds "
        "(`python bench/infogan.py`).",
        code=("a column for each code", "tfgan-sample --workdir={run} --walk=code"),
        style=(
            "along the first style, and below along the second",
            "tfgan-sample --workdir={run} --walk=style",
        ),
    ),
    *(
        _entry(
            game,
            f"{modes} Gaussians {where}: the game on which mode collapse is counted.",
            f"Published (Lin et al. 2018, table 1, ten trials): {published}.",
            judges=("python bench/modes.py --workdir={run}",),
            dataset=game,
            samples=("2,500 samples; discs: high quality", f"{SAMPLES} --num=2500"),
        )
        for game, modes, where, published in (
            (
                "rings",
                8,
                "on a circle",
                "GAN 6.3 modes and 98.2 % of high quality, PacGAN2 7.9 and 95.6 %",
            ),
            (
                "grid",
                25,
                "on a grid",
                "GAN 17.3 modes and 94.8 % of high quality, PacGAN4 24.8 and 93.6 %",
            ),
        )
    ),
)
