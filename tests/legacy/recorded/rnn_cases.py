# ruff: noqa: E731, UP031 - Python 3.7 reads this file too
"""What of the recurrent networks is held against TensorFlow 1.15: one function a case.

Each gets the `tf` module, inputs `[3, 4, 5]` and lengths `[3]`, and returns a nest of tensors.
"""

import zlib

import numpy as np

LENGTHS = [4, 2, 0]
CASES = {}


def array_for(name, shape):
    """Returns the same numbers on both sides."""
    numbers = np.random.RandomState(zlib.crc32(name.encode()) & 0x7FFFFFFF)
    return numbers.uniform(-0.8, 0.8, shape).astype(np.float32)


def case(function):
    CASES[function.__name__] = function
    return function


def dynamic(tf, cell, x, lengths):
    return tf.nn.dynamic_rnn(cell, x, sequence_length=lengths, dtype=tf.float32)


def in_turn(tf, cell, x, lengths):
    """`dynamic`, one step after the other: random numbers come in one order."""
    return tf.nn.dynamic_rnn(
        cell, x, sequence_length=lengths, dtype=tf.float32, parallel_iterations=1
    )


def static(tf, cell, x, lengths):
    steps = tf.unstack(x, axis=1)
    return tf.nn.static_rnn(cell, steps, sequence_length=lengths, dtype=tf.float32)


def loop(tf, cell, x, lengths):
    """Calls the cell by hand: from the second call on it finds its variables."""
    state = cell.zero_state(3, tf.float32)
    outputs = []
    for step in tf.unstack(x, axis=1):
        output, state = cell(step, state)
        outputs.append(output)
    return outputs, state


def fused(tf, cell, x, lengths):
    return cell(tf.transpose(x, [1, 0, 2]), dtype=tf.float32, sequence_length=lengths)


def cell_case(name, make, *ways):
    for way in ways or (dynamic,):

        def function(tf, x, lengths, way=way):
            return way(tf, make(tf), x, lengths)

        CASES["%s-%s" % (name, way.__name__)] = function


core = lambda tf: tf.nn.rnn_cell


class contrib:
    """`tf.contrib.rnn`, and what 1.15 has in its private module only."""

    def __init__(self, tf):
        self.tf = tf

    def __getattr__(self, name):
        if hasattr(self.tf.contrib.rnn, name):
            return getattr(self.tf.contrib.rnn, name)
        from tensorflow.contrib.rnn.python.ops import rnn_cell

        return getattr(rnn_cell, name)


ALL = (dynamic, static, loop)
cell_case("BasicRNN", lambda tf: core(tf).BasicRNNCell(3), *ALL)
cell_case("BasicRNN_relu", lambda tf: core(tf).BasicRNNCell(3, tf.nn.relu, name="mine"))
cell_case("GRU", lambda tf: core(tf).GRUCell(3), *ALL)
cell_case(
    "GRU_options",
    lambda tf: core(tf).GRUCell(3, activation="relu", bias_initializer=tf.zeros_initializer()),
)
cell_case("BasicLSTM", lambda tf: core(tf).BasicLSTMCell(3), *ALL)
cell_case(
    "BasicLSTM_joined",
    lambda tf: core(tf).BasicLSTMCell(3, 0.5, state_is_tuple=False, activation=tf.nn.softsign),
    dynamic,
    static,
)
cell_case("LSTM", lambda tf: core(tf).LSTMCell(3), *ALL)
cell_case(
    "LSTM_options",
    lambda tf: core(tf).LSTMCell(
        4, True, 0.3, num_proj=2, proj_clip=0.25, forget_bias=0.2, activation=tf.nn.elu
    ),
    *ALL,
)
cell_case("LSTM_joined", lambda tf: core(tf).LSTMCell(4, num_proj=2, state_is_tuple=False), *ALL)
cell_case("LSTM_sharded", lambda tf: core(tf).LSTMCell(4, num_unit_shards=2))
cell_case(
    "Multi",
    lambda tf: core(tf).MultiRNNCell([core(tf).LSTMCell(3), core(tf).GRUCell(4)]),
    *ALL,
)
cell_case(
    "Multi_joined",
    lambda tf: core(tf).MultiRNNCell(
        [core(tf).BasicLSTMCell(3, state_is_tuple=False), core(tf).GRUCell(4)],
        state_is_tuple=False,
    ),
)
cell_case(
    "Multi_in_Multi",
    lambda tf: core(tf).MultiRNNCell(
        [core(tf).GRUCell(3), core(tf).MultiRNNCell([core(tf).GRUCell(2), core(tf).GRUCell(3)])]
    ),
)


@case
def Multi_shared(tf, x, lengths):
    cell = core(tf).GRUCell(5)
    return dynamic(tf, core(tf).MultiRNNCell([cell] * 3), x, lengths)


def seeded_dropout(tf, **kwargs):
    tf.set_random_seed(7)
    return core(tf).DropoutWrapper(core(tf).LSTMCell(3), seed=5, **kwargs)


KEPT = {"input_keep_prob": 0.6, "output_keep_prob": 0.7, "state_keep_prob": 0.5}
cell_case("Dropout", lambda tf: seeded_dropout(tf, **KEPT), in_turn, static, loop)
cell_case(
    "Dropout_tensors",
    lambda tf: seeded_dropout(tf, output_keep_prob=tf.placeholder_with_default(0.5, [])),
    in_turn,
)
cell_case(
    "Dropout_variational",
    lambda tf: seeded_dropout(
        tf, variational_recurrent=True, input_size=tf.TensorShape([5]), dtype=tf.float32, **KEPT
    ),
)
cell_case("Dropout_nothing", lambda tf: core(tf).DropoutWrapper(core(tf).GRUCell(3)), *ALL)
cell_case("Residual", lambda tf: core(tf).ResidualWrapper(core(tf).GRUCell(5)), *ALL)
cell_case("Device", lambda tf: core(tf).DeviceWrapper(core(tf).GRUCell(2), "/cpu:0"))
cell_case(
    "OutputProjection", lambda tf: contrib(tf).OutputProjectionWrapper(core(tf).GRUCell(3), 2), *ALL
)
cell_case(
    "InputProjection",
    lambda tf: contrib(tf).InputProjectionWrapper(core(tf).GRUCell(3), 2, tf.nn.relu),
    *ALL,
)
cell_case("LayerNormBasicLSTM", lambda tf: contrib(tf).LayerNormBasicLSTMCell(3), dynamic, loop)
cell_case("LayerNorm_off", lambda tf: contrib(tf).LayerNormBasicLSTMCell(3, layer_norm=False))
cell_case(
    "LayerNormLSTM",
    lambda tf: contrib(tf).LayerNormLSTMCell(
        4, True, 0.4, num_proj=2, proj_clip=0.3, layer_norm=True, norm_gain=1.5, norm_shift=0.5
    ),
)
cell_case("LayerNormLSTM_off", lambda tf: contrib(tf).LayerNormLSTMCell(3))
cell_case("LSTMBlock", lambda tf: contrib(tf).LSTMBlockCell(3))
cell_case("LSTMBlock_options", lambda tf: contrib(tf).LSTMBlockCell(3, 0.3, 0.2, use_peephole=True))
cell_case("LSTMBlockFused", lambda tf: contrib(tf).LSTMBlockFusedCell(3), fused)
cell_case(
    "LSTMBlockFused_options",
    lambda tf: contrib(tf).LSTMBlockFusedCell(3, 0.3, 0.2, use_peephole=True),
    fused,
)
cell_case("GRUBlock", lambda tf: contrib(tf).GRUBlockCell(3))
cell_case("GRUBlockV2", lambda tf: contrib(tf).GRUBlockCellV2(3))
cell_case(
    "Coupled",
    lambda tf: contrib(tf).CoupledInputForgetGateLSTMCell(
        4, True, num_proj=2, proj_clip=0.3, num_unit_shards=2
    ),
    dynamic,
    loop,
)
cell_case(
    "Coupled_norm",
    lambda tf: contrib(tf).CoupledInputForgetGateLSTMCell(
        3, layer_norm=True, norm_gain=1.2, norm_shift=0.1, state_is_tuple=False
    ),
)
cell_case("UGRNN", lambda tf: contrib(tf).UGRNNCell(3), dynamic, loop)
cell_case(
    "Intersection", lambda tf: contrib(tf).IntersectionRNNCell(3, num_in_proj=3), dynamic, loop
)
cell_case("NAS", lambda tf: contrib(tf).NASCell(3, num_proj=2, use_bias=True))
cell_case(
    "GLSTM", lambda tf: contrib(tf).GLSTMCell(4, num_proj=5, number_of_groups=1), dynamic, loop
)
cell_case(
    "GLSTM_groups",
    lambda tf: contrib(tf).InputProjectionWrapper(contrib(tf).GLSTMCell(4, number_of_groups=2), 6),
)
cell_case(
    "AttentionCell",
    lambda tf: contrib(tf).AttentionCellWrapper(core(tf).LSTMCell(3), 2),
    dynamic,
    loop,
)
cell_case(
    "AttentionCell_joined",
    lambda tf: contrib(tf).AttentionCellWrapper(
        core(tf).GRUCell(3), 2, attn_size=2, attn_vec_size=4, state_is_tuple=False
    ),
)
cell_case("Highway", lambda tf: contrib(tf).HighwayWrapper(core(tf).GRUCell(5)), dynamic)
cell_case("Highway_both", lambda tf: contrib(tf).HighwayWrapper(core(tf).GRUCell(5), False))
cell_case("SRU", lambda tf: contrib(tf).SRUCell(3))
cell_case("IndRNN", lambda tf: contrib(tf).IndRNNCell(3))
cell_case("IndyGRU", lambda tf: contrib(tf).IndyGRUCell(3))
cell_case("IndyLSTM", lambda tf: contrib(tf).IndyLSTMCell(3))
cell_case("MinimalRNN", lambda tf: contrib(tf).MinimalRNNCell(3))
cell_case("CFN", lambda tf: contrib(tf).CFNCell(3))
cell_case(
    "WeightNorm",
    lambda tf: contrib(tf).WeightNormLSTMCell(4, use_peepholes=True, num_proj=2),
    dynamic,
    loop,
)
cell_case(
    "TimeFreq",
    lambda tf: FourStates(contrib(tf).TimeFreqLSTMCell(2, True, 0.5, feature_size=2)),
    loop,
)


class FourStates:
    """`TimeFreqLSTMCell` tells the state size of one band; here are four."""

    def __init__(self, cell):
        self.cell = cell

    def __call__(self, inputs, state):
        return self.cell(inputs, state)

    def zero_state(self, batch, dtype):
        state = self.cell.zero_state(batch, dtype)
        return state[:, :1] * np.zeros([1, 16], np.float32)


@case
def Conv2DLSTM(tf, x, lengths):
    images = tf.reshape(x[:, :, :4], [3, 4, 2, 2, 1])
    cell = contrib(tf).Conv2DLSTMCell(input_shape=[2, 2, 1], output_channels=2, kernel_shape=[3, 3])
    return tf.nn.dynamic_rnn(cell, images, dtype=tf.float32)


@case
def Conv1DLSTM_skip(tf, x, lengths):
    cell = contrib(tf).Conv1DLSTMCell(
        input_shape=[5, 1], output_channels=2, kernel_shape=[2], use_bias=False
    )
    state = cell.zero_state(3, tf.float32)
    return cell(tf.reshape(x[:, 0], [3, 5, 1]), state)


@case
def Phased(tf, x, lengths):
    times = tf.cumsum(tf.ones([3, 4, 1]), axis=1)
    cell = contrib(tf).PhasedLSTMCell(3, use_peepholes=True)
    return tf.nn.dynamic_rnn(cell, (times, x), dtype=tf.float32)


@case
def Embedding(tf, x, lengths):
    symbols = tf.constant([[1, 2, 0, 1], [3, 3, 1, 0], [2, 1, 0, 3]])
    cell = contrib(tf).EmbeddingWrapper(core(tf).BasicLSTMCell(3), 4, 2)
    return tf.nn.static_rnn(cell, tf.unstack(symbols, axis=1), dtype=tf.float32)


@case
def scope_of_a_call(tf, x, lengths):
    first, second = core(tf).GRUCell(2), contrib(tf).UGRNNCell(2)
    state = tf.zeros([3, 2])
    one = first(x[:, 0], state, scope="given")
    two = second(x[:, 0], state, scope="also")
    return one, two, first(x[:, 1], state), second(x[:, 1], state)


@case
def reuse(tf, x, lengths):
    with tf.variable_scope("net"):
        one = dynamic(tf, core(tf).LSTMCell(2), x, lengths)
    with tf.variable_scope("net", reuse=True):
        two = dynamic(tf, core(tf).LSTMCell(2), x * 2, None)
    with tf.variable_scope("net", reuse=True):
        three = dynamic(tf, core(tf).LSTMCell(2, reuse=True), x * 3, None)
    return one, two, three


@case
def numbering(tf, x, lengths):
    state = tf.zeros([3, 2])
    cells = [core(tf).GRUCell(2), core(tf).GRUCell(2), core(tf).LSTMCell(2, name="gru_cell")]
    one = [cell(x[:, 0], state) for cell in cells[:2]]
    return one, cells[2](x[:, 0], core(tf).LSTMStateTuple(state, state))


@case
def time_major(tf, x, lengths):
    cell = core(tf).LSTMCell(2)
    start = cell.zero_state(tf.shape(x)[0], tf.float32)
    return tf.nn.dynamic_rnn(
        cell,
        tf.transpose(x, [1, 0, 2]),
        initial_state=start,
        time_major=True,
        swap_memory=True,
        parallel_iterations=1,
        scope="mine",
    )


@case
def bidirectional_dynamic(tf, x, lengths):
    cells = core(tf).GRUCell(2), core(tf).LSTMCell(3)
    return tf.nn.bidirectional_dynamic_rnn(*cells, inputs=x, sequence_length=lengths, dtype="float")


@case
def bidirectional_static(tf, x, lengths):
    cells = core(tf).GRUCell(2), core(tf).LSTMCell(3)
    steps = tf.unstack(x, axis=1)
    return tf.nn.static_bidirectional_rnn(*cells, inputs=steps, dtype=tf.float32)


@case
def stacked_bidirectional_dynamic(tf, x, lengths):
    forward = [core(tf).GRUCell(2), core(tf).LSTMCell(3)]
    backward = [core(tf).GRUCell(2), core(tf).LSTMCell(3)]
    return contrib(tf).stack_bidirectional_dynamic_rnn(
        forward, backward, x, sequence_length=lengths, dtype=tf.float32
    )


@case
def stacked_bidirectional_static(tf, x, lengths):
    forward = [core(tf).GRUCell(2), core(tf).LSTMCell(3)]
    backward = [core(tf).GRUCell(2), core(tf).LSTMCell(3)]
    return contrib(tf).stack_bidirectional_rnn(
        forward, backward, tf.unstack(x, axis=1), dtype=tf.float32
    )


@case
def raw(tf, x, lengths):
    cell = core(tf).LSTMCell(2)
    steps = tf.TensorArray(tf.float32, 4).unstack(tf.transpose(x, [1, 0, 2]))

    def loop_fn(time, output, state, loop_state):
        state = cell.zero_state(3, tf.float32) if output is None else state
        finished = time >= lengths
        done = tf.reduce_all(finished)
        inputs = tf.cond(done, lambda: tf.zeros([3, 5]), lambda: steps.read(time))
        return finished, inputs, state, output, None

    outputs, state, _ = tf.nn.raw_rnn(cell, loop_fn)
    return outputs.stack(), state


@case
def fused_adaptor(tf, x, lengths):
    adaptor = contrib(tf).FusedRNNCellAdaptor(core(tf).GRUCell(2), use_dynamic_rnn=True)
    reverse = contrib(tf).TimeReversedFusedRNN(adaptor)
    return reverse(tf.transpose(x, [1, 0, 2]), dtype=tf.float32, sequence_length=lengths)


@case
def own_cell_of_old(tf, x, lengths):
    class MyCell(core(tf).RNNCell):
        def __init__(self, size):
            self._size = size

        @property
        def state_size(self):
            return self._size

        @property
        def output_size(self):
            return self._size

        def __call__(self, inputs, state, scope=None):
            with tf.variable_scope(scope or type(self).__name__):
                weights = tf.get_variable("W", [5 + self._size, self._size])
                state = tf.tanh(tf.matmul(tf.concat([inputs, state], 1), weights))
                return state, state

    return dynamic(tf, MyCell(3), x, lengths)


@case
def own_cell_with_call(tf, x, lengths):
    class MyCell(core(tf).RNNCell):
        def __init__(self, size, reuse=None):
            super(MyCell, self).__init__(_reuse=reuse)  # noqa: UP008 - as written then
            self._size = size

        @property
        def state_size(self):
            return self._size

        @property
        def output_size(self):
            return self._size

        def call(self, inputs, state):
            weights = tf.get_variable("W", [5, self._size])
            with tf.variable_scope("inner"):
                recurrent = tf.get_variable("U", [self._size, self._size])
            bias = tf.get_variable("b", [self._size], trainable=False)
            state = tf.tanh(tf.matmul(inputs, weights) + tf.matmul(state, recurrent) + bias)
            return tf.layers.dense(state, self._size), state

    one = MyCell(3)
    return dynamic(tf, one, x, lengths), static(tf, one, x, None), [one.weights[0] * 1.0]


@case
def own_cell_with_build(tf, x, lengths):
    class MyCell(core(tf).BasicRNNCell):
        def build(self, inputs_shape):
            self._kernel = self.add_variable("mine", [5 + self._num_units, self._num_units])
            self._bias = self.add_variable(
                "b", [self._num_units], initializer=tf.constant_initializer(0.5)
            )
            self.built = True

    return dynamic(tf, MyCell(3), x, lengths)
