# ruff: noqa: UP031, B905 - Python 3.7 reads this file too
"""Programs with tf.contrib.gan, run by TensorFlow 1.14 (record_gan.py) and by the tests.

Each takes `tf` and `gan` (tf.contrib.gan) and returns a dict: `tensors` to be run, and perhaps
`train_ops` to be trained with.
"""

import hashlib

import numpy as np


def array_for(name, shape):
    """Returns numbers that depend on a name and a shape alone, on every Python."""
    seed = int(hashlib.md5(name.encode()).hexdigest()[:8], 16)
    return (np.random.RandomState(seed).uniform(-0.8, 0.8, shape)).astype(np.float32)


def fixed_uniform(tf):
    """Returns what stands in for tf.random_uniform, for numbers that both sides agree on."""

    def random_uniform(shape, minval=0, maxval=None, dtype=None, seed=None, name=None):
        count = int(np.prod(shape)) if len(shape) else 1
        if dtype == tf.int32:
            return tf.constant(np.arange(count).reshape(shape) % maxval, tf.int32)
        return tf.constant(np.linspace(0.1, 0.8, count).reshape(shape), tf.float32)

    return random_uniform


def variable(tf, name, shape, **kwargs):
    full = tf.get_variable_scope().name + "/" + name
    initializer = tf.constant_initializer(array_for(full, shape))
    return tf.get_variable(name, shape, initializer=initializer, **kwargs)


def dense(tf, x, units, name, **kwargs):
    with tf.variable_scope(name):
        w = variable(tf, "w", [x.shape.as_list()[-1], units], **kwargs)
        return tf.matmul(x, w) + variable(tf, "b", [units])


def half_squares(w):
    return 0.05 * (w * w)[0, 0]


def networks(tf, norm=False):
    def generator(z):
        if isinstance(z, (list, tuple)):
            z = tf.concat(z, 1)
        h = dense(tf, z, 5, "one", regularizer=half_squares)
        if norm:
            h = tf.layers.batch_normalization(h, training=True, momentum=0.9)
        return tf.tanh(dense(tf, tf.nn.elu(h), 4, "two"))

    def discriminator(x, _):
        h = dense(tf, x, 6, "one", regularizer=half_squares)
        if norm:
            h = tf.layers.batch_normalization(h, training=True, momentum=0.9)
        return dense(tf, tf.nn.elu(h), 1, "two")

    return generator, discriminator


def data(tf):
    return tf.constant(array_for("real", [3, 4])), tf.constant(array_for("noise", [3, 2]))


def trained(tf, gan, model, loss, **kwargs):
    ops = gan.gan_train_ops(
        model,
        loss,
        tf.train.GradientDescentOptimizer(0.1),
        tf.train.AdamOptimizer(0.05, epsilon=0.01),
        **kwargs,
    )
    tensors = [loss.generator_loss, loss.discriminator_loss]
    return {"tensors": tensors, "train_ops": ops, "hooks": gan.get_sequential_train_hooks()}


def plain(tf, gan, norm=False, options=None, **kwargs):
    real, noise = data(tf)
    model = gan.gan_model(*networks(tf, norm), real_data=real, generator_inputs=noise)
    return trained(tf, gan, model, gan.gan_loss(model, **kwargs), **(options or {}))


def wasserstein(tf, gan):
    return plain(tf, gan)


def modified_with_batch_norm(tf, gan):
    return plain(
        tf,
        gan,
        norm=True,
        generator_loss_fn=gan.losses.modified_generator_loss,
        discriminator_loss_fn=gan.losses.modified_discriminator_loss,
    )


def penalty(tf, gan):
    return plain(tf, gan, gradient_penalty_weight=10.0, options={"summarize_gradients": True})


def one_sided_penalty(tf, gan):
    return plain(
        tf,
        gan,
        gradient_penalty_weight=tf.constant(3.0),
        gradient_penalty_epsilon=1e-3,
        gradient_penalty_target=0.5,
        gradient_penalty_one_sided=True,
        add_summaries=False,
    )


def joint_hooks(tf, gan):
    case = wasserstein(tf, gan)
    # Which player moves first in a joint step is not defined, so only one player moves here.
    steps = gan.GANTrainSteps(generator_train_steps=0, discriminator_train_steps=3)
    return dict(case, hooks=gan.get_joint_train_hooks(steps))


def uneven_hooks(tf, gan):
    case = wasserstein(tf, gan)
    return dict(case, hooks=gan.get_sequential_train_hooks(gan.GANTrainSteps(2, 3)))


def clipped(tf, gan):
    real, noise = data(tf)
    model = gan.gan_model(*networks(tf), real_data=real, generator_inputs=noise)
    loss = gan.gan_loss(model)
    sgd = tf.train.GradientDescentOptimizer(0.1)
    ops = gan.gan_train_ops(
        model, loss, sgd, gan.features.clip_discriminator_weights(sgd, model, 0.3)
    )
    hooks = gan.get_sequential_train_hooks()
    return {"tensors": list(loss), "train_ops": ops, "hooks": hooks}


def infogan(tf, gan):
    real, noise = data(tf)
    generator, discriminator = networks(tf)
    codes = [
        tf.constant(array_for("code", [3, 1])),
        tf.constant(np.eye(3, dtype=np.float32)),
    ]

    def with_codes(x, inputs):
        outputs = discriminator(x, inputs)
        mean, logits = dense(tf, x, 1, "mean"), dense(tf, x, 3, "class")
        classes = Categories(tf, logits)
        return outputs, [tf.distributions.Normal(mean, 1.0), classes]

    model = gan.infogan_model(generator, with_codes, real, [noise], codes)
    loss = gan.gan_loss(model, mutual_information_penalty_weight=0.7, gradient_penalty_weight=1.0)
    return trained(tf, gan, model, loss)


class Categories(object):  # noqa: UP004
    def __init__(self, tf, logits):
        self._tf, self._logits = tf, logits

    def log_prob(self, x):
        return -self._tf.nn.softmax_cross_entropy_with_logits_v2(labels=x, logits=self._logits)


def acgan(tf, gan):
    real, noise = data(tf)
    generator, discriminator = networks(tf)
    labels = tf.one_hot([0, 2, 1], 3)

    def classifying(x, inputs):
        return discriminator(x, inputs), dense(tf, x, 3, "class")

    model = gan.acgan_model(generator, classifying, real, noise, labels)
    loss = gan.gan_loss(
        model,
        generator_loss_fn=gan.losses.minimax_generator_loss,
        discriminator_loss_fn=gan.losses.minimax_discriminator_loss,
        aux_cond_generator_weight=0.4,
        aux_cond_discriminator_weight=0.6,
        gradient_penalty_weight=0.5,
    )
    return trained(tf, gan, model, loss)


def pooled(tf, gan):
    def pool(values):
        return tf.contrib.framework.nest.map_structure(lambda t: t * 0.5, values)

    return plain(tf, gan, tensor_pool_fn=pool, gradient_penalty_weight=1.0)


def cyclegan(tf, gan):
    x, y = tf.constant(array_for("x", [3, 4])), tf.constant(array_for("y", [3, 4]))
    generator, discriminator = networks(tf)
    model = gan.cyclegan_model(generator, discriminator, x, y)
    loss = gan.cyclegan_loss(model, cycle_consistency_loss_weight=2.0)
    gan.eval.add_regularization_loss_summaries(model)
    gan.eval.add_gan_model_summaries(model)
    ops = gan.gan_train_ops(
        model,
        loss,
        tf.train.GradientDescentOptimizer(0.1),
        tf.train.AdamOptimizer(0.05, epsilon=0.01),
    )

    # One run for both directions would leave open which of them sees the other's step.
    def hooks(ops):
        both = ops.generator_train_op + ops.discriminator_train_op
        return [gan.RunTrainOpsHook(op, 1) for op in both]

    return {"tensors": list(loss.loss_x2y) + list(loss.loss_y2x), "train_ops": ops, "hooks": hooks}


def stargan(tf, gan, **kwargs):
    def generator(x, target):
        flat = tf.reshape(x, [-1, 12])
        return tf.reshape(dense(tf, tf.concat([flat, target], 1), 12, "one"), [-1, 2, 2, 3])

    def discriminator(x, domains):
        h = tf.nn.elu(dense(tf, tf.reshape(x, [-1, 12]), 4, "one"))
        return dense(tf, h, 1, "source"), dense(tf, h, domains, "domain")

    images = tf.constant(array_for("images", [4, 2, 2, 3]))
    labels = tf.one_hot([0, 1, 1, 0], 2)
    model = gan.stargan_model(generator, discriminator, images, labels)
    gan.eval.add_stargan_image_summaries(model, num_images=2, display_diffs=True)
    return trained(tf, gan, model, gan.stargan_loss(model, **kwargs))


def image_summaries(tf, gan):
    def generator(z):
        return tf.reshape(dense(tf, tf.reshape(z, [4, 12]), 12, "one"), [4, 2, 2, 3])

    def discriminator(x, _):
        return dense(tf, tf.reshape(x, [4, 12]), 1, "one")

    real = tf.constant(array_for("real_images", [4, 2, 2, 3]))
    inputs = tf.constant(array_for("input_images", [4, 2, 2, 3]))
    model = gan.gan_model(generator, discriminator, real, inputs)
    gan.eval.add_gan_model_image_summaries(model, grid_size=2)
    gan.eval.add_image_comparison_summaries(model, num_comparisons=3, display_diffs=True)
    gan.eval.add_regularization_loss_summaries(model)
    cycle = gan.cyclegan_model(
        generator, discriminator, real, inputs, model_x2y_scope="XY", model_y2x_scope="YX"
    )
    gan.eval.add_cyclegan_image_summaries(cycle)
    return {"tensors": [model.generated_data]}


def combined(tf, gan):
    real, noise = data(tf)
    model = gan.gan_model(*networks(tf), real_data=real, generator_inputs=noise)
    loss = gan.gan_loss(model)
    other = tf.reduce_mean(tf.square(model.generated_data - real))
    weighted = gan.losses.combine_adversarial_loss(loss, model, other, weight_factor=0.3)
    ratio = gan.losses.combine_adversarial_loss(loss, model, other, gradient_ratio=2.0)
    none = gan.losses.combine_adversarial_loss(loss, model, other, weight_factor=0.0)
    losses = [weighted.generator_loss, ratio.generator_loss, none.generator_loss]
    gradients = [tf.gradients(value, model.generator_variables)[0] for value in losses]
    return {"tensors": losses + gradients}


def every_loss(tf, gan):
    real = tf.constant(array_for("real_outputs", [4, 1]) * 4)
    fake = tf.constant(array_for("fake_outputs", [4, 1]) * 4)
    weights = tf.constant([[1.0], [0.0], [2.0], [0.5]])
    logits = [tf.constant(array_for(name, [4, 3])) for name in ("a", "b")]
    labels = tf.one_hot([0, 2, 1, 1], 3)
    wargs = gan.losses.wargs
    made = []
    for name in ("wasserstein", "minimax", "modified", "least_squares"):
        for_discriminator = getattr(wargs, name + "_discriminator_loss")
        for_generator = getattr(wargs, name + "_generator_loss")
        made.append(for_discriminator(real, fake, add_summaries=True))
        made.append(for_discriminator(real, fake, real_weights=weights, generated_weights=2.0))
        made.append(for_discriminator(real, fake, reduction="none", loss_collection="mine"))
        made.append(for_generator(fake, add_summaries=True))
        made.append(for_generator(fake, weights=weights, scope="of_" + name))
        made.append(for_generator(fake, reduction=tf.losses.Reduction.SUM, loss_collection=None))
    made.append(wargs.minimax_discriminator_loss(real, fake, label_smoothing=0.0))
    made.append(wargs.modified_generator_loss(fake, label_smoothing=0.1))
    made.append(wargs.least_squares_discriminator_loss(real, fake, real_label=0.9, fake_label=-1))
    made.append(wargs.least_squares_generator_loss(fake, real_label=0.9))
    made.append(wargs.acgan_discriminator_loss(logits[0], logits[1], labels, add_summaries=True))
    made.append(wargs.acgan_discriminator_loss(logits[0], logits[1], labels, label_smoothing=0.2))
    made.append(wargs.acgan_generator_loss(logits[0], labels, add_summaries=True))
    made.append(
        wargs.mutual_information_penalty(
            [labels], [Categories(tf, logits[0])], weights=2.0, add_summaries=True
        )
    )
    made.append(wargs.cycle_consistency_loss(real, fake, logits[0], logits[1], add_summaries=True))
    return {"tensors": made}


def spectral_normalization(tf, gan):
    features = gan.features
    x = tf.constant(array_for("features", [3, 4]))

    def discriminator():
        with tf.variable_scope(
            "D",
            reuse=tf.AUTO_REUSE,
            custom_getter=features.spectral_normalization_custom_getter(power_iteration_rounds=2),
        ):
            with tf.variable_scope("one"):
                return tf.matmul(x, tf.get_variable("kernel", [4, 2])) + tf.get_variable(
                    "bias", [2]
                )

    outputs = [discriminator(), discriminator()]
    w = tf.constant(array_for("w", [2, 2, 3, 4]))
    outputs.append(features.compute_spectral_norm(w, power_iteration_rounds=30))
    outputs.append(features.spectral_normalize(w, power_iteration_rounds=30))
    outputs.append(features.spectral_norm_regularizer(0.5, power_iteration_rounds=30)(w))
    return {"tensors": outputs[2:], "loaded": outputs[:2]}


def virtual_batch_norm(tf, gan):
    made = []
    for shape, options in (
        ([5, 4], {}),
        ([5, 2, 3, 4], {"name": "named", "epsilon": 0.1}),
        ([5, 4, 2, 3], {"axis": 1}),
        ([2, 5, 4], {"batch_axis": 1}),
        ([5, 3], {"center": False, "scale": False}),
    ):
        reference = tf.constant(array_for("reference", shape))
        options = dict(options, beta_initializer=tf.constant_initializer(0.3))
        vbn = gan.features.VBN(reference, gamma_initializer=tf.constant_initializer(1.4), **options)
        made.append(vbn.reference_batch_normalization())
        made.append(vbn(tf.constant(array_for("batch", shape))))
    return {"tensors": made}


def conditioning(tf, gan):
    x = tf.constant(array_for("images", [3, 2, 2, 1]))
    labels = tf.one_hot([1, 0, 3], 4)
    return {
        "tensors": [],
        "loaded": [
            gan.features.condition_tensor(x, tf.constant(array_for("condition", [3, 2]))),
            gan.features.condition_tensor_from_onehot(x, labels, embedding_size=5),
        ],
    }


def grids(tf, gan):
    images = tf.constant(array_for("grid", [6, 2, 3, 3]))
    return {
        "tensors": [
            gan.eval.image_grid(images, (2, 3), image_shape=(2, 3)),
            gan.eval.image_grid(tf.reshape(images, [6, 18]), [3, 2], (2, 3), 3),
            gan.eval.image_reshaper(images),
            gan.eval.image_reshaper(tf.unstack(images[:5]), num_cols=2),
            gan.eval.preprocess_image(images * 255.0, 4, 5),
            gan.eval.preprocess_image(tf.cast(images[0] * 100.0, tf.int32), 3, 2),
        ]
    }


def scores(tf, gan):
    a = tf.constant(array_for("activations", [9, 4]))
    b = tf.constant(array_for("other", [7, 4]) + 0.5)
    images = tf.constant(array_for("scored", [8, 2, 2, 1]))
    others = tf.constant(array_for("others", [8, 2, 2, 1]))

    def classifier(batch):
        return tf.reshape(batch, [-1, 4]) * 2.0

    eval_ = gan.eval
    made = [
        eval_.classifier_score_from_logits(a * 3.0),
        eval_.classifier_score(images, classifier, num_batches=2),
        eval_.frechet_classifier_distance_from_activations(a, b),
        eval_.mean_only_frechet_classifier_distance_from_activations(a, b),
        eval_.diagonal_only_frechet_classifier_distance_from_activations(a, b),
        eval_.frechet_classifier_distance(images, others, classifier, num_batches=4),
        eval_.kernel_classifier_distance(images, others, classifier, num_classifier_batches=2),
    ]
    made += eval_.kernel_classifier_distance_and_std_from_activations(a, b, max_block_size=4)
    made += eval_.kernel_classifier_distance_and_std_from_activations(a, b, dtype=tf.float64)
    return {"tensors": made}


def sliced_wasserstein(tf, gan):
    # Projections are drawn; the variant with singular vectors does without.
    real = tf.constant(array_for("swd_real", [6, 16, 16, 3]))
    fake = tf.constant(array_for("swd_fake", [6, 16, 16, 3]) * 0.5 + 0.1)
    pairs = gan.eval.sliced_wasserstein_distance(
        real, fake, resolution_min=8, patches_per_image=2, patch_size=5, use_svd=True
    )
    return {"tensors": [tensor for pair in pairs for tensor in pair]}


CASES = {
    function.__name__: function
    for function in (
        wasserstein,
        modified_with_batch_norm,
        penalty,
        one_sided_penalty,
        joint_hooks,
        uneven_hooks,
        clipped,
        infogan,
        acgan,
        pooled,
        cyclegan,
        stargan,
        image_summaries,
        combined,
        every_loss,
        spectral_normalization,
        virtual_batch_norm,
        conditioning,
        grids,
        scores,
        sliced_wasserstein,
    )
}


def fixed_randint(low, high, size):
    """Stands in for numpy.random.randint: draws of one session.run come in no fixed order."""
    return (low + np.arange(int(np.prod(size))) % (high - low)).reshape(size)


def answer(tf, gan, function):
    """Builds and runs a case.

    Returns:
      dict with names and collections; dict of arrays: results, and variables once trained.
    """
    with tf.Graph().as_default():
        case = function(tf, gan)
        tensors, loaded = case["tensors"], case.get("loaded", [])
        notes = {
            "variables": [[v.name, v.shape.as_list()] for v in tf.global_variables()],
            "trainable": [v.name for v in tf.trainable_variables()],
            "losses": [t.name for t in tf.losses.get_losses()],
            "mine": [t.name for t in tf.get_collection("mine")],
            "regularization": [t.name for t in tf.losses.get_regularization_losses()],
            "train_op": [t.name for t in tf.get_collection("train_op")],
            "shapes": [t.shape.as_list() for t in tensors + loaded],
            "dtypes": [t.dtype.name for t in tensors + loaded],
        }
        summaries = tf.summary.merge_all()
        summary = tf.Summary()
        with tf.Session() as session:
            session.run(tf.global_variables_initializer())
            for v in tf.global_variables() if loaded else ():
                v.load(array_for(v.name, v.shape.as_list()), session)
            arrays = dict(zip(["result_%d" % i for i in range(len(tensors))], session.run(tensors)))
            for i, tensor in enumerate(loaded):
                arrays["loaded_%d" % i] = session.run(tensor)
            if summaries is not None:
                summary.ParseFromString(session.run(summaries))
        notes["summaries"] = [
            [v.tag, v.simple_value]
            if v.HasField("simple_value")
            else [v.tag, v.image.height, v.image.width]
            if v.HasField("image")
            else [v.tag]
            for v in summary.value
        ]
        if "train_ops" in case:
            arrays.update(train(tf, gan, case))
    return notes, arrays


def train(tf, gan, case):
    """Trains for three global steps with gan_train; returns the variables then."""
    variables = tf.global_variables()
    kept = {}

    class Keep(tf.train.SessionRunHook):
        def end(self, session):
            kept.update(zip([v.name for v in variables], session.run(variables)))

    step = gan.gan_train(
        case["train_ops"],
        None,
        get_hooks_fn=case["hooks"],
        hooks=[tf.train.StopAtStepHook(last_step=3), Keep()],
        save_checkpoint_secs=None,
        save_summaries_steps=None,
    )
    kept["steps"] = np.array(step)
    return {"trained/" + name: value for name, value in kept.items()}
