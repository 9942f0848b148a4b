"""More cases, as in `contrib_parts_cases.py`: images, sound, random numbers, HParams, data."""

import numpy as np
from contrib_parts_cases import case, message_of, numbers, started


def picture(*shape):
    return np.random.RandomState(3).randint(0, 256, shape)


@case
def image_transforms(tf):
    image = tf.contrib.image
    photo = tf.constant(picture(2, 7, 9, 3).astype(np.float32))
    small = tf.constant(picture(5, 6).astype(np.uint8))
    built = {}
    for how in ("NEAREST", "BILINEAR"):
        built.update(
            {
                how + "/rotate": image.rotate(photo, 0.4, how),
                how + "/rotate_each": image.rotate(photo, [0.3, -2.0], interpolation=how),
                how + "/rotate_hw": image.rotate(small, np.pi / 2, how),
                how + "/rotate_hwc": image.rotate(photo[0], 1.0, how),
                how + "/translate": image.translate(photo, [1.5, -2.0], how),
                how + "/translate_each": image.translate(photo, [[1, 0], [0, 2]], how),
                how + "/transform": image.transform(
                    photo, [1.1, 0.1, -0.5, 0.05, 0.9, 0.3, 0.01, -0.02], how
                ),
                how + "/shape": image.transform(
                    photo, [0.5, 0, 0, 0, 0.5, 0, 0, 0], how, output_shape=[4, 12]
                ),
            }
        )
    built["angles"] = image.angles_to_projective_transforms([0.1, 2.0], 5.0, 8.0)
    built["translations"] = image.translations_to_projective_transforms([1.0, 2.0])
    built["composed"] = image.compose_transforms(
        [1.1, 0.1, -0.5, 0.05, 0.9, 0.3, 0.01, -0.02], [1.0, 0, 2, 0, 1, -1, 0, 0]
    )
    x = tf.constant(numbers(4, 1, 4, 4, 1))
    warped = image.rotate(x, 0.5, "BILINEAR")
    built["gradient"] = tf.gradients(tf.reduce_sum(warped * numbers(5, 1, 4, 4, 1)), x)[0]
    shapes = {"static/" + key: str(value.shape) for key, value in built.items()}
    with started(tf) as session:
        found = session.run(built)
    found.update(shapes)
    found["bad_rank"] = message_of(lambda: image.rotate(tf.zeros([3]), 1.0))
    found["bad_dtype"] = message_of(lambda: image.rotate(tf.zeros([3, 3], tf.bool), 1.0))
    return found


@case
def image_warp_and_colour(tf):
    image = tf.contrib.image
    photo = numbers(1, 2, 5, 6, 3)
    flow = numbers(2, 2, 5, 6, 2) * 2
    rgb = np.abs(numbers(3, 4, 5, 3)) / 2
    warped = image.dense_image_warp(tf.constant(photo), tf.constant(flow))
    x = tf.constant(photo)
    built = {
        "warped": warped,
        "gradient": tf.gradients(
            tf.reduce_sum(tf.square(image.dense_image_warp(x, tf.constant(flow)))), x
        )[0],
    }
    if hasattr(image, "adjust_hsv_in_yiq"):
        yiq = image
    else:
        from tensorflow.contrib.image.python.ops import distort_image_ops as yiq
    built["hue"] = yiq.adjust_hsv_in_yiq(tf.constant(rgb), 0.7, 1.3, 0.9)
    built["still"] = yiq.adjust_hsv_in_yiq(tf.constant(rgb))
    built["bytes"] = yiq.adjust_hsv_in_yiq(tf.constant(picture(3, 3, 3).astype(np.uint8)), 1.0)
    with started(tf) as session:
        found = session.run(built)
    # the kernel of 1.15 may clip: only what it gives is compared
    found["too_small"] = message_of(
        lambda: session_of(
            tf, image.dense_image_warp(tf.zeros([1, 1, 3, 1]), tf.zeros([1, 1, 3, 2]))
        )
    )
    return found


def session_of(tf, tensor):
    with started(tf) as session:
        try:
            return session.run(tensor)
        except tf.errors.InvalidArgumentError as error:
            raise ValueError(str(error))  # noqa: B904 - Python 3.7 too


@case
def sound(tf):
    signal = tf.contrib.signal
    x = tf.constant(numbers(1, 2, 400))
    spectrum = signal.stft(x, 64, 16, 64)
    mel = signal.linear_to_mel_weight_matrix(8, 33, 8000, 80.0, 3800.0)
    window = signal.inverse_stft_window_fn(16)
    built = {
        "real": tf.real(spectrum),
        "imaginary": tf.imag(spectrum),
        "padded": tf.abs(signal.stft(x, 64, 16, pad_end=True)),
        "back": signal.inverse_stft(spectrum, 64, 16, 64),
        "back_window": signal.inverse_stft(spectrum, 64, 16, window_fn=window),
        "hann": signal.hann_window(9),
        "hamming": signal.hamming_window(9, periodic=False),
        "frame": signal.frame(x, 50, 30, pad_end=True),
        "added": signal.overlap_and_add(signal.frame(x, 50, 30), 30),
        "mel": mel,
        "mfcc": signal.mfccs_from_log_mel_spectrograms(
            tf.log(tf.tensordot(tf.abs(spectrum), mel, 1) + 1e-6)
        ),
    }
    with started(tf) as session:
        return session.run(built)


@case
def stateless(tf):
    stateless = tf.contrib.stateless
    seed = [3, 7]
    with started(tf) as session:
        return session.run(
            {
                "uniform": stateless.stateless_random_uniform([4, 3], seed),
                "range": stateless.stateless_random_uniform([5], seed, -2, 3, name="named"),
                "integers": stateless.stateless_random_uniform([6], seed, 0, 10, tf.int32),
                "normal": stateless.stateless_random_normal([4, 3], seed, 1.0, 2.0),
                "truncated": stateless.stateless_truncated_normal([7], seed),
                "multinomial": stateless.stateless_multinomial(tf.log([[0.1, 0.6, 0.3]]), 12, seed),
            }
        )


@case
def hparams(tf):
    training = tf.contrib.training

    def make():
        return training.HParams(
            lr=0.1, steps=10, name="adam", on=True, none=None, sizes=[1, 2], names=["a", "b"]
        )

    hp = make()
    found = {"str": str(hp), "repr": repr(hp), "json": hp.to_json(sort_keys=True, indent=1)}
    hp.add_hparam("more", 3.5)
    hp.set_hparam("lr", 1)
    hp.parse("steps=5,on=false,sizes=[3, 4,5],names=[x],name=sgd")
    found["parsed"] = repr(hp)
    hp.lr = 7
    found["attribute"] = [
        hp.values()["lr"],
        hp.get("lr"),
        hp.get("absent", 4),
        "lr" in hp,
        "x" in hp,
    ]
    hp.parse_json('{"steps": 6, "sizes": [9]}')
    hp.override_from_dict({"none": "anything"})
    hp.set_from_map({"name": "rms"})
    hp.del_hparam("names")
    hp.del_hparam("absent")
    found["later"] = repr(hp)
    bad = {
        "reserved": lambda: make().add_hparam("values", 1),
        "twice": lambda: make().add_hparam("lr", 1),
        "empty": lambda: make().add_hparam("x", []),
        "unknown": lambda: make().set_hparam("absent", 1),
        "list": lambda: make().set_hparam("lr", [1.0]),
        "no_list": lambda: make().set_hparam("sizes", 1),
        "float_for_int": lambda: make().set_hparam("steps", 1.5),
        "text_for_float": lambda: make().set_hparam("lr", "1"),
        "bool_for_int": lambda: make().set_hparam("steps", True),
        "int_for_bool": lambda: make().set_hparam("on", 1),
        "number_for_text": lambda: make().set_hparam("name", 1),
        "default": lambda: make().get("lr", "x"),
        "default_list": lambda: make().get("lr", [1.0]),
        "parse_unknown": lambda: make().parse("absent=1"),
        "parse_type": lambda: make().parse("steps=x"),
        "parse_form": lambda: make().parse("steps"),
        "parse_twice": lambda: make().parse("steps=1,steps=2"),
        "parse_bool": lambda: make().parse("on=maybe"),
    }
    found.update({"error/" + key: message_of(call) for key, call in bad.items()})
    types = {"a": int, "b": float, "s": str, "on": bool, "x.y": int}
    texts = (
        "a=1",
        "a=1,b=2",
        "a=[1,2],b=1e-3,s=some text,on=1",
        "a[2]=5,a[0]=4",
        "x.y=3",
        "a=",
        "s=",
        "s=[]",
        "on=[true, False,0]",
        "a = 3 , b = 4",
        "a[0]=1,a[0]=2",
        "a=1,a[1]=2",
        "a[1]=[2]",
        "a=1.5",
        "b=1;2",
        "q=1",
        "",
    )
    for text in texts:
        try:
            found["text/" + text] = repr(sorted(training.parse_values(text, types).items()))
        except ValueError as error:
            found["text/" + text] = "ValueError: " + str(error)
    found["ignored"] = repr(training.parse_values("q=1,a=2", types, ignore_unknown=True))
    return found


@case
def data_sets(tf):
    data = tf.contrib.data
    Dataset = tf.data.Dataset

    def all_of(dataset):
        item = dataset.make_one_shot_iterator().get_next()
        items = []
        with tf.Session() as session:
            while True:
                try:
                    items.append(session.run(item))
                except tf.errors.OutOfRangeError:
                    return repr([np.asarray(i).tolist() for i in items])

    def shape_of(dataset):
        return str(dataset.make_one_shot_iterator().get_next().shape)

    ten = Dataset.range(10)
    pairs = Dataset.zip((ten, ten.map(lambda i: i * i)))
    found = {
        "drop": all_of(ten.apply(data.batch_and_drop_remainder(4))),
        "drop_shape": shape_of(ten.apply(data.batch_and_drop_remainder(4))),
        "map_and_batch": all_of(
            ten.apply(data.map_and_batch(lambda i: i + 1, 4, num_parallel_batches=2))
        ),
        "map_and_batch_drop": all_of(
            ten.apply(data.map_and_batch(lambda i: i + 1, 4, drop_remainder=True))
        ),
        "map_and_batch_shape": shape_of(
            ten.apply(data.map_and_batch(lambda i: i + 1, 4, 1, drop_remainder=True))
        ),
        "map_and_batch_pairs": all_of(
            pairs.apply(data.map_and_batch(lambda a, b: a + b, 5, num_parallel_calls=2))
        ),
        "slide": all_of(ten.apply(data.sliding_window_batch(3, 2))),
        "slide_shift": all_of(
            ten.apply(data.sliding_window_batch(3, window_shift=4, window_stride=2))
        ),
        "slide_pairs": all_of(
            pairs.apply(data.sliding_window_batch(4, window_shift=3)).map(lambda a, b: a + b)
        ),
        "interleave": all_of(
            Dataset.range(3).apply(
                data.parallel_interleave(
                    lambda i: Dataset.from_tensors(i).repeat(4), cycle_length=2, block_length=2
                )
            )
        ),
        "enumerate": all_of(ten.take(3).apply(data.enumerate_dataset(5)).map(lambda i, x: i + x)),
        "unbatch": all_of(ten.batch(3).apply(data.unbatch())),
        "scan": all_of(ten.apply(data.scan(np.int64(0), lambda s, x: (s + x, s + x)))),
        "unique": all_of(ten.map(lambda i: i % 3).apply(data.unique())),
        "errors": all_of(
            ten.map(lambda i: tf.check_numerics(6.0 / tf.cast(i, tf.float32), "x"))
            .take(3)
            .apply(data.ignore_errors())
        ),
        "group": all_of(
            ten.apply(data.group_by_window(lambda i: i % 2, lambda k, d: d.batch(5), 5))
        ),
        "choose": all_of(
            data.choose_from_datasets([ten, ten.skip(5)], Dataset.from_tensor_slices([0, 1, 1, 0]))
            if False
            else data.choose_from_datasets([ten, ten.skip(5)], Dataset.range(2).repeat(2))
        ),
        "sample": all_of(data.sample_from_datasets([ten.take(3)], [1.0])),
        "counter": all_of(data.Counter(3, 2).take(3)),
        "shuffled": repr(sorted(eval(all_of(ten.apply(data.shuffle_and_repeat(4, 2)))))),
        "prefetch": all_of(ten.take(2).apply(data.prefetch_to_device("/cpu:0"))),
        "padded": all_of(
            ten.skip(1)
            .take(3)
            .map(lambda i: tf.fill([i], i))
            .apply(data.padded_batch_and_drop_remainder(2, [-1]))
        ),
        "both": message_of(lambda: data.map_and_batch(lambda i: i, 2, 2, num_parallel_calls=2)),
        "both_shifts": message_of(lambda: data.sliding_window_batch(2, 1, 1)),
    }
    with tf.Session() as session:
        found["single"] = session.run(data.get_single_element(ten.batch(10)))
    return found


@case
def resampling(tf):
    training = tf.contrib.training
    x = tf.constant(numbers(1, 5, 2))
    (rows,) = training.resample_at_rate([x], tf.constant([0.0, 0.0, 300.0, 0.0, 0.0]))
    with started(tf) as session:
        rows = session.run(rows)
        return {"only": bool((rows == numbers(1, 5, 2)[2]).all()), "many": 200 < len(rows) < 400}


@case
def projector(tf):
    from google.protobuf import text_format

    projector = tf.contrib.tensorboard.plugins.projector
    config = projector.ProjectorConfig()
    config.model_checkpoint_path = "a/b"
    one = config.embeddings.add()
    one.tensor_name = "emb:0"
    one.metadata_path = "meta.tsv"
    one.sprite.image_path = "sprite.png"
    one.sprite.single_image_dim.extend([28, 28])
    return {"text": text_format.MessageToString(config), "bytes": repr(config.SerializeToString())}


@case
def device_setter(tf):
    training = tf.contrib.training
    strategies = {
        "greedy": training.GreedyLoadBalancingStrategy(3, training.byte_size_load_fn),
        "random": training.RandomStrategy(3),
        "random_seed": training.RandomStrategy(3, seed=7),
    }
    shapes = ([4, 5], [3], [], [2, 2], [7, 7], [1])
    found = {}
    for name, strategy in sorted(strategies.items()):
        setter = tf.train.replica_device_setter(ps_tasks=3, ps_strategy=strategy)
        with tf.device(setter), tf.variable_scope(name):
            made = [tf.get_variable("v%d" % i, shape) for i, shape in enumerate(shapes)]  # noqa: UP031
        found[name] = [v.device for v in made]
    operation = tf.split(tf.zeros([4, 2]), 2)[0].op
    found["two"] = message_of(lambda: training.byte_size_load_fn(operation))
    return found
