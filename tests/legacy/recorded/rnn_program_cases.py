"""Whole recurrent programs of the time, held against TensorFlow 1.15; see `rnn_cases.py`."""

import rnn_cases

CASES = {}


def case(function):
    CASES["program_" + function.__name__] = function
    return function


@case
def two_cells_by_hand(tf, x, lengths):
    """An attention-free DRAW: encoder and decoder take turns, `reuse` from the second step on."""
    encoder, decoder = tf.contrib.rnn.LSTMCell(4), tf.contrib.rnn.LSTMCell(3)
    of_encoder, of_decoder = encoder.zero_state(3, tf.float32), decoder.zero_state(3, tf.float32)
    drawn, reuse, codes = tf.zeros([3, 3]), None, []
    for step in tf.unstack(x, axis=1):
        with tf.variable_scope("encoder", reuse=reuse):
            seen, of_encoder = encoder(tf.concat([step, drawn], 1), of_encoder)
        with tf.variable_scope("mu", reuse=reuse):
            codes.append(tf.matmul(seen, tf.get_variable("w", [4, 2])) + tf.get_variable("b", [2]))
        with tf.variable_scope("decoder", reuse=reuse):
            drawn, of_decoder = decoder(codes[-1], of_decoder)
        reuse = True
    return codes, drawn, of_encoder, of_decoder


@case
def language_model(tf, x, lengths):
    ids = tf.constant([[1, 2, 0, 1], [3, 3, 1, 0], [2, 1, 0, 3]])
    rnn = tf.contrib.rnn
    with tf.variable_scope("Model", reuse=None, initializer=tf.random_uniform_initializer(-1, 1)):
        with tf.device("/cpu:0"):
            inputs = tf.nn.embedding_lookup(tf.get_variable("embedding", [4, 5]), ids)
        cells = [rnn.BasicLSTMCell(5, forget_bias=0.0, reuse=False) for _ in range(2)]
        cell = rnn.MultiRNNCell([rnn.DropoutWrapper(c, output_keep_prob=1.0) for c in cells])
        state = cell.zero_state(3, tf.float32)
        outputs = []
        with tf.variable_scope("RNN"):
            for t in range(4):
                if t > 0:
                    tf.get_variable_scope().reuse_variables()
                output, state = cell(inputs[:, t, :], state)
                outputs.append(output)
        output = tf.reshape(tf.concat(outputs, 1), [-1, 5])
        logits = tf.nn.xw_plus_b(
            output, tf.get_variable("softmax_w", [5, 4]), tf.get_variable("softmax_b", [4])
        )
    by_example = tf.contrib.legacy_seq2seq.sequence_loss_by_example
    loss = by_example([logits], [tf.reshape(ids, [-1])], [tf.ones([12])])
    return tf.reduce_sum(loss) / 3.0 + 0.0 * tf.reduce_sum(x), state


@case
def loop_of_ones_own(tf, x, lengths):
    """A generator that feeds its output back, in a `while_loop` with a `TensorArray`."""
    cell = tf.nn.rnn_cell.GRUCell(5)

    def step(i, state, written):
        output, state = cell(x[:, 0] + state, state)
        return i + 1, state, written.write(i, output)

    start = (0, tf.zeros([3, 5]), tf.TensorArray(tf.float32, 4))
    with tf.variable_scope("generator"):
        _, state, written = tf.while_loop(lambda i, *_: i < 4, step, start)
    return state, tf.transpose(written.stack(), [1, 0, 2])


@case
def trained_with_attention_and_searched(tf, x, lengths):
    lib = tf.contrib.seq2seq
    table = tf.get_variable("embedding", [5, 5])
    memory = tf.constant(rnn_cases.array_for("memory", [3, 6, 4]))
    layer = tf.layers.Dense(5, use_bias=False, name="projection")

    def wrapped(memory, ends):
        mechanism = lib.BahdanauAttention(3, memory, memory_sequence_length=ends)
        cells = [tf.nn.rnn_cell.LSTMCell(4), tf.nn.rnn_cell.GRUCell(4)]
        cell = tf.nn.rnn_cell.MultiRNNCell(cells)
        return lib.AttentionWrapper(cell, mechanism, attention_layer_size=4, name="attention")

    with tf.variable_scope("decoder"):
        cell = wrapped(memory, [6, 3, 2])
        state = cell.zero_state(3, tf.float32).clone(attention=tf.ones([3, 4]))
        helper = lib.TrainingHelper(x, [4, 3, 1])
        trained, last, ends = lib.dynamic_decode(
            lib.BasicDecoder(cell, helper, state, layer), impute_finished=True
        )
    with tf.variable_scope("decoder", reuse=True):
        cell = wrapped(lib.tile_batch(memory, 2), lib.tile_batch(tf.constant([6, 3, 2]), 2))
        start = cell.zero_state(6, tf.float32)
        decoder = lib.BeamSearchDecoder(cell, table, tf.fill([3], 1), 2, start, 2, layer)
        searched, _, lengths = lib.dynamic_decode(decoder, maximum_iterations=4)
    return trained, last.attention, last.cell_state, ends, searched.predicted_ids, lengths


@case
def nested_inputs_and_states(tf, x, lengths):
    class Cell(tf.nn.rnn_cell.RNNCell):
        @property
        def state_size(self):
            return 2, tf.TensorShape([3])

        @property
        def output_size(self):
            return 2, 3

        def __call__(self, inputs, state, scope=None):
            with tf.variable_scope(scope or "cell"):
                made = tf.layers.dense(inputs["a"], 2), tf.layers.dense(inputs["b"], 3)
            return made, (state[0] + made[0], tf.tanh(state[1] + made[1]))

    return tf.nn.dynamic_rnn(
        Cell(), {"a": x, "b": x * 2}, sequence_length=lengths, dtype=tf.float32, time_major=False
    )
