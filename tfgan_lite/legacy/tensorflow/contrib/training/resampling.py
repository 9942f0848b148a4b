"""Batches of a chosen distribution: `tf.contrib.training`'s samplers. Source: TensorFlow 1.15."""

from collections.abc import Callable
from typing import Any

import tensorflow as tf

v1 = tf.compat.v1
_FIRST_COUNT = 10  # of each class, before any was seen


def rejection_sample(
    tensors: Any,
    accept_prob_fn: Callable[[list[Any]], Any],
    batch_size: int,
    queue_threads: int = 1,
    enqueue_many: bool = False,
    prebatch_capacity: int = 16,
    prebatch_threads: int = 1,
    runtime_checks: bool = False,
    name: str | None = None,
) -> list[tf.Tensor]:
    """Returns batches, through queues, of examples that are accepted with a probability.

    Args:
      tensors: list of tensors, one example; or, by `enqueue_many`, a batch of them.
      accept_prob_fn: function from the list of one example to a scalar in [0, 1].
      batch_size: int.
      queue_threads: threads of the queue of batches.
      enqueue_many: whether the tensors are batches.
      prebatch_capacity: size of the queue that takes batches apart.
      prebatch_threads: its threads.
      runtime_checks: whether a probability outside of [0, 1] raises in the session.
      name: str or None.
    """
    with v1.variable_scope(name, "rejection_sample", tensors):
        example = [tf.convert_to_tensor(tensor) for tensor in tensors]
        if enqueue_many:
            example = _taken_apart(example, prebatch_threads, prebatch_capacity)
        probability = accept_prob_fn(example)
        if runtime_checks:
            checks = [
                v1.assert_less_equal(0.0, probability),
                v1.assert_less_equal(probability, 1.0),
            ]
            with v1.control_dependencies(checks):
                probability = tf.identity(probability, name="prob_with_checks")
        return _accepted(example, probability, batch_size, queue_threads)


def stratified_sample(
    tensors: Any,
    labels: Any,
    target_probs: Any,
    batch_size: int,
    init_probs: Any = None,
    enqueue_many: bool = False,
    queue_capacity: int = 16,
    threads_per_queue: int = 1,
    name: str | None = None,
) -> tuple[list[tf.Tensor], tf.Tensor]:
    """Returns batches, through queues, in which classes have chosen shares.

    Args:
      tensors: list of tensors, one example; or, by `enqueue_many`, a batch of them.
      labels: integer scalar, its class; or `[N]`.
      target_probs: float `[classes]`, the shares, which sum to 1.
      batch_size: int.
      init_probs: float `[classes]`, the shares in the data; None to count them as they come.
      enqueue_many: whether the tensors are batches.
      queue_capacity: size of the queue of examples.
      threads_per_queue: threads of each queue.
      name: str or None.

    Returns:
      List of batches, and the labels `[batch_size]`.
    """
    with v1.name_scope(name, "stratified_sample", [*tensors, labels]):
        examples = [tf.convert_to_tensor(tensor) for tensor in tensors]
        labels = tf.convert_to_tensor(labels)
        if not enqueue_many:
            examples, labels = [tensor[None] for tensor in examples], labels[None]
        wanted = tf.convert_to_tensor(target_probs, tf.float32)
        shares = _counted_shares(labels, wanted) if init_probs is None else init_probs
        ratio = wanted / tf.convert_to_tensor(shares, tf.float32)
        ratio = tf.where(tf.math.is_nan(ratio), tf.zeros_like(ratio), ratio)
        possible = v1.Assert(
            tf.reduce_all(tf.math.is_finite(ratio)),
            ["a class that the data lacks wants a share of 0 in target_probs", wanted],
        )
        with v1.control_dependencies([possible]):
            acceptance = ratio / tf.reduce_max(ratio)
        *example, label = _taken_apart([*examples, labels], threads_per_queue, queue_capacity)
        *batches, batch_labels = _accepted(
            [*example, label], tf.gather(acceptance, label), batch_size, threads_per_queue
        )
        return batches, batch_labels


def resample_at_rate(
    inputs: Any,
    rates: Any,
    scope: str | None = None,
    seed: int | None = None,
    back_prop: bool = False,
) -> list[tf.Tensor]:
    """Returns the rows of a batch, each as often as a Poisson number of its rate says.

    Args:
      inputs: list of tensors `[N, ...]`.
      rates: float `[N]`.
      scope: str or None.
      seed: int or None.
      back_prop: has no effect: no gradient flows through integers.
    """
    with v1.name_scope(scope, "resample_at_rate", [*inputs, rates]):
        rates = tf.convert_to_tensor(rates, name="rates")
        counts = tf.cast(v1.random_poisson(rates, [], rates.dtype, seed=seed), tf.int32)
        chosen = tf.repeat(tf.range(tf.size(counts)), counts)
        return [tf.gather(tensor, chosen) for tensor in inputs]


def weighted_resample(
    inputs: Any,
    weights: Any,
    overall_rate: Any,
    scope: str | None = None,
    mean_decay: float = 0.999,
    seed: int | None = None,
) -> tuple[list[tf.Tensor], tf.Tensor]:
    """Returns the rows of a batch at rates in proportion to their weights, and these rates.

    Args:
      inputs: list of tensors `[N, ...]`.
      weights: float `[N]`.
      overall_rate: float, the mean rate.
      scope: str or None.
      mean_decay: decay of the moving average of the weights, without the bias of its start.
      seed: int or None.
    """
    with v1.variable_scope(scope, "weighted_resample", inputs):
        weights = tf.convert_to_tensor(weights)

        def local(name: str) -> Any:
            return v1.get_local_variable(
                name, [], weights.dtype, v1.zeros_initializer(), trainable=False
            )

        total, known = local("estimated_mean"), local("estimated_mean_weight")
        moved = [
            v1.assign(average, mean_decay * average + (1 - mean_decay) * value)
            for average, value in ((total, tf.reduce_mean(weights)), (known, 1.0))
        ]
        rates = weights * overall_rate / (moved[0] / moved[1])
        chosen_rates, *chosen = resample_at_rate([rates, *inputs], rates, seed=seed)
        return chosen, chosen_rates


def _taken_apart(tensors, threads, capacity):
    """Returns single examples from a queue of batches."""
    batched = v1.train.batch(
        tensors, batch_size=1, num_threads=threads, capacity=capacity, enqueue_many=True
    )
    batched = batched if isinstance(batched, list) else [batched]
    return [tf.squeeze(tensor, [0]) for tensor in batched]


def _accepted(example, probability, batch_size, threads):
    """Returns batches from a queue that takes an example with a probability."""
    keep = v1.random_uniform([]) < probability
    batch = v1.train.maybe_batch(
        example, keep_input=keep, batch_size=batch_size, num_threads=threads
    )
    return batch if isinstance(batch, list) else [batch]


def _counted_shares(labels, wanted):
    """Returns the share of each class among the labels so far."""
    classes = wanted.shape.num_elements()
    counts = v1.Variable(
        [_FIRST_COUNT] * classes, trainable=False, name="class_count", dtype=tf.int64
    )
    seen = tf.reduce_sum(tf.one_hot(labels, classes, dtype=tf.int64), 0)
    counted = v1.assign_add(counts, seen) + 0  # + 0: a copy, which other threads do not change
    return tf.cast(counted / tf.reduce_sum(counted), tf.float32)
