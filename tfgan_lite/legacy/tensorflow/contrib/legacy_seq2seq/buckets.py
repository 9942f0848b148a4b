"""One model, built for several lengths of sequences with the same variables."""

from typing import Any

import tensorflow as tf

from tfgan_lite.legacy.tensorflow.contrib.legacy_seq2seq import losses

v1 = tf.compat.v1


def model_with_buckets(
    encoder_inputs: Any,
    decoder_inputs: Any,
    targets: Any,
    weights: Any,
    buckets: Any,
    seq2seq: Any,
    softmax_loss_function: Any = None,
    per_example_loss: Any = False,
    name: Any = None,
) -> Any:
    """Builds a model and its loss for each pair of lengths.

    Args:
      encoder_inputs: list of int tensors `[N]`.
      decoder_inputs: list of int tensors `[N]`.
      targets: list of int tensors `[N]`.
      weights: list of float tensors `[N]`.
      buckets: list of pairs of int, encoder's and decoder's length, the longest last.
      seq2seq: a function from encoder and decoder inputs to outputs and state.
      softmax_loss_function: see `sequence_loss_by_example`.
      per_example_loss: bool, whether the losses are `[N]`; else scalar.
      name: str, of the operations.

    Returns:
      List of lists of outputs, and list of losses, one a bucket.

    Raises:
      ValueError: for lists shorter than the last bucket.

    Source: TensorFlow 1.15.
    """
    wanted = (
        ("encoder_inputs", encoder_inputs, buckets[-1][0]),
        ("targets", targets, buckets[-1][1]),
        ("weights", weights, buckets[-1][1]),
    )
    for what, given, length in wanted:
        if len(given) < length:
            raise ValueError(
                f"Length of {what} ({len(given)}) must be at least that of last bucket ({length})."
            )
    made, costs = [], []
    loss = losses.sequence_loss_by_example if per_example_loss else losses.sequence_loss
    inputs = [*encoder_inputs, *decoder_inputs, *targets, *weights]
    with v1.name_scope(name, "model_with_buckets", inputs):
        for number, (read, written) in enumerate(buckets):
            reuse = True if number > 0 else None
            with v1.variable_scope(v1.get_variable_scope(), reuse=reuse):
                outputs, _ = seq2seq(encoder_inputs[:read], decoder_inputs[:written])
                made.append(outputs)
                costs.append(
                    loss(
                        outputs,
                        targets[:written],
                        weights[:written],
                        softmax_loss_function=softmax_loss_function,
                    )
                )
    return made, costs
