"""Modes and high-quality samples of `rings` and `grid`, over seeds, for several stabilizers.

    python bench/modes.py --seeds=10
    python bench/modes.py --workdir=runs/rings-rings    # only one run of tfgan-train

A row for each game and variant: mean and standard error over the seeds of the modes that 2,500
samples reach, and of the share of them within three deviations of a centre. Above them stand the
rows of Lin et al. 2018 (PacGAN), table 1, of ten trials each.

Each seed is a run of the graph engine in a process of its own, with one thread, as the networks are
small. Its numbers are printed once it has ended, and the row once all its seeds have; stopped with
Ctrl-C, the rest is not played.
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from absl import app, flags

VARIANTS = {
    "plain": {"gradient_penalty": "none"},
    "packing 2": {"gradient_penalty": "none", "packing": "2"},
    "packing 4": {"gradient_penalty": "none", "packing": "4"},
    "r1": {},  # as the games are by default
}
PUBLISHED = {
    "rings": {
        "GAN": "6.3 +- 0.5   98.2 +- 0.2",
        "PacGAN2": "7.9 +- 0.1   95.6 +- 2.0",
        "PacGAN3": "7.8 +- 0.1   97.7 +- 0.3",
        "PacGAN4": "7.8 +- 0.1   95.9 +- 1.4",
    },
    "grid": {
        "GAN": "17.3 +- 0.8   94.8 +- 0.7",
        "PacGAN2": "23.8 +- 0.7   91.3 +- 0.8",
        "PacGAN3": "24.6 +- 0.4   94.2 +- 0.4",
        "PacGAN4": "24.8 +- 0.2   93.6 +- 0.6",
    },
}
SAMPLES, SAMPLED = 2500, 1  # of which seed
ONE_THREAD = {"TF_NUM_INTRAOP_THREADS": "1", "TF_NUM_INTEROP_THREADS": "1"}

SEEDS = flags.DEFINE_integer("seeds", 10, "How many, from 0.", lower_bound=1)
STEPS = flags.DEFINE_integer("steps", None, "Rounds; the game's own where not given.")
GAMES = flags.DEFINE_list("games", list(PUBLISHED), "Which, with commas between them.")
CHOSEN = flags.DEFINE_list("variants", list(VARIANTS), "Which, with commas between them.")
JOBS = flags.DEFINE_integer("jobs", os.cpu_count(), "Runs at once.", lower_bound=1)
WORKDIR = flags.DEFINE_string("workdir", None, "A run of tfgan-train, to judge that alone.")
RUN = flags.DEFINE_list("run", None, "GAME,VARIANT,SEED, to play one and to print its numbers.")
for _flag, _known in (("games", PUBLISHED), ("variants", VARIANTS)):
    flags.register_validator(
        _flag, lambda chosen, known=_known: set(chosen) <= set(known), f"wants some of {[*_known]}"
    )


def play(name, variant, seed):
    """Plays one run and returns its numbers."""
    from tfgan_lite import data, games, latent
    from tfgan_lite.engines.graph import GraphEngine

    options = dict(VARIANTS[variant])
    if STEPS.value:  # the rates are to fall to 0 by then
        for player in ("discriminator", "generator"):
            options[f"{player}.schedule"] = f"cosine:{STEPS.value}"
    game = games.make(name, options)
    examples = data.load_for(name, game)
    batches = {"batches": lambda first: data.batches(examples, game.batch_size, seed, first)}
    began = time.perf_counter()
    with contextlib.closing(GraphEngine(game, seed=seed, device="cpu", **batches)) as engine:
        for _ in range(STEPS.value or game.steps):
            engine.train_step()
        samples = engine.sample(latent.draw_noise(game, SAMPLES, SAMPLED))
    return judged(name, samples) | {"seconds": time.perf_counter() - began}


def judged(mixture, samples):
    """Returns the numbers of samples, float `[N, 2]`."""
    from tfgan_lite.data.points import MIXTURES
    from tfgan_lite.metrics.modes import mode_coverage

    found = mode_coverage(samples, MIXTURES[mixture].centres, MIXTURES[mixture].deviation)
    return {
        "modes": found.modes,
        "high quality": 100.0 * found.high_quality,
        "rarest mode": 100.0 * found.least_share,
    }


def judge_run(workdir):
    """Prints the numbers of the newest checkpoint of a run."""
    from tfgan_lite import games, latent, sampling
    from tfgan_lite.engines.graph_sampler import GraphSampler

    record, checkpoint = sampling.newest(workdir)
    game = games.make(record.game, record.options)
    with contextlib.closing(GraphSampler(game, checkpoint, "cpu")) as sampler:
        samples = sampler.sample(latent.draw_noise(game, SAMPLES, SAMPLED))
    for what, number in judged(record.dataset, samples).items():
        print(f"  {what:<24}{number:>8.4g}{'' if what == 'modes' else ' %'}")


def in_a_process(name, variant, seed):
    """Plays one run in a process of its own, and returns its numbers."""
    command = [sys.executable, __file__, f"--run={name},{variant},{seed}"]
    command += [f"--steps={STEPS.value}"] if STEPS.value else []
    done = subprocess.run(command, env=os.environ | ONE_THREAD, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    numbers = json.loads(done.stdout.splitlines()[-1])
    told = ", ".join(f"{what} {number:.4g}" for what, number in numbers.items())
    print(f"    {name}, {variant}, seed {seed}: {told}", flush=True)
    return numbers


def row(name, variant, runs):
    """Returns a line of the table."""
    cells = []
    for what in ("modes", "high quality", "rarest mode"):
        values = np.array([numbers[what] for numbers in runs])
        error = values.std(ddof=1) / np.sqrt(len(values)) if len(values) > 1 else np.nan
        cells.append(f"{values.mean():.1f} +- {error:.1f}")
    seconds = np.mean([numbers["seconds"] for numbers in runs])
    return f"{name:<6}{variant:<10}" + "".join(f"{cell:>15}" for cell in cells) + f"{seconds:>9.0f}"


def main(_):
    if RUN.value:
        name, variant, seed = RUN.value
        print(json.dumps(play(name, variant, int(seed))))
        return
    if WORKDIR.value:
        judge_run(WORKDIR.value)
        return
    print("Published: modes, and high-quality samples in percent")
    for name in GAMES.value:
        for variant, numbers in PUBLISHED[name].items():
            print(f"{name:<6}{variant:<10}{numbers:>30}")
    print(f"Ours, {SEEDS.value} seeds: modes, high-quality samples in percent, the percentage of")
    print("these that the rarest mode has, and seconds a run", flush=True)
    rows = [(name, variant) for name in GAMES.value for variant in CHOSEN.value]
    executor = ThreadPoolExecutor(JOBS.value)
    try:
        playing = {
            one: [executor.submit(in_a_process, *one, seed) for seed in range(SEEDS.value)]
            for one in rows
        }
        for one, runs in playing.items():
            print(row(*one, [run.result() for run in runs]), flush=True)
    finally:
        executor.shutdown(cancel_futures=True)


if __name__ == "__main__":
    app.run(main)
