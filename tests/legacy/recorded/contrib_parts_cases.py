"""What is asked of TensorFlow 1.15's contrib parts and of ours: each case is a function of `tf`.

A case builds and runs in a fresh graph, and returns a dict: arrays, numbers, strings, lists.
`record_contrib_parts.py` records the answers; `test_contrib_parts.py` replays them.
"""

import contextlib
import io

import numpy as np

CASES = {}


def case(function):
    CASES[function.__name__] = function
    return function


def numbers(seed, *shape):
    return np.random.RandomState(seed).uniform(-2, 2, shape).astype(np.float32)


@contextlib.contextmanager
def started(tf):
    config = tf.ConfigProto(intra_op_parallelism_threads=1)
    with tf.Session(config=config) as session:
        session.run([tf.global_variables_initializer(), tf.local_variables_initializer()])
        yield session


def message_of(call):
    try:
        call()
    except (ValueError, TypeError, KeyError, AssertionError, RuntimeError) as error:
        return type(error).__name__
    return "no error"


WEIGHTS = {
    "one": 1.0,
    "zero": 0.0,
    "scalar": 2.5,
    "by_example": np.float32([1, 0, 2]),
    "column": np.float32([[1], [0], [2]]),
    "each": np.float32([[1, 0, 2, 1], [0, 0, 0, 0], [1, 1, 1, 3]]),
}


@case
def losses_by_weight(tf):
    losses = tf.contrib.losses
    p = tf.constant(1 / (1 + np.exp(-numbers(1, 3, 4))))
    y = tf.constant((numbers(2, 3, 4) > 0).astype(np.float32))
    x = tf.constant(numbers(3, 3, 4))
    one_hot = tf.constant(np.eye(4, dtype=np.float32)[[2, 0, 3]])
    sparse = tf.constant([[2], [0], [3]])
    found = {}
    for name, w in sorted(WEIGHTS.items()):
        built = {
            "absolute": losses.absolute_difference(p, y, w),
            "squared": losses.mean_squared_error(p, y, weights=w),
            "log": losses.log_loss(p, y, w),
            "sigmoid": losses.sigmoid_cross_entropy(x, y, w),
            "sigmoid_smooth": losses.sigmoid_cross_entropy(x, y, w, 0.2),
            "weighted": losses.compute_weighted_loss(tf.abs(x), w),
        }
        if name not in ("each",):
            built["softmax"] = losses.softmax_cross_entropy(x, one_hot, w)
            built["softmax_smooth"] = losses.softmax_cross_entropy(x, one_hot, w, 0.1)
            built["sparse"] = losses.sparse_softmax_cross_entropy(x, sparse, w)
            built["cosine"] = losses.cosine_distance(p, y, axis=1, weights=w)
        if name not in ("each", "column"):
            built["pairwise"] = losses.mean_pairwise_squared_error(p, y, w)
        found.update({name + "/" + key: value for key, value in built.items()})
    found["total"] = losses.get_total_loss()
    with started(tf) as session:
        values = session.run(found)
    return values


@case
def losses_of_images(tf):
    losses = tf.contrib.losses
    p, y = tf.constant(numbers(1, 2, 3, 4, 2)), tf.constant(numbers(2, 2, 3, 4, 2))
    w = np.float32([0.5, 2])
    built = {
        "by_example": losses.mean_squared_error(p, y, w),
        "by_row": losses.absolute_difference(p, y, np.float32(np.arange(6).reshape(2, 3))),
        "pairwise": losses.mean_pairwise_squared_error(p, y, w),
        "cosine_dim": losses.cosine_distance(p, y, dim=3),
        "hinge": losses.hinge_loss(p, tf.cast(y > 0, tf.float32)),
        "float64": losses.compute_weighted_loss(tf.cast(p, tf.float64), 3),
        "int": losses.mean_squared_error(tf.constant([[1, 2]]), tf.constant([[3, 5]])),
    }
    dtypes = {"dtype/" + name: tensor.dtype.name for name, tensor in built.items()}
    with started(tf) as session:
        return dict(session.run(built), **dtypes)


@case
def losses_names(tf):
    losses = tf.contrib.losses
    x, y = tf.placeholder(tf.float32, [None, 2]), tf.placeholder(tf.float32, [None, 2])
    with tf.variable_scope("net"):
        losses.mean_squared_error(x, y)
        losses.mean_squared_error(x, y)
        losses.sigmoid_cross_entropy(x, y, scope="mine")
        losses.mean_pairwise_squared_error(x, y)
    losses.hinge_loss(x, y)
    losses.add_loss(tf.constant(1.0, name="added"))
    losses.add_loss(tf.constant(1.0, name="not_added"), None)
    losses.add_loss(tf.constant(1.0, name="elsewhere"), "other")
    tf.add_to_collection(tf.GraphKeys.REGULARIZATION_LOSSES, tf.constant(2.0, name="penalty"))
    return {
        "all": [t.name for t in losses.get_losses()],
        "net": [t.name for t in losses.get_losses("net")],
        "other": [t.name for t in losses.get_losses(loss_collection="other")],
        "regularization": [t.name for t in losses.get_regularization_losses()],
        "total": losses.get_total_loss().name,
        "total_without": [t.name for t in losses.get_total_loss(False, "bare").op.inputs],
    }


@case
def losses_errors(tf):
    losses = tf.contrib.losses
    x = tf.placeholder(tf.float32, [3, 2])
    free = tf.placeholder(tf.float32)
    return {
        "no_loss": message_of(losses.get_total_loss),
        "shapes": message_of(lambda: losses.mean_squared_error(x, tf.zeros([3, 3]))),
        "rank": message_of(lambda: losses.compute_weighted_loss(free)),
        "weights_rank": message_of(lambda: losses.compute_weighted_loss(x, free)),
        "no_axis": message_of(lambda: losses.cosine_distance(x, x)),
        "no_weights": message_of(lambda: losses.compute_weighted_loss(x, None)),
    }


def small_net(tf):
    w = tf.Variable(numbers(5, 3, 2), name="w")
    b = tf.Variable(np.zeros(2, np.float32), name="b")
    seen = tf.Variable(0.0, trainable=False, name="seen")
    x = tf.constant(numbers(6, 4, 3))
    update = tf.assign_add(seen, 1.0, name="saw")
    tf.add_to_collection(tf.GraphKeys.UPDATE_OPS, update)
    loss = tf.reduce_mean(tf.square(tf.matmul(x, w) + b - 3.0)) + 0.0 * seen
    return w, b, seen, loss


def steps(tf, train_op, watched, count=3):
    with started(tf) as session:
        losses = [session.run(train_op) for _ in range(count)]
        return {
            "losses": losses,
            "values": np.concatenate([np.ravel(v) for v in session.run(watched)]),
        }


def train_op_case(name, **arguments):
    def run(tf):
        w, b, seen, loss = small_net(tf)
        given = {key: value(tf) if callable(value) else value for key, value in arguments.items()}
        create = tf.contrib.slim.learning.create_train_op
        train_op = create(loss, tf.train.GradientDescentOptimizer(0.1), **given)
        step = tf.train.get_global_step()
        found = steps(tf, train_op, [w, b, seen] + ([] if step is None else [step]))
        found["name"] = train_op.name
        found["global"] = [v.name for v in tf.global_variables()]
        found["collected"] = [t.name for t in tf.get_collection(tf.GraphKeys.TRAIN_OP)]
        found["summaries"] = [t.name for t in tf.get_collection(tf.GraphKeys.SUMMARIES)]
        return found

    run.__name__ = "train_op_" + name
    case(run)


train_op_case("plain")
train_op_case("clip", clip_gradient_norm=0.5)
train_op_case("summaries", summarize_gradients=True)
train_op_case("no_updates", update_ops=[])
train_op_case("no_step", global_step=None)
train_op_case("no_check", check_numerics=False)
train_op_case("some", variables_to_train=lambda tf: tf.trainable_variables()[:1])
train_op_case("multiply", gradient_multipliers={"b": 10.0})
train_op_case(
    "multiply_variable",
    gradient_multipliers=lambda tf: {tf.trainable_variables()[0]: 0.1},
    clip_gradient_norm=1.0,
)


@case
def train_op_of_training(tf):
    w, b, seen, loss = small_net(tf)
    training = tf.contrib.training
    train_op = training.create_train_op(
        loss, tf.train.AdamOptimizer(0.1), transform_grads_fn=training.clip_gradient_norms_fn(0.01)
    )
    return steps(tf, train_op, [w, b, seen, tf.train.get_global_step()])


@case
def gradient_errors(tf):
    training = tf.contrib.training
    v = tf.Variable(1.0, name="v")
    pairs = [(tf.constant(2.0), v)]
    return {
        "no_list": message_of(lambda: training.multiply_gradients(tuple(pairs), {"v": 1.0})),
        "empty": message_of(lambda: training.multiply_gradients(pairs, {})),
        "none": message_of(lambda: training.multiply_gradients([(None, v)], {"v": 1.0})),
        "no_dict": message_of(lambda: training.multiply_gradients(pairs, [1])),
    }


def optimizer_case(name, make, sparse=True, **apply):
    def run(tf):
        table = tf.Variable(numbers(7, 4, 2), name="table")
        w = tf.Variable(numbers(8, 2, 2), name="w")
        # Fed, because in 1.15 weight decay does not wait for the gradients of the same weights.
        rows = tf.placeholder(tf.float32, [3, 2] if sparse else [4, 2])
        dense = tf.placeholder(tf.float32, [2, 2])
        step = tf.train.get_or_create_global_step()
        optimizer = make(tf, {"table": table, "w": w})
        given = {key: value({"table": table, "w": w}) for key, value in apply.items()}
        if name == "stale":
            optimizer.compute_gradients(tf.reduce_sum(w), [w])
        pairs = [(tf.IndexedSlices(rows, [1, 3, 1], [4, 2]) if sparse else rows, table), (dense, w)]
        train_op = optimizer.apply_gradients(pairs, global_step=step, **given)
        with started(tf) as session:
            trail = []
            for i in range(4):
                session.run(
                    train_op,
                    {rows: numbers(20 + i, *rows.shape.as_list()), dense: numbers(30 + i, 2, 2)},
                )
                trail.append(np.concatenate([np.ravel(v) for v in session.run([table, w])]))
            found = {"trail": np.stack(trail), "global": [v.name for v in tf.global_variables()]}
            kept = sorted(tf.global_variables(), key=lambda v: v.name)
            found["state"] = np.concatenate(
                [np.ravel(v).astype(np.float64) for v in session.run(kept)]
            )
        return found

    run.__name__ = "optimizer_" + name
    case(run)


optimizer_case("adamw", lambda tf, v: tf.contrib.opt.AdamWOptimizer(0.01, 0.1))
optimizer_case(
    "adamw_some",
    lambda tf, v: tf.contrib.opt.AdamWOptimizer(0.01, 0.1),
    decay_var_list=lambda v: [v["w"]],
)
optimizer_case("adamw_dense", lambda tf, v: tf.contrib.opt.AdamWOptimizer(0.01, 0.1), sparse=False)
optimizer_case(
    "momentumw", lambda tf, v: tf.contrib.opt.MomentumWOptimizer(0.01, 0.01, 0.9, use_nesterov=True)
)
optimizer_case(
    "sgdw",
    lambda tf, v: tf.contrib.opt.extend_with_decoupled_weight_decay(
        tf.train.GradientDescentOptimizer
    )(weight_decay=0.05, learning_rate=0.01),
)
optimizer_case("lazy_adam", lambda tf, v: tf.contrib.opt.LazyAdamOptimizer(0.1))
optimizer_case("nadam", lambda tf, v: tf.contrib.opt.NadamOptimizer(0.1))
optimizer_case("nadam_dense", lambda tf, v: tf.contrib.opt.NadamOptimizer(0.1), sparse=False)
optimizer_case("adamax", lambda tf, v: tf.contrib.opt.AdaMaxOptimizer(0.1))
optimizer_case("adamax_dense", lambda tf, v: tf.contrib.opt.AdaMaxOptimizer(0.1), sparse=False)
optimizer_case("addsign", lambda tf, v: tf.contrib.opt.AddSignOptimizer(0.01), sparse=False)
optimizer_case("powersign", lambda tf, v: tf.contrib.opt.PowerSignOptimizer(0.01), sparse=False)
optimizer_case(
    "powersign_decay",
    lambda tf, v: tf.contrib.opt.PowerSignOptimizer(
        0.01, base=2.0, sign_decay_fn=lambda step: 1.0 / (1.0 + tf.cast(step, tf.float32))
    ),
    sparse=False,
)
optimizer_case(
    "lars", lambda tf, v: tf.contrib.opt.LARSOptimizer(1.0, skip_list=["w"]), sparse=False
)
optimizer_case(
    "moving_average",
    lambda tf, v: tf.contrib.opt.MovingAverageOptimizer(
        tf.train.GradientDescentOptimizer(0.01), average_decay=0.5
    ),
    sparse=False,
)
optimizer_case(
    "clipping",
    lambda tf, v: tf.contrib.opt.VariableClippingOptimizer(
        tf.train.GradientDescentOptimizer(0.05), {v["table"]: [1], v["w"]: [0]}, 0.8
    ),
)
optimizer_case(
    "multitask",
    lambda tf, v: tf.contrib.opt.MultitaskOptimizerWrapper(tf.train.MomentumOptimizer(0.01, 0.9)),
    sparse=False,
)
optimizer_case(
    "stale",
    lambda tf, v: tf.contrib.opt.DropStaleGradientOptimizer(
        tf.train.GradientDescentOptimizer(0.01), 0
    ),
    sparse=False,
)


@case
def minimize_ignores_decay_var_list(tf):
    a, b = tf.Variable([1.0, 2.0], name="a"), tf.Variable([3.0], name="b")
    optimizer = tf.contrib.opt.AdamWOptimizer(0.1, 0.0)
    op = optimizer.minimize(tf.reduce_sum(a) + tf.reduce_sum(b), decay_var_list=[a])
    with started(tf) as session:
        session.run(op)
        return {"a": session.run(a), "b": session.run(b)}


@case
def multitask_zeros(tf):
    opt = tf.contrib.opt
    v = tf.Variable([1.0, 2.0], name="v")
    scale = tf.placeholder(tf.float32, [])
    optimizer = opt.MultitaskOptimizerWrapper(tf.train.MomentumOptimizer(0.1, 0.9))
    pairs = optimizer.compute_gradients(tf.reduce_sum(tf.square(v)) * scale)
    pairs, norm = opt.clip_gradients_by_global_norm(pairs, 2.0)
    op = optimizer.apply_gradients(pairs)
    with started(tf) as session:
        trail = [session.run([op, v, norm], {scale: s})[1:] for s in (1.0, 0.0, 1.0)]
        return {"v": [t[0] for t in trail], "norm": [t[1] for t in trail]}


@case
def model_analyzer(tf):
    analyzer = tf.contrib.slim.model_analyzer
    with tf.variable_scope("net"):
        tf.get_variable("weights", [5, 5, 3, 64])
        tf.get_variable("bias", [64], tf.float64)
        tf.get_variable("scalar", [], tf.int32, initializer=tf.zeros_initializer())
        with tf.variable_scope("r", use_resource=True):
            tf.get_variable("resource", [2, 3])
    x = tf.placeholder(tf.float32, [None, 3], "x")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        found = analyzer.analyze_vars(tf.trainable_variables(), print_info=True)
        silent = analyzer.analyze_vars(tf.global_variables())
        graph = tf.Graph()
        with graph.as_default():
            tf.placeholder(tf.float32, [None, 3], "x")
            tf.placeholder(tf.float32, None, "free")
            tf.unstack(tf.zeros([2, 6], name="zeros"), name="parts")
        elements = analyzer.analyze_ops(graph, print_info=True)
    return {
        "printed": printed.getvalue().splitlines(),
        "totals": list(found) + list(silent) + [elements],
        "description": analyzer.tensor_description(x),
    }


@case
def slim_summaries(tf):
    summaries = tf.contrib.slim.summaries
    x = tf.constant(numbers(9, 1, 4, 4, 1), name="x")
    s = tf.constant(1.5, name="s")
    summaries.add_histogram_summary(x)
    summaries.add_histogram_summaries([x, s], prefix="p")
    summaries.add_scalar_summary(s, "named", "q")
    summaries.add_scalar_summary(s, print_summary=True)
    summaries.add_image_summary(x, prefix="images")
    summaries.add_image_summaries([x])
    summaries.add_scalar_summaries([s], prefix="r")
    summaries.add_zero_fraction_summary(tf.constant([0.0, 1.0], name="z"))
    summaries.add_zero_fraction_summaries([s], prefix="t")
    collected = tf.get_collection(tf.GraphKeys.SUMMARIES)
    tags = []
    with started(tf) as session:
        for text in session.run([t for t in collected if t.op.type != "Print"]):
            tags += [v.tag for v in tf.Summary.FromString(text).value]
    return {"names": [t.name for t in collected], "tags": tags}


@case
def metrics(tf):
    metrics = tf.contrib.slim.metrics
    p = tf.placeholder(tf.float32, [4])
    y = tf.constant([1.0, 0.0, 1.0, 1.0])
    values, updates = metrics.aggregate_metric_map(
        {
            "accuracy": metrics.streaming_accuracy(tf.round(p), y),
            "auc": metrics.streaming_auc(p, y),
            "below": metrics.streaming_percentage_less(p, 0.5),
            "mean": metrics.streaming_mean(p, y),
            "mae": metrics.streaming_mean_absolute_error(p, y),
            "mse": metrics.streaming_mean_squared_error(p, y, name="mine"),
            "precision": metrics.streaming_precision(tf.round(p), y),
            "recall": metrics.streaming_recall(tf.round(p), y),
            "recall_at": metrics.streaming_recall_at_thresholds(p, y, [0.2, 0.6]),
            "top": metrics.streaming_recall_at_k(
                tf.stack([p, 1 - p, p * p], 1), tf.cast(y, tf.int64), 1
            ),
            "specificity": metrics.streaming_specificity_at_sensitivity(p, y, 0.5),
        }
    )
    listed = metrics.aggregate_metrics((y, p), (p, y))
    with started(tf) as session:
        for feed in ([0.9, 0.2, 0.3, 0.7], [0.1, 0.8, 0.6, 0.55]):
            session.run(updates, {p: feed})
        found = session.run(values)
        found["now"] = session.run(
            metrics.accuracy(tf.round(p) > 0.5, y > 0.5, tf.constant([1.0, 2.0, 1.0, 0.0])),
            {p: [0.9, 0.2, 0.3, 0.7]},
        )
    found["floats"] = message_of(lambda: metrics.accuracy(p, y))
    found["listed"] = [t.name for part in listed for t in part]
    found["none"] = message_of(metrics.aggregate_metrics)
    return found
