"""What of `tf.contrib.seq2seq` is held against TensorFlow 1.15; see `rnn_cases.py`."""

import rnn_cases

CASES = {}


def case(function):
    CASES["seq2seq_" + function.__name__] = function
    return function


def array(tf, name, shape):
    return tf.constant(rnn_cases.array_for(name, shape))


@case
def losses(tf, x, lengths):
    logits = array(tf, "logits", [3, 4, 5])
    targets = tf.constant([[1, 2, 0, 1], [3, 3, 1, 0], [2, 1, 0, 3]])
    weights = tf.sequence_mask(lengths, 4, tf.float32)
    loss = tf.contrib.seq2seq.sequence_loss
    told = [
        {"average_across_timesteps": a, "average_across_batch": b} for a in (0, 1) for b in (0, 1)
    ]
    summed = [
        dict(told[0], sum_over_timesteps=True, sum_over_batch=True),
        dict(told[0], sum_over_timesteps=True),
        dict(told[0], sum_over_batch=True),
        dict(told[1], sum_over_timesteps=True),
    ]
    return [loss(logits, targets, weights, **kwargs) for kwargs in told + summed]


def decode(tf, helper, cell=None, layer=True, state=None, **kwargs):
    cell = cell or tf.nn.rnn_cell.GRUCell(3)
    state = cell.zero_state(3, tf.float32) if state is None else state
    output_layer = tf.layers.Dense(4, name="projection") if layer else None
    decoder = tf.contrib.seq2seq.BasicDecoder(cell, helper, state, output_layer)
    return tf.contrib.seq2seq.dynamic_decode(decoder, **kwargs)


@case
def training(tf, x, lengths):
    helper = tf.contrib.seq2seq.TrainingHelper(x, lengths)
    return decode(tf, helper, impute_finished=True)


@case
def training_time_major(tf, x, lengths):
    helper = tf.contrib.seq2seq.TrainingHelper(tf.transpose(x, [1, 0, 2]), lengths, time_major=True)
    kwargs = {"output_time_major": True, "maximum_iterations": 3, "scope": "mine"}
    return decode(tf, helper, tf.nn.rnn_cell.LSTMCell(3), False, **kwargs)


def embedding(tf):
    return tf.get_variable("embedding", [4, 5])


@case
def greedy(tf, x, lengths):
    helper = tf.contrib.seq2seq.GreedyEmbeddingHelper(embedding(tf), [1, 2, 3], 0)
    return decode(tf, helper, maximum_iterations=5)


@case
def sampled(tf, x, lengths):
    tf.set_random_seed(3)
    helper = tf.contrib.seq2seq.SampleEmbeddingHelper(
        embedding(tf), [1, 2, 3], 9, softmax_temperature=0.7, seed=5
    )
    return decode(tf, helper, maximum_iterations=5, parallel_iterations=1)


@case
def scheduled_embedding(tf, x, lengths):
    tf.set_random_seed(3)
    helper = tf.contrib.seq2seq.ScheduledEmbeddingTrainingHelper(
        x, lengths, embedding(tf), 0.5, seed=5, scheduling_seed=6
    )
    return decode(tf, helper, parallel_iterations=1)


@case
def scheduled_output(tf, x, lengths):
    tf.set_random_seed(3)
    helper = tf.contrib.seq2seq.ScheduledOutputTrainingHelper(
        x[:, :, :4], lengths, 0.5, seed=5, auxiliary_inputs=x[:, :, :2]
    )
    return decode(tf, helper, parallel_iterations=1)


@case
def scheduled_output_function(tf, x, lengths):
    tf.set_random_seed(3)
    helper = tf.contrib.seq2seq.ScheduledOutputTrainingHelper(
        x, lengths, 0.5, seed=5, next_inputs_fn=lambda out: tf.concat([out, out[:, :1]], 1)
    )
    return decode(tf, helper, parallel_iterations=1)


@case
def custom_and_inference(tf, x, lengths):
    inference = tf.contrib.seq2seq.InferenceHelper(
        sample_fn=lambda outputs: outputs * 2.0,
        sample_shape=[4],
        sample_dtype=tf.float32,
        start_inputs=x[:, 0, :4],
        end_fn=lambda sample: tf.reduce_sum(sample, 1) > 0.5,
    )
    custom = tf.contrib.seq2seq.CustomHelper(
        initialize_fn=lambda: (tf.fill([3], False), x[:, 0]),
        sample_fn=lambda time, outputs, state: tf.argmax(outputs, 1, output_type=tf.int32),
        next_inputs_fn=lambda time, outputs, state, sample_ids: (
            tf.fill([3], time >= 2),
            x[:, 1],
            state,
        ),
    )
    one = decode(tf, inference, maximum_iterations=3)
    return one, decode(tf, custom, tf.nn.rnn_cell.LSTMCell(2), False)


def attend(tf, x, lengths, mechanism, cell=None, **kwargs):
    cell = cell or tf.nn.rnn_cell.LSTMCell(3)
    wrapper = tf.contrib.seq2seq.AttentionWrapper(cell, mechanism, **kwargs)
    helper = tf.contrib.seq2seq.TrainingHelper(x, [4, 2, 1])
    outputs, state, ends = decode(
        tf, helper, wrapper, state=wrapper.zero_state(3, tf.float32), layer=False
    )
    histories = state.alignment_history
    histories = histories if isinstance(histories, tuple) else (histories,)
    return outputs, [h.stack() for h in histories], state._replace(alignment_history=()), ends


def attention_case(name, make, **kwargs):
    def function(tf, x, lengths):
        memory = array(tf, "memory", [3, 6, 4])
        mechanism = make(tf.contrib.seq2seq, memory, [6, 3, 1])
        return attend(tf, x, lengths, mechanism, **kwargs)

    CASES["seq2seq_attention_" + name] = function


attention_case("luong", lambda lib, m, n: lib.LuongAttention(3, m, n), attention_layer_size=2)
attention_case(
    "luong_scaled", lambda lib, m, n: lib.LuongAttention(3, m, scale=True), alignment_history=True
)
attention_case("bahdanau", lambda lib, m, n: lib.BahdanauAttention(2, m, n), output_attention=False)
attention_case(
    "bahdanau_normed",
    lambda lib, m, n: lib.BahdanauAttention(2, m, n, normalize=True, probability_fn=lib.hardmax),
    attention_layer_size=4,
    alignment_history=True,
)
attention_case(
    "several",
    lambda lib, m, n: [lib.BahdanauAttention(2, m, n), lib.LuongAttention(3, m)],
    attention_layer_size=[2, 3],
    alignment_history=True,
)
for mode in ("parallel", "recursive", "hard"):
    attention_case(
        "monotonic_" + mode,
        lambda lib, m, n, mode=mode: lib.BahdanauMonotonicAttention(
            2, m, n, normalize=True, score_bias_init=0.3, mode=mode
        ),
    )
attention_case(
    "luong_monotonic", lambda lib, m, n: lib.LuongMonotonicAttention(3, m, n, scale=True)
)


@case
def cloned_state(tf, x, lengths):
    memory = array(tf, "memory", [3, 6, 4])
    mechanism = tf.contrib.seq2seq.LuongAttention(3, memory, [6, 3, 1])
    wrapper = tf.contrib.seq2seq.AttentionWrapper(tf.nn.rnn_cell.GRUCell(3), mechanism)
    state = wrapper.zero_state(3, tf.float32).clone(cell_state=array(tf, "start", [3, 3]))
    return tf.nn.dynamic_rnn(wrapper, x, initial_state=state, dtype=tf.float32)


@case
def tiled(tf, x, lengths):
    return tf.contrib.seq2seq.tile_batch((x, lengths), 3)


@case
def cumulated(tf, x, lengths):
    return tf.contrib.seq2seq.safe_cumprod(tf.nn.sigmoid(x), axis=1, exclusive=True)


@case
def tree(tf, x, lengths):
    symbols = [[[1, 2, 3]], [[4, 5, 6]], [[7, 8, 9]], [[-1, 1, 2]], [[1, 2, 2]]]
    parents = [[[0, 0, 0]], [[0, 1, 1]], [[2, 1, 2]], [[2, 0, 1]], [[0, 1, 1]]]
    make = tf.contrib.seq2seq.gather_tree
    made = [make(symbols, parents, [length], end) for length, end in ((4, 10), (5, 5), (0, 3))]
    return [made, tf.reduce_sum(x)]


def beam(tf, x, cell, state, layer=True, **kwargs):
    decoder = tf.contrib.seq2seq.BeamSearchDecoder(
        cell,
        array(tf, "embedding", [6, 5]) * 3.0,
        [1, 2, 3],
        0,
        state,
        4,
        output_layer=tf.layers.Dense(6, name="projection") if layer else None,
        **kwargs,
    )
    final, state, ends = tf.contrib.seq2seq.dynamic_decode(decoder, maximum_iterations=7)
    return [
        final.predicted_ids,
        final.beam_search_decoder_output,
        state.log_probs,
        state.lengths,
        ends,
        tf.reduce_sum(x),
    ]


@case
def beam_search(tf, x, lengths):
    cell = tf.nn.rnn_cell.LSTMCell(3)
    return beam(tf, x, cell, cell.zero_state(12, tf.float32))


@case
def beam_search_penalties(tf, x, lengths):
    memory = tf.contrib.seq2seq.tile_batch(array(tf, "memory", [3, 6, 4]), 4)
    mechanism = tf.contrib.seq2seq.LuongAttention(3, memory)
    wrapper = tf.contrib.seq2seq.AttentionWrapper(tf.nn.rnn_cell.GRUCell(3), mechanism)
    return beam(
        tf,
        x,
        wrapper,
        wrapper.zero_state(12, tf.float32),
        length_penalty_weight=0.8,
        coverage_penalty_weight=0.4,
    )
