"""What the newest checkpoint of a run paints, and what its generator painted at first."""

import contextlib

from tfgan_lite import games, latent, sampling
from tfgan_lite.engines.graph import GraphEngine
from tfgan_lite.engines.graph_sampler import GraphSampler


def before_and_after(workdir, count, seed):
    """Returns (record, checkpoint, game, noise, samples of the untrained game, samples)."""
    record, checkpoint = sampling.newest(workdir)
    game = games.make(record.game, record.options)
    noise = latent.draw_noise(game, count, seed)
    with contextlib.closing(GraphSampler(game, checkpoint)) as sampler:
        samples = sampler.sample(noise)
    with contextlib.closing(GraphEngine(game, seed=record.seed)) as untrained:
        before = untrained.sample(noise)
    return record, checkpoint, game, noise, before, samples
