"""Summaries from before TensorFlow 1.0, whose tag is taken as it is written.

`tf.summary.scalar` puts the name scope before its name, and an underscore for a space; these
do neither, so that the curves in an event file keep their names.
"""

from typing import Any

import tensorflow as tf

v1 = tf.compat.v1


def scalar_summary(tags: Any, values: Any, collections: Any = None, name: Any = None) -> tf.Tensor:
    """Returns a string scalar: the `Summary` of `values` under `tags`, both of one shape."""
    with v1.name_scope(name, "ScalarSummary", [tags, values]) as scope:
        return _kept(tf.raw_ops.ScalarSummary(tags=tags, values=values, name=scope), collections)


def histogram_summary(
    tag: Any, values: Any, collections: Any = None, name: Any = None
) -> tf.Tensor:
    """Returns a string scalar: the `Summary` with a histogram of `values`, of any shape."""
    with v1.name_scope(name, "HistogramSummary", [tag, values]) as scope:
        return _kept(tf.raw_ops.HistogramSummary(tag=tag, values=values, name=scope), collections)


def image_summary(
    tag: Any,
    tensor: Any,
    max_images: int = 3,
    collections: Any = None,
    name: Any = None,
) -> tf.Tensor:
    """Returns a string scalar: up to `max_images` of `[N, H, W, C]`, C of 1, 3 or 4.

    uint8 images are taken as they are; float ones are scaled to fill the range, as by
    `tf.summary.image`.
    """
    with v1.name_scope(name, "ImageSummary", [tag, tensor]) as scope:
        made = tf.raw_ops.ImageSummary(tag=tag, tensor=tensor, max_images=max_images, name=scope)
        return _kept(made, collections)


def audio_summary(
    tag: Any,
    tensor: Any,
    sample_rate: Any,
    max_outputs: int = 3,
    collections: Any = None,
    name: Any = None,
) -> tf.Tensor:
    """Returns a string scalar: up to `max_outputs` sounds of `[N, frames]` in [-1, 1]."""
    with v1.name_scope(name, "AudioSummary", [tag, tensor]) as scope:
        made = tf.raw_ops.AudioSummaryV2(
            tag=tag,
            tensor=tensor,
            sample_rate=tf.cast(sample_rate, tf.float32),
            max_outputs=max_outputs,
            name=scope,
        )
        return _kept(made, collections)


tensor_summary = v1.summary.tensor_summary
merge_summary = v1.summary.merge
merge_all_summaries = v1.summary.merge_all


def _kept(summary, collections):
    keys = [v1.GraphKeys.SUMMARIES] if collections is None else collections
    v1.add_to_collections(keys, summary)
    return summary
