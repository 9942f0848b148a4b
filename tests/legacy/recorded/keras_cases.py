# ruff: noqa: B905, UP008 - Python 3.7 reads this file too, in the manner of its time
"""What is asked of TensorFlow 1.15's `tf.keras` and of ours: each case is a function of `tf`.

A case builds and runs in a fresh graph, and returns a dict of numbers, texts and lists of them.
`record_keras.py` records the answers; `test_keras.py` has it run once more, launched.
"""

import numpy as np

CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


def numbers(seed, *shape):
    return np.random.RandomState(seed).uniform(-1, 1, shape).astype(np.float32)


def put(layers):
    """Gives a layer or model weights that are the same on both sides; variances above zero."""
    values = []
    for i, weight in enumerate(layers.weights):
        value = numbers(i, *weight.shape.as_list())
        values.append(value + 1.5 if "variance" in weight.name else value)
    layers.set_weights(values)


def names(variables):
    return [v.name for v in variables]


def listed(value):
    return np.asarray(value, np.float64).ravel().tolist()


@case
def names_of_layers(tf):
    k = tf.keras.layers
    found = {}
    x = tf.placeholder(tf.float32, [None, 8])
    steps = tf.placeholder(tf.float32, [None, 7, 3])
    with tf.variable_scope("g"):
        y = k.Dense(3)(x)
        y = k.Dense(2, name="out", kernel_regularizer=tf.keras.regularizers.l2(0.1))(y)
        k.BatchNormalization()(y, training=True)
    found["scoped"] = names(tf.global_variables())
    found["trainable"] = names(tf.trainable_variables("g"))
    found["penalties"] = len(tf.get_collection(tf.GraphKeys.REGULARIZATION_LOSSES))
    found["updates"] = len(tf.get_collection(tf.GraphKeys.UPDATE_OPS))
    shared = k.Dense(3)
    for scope, reuse in (("h", None), ("h", True)):
        with tf.variable_scope(scope, reuse=reuse):
            shared(x)
    found["shared"] = names(shared.weights)
    cells = [k.LSTMCell(3), k.GRUCell(2)]
    for layer in (
        *(k.LSTM(5), k.GRU(4), k.SimpleRNN(2), k.RNN(k.LSTMCell(3)), k.RNN(cells)),
        *(k.Bidirectional(k.LSTM(2)), k.LSTM(3, name="n", return_sequences=True)),
        *(k.TimeDistributed(k.Dense(2)), k.LSTM(3, unroll=True)),
    ):
        layer(steps)
        found[layer.name] = [[v.name, v.shape.as_list()] for v in layer.weights]
    _, h, c = k.LSTM(4, return_state=True)(steps)
    decoder = k.LSTM(4)
    decoder(steps, initial_state=[h, c])
    found["decoder"] = names(decoder.weights)

    class Cell(k.Layer):  # with no more than a cell has to have
        def __init__(self, units):
            super(Cell, self).__init__()
            self.units = self.state_size = units

        def build(self, shape):
            self.kernel = self.add_weight("kernel", [int(shape[-1]), self.units])
            self.built = True

        def call(self, x, states):
            h = tf.matmul(x, self.kernel) + states[0]
            return h, [h]

    for cell in (Cell(3), [Cell(3), Cell(2)]):
        layer = k.RNN(cell)
        layer(steps)
        found[layer.name] = [[v.name, v.shape.as_list()] for v in layer.weights]
    images = tf.placeholder(tf.float32, [None, 8, 8, 3])
    for layer in (k.Conv2D(4, 3), k.Conv2DTranspose(4, 3), k.SeparableConv2D(4, 3)):
        layer(images)
        found[layer.name] = [[v.name, v.shape.as_list()] for v in layer.weights]
    return found


@case
def names_of_models(tf):
    k = tf.keras.layers

    class Generator(tf.keras.Model):
        def __init__(self):
            super(Generator, self).__init__(name="generator")
            self.first = k.Dense(8)
            self.second = tf.layers.Dense(4)  # counted with those of Keras
            self.blocks = [k.Dense(2), k.BatchNormalization()]

        def call(self, z, training=False):
            h = self.second(self.first(z))
            return self.blocks[1](self.blocks[0](h), training=training)

    class Scale(k.Layer):
        def build(self, shape):
            self.gain = self.add_weight("gain", [int(shape[-1])], initializer="ones")
            self.shift = self.add_variable("shift", [1], initializer=tf.zeros_initializer())
            super(Scale, self).build(shape)

        def call(self, x):
            return x * self.gain + self.shift

    subclass = Generator()
    subclass(tf.placeholder(tf.float32, [None, 5]), training=True)
    plain = tf.keras.Sequential([k.Dense(4, input_shape=(3,)), Scale(), k.Dense(1, name="last")])
    inputs = tf.keras.Input(shape=(3,), name="inp")
    functional = tf.keras.Model(inputs, k.Lambda(lambda t: t * 2.0)(plain(inputs)))
    return {
        "subclass": names(subclass.variables),
        "subclass_trainable": names(subclass.trainable_variables),
        "updates": len(subclass.updates),
        "plain": names(plain.weights),
        "functional": [layer.name for layer in functional.layers],
        "count": functional.count_params(),
        "collected": names(tf.global_variables()),
    }


@case
def first_values(tf):
    k = tf.keras.layers
    found = {}
    for layer, shape in (
        (k.Dense(300), [None, 200]),
        (k.Conv2D(64, 5), [None, 8, 8, 32]),
        (k.Embedding(500, 40), [None, 3]),
        (k.LSTM(60), [None, 3, 50]),
        (k.BatchNormalization(), [None, 6]),
    ):
        layer(tf.placeholder(tf.float32, shape))
        for variable, value in zip(layer.weights, layer.get_weights()):
            found[variable.name] = [float(value.std()), variable.shape.as_list()]
    return found


def two_layers(tf):
    k = tf.keras.layers
    model = tf.keras.Sequential(
        [k.Dense(6, activation="tanh", input_shape=(4,)), k.Dense(3, activation="softmax")]
    )
    return model


@case
def optimizers(tf):
    o = tf.keras.optimizers
    found = {}
    x, y = numbers(10, 8, 4), np.eye(3, dtype=np.float32)[np.arange(8) % 3]
    for name, optimizer in (
        ("sgd", o.SGD(lr=0.1, momentum=0.9, nesterov=True, decay=1e-2)),
        ("rmsprop", o.RMSprop(lr=0.01)),
        ("adagrad", o.Adagrad(lr=0.1)),
        ("adadelta", o.Adadelta(lr=1.0)),
        ("adam", o.Adam(0.02, beta_1=0.5, decay=1e-3)),
        ("amsgrad", o.Adam(lr=0.02, amsgrad=True, clipnorm=0.1)),
        ("adamax", o.Adamax(lr=0.02, clipvalue=0.05)),
        ("nadam", o.Nadam(lr=0.02)),
        ("by_name", "adam"),
        ("of_tensorflow", tf.train.AdamOptimizer(0.02)),
    ):
        model = two_layers(tf)
        model.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
        put(model)
        found[name] = listed([model.train_on_batch(x, y) for _ in range(4)])
        found[name + "_after"] = listed(np.concatenate([w.ravel() for w in model.get_weights()]))
        found[name + "_metrics"] = model.metrics_names
    return found


@case
def losses(tf):
    found = {}
    y = 1 / (1 + np.exp(-numbers(20, 5, 3)))
    t = np.eye(3, dtype=np.float32)[np.arange(5) % 3]
    for name in (
        *("mse", "mae", "mape", "msle", "binary_crossentropy", "categorical_crossentropy"),
        *("hinge", "squared_hinge", "categorical_hinge", "logcosh", "kld", "poisson"),
    ):
        value = tf.keras.losses.get(name)(tf.constant(t), tf.constant(y))
        found[name] = listed(tf.keras.backend.get_value(value))
    for name in ("BinaryCrossentropy", "MeanSquaredError", "CategoricalCrossentropy"):
        value = getattr(tf.keras.losses, name)()(tf.constant(t), tf.constant(y))
        found[name] = listed(tf.keras.backend.get_value(value))
    return found


@case
def fitting(tf):
    model = two_layers(tf)
    model.compile(tf.keras.optimizers.SGD(lr=0.5), "mse", metrics=["accuracy", "mae"])
    put(model)
    x, y = numbers(30, 32, 4), np.eye(3, dtype=np.float32)[np.arange(32) % 3]
    history = model.fit(
        x, y, batch_size=8, epochs=2, shuffle=False, validation_split=0.25, verbose=0
    ).history
    found = {key: listed(value) for key, value in history.items()}
    found["evaluated"] = listed(model.evaluate(x, y, verbose=0))
    found["predicted"] = listed(model.predict(x[:3]))

    def batches():
        while True:
            yield x[:8], y[:8]

    again = model.fit_generator(batches(), steps_per_epoch=2, epochs=1, verbose=0).history
    found["generated"] = listed(again["loss"])
    return found


@case
def in_a_session(tf):
    k = tf.keras.layers
    x = tf.placeholder(tf.float32, [None, 6, 6, 1])
    training = tf.placeholder(tf.bool, [])
    model = tf.keras.Sequential(
        [
            # No bias: its gradient is rounding noise here, of which Adam makes whole steps.
            k.Conv2D(4, 3, padding="same", use_bias=False),
            *(k.BatchNormalization(momentum=0.8), k.LeakyReLU(0.2), k.UpSampling2D()),
            *(k.Flatten(), k.Dense(2)),
        ]
    )
    loss = tf.reduce_mean(tf.square(model(x, training=training)))
    with tf.control_dependencies(model.updates):
        train = tf.train.AdamOptimizer(0.01).minimize(loss)
    found = {"updates": len(model.updates)}
    batch = numbers(40, 8, 6, 6, 1)
    with tf.Session() as session:
        tf.keras.backend.set_session(session)
        session.run(tf.global_variables_initializer())
        put(model)
        found["losses"] = [
            float(session.run([train, loss], {x: batch, training: True})[1]) for _ in range(4)
        ]
        found["asked"] = float(session.run(loss, {x: batch, training: False}))
        found["weights"] = [listed(w) for w in model.get_weights()]
    return found


@case
def gan_by_two_models(tf):
    """The discriminator is frozen in the model that trains the generator, and in that alone."""
    k = tf.keras.layers
    generator = tf.keras.Sequential(
        [
            *(k.Dense(12, input_dim=3), k.LeakyReLU(alpha=0.2)),
            k.BatchNormalization(momentum=0.8),
            *(k.Dense(16, activation="tanh"), k.Reshape((4, 4, 1))),
        ]
    )
    judge = tf.keras.Sequential(
        [k.Flatten(input_shape=(4, 4, 1)), k.Dense(6), k.LeakyReLU(), k.Dense(1, "sigmoid")]
    )
    adam = tf.keras.optimizers.Adam(0.02, 0.5)
    judge.compile(adam, "binary_crossentropy", metrics=["accuracy"])
    judge.trainable = False
    z = tf.keras.Input((3,))
    both = tf.keras.Model(z, judge(generator(z)))
    both.compile(tf.keras.optimizers.Adam(0.02, 0.5), "binary_crossentropy")
    put(generator)
    put(judge)
    found, ones = {"judge": [], "both": [], "moved": []}, np.ones([5, 1], np.float32)
    for step in range(3):
        before = judge.get_weights()[0]
        found["judge"] += listed(judge.train_on_batch(numbers(50 + step, 5, 4, 4, 1), ones))
        middle = judge.get_weights()[0]
        found["both"] += listed(both.train_on_batch(numbers(60 + step, 5, 3), ones))
        moved = [(before != middle).any(), (middle != judge.get_weights()[0]).any()]
        found["moved"].append([bool(one) for one in moved])
    found["drawn"] = listed(generator.predict(numbers(70, 2, 3)))
    return found


@case
def penalty_by_backend(tf):
    K, k = tf.keras.backend, tf.keras.layers
    x = k.Input(shape=(4,))
    model = tf.keras.Model(x, k.Dense(1)(k.Dense(5, activation="tanh")(x)))
    put(model)
    (gradient,) = K.gradients(model.output, model.input)
    norm = K.sqrt(K.sum(K.square(gradient), axis=1))
    loss = K.mean(K.square(1 - norm)) + K.mean(model.output)
    optimizer = tf.keras.optimizers.RMSprop(lr=0.01)
    updates = optimizer.get_updates(loss=loss, params=model.trainable_weights)
    step = K.function([model.input], [loss], updates=updates)
    batch = numbers(80, 6, 4)
    found = {"losses": listed([step([batch])[0] for _ in range(3)])}
    K.set_value(optimizer.lr, 0.5)
    found["rate"] = float(K.get_value(optimizer.lr))
    found["phase"] = K.learning_phase().name
    found["ranges"] = [K.floatx(), K.image_data_format(), str(K.epsilon())]
    return found


@case
def recurrent(tf):
    k = tf.keras.layers
    found = {}
    x = numbers(90, 3, 5, 2)
    for name, layer in (
        ("lstm", k.LSTM(4, return_sequences=True)),
        ("gru", k.GRU(4)),
        ("plain", k.SimpleRNN(4)),
        ("two_ways", k.Bidirectional(k.LSTM(3))),
        ("cells", k.RNN([k.LSTMCell(3), k.GRUCell(2)])),
    ):
        model = tf.keras.Sequential([layer])
        model.build((None, 5, 2))
        put(model)
        found[name] = listed(model.predict(x))
    return found
