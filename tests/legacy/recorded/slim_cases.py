"""More cases, as in `contrib_parts_cases.py`: networks as scripts wrote them with slim."""

import zlib

import numpy as np
from contrib_parts_cases import case, numbers


def put_numbers(tf, session):
    """Gives each variable the numbers of its name; variances are positive."""
    for variable in tf.global_variables():
        shape = variable.shape.as_list()
        value = np.random.RandomState(zlib.crc32(variable.op.name.encode())).uniform(
            -0.8, 0.8, shape
        )
        variable.load(np.abs(value) + 0.1 if "variance" in variable.name else value, session)


def told(tf, tensors, feed=None):
    """Returns the tensors' values, variables by name, and what the collections hold."""
    keys = tf.GraphKeys
    found = {
        "variables": sorted(v.name for v in tf.global_variables()),
        "model": [v.name for v in tf.get_collection(keys.MODEL_VARIABLES)],
        "updates": [u.name.split("/BatchNorm")[0] for u in tf.get_collection(keys.UPDATE_OPS)],
        "regularization": [t.name for t in tf.get_collection(keys.REGULARIZATION_LOSSES)],
    }
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        put_numbers(tf, session)
        found.update(session.run(tensors, feed))
        return found


@case
def slim_residual_network(tf):
    slim = tf.contrib.slim

    @slim.add_arg_scope
    def unit(inputs, depth, stride=1, outputs_collections=None, scope=None):
        with tf.variable_scope(scope, "unit", [inputs]) as around:
            if slim.utils.last_dimension(inputs.get_shape(), min_rank=4) == depth:
                shortcut = slim.max_pool2d(inputs, [1, 1], stride=stride, scope="shortcut")
            else:
                shortcut = slim.conv2d(
                    inputs, depth, [1, 1], stride=stride, activation_fn=None, scope="shortcut"
                )
            net = slim.conv2d(inputs, depth // 2, 3, stride=stride, scope="conv1")
            net = slim.conv2d(net, depth, 1, activation_fn=None)
            return slim.utils.collect_named_outputs(
                outputs_collections, around.original_name_scope, tf.nn.relu(shortcut + net)
            )

    norm = {"decay": 0.9, "epsilon": 1e-5, "scale": True}
    with slim.arg_scope(
        [slim.conv2d],
        weights_regularizer=slim.l2_regularizer(0.01),
        normalizer_fn=slim.batch_norm,
        normalizer_params=norm,
    ):
        with slim.arg_scope([slim.batch_norm], **norm) as scope:
            pass
    training = tf.placeholder(tf.bool, [])
    with slim.arg_scope(scope), slim.arg_scope([slim.batch_norm], is_training=training):
        with tf.variable_scope("resnet", "resnet_v1", [training]) as around:
            ends = around.name + "_end_points"
            with slim.arg_scope([slim.conv2d, unit], outputs_collections=ends):
                net = slim.conv2d(tf.constant(numbers(1, 2, 8, 8, 3)), 4, 5, stride=2, scope="root")
                net = slim.stack(net, unit, [(4, 1), (8, 2)], scope="block")
                net = unit(net, 8)
                net = slim.conv2d(net, 3, 1, activation_fn=None, normalizer_fn=None, scope="logits")
            net = slim.softmax(tf.reduce_mean(net, [1, 2]), scope="predictions")
    updates = tf.get_collection(tf.GraphKeys.UPDATE_OPS)
    with tf.control_dependencies([net, *updates]):
        moving = [
            tf.identity(slim.get_unique_variable("resnet/root/BatchNorm/" + name).read_value())
            for name in ("moving_mean", "moving_variance")
        ]
    penalty = tf.losses.get_regularization_loss()
    tensors = {"net": net, "mean": moving[0], "variance": moving[1], "penalty": penalty}
    found = told(tf, tensors, {training: True})
    found["ends"] = list(slim.utils.convert_collection_to_dict(ends))
    return found


@case
def slim_generator_shared_by_two_scopes(tf):
    slim = tf.contrib.slim

    def network(x, reuse=None, training=True):
        with tf.variable_scope("net", reuse=reuse) as scope:
            with slim.arg_scope(
                [slim.conv2d, slim.conv2d_transpose, slim.separable_conv2d],
                activation_fn=tf.nn.leaky_relu,
                normalizer_fn=slim.batch_norm,
                normalizer_params={"is_training": training, "updates_collections": None},
            ):
                net = slim.repeat(x, 2, slim.conv2d, 4, 3, scope="conv")
                net = slim.conv2d(net, 6, [3, 2], stride=2, padding="VALID")
                net = slim.conv2d_transpose(net, 4, 4, stride=2)
                net = slim.separable_conv2d(net, 5, 3, 2, stride=2, scope="apart")
                net = slim.separable_conv2d(net, None, 3, 1, normalizer_fn=None)
            net = slim.fully_connected(slim.flatten(net), 3, activation_fn=None, scope=scope)
        return net

    x = tf.constant(numbers(2, 2, 7, 6, 3))
    first = network(x)
    with tf.control_dependencies([first]):
        second = network(x * 0.5, reuse=True)
        with tf.control_dependencies([second]):
            third = network(x, reuse=True, training=False)
    return told(tf, {"first": first, "second": second, "third": third})


@case
def slim_restores_by_a_map_of_names(tf):
    slim = tf.contrib.slim
    with tf.variable_scope("old"):
        w = slim.model_variable("w", [2, 2], initializer=tf.ones_initializer())
    slim.get_or_create_global_step()
    kept = [tf.GraphKeys.GLOBAL_VARIABLES, "mine"]
    b = slim.variable("b", [2], initializer=tf.zeros_initializer(), collections=kept)
    found = {
        "all": [v.name for v in slim.get_variables()],
        "restored": [v.name for v in slim.get_variables_to_restore(exclude=["global_step"])],
        "model": [v.name for v in slim.get_model_variables("old")],
        "mine": [v.name for v in tf.get_collection("mine")],
    }
    assign, feed = slim.assign_from_values({"old/w": numbers(3, 2, 2), "b": numbers(4, 2)})
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        session.run(assign, feed)
        found["w"], found["b"] = session.run([w, b])
    return found
