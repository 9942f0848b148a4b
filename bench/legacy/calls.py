"""With what coverage.py calls the symbols: arguments by name, likely ones, and their own."""

import pathlib
import struct

import numpy as np


def prepare(folder):
    """Writes the files that the calls read into a folder, which is the current one then."""
    folder = pathlib.Path(folder)
    (folder / "text").write_text("some text")
    for part, count in (("train", 20), ("t10k", 10)):
        images = struct.pack(">IIII", 2051, count, 28, 28) + bytes(count * 784)
        (folder / f"{part}-images-idx3-ubyte").write_bytes(images)
        (folder / f"{part}-labels-idx1-ubyte").write_bytes(
            struct.pack(">II", 2049, count) + bytes(range(10)) * (count // 10)
        )
    (folder / "folder").mkdir()


def arguments(tf):
    """Returns what the calls name, made in the default graph."""
    random = np.random.RandomState(0)

    def make(*shape):
        return tf.constant(random.rand(*shape).astype(np.float32) + 0.1)

    placeholder = tf.placeholder_with_default(np.float32([1.0]), [1])
    w = tf.Variable(np.ones([4, 4], np.float32), name="given")
    x = make(4, 4)
    return {
        "x": x,
        "w": w,
        "loss": tf.reduce_sum(tf.square(w)),
        "img": make(2, 8, 8, 3),
        "one": make(8, 8, 3),
        "cube": make(2, 4, 4, 4, 3),
        "seq": make(2, 5, 3),
        "steps": [make(2, 3) for _ in range(4)],
        "kernel": make(3, 3, 3, 5),
        "up": make(3, 3, 5, 3),
        "i": tf.constant([0, 1, 1, 0]),
        "ok": tf.constant([True, False, True, True]),
        "s": tf.constant("some text"),
        "jpeg": tf.image.encode_jpeg(tf.cast(255 * make(8, 8, 3) / 2, tf.uint8)),
        "png": tf.image.encode_png(tf.cast(255 * make(8, 8, 3) / 2, tf.uint8)),
        "sounds": make(2, 512) - 0.6,
        "optimizer": tf.train.GradientDescentOptimizer(0.1),
        "data": tf.data.Dataset.from_tensor_slices(random.rand(12, 3).astype(np.float32)),
        "feeds": {placeholder: [1.0]},
    }


# Tried in this order for a symbol that has no call of its own.
LIKELY = (
    "",
    "x",
    "x, x",
    "img",
    "one",
    "s",
    "'name'",
    "x, 1",
    "0.1",
    "[x, x]",
    "'name', 1, 'help'",
    "i",
    "ok",
    "ok, ok",
    "[4, 4]",
    "'text'",
    "x, 0.5",
    "w, x",
    "'name', x",
    "lambda: x",
    "loss",
    "tf.float32",
    "img, [4, 4]",
    "1",
    "x, x, x",
)

_DECODER = (
    "tf.contrib.seq2seq.BasicDecoder(tf.nn.rnn_cell.GRUCell(4), tf.contrib.seq2seq.TrainingHelper("
    "seq, [5, 5]), tf.zeros([2, 4]))"
)
# Those that the likely ones do not fit, or fit in another sense than scripts mean.
CALLS = {
    "tf.variable_scope": "tf.variable_scope('scope').__enter__()",
    "tf.placeholder": "tf.placeholder(tf.float32, [None, 4])",
    "tf.Session": "tf.Session(config=tf.ConfigProto()).close()",
    "tf.InteractiveSession": "tf.InteractiveSession().close()",
    "tf.get_variable": "tf.get_variable('v', [4, 4])",
    "tf.train.Saver": "tf.train.Saver(max_to_keep=1)",
    "tf.concat": "[tf.concat([x, x], 1), tf.concat(1, [x, x])]",
    "tf.split": "[tf.split(x, 2, 1), tf.split(1, 2, x)]",
    "tf.nn.conv2d": "tf.nn.conv2d(img, kernel, strides=[1, 2, 2, 1], padding='SAME')",
    "tf.nn.conv2d_transpose": "tf.nn.conv2d_transpose(img, tf.transpose(up, [0, 1, 2, 3]), "
    "[2, 16, 16, 5], [1, 2, 2, 1])",
    "tf.nn.deconv2d": "tf.nn.deconv2d(img, tf.transpose(kernel, [0, 1, 3, 2]), "
    "output_shape=[2, 16, 16, 5], strides=[1, 2, 2, 1])",
    "tf.summary.scalar": "tf.summary.scalar('loss', loss)",
    "tf.summary.histogram": "tf.summary.histogram('w', w)",
    "tf.summary.image": "tf.summary.image('images', img, max_outputs=1)",
    "tf.summary.audio": "tf.summary.audio('sounds', sounds, 8000)",
    "tf.summary.merge": "tf.summary.merge([tf.summary.scalar('loss', loss)])",
    "tf.summary.merge_all": "[tf.summary.scalar('loss', loss), tf.summary.merge_all()][1]",
    "tf.summary.FileWriter": "tf.summary.FileWriter('logs', tf.get_default_graph()).close()",
    "tf.train.SummaryWriter": "tf.train.SummaryWriter('logs', tf.get_default_graph()).close()",
    "tf.control_dependencies": "tf.control_dependencies([x]).__enter__()",
    "tf.random_normal": "tf.random_normal([4, 4])",
    "tf.nn.sigmoid_cross_entropy_with_logits": "[tf.nn.sigmoid_cross_entropy_with_logits("
    "logits=x, labels=x), tf.nn.sigmoid_cross_entropy_with_logits(x, x)]",
    "tf.nn.softmax_cross_entropy_with_logits": "[tf.nn.softmax_cross_entropy_with_logits("
    "logits=x, labels=x), tf.nn.softmax_cross_entropy_with_logits(x, x)]",
    "tf.nn.softmax_cross_entropy_with_logits_v2": "tf.nn.softmax_cross_entropy_with_logits_v2("
    "logits=x, labels=x)",
    "tf.nn.sparse_softmax_cross_entropy_with_logits": "["
    "tf.nn.sparse_softmax_cross_entropy_with_logits(logits=x, labels=i), "
    "tf.nn.sparse_softmax_cross_entropy_with_logits(x, i)]",
    "tf.clip_by_value": "tf.clip_by_value(w, -0.01, 0.01)",
    "tf.nn.moments": "tf.nn.moments(img, [0, 1, 2], keep_dims=True)",
    "tf.examples.tutorials.mnist.input_data.read_data_sets": "tf.examples.tutorials.mnist."
    "input_data.read_data_sets('.', one_hot=True, validation_size=5).train.next_batch(4)",
    "tf.gradients": "tf.gradients(loss, [w])",
    "tf.pad": "tf.pad(img, [[0, 0], [1, 1], [1, 1], [0, 0]], 'REFLECT')",
    "tf.tile": "tf.tile(x, [2, 1])",
    "tf.image.resize_images": "tf.image.resize_images(img, [16, 16])",
    "tf.layers.dense": "tf.layers.dense(x, 3, activation=tf.nn.relu)",
    "tf.layers.conv1d": "tf.layers.conv1d(seq, 4, 3, padding='same')",
    "tf.layers.conv2d": "tf.layers.conv2d(img, 4, 5, strides=2, padding='same')",
    "tf.layers.conv2d_transpose": "tf.layers.conv2d_transpose(img, 4, 5, 2, padding='same')",
    "tf.layers.conv3d": "tf.layers.conv3d(cube, 4, 3)",
    "tf.layers.conv3d_transpose": "tf.layers.conv3d_transpose(cube, 4, 3)",
    "tf.layers.separable_conv2d": "tf.layers.separable_conv2d(img, 4, 3)",
    "tf.layers.max_pooling1d": "tf.layers.max_pooling1d(seq, 2, 2)",
    "tf.layers.max_pooling2d": "tf.layers.max_pooling2d(img, 2, 2)",
    "tf.layers.max_pooling3d": "tf.layers.max_pooling3d(cube, 2, 2)",
    "tf.layers.average_pooling1d": "tf.layers.average_pooling1d(seq, 2, 2)",
    "tf.layers.average_pooling2d": "tf.layers.average_pooling2d(img, 2, 2)",
    "tf.layers.average_pooling3d": "tf.layers.average_pooling3d(cube, 2, 2)",
    "tf.layers.batch_normalization": "tf.layers.batch_normalization(img, training=True)",
    "tf.layers.dropout": "tf.layers.dropout(x, 0.5, training=True)",
    "tf.cond": "tf.cond(tf.constant(True), lambda: x, lambda: 2.0 * x)",
    "tf.assign": "tf.assign(w, x)",
    "tf.assign_add": "tf.assign_add(w, x)",
    "tf.assign_sub": "tf.assign_sub(w, x)",
    "tf.scatter_sub": "tf.scatter_sub(w, i, x)",
    "tf.image.resize_nearest_neighbor": "tf.image.resize_nearest_neighbor(img, [16, 16])",
    "tf.image.resize_bilinear": "tf.image.resize_bilinear(img, [16, 16])",
    "tf.image.resize_bicubic": "tf.image.resize_bicubic(img, [16, 16])",
    "tf.image.resize_area": "tf.image.resize_area(img, [4, 4])",
    "tf.contrib.slim.model_analyzer.analyze_vars": "tf.contrib.slim.model_analyzer.analyze_vars("
    "tf.trainable_variables(), print_info=False)",
    "tf.device": "tf.device('/gpu:0').__enter__()",
    "tf.nn.dropout": "tf.nn.dropout(x, keep_prob=0.5)",
    "tf.initialize_all_variables": "tf.initialize_all_variables()",
    "tf.group": "tf.group(loss, x)",
    "tf.image.decode_jpeg": "tf.image.decode_jpeg(jpeg, channels=3)",
    "tf.image.decode_png": "tf.image.decode_png(png)",
    "tf.image.decode_image": "tf.image.decode_image(png)",
    "tf.image.decode_and_crop_jpeg": "tf.image.decode_and_crop_jpeg(jpeg, [0, 0, 4, 4])",
    "tf.train.string_input_producer": "tf.train.string_input_producer(['text']).dequeue()",
    "tf.train.input_producer": "tf.train.input_producer(x).dequeue()",
    "tf.train.slice_input_producer": "tf.train.slice_input_producer([x, i])",
    "tf.train.shuffle_batch": "tf.train.shuffle_batch([one], 2, 8, 4)",
    "tf.train.batch": "tf.train.batch([one], 2)",
    "tf.train.batch_join": "tf.train.batch_join([[one], [one]], 2)",
    "tf.train.start_queue_runners": "[tf.train.batch([one], 2), tf.train.start_queue_runners("
    "tf.Session())][0]",
    "tf.train.QueueRunner": "tf.train.QueueRunner(tf.FIFOQueue(4, tf.float32), [tf.no_op()])",
    "tf.train.add_queue_runner": "tf.train.add_queue_runner(tf.train.QueueRunner(tf.FIFOQueue(4, "
    "tf.float32), [tf.no_op()]))",
    "tf.FIFOQueue": "tf.FIFOQueue(4, [tf.float32], [[3]]).size()",
    "tf.RandomShuffleQueue": "tf.RandomShuffleQueue(4, 2, [tf.float32], [[3]]).size()",
    "tf.add_to_collection": "tf.add_to_collection('losses', loss)",
    "tf.add_to_collections": "tf.add_to_collections(['losses'], loss)",
    "tf.get_collection": "tf.get_collection(tf.GraphKeys.TRAINABLE_VARIABLES)",
    "tf.train.ExponentialMovingAverage": "tf.train.ExponentialMovingAverage(0.9).apply([w])",
    "tf.nn.avg_pool": "tf.nn.avg_pool(img, [1, 2, 2, 1], [1, 2, 2, 1], 'SAME')",
    "tf.nn.max_pool": "tf.nn.max_pool(img, [1, 2, 2, 1], [1, 2, 2, 1], 'SAME')",
    "tf.nn.max_pool_with_argmax": "tf.nn.max_pool_with_argmax(img, [1, 2, 2, 1], [1, 2, 2, 1], "
    "'SAME')",
    "tf.nn.pool": "tf.nn.pool(img, [2, 2], 'MAX', 'SAME', strides=[2, 2])",
    "tf.one_hot": "tf.one_hot(i, 10)",
    "tf.train.latest_checkpoint": "tf.train.latest_checkpoint('.')",
    "tf.train.get_checkpoint_state": "tf.train.get_checkpoint_state('.')",
    "tf.contrib.slim.conv2d": "tf.contrib.slim.conv2d(img, 4, [3, 3], stride=2)",
    "tf.contrib.slim.fully_connected": "tf.contrib.slim.fully_connected(x, 3, activation_fn=None)",
    "tf.contrib.slim.conv2d_transpose": "tf.contrib.slim.conv2d_transpose(img, 4, 5, 2)",
    "tf.contrib.slim.convolution2d_transpose": "tf.contrib.slim.convolution2d_transpose(img, 4, "
    "5, 2)",
    "tf.contrib.slim.convolution": "tf.contrib.slim.convolution(img, 4, 3)",
    "tf.contrib.slim.max_pool2d": "tf.contrib.slim.max_pool2d(img, [2, 2])",
    "tf.contrib.slim.repeat": "tf.contrib.slim.repeat(img, 2, tf.contrib.slim.conv2d, 4, 3)",
    "tf.contrib.slim.arg_scope": "tf.contrib.slim.arg_scope([tf.contrib.slim.conv2d], "
    "padding='VALID').__enter__()",
    "tf.contrib.slim.learning.create_train_op": "tf.contrib.slim.learning.create_train_op(loss, "
    "optimizer)",
    "tf.contrib.slim.assign_from_checkpoint": "tf.contrib.slim.assign_from_checkpoint",
    "tf.contrib.slim.instance_norm": "tf.contrib.slim.instance_norm(img)",
    "tf.contrib.slim.layer_norm": "tf.contrib.slim.layer_norm(img)",
    "tf.contrib.slim.losses.sigmoid_cross_entropy": "tf.contrib.slim.losses.sigmoid_cross_entropy("
    "x, x)",
    "tf.contrib.slim.losses.sparse_softmax_cross_entropy": "tf.contrib.slim.losses."
    "sparse_softmax_cross_entropy(x, i)",
    "tf.contrib.losses.sigmoid_cross_entropy": "tf.contrib.losses.sigmoid_cross_entropy(x, x)",
    "tf.contrib.layers.conv2d": "tf.contrib.layers.conv2d(img, 4, 3, 2)",
    "tf.contrib.layers.convolution2d": "tf.contrib.layers.convolution2d(img, 4, 3, 2)",
    "tf.contrib.layers.conv2d_transpose": "tf.contrib.layers.conv2d_transpose(img, 4, 3, 2)",
    "tf.contrib.layers.convolution2d_transpose": "tf.contrib.layers.convolution2d_transpose(img, "
    "4, 3, 2)",
    "tf.contrib.layers.fully_connected": "tf.contrib.layers.fully_connected(x, 3)",
    "tf.contrib.layers.instance_norm": "tf.contrib.layers.instance_norm(img)",
    "tf.contrib.layers.layer_norm": "tf.contrib.layers.layer_norm(img)",
    "tf.contrib.layers.apply_regularization": "tf.contrib.layers.apply_regularization("
    "tf.contrib.layers.l2_regularizer(0.1), [w])",
    "tf.contrib.layers.optimize_loss": "tf.contrib.layers.optimize_loss(loss, "
    "tf.train.get_or_create_global_step(), 0.1, 'Adam')",
    "tf.contrib.layers.python.layers.utils.collect_named_outputs": "tf.contrib.layers.python."
    "layers.utils.collect_named_outputs('outputs', 'alias', x)",
    "tf.contrib.layers.python.layers.utils.smart_cond": "tf.contrib.layers.python.layers.utils."
    "smart_cond(True, lambda: x, lambda: 2 * x)",
    "tf.contrib.layers.python.layers.utils.n_positive_integers": "tf.contrib.layers.python.layers."
    "utils.n_positive_integers(2, 3)",
    "tf.contrib.layers.python.layers.utils.last_dimension": "tf.contrib.layers.python.layers."
    "utils.last_dimension(x.get_shape(), min_rank=2)",
    "tf.contrib.layers.python.layers.utils.get_variable_collections": "tf.contrib.layers.python."
    "layers.utils.get_variable_collections(None, 'weights')",
    "tf.contrib.slim.utils.convert_collection_to_dict": "tf.contrib.slim.utils."
    "convert_collection_to_dict('outputs')",
    "tf.contrib.framework.arg_scope": "tf.contrib.framework.arg_scope([tf.contrib.layers.conv2d], "
    "padding='VALID').__enter__()",
    "tf.contrib.framework.python.ops.arg_scope": "tf.contrib.framework.python.ops.arg_scope(["
    "tf.contrib.layers.conv2d], padding='VALID').__enter__()",
    "tf.contrib.framework.add_arg_scope": "tf.contrib.framework.add_arg_scope(lambda a=1: a)()",
    "tf.contrib.framework.python.ops.add_arg_scope": "tf.contrib.framework.python.ops."
    "add_arg_scope(lambda a=1: a)()",
    "tf.contrib.slim.add_arg_scope": "tf.contrib.slim.add_arg_scope(lambda a=1: a)()",
    "tf.contrib.framework.python.ops.variables.model_variable": "tf.contrib.framework.python.ops."
    "variables.model_variable('v', [4])",
    "tf.contrib.framework.get_variables_by_name": "tf.contrib.framework.get_variables_by_name("
    "'given')",
    "tf.contrib.data.shuffle_and_repeat": "data.apply(tf.contrib.data.shuffle_and_repeat(8))",
    "tf.contrib.data.map_and_batch": "data.apply(tf.contrib.data.map_and_batch(lambda a: a, 4, "
    "num_parallel_batches=2, drop_remainder=True))",
    "tf.contrib.data.prefetch_to_device": "data.apply(tf.contrib.data.prefetch_to_device('/cpu:0')"
    ").make_one_shot_iterator().get_next()",
    "tf.data.experimental.prefetch_to_device": "data.apply(tf.data.experimental.prefetch_to_device("
    "'/cpu:0')).make_one_shot_iterator().get_next()",
    "tf.contrib.data.batch_and_drop_remainder": "data.apply(tf.contrib.data."
    "batch_and_drop_remainder(4)).make_one_shot_iterator().get_next()",
    "tf.contrib.data.parallel_interleave": "data.apply(tf.contrib.data.parallel_interleave("
    "lambda a: tf.data.Dataset.from_tensors(a), 2)).make_one_shot_iterator().get_next()",
    "tf.data.experimental.enumerate_dataset": "data.apply(tf.data.experimental."
    "enumerate_dataset())",
    "tf.data.Dataset.from_tensor_slices": "tf.data.Dataset.from_tensor_slices(np.ones([4, 2]))."
    "make_one_shot_iterator().get_next()",
    "tf.data.Dataset.zip": "tf.data.Dataset.zip((data, data))",
    "tf.data.Dataset.from_generator": "tf.data.Dataset.from_generator(lambda: iter([1]), tf.int32)",
    "tf.data.Dataset.list_files": "tf.data.Dataset.list_files('te*')",
    "tf.data.TFRecordDataset": "tf.data.TFRecordDataset(['records'])",
    "tf.data.Iterator.from_structure": "tf.data.Iterator.from_structure(tf.float32, [3])."
    "make_initializer(data)",
    "tf.nn.embedding_lookup": "tf.nn.embedding_lookup(w, i)",
    "tf.nn.batch_normalization": "tf.nn.batch_normalization(x, 0.0, 1.0, 0.0, 1.0, 1e-3)",
    "tf.nn.batch_norm_with_global_normalization": "tf.nn.batch_norm_with_global_normalization(img, "
    "*[tf.ones([3])] * 4, 1e-3, True)",
    "tf.nn.fused_batch_norm": "tf.nn.fused_batch_norm(img, tf.ones([3]), tf.zeros([3]))",
    "tf.nn.sufficient_statistics": "tf.nn.sufficient_statistics(x, [0])",
    "tf.nn.normalize_moments": "tf.nn.normalize_moments(4.0, x, x, None)",
    "tf.parse_single_example": "tf.parse_single_example(tf.train.Example().SerializeToString(), "
    "{'a': tf.FixedLenFeature([], tf.int64, 0)})",
    "tf.FixedLenFeature": "tf.FixedLenFeature([], tf.string)",
    "tf.FixedLenSequenceFeature": "tf.FixedLenSequenceFeature([], tf.string, allow_missing=True)",
    "tf.WholeFileReader": "tf.WholeFileReader().read(tf.train.string_input_producer(['text']))",
    "tf.TFRecordReader": "tf.TFRecordReader()",
    "tf.FixedLengthRecordReader": "tf.FixedLengthRecordReader(record_bytes=4)",
    "tf.image.crop_to_bounding_box": "tf.image.crop_to_bounding_box(img, 0, 0, 4, 4)",
    "tf.image.pad_to_bounding_box": "tf.image.pad_to_bounding_box(img, 0, 0, 16, 16)",
    "tf.image.resize_image_with_crop_or_pad": "tf.image.resize_image_with_crop_or_pad(img, 4, 16)",
    "tf.image.central_crop": "tf.image.central_crop(one, 0.5)",
    "tf.image.random_crop": "tf.image.random_crop(one, [4, 4, 3])",
    "tf.random_crop": "tf.random_crop(one, [4, 4, 3])",
    "tf.image.random_contrast": "tf.image.random_contrast(img, 0.5, 1.5)",
    "tf.image.random_saturation": "tf.image.random_saturation(img, 0.5, 1.5)",
    "tf.image.random_brightness": "tf.image.random_brightness(img, 0.5)",
    "tf.image.random_hue": "tf.image.random_hue(img, 0.1)",
    "tf.image.adjust_saturation": "tf.image.adjust_saturation(img, 0.5)",
    "tf.image.sample_distorted_bounding_box": "tf.image.sample_distorted_bounding_box([8, 8, 3], "
    "np.zeros([1, 1, 4], np.float32))",
    "tf.image.convert_image_dtype": "tf.image.convert_image_dtype(img, tf.uint8)",
    "tf.image.encode_png": "tf.image.encode_png(tf.cast(one, tf.uint8))",
    "tf.image.encode_jpeg": "tf.image.encode_jpeg(tf.cast(one, tf.uint8))",
    "tf.image.grayscale_to_rgb": "tf.image.grayscale_to_rgb(img[..., :1])",
    "tf.image.per_image_whitening": "tf.image.per_image_whitening(one)",
    "tf.map_fn": "tf.map_fn(lambda a: 2 * a, x)",
    "tf.scan": "tf.scan(lambda a, b: a + b, x)",
    "tf.while_loop": "tf.while_loop(lambda n: n < 3, lambda n: n + 1, [0])",
    "tf.python.ops.control_flow_ops.while_loop": "tf.python.ops.control_flow_ops.while_loop("
    "cond=lambda n: n < 3, body=lambda n: n + 1, loop_vars=[0])",
    "tf.python.ops.functional_ops.map_fn": "tf.python.ops.functional_ops.map_fn(fn=lambda a: 2 * "
    "a, elems=x)",
    "tf.train.Feature": "tf.train.Feature(int64_list=tf.train.Int64List(value=[1]))",
    "tf.train.Features": "tf.train.Features(feature={})",
    "tf.train.BytesList": "tf.train.BytesList(value=[b'a'])",
    "tf.train.Int64List": "tf.train.Int64List(value=[1])",
    "tf.train.FloatList": "tf.train.FloatList(value=[1.0])",
    "tf.gfile.FastGFile": "tf.gfile.FastGFile('text', 'rb').read()",
    "tf.gfile.GFile": "tf.gfile.GFile('text').read()",
    "tf.gfile.Open": "tf.gfile.Open('text').read()",
    "tf.python.platform.gfile.GFile": "tf.python.platform.gfile.GFile('text').read()",
    "tf.gfile.DeleteRecursively": "tf.gfile.DeleteRecursively('folder')",
    "tf.gfile.MakeDirs": "tf.gfile.MakeDirs('made')",
    "tf.gfile.ListDirectory": "tf.gfile.ListDirectory('.')",
    "tf.import_graph_def": "tf.import_graph_def(tf.GraphDef())",
    "tf.python_io.TFRecordWriter": "tf.python_io.TFRecordWriter('records').write(b'a')",
    "tf.python_io.tf_record_iterator": "[tf.python_io.TFRecordWriter('one').close(), list("
    "tf.python_io.tf_record_iterator('one'))]",
    "tf.decode_raw": "tf.decode_raw(s, tf.uint8)",
    "tf.train.Supervisor": "tf.train.Supervisor(logdir='logs', init_op=tf.no_op())",
    "tf.train.MonitoredTrainingSession": "[tf.train.create_global_step(), "
    "tf.train.MonitoredTrainingSession().close()]",
    "tf.train.LoggingTensorHook": "tf.train.LoggingTensorHook([loss], 1)",
    "tf.train.NanTensorHook": "tf.train.NanTensorHook(loss)",
    "tf.train.StopAtStepHook": "tf.train.StopAtStepHook(num_steps=2)",
    "tf.train.SecondOrStepTimer": "tf.train.SecondOrStepTimer(every_steps=2)",
    "tf.train.SyncReplicasOptimizer": "tf.train.SyncReplicasOptimizer(optimizer, 1)",
    "tf.train.AdagradDAOptimizer": "tf.train.AdagradDAOptimizer(0.1, "
    "tf.train.get_or_create_global_step()).minimize(loss)",
    "tf.train.MomentumOptimizer": "tf.train.MomentumOptimizer(0.1, 0.9).minimize(loss)",
    **{
        f"tf.train.{name}Optimizer": f"tf.train.{name}Optimizer(0.1).minimize(loss)"
        for name in ("Adam", "RMSProp", "GradientDescent", "Adadelta", "Adagrad", "Ftrl")
    },
    "tf.contrib.opt.MovingAverageOptimizer": "tf.contrib.opt.MovingAverageOptimizer(optimizer)."
    "minimize(loss)",
    "tf.train.exponential_decay": "tf.train.exponential_decay(0.1, tf.train."
    "get_or_create_global_step(), 10, 0.9)",
    "tf.train.inverse_time_decay": "tf.train.inverse_time_decay(0.1, tf.train."
    "get_or_create_global_step(), 10, 0.9)",
    "tf.train.polynomial_decay": "tf.train.polynomial_decay(0.1, tf.train."
    "get_or_create_global_step(), 10)",
    "tf.train.piecewise_constant": "tf.train.piecewise_constant(tf.constant(3), [2], [0.1, 0.2])",
    "tf.train.global_step": "tf.train.get_or_create_global_step()",
    "tf.train.match_filenames_once": "tf.train.match_filenames_once('te*')",
    "tf.train.write_graph": "tf.train.write_graph(tf.get_default_graph(), '.', 'graph.pbtxt')",
    "tf.train.export_meta_graph": "tf.train.export_meta_graph('graph.meta')",
    "tf.train.import_meta_graph": "[tf.train.export_meta_graph('graph.meta'), "
    "tf.train.import_meta_graph('graph.meta', import_scope='again')]",
    "tf.train.init_from_checkpoint": "tf.train.init_from_checkpoint",
    "tf.train.list_variables": "tf.train.list_variables",
    "tf.train.load_checkpoint": "tf.train.load_checkpoint",
    "tf.train.NewCheckpointReader": "tf.train.NewCheckpointReader",
    "tf.losses.mean_squared_error": "tf.losses.mean_squared_error(x, x)",
    "tf.losses.cosine_distance": "tf.losses.cosine_distance(x, x, axis=1)",
    "tf.losses.softmax_cross_entropy": "tf.losses.softmax_cross_entropy(tf.one_hot(i, 4), x)",
    "tf.gather": "tf.gather(x, i)",
    "tf.multinomial": "tf.multinomial(x, 2)",
    "tf.scalar_summary": "tf.scalar_summary('loss', loss)",
    "tf.histogram_summary": "tf.histogram_summary('w', w)",
    "tf.image_summary": "tf.image_summary('images', img, max_images=1)",
    "tf.audio_summary": "tf.audio_summary('sounds', sounds, 8000)",
    "tf.merge_summary": "tf.merge_summary([tf.scalar_summary('loss', loss)])",
    "tf.merge_all_summaries": "[tf.scalar_summary('loss', loss), tf.merge_all_summaries()][1]",
    "tf.variables_initializer": "tf.variables_initializer([w])",
    "tf.initialize_variables": "tf.initialize_variables([w])",
    "tf.slice": "tf.slice(x, [0, 0], [2, 2])",
    "tf.strided_slice": "tf.strided_slice(x, [0, 0], [2, 2])",
    "tf.python.ops.array_ops.slice": "tf.python.ops.array_ops.slice(x, [0, 0], [2, 2])",
    "tf.python.training.moving_averages.assign_moving_average": "tf.python.training."
    "moving_averages.assign_moving_average(tf.get_variable('m', [4, 4], trainable=False), x, 0.9)",
    "tf.concat_v2": "tf.concat_v2([x, x], 1)",
    "tf.Print": "tf.Print(x, [loss])",
    "tf.py_func": "tf.py_func(lambda a: a + 1, [x], tf.float32)",
    "tf.nn.xw_plus_b": "tf.nn.xw_plus_b(x, x, tf.zeros([4]))",
    "tf.nn.conv1d": "tf.nn.conv1d(seq, tf.ones([3, 3, 2]), 1, 'SAME')",
    "tf.nn.conv3d": "tf.nn.conv3d(cube, tf.ones([2, 2, 2, 3, 2]), [1] * 5, 'SAME')",
    "tf.nn.conv3d_transpose": "tf.nn.conv3d_transpose(cube, tf.ones([2, 2, 2, 1, 3]), [2, 8, 8, 8, "
    "1], [1, 2, 2, 2, 1])",
    "tf.nn.atrous_conv2d": "tf.nn.atrous_conv2d(img, kernel, 2, 'SAME')",
    "tf.nn.depthwise_conv2d": "tf.nn.depthwise_conv2d(img, kernel, [1] * 4, 'SAME')",
    "tf.nn.separable_conv2d": "tf.nn.separable_conv2d(img, kernel, tf.ones([1, 1, 15, 2]), [1] * "
    "4, 'SAME')",
    "tf.python.ops.nn.convolution": "tf.python.ops.nn.convolution(img, kernel, 'SAME')",
    "tf.nn.dynamic_rnn": "tf.nn.dynamic_rnn(tf.nn.rnn_cell.GRUCell(4), seq, dtype=tf.float32)",
    "tf.nn.bidirectional_dynamic_rnn": "tf.nn.bidirectional_dynamic_rnn(tf.nn.rnn_cell.GRUCell(4), "
    "tf.nn.rnn_cell.GRUCell(4), seq, dtype=tf.float32)",
    "tf.nn.bidirectional_rnn": "tf.nn.bidirectional_rnn(tf.nn.rnn_cell.GRUCell(4), "
    "tf.nn.rnn_cell.GRUCell(4), steps, dtype=tf.float32)",
    "tf.contrib.rnn.static_bidirectional_rnn": "tf.contrib.rnn.static_bidirectional_rnn("
    "tf.contrib.rnn.GRUCell(4), tf.contrib.rnn.GRUCell(4), steps, dtype=tf.float32)",
    **{
        f"{place}.{name}": f"{place}.{name}(4)(steps[0], {place}.{name}(4).zero_state(2, "
        "tf.float32))"
        for place in ("tf.nn.rnn_cell", "tf.contrib.rnn")
        for name in (
            "BasicLSTMCell",
            "BasicRNNCell",
            "GRUCell",
            "LSTMBlockCell",
            "LSTMCell",
            "LayerNormBasicLSTMCell",
        )
    },
    **{
        f"{place}.MultiRNNCell": f"tf.nn.dynamic_rnn({place}.MultiRNNCell([{place}.GRUCell(4), "
        f"{place}.GRUCell(4)]), seq, dtype=tf.float32)"
        for place in ("tf.nn.rnn_cell", "tf.contrib.rnn")
    },
    **{
        f"{place}.DropoutWrapper": f"tf.nn.dynamic_rnn({place}.DropoutWrapper({place}.GRUCell(4), "
        "input_keep_prob=0.5), seq, dtype=tf.float32)"
        for place in ("tf.nn.rnn_cell", "tf.contrib.rnn")
    },
    **{
        f"{place}.LSTMStateTuple": f"{place}.LSTMStateTuple(x, x)"
        for place in ("tf.nn.rnn_cell", "tf.contrib.rnn")
    },
    "tf.nn.rnn_cell._linear": "tf.nn.rnn_cell._linear([x, x], 3, True)",
    "tf.contrib.rnn.FusedRNNCellAdaptor": "tf.contrib.rnn.FusedRNNCellAdaptor(tf.contrib.rnn."
    "GRUCell(4))",
    "tf.contrib.legacy_seq2seq.sequence_loss_by_example": "tf.contrib.legacy_seq2seq."
    "sequence_loss_by_example([x], [i], [tf.ones([4])])",
    "tf.nn.seq2seq.sequence_loss_by_example": "tf.nn.seq2seq.sequence_loss_by_example([x], [i], "
    "[tf.ones([4])])",
    "tf.contrib.seq2seq.sequence_loss": "tf.contrib.seq2seq.sequence_loss(seq, tf.zeros([2, 5], "
    "tf.int32), tf.ones([2, 5]))",
    "tf.nn.seq2seq.embedding_attention_seq2seq": "tf.nn.seq2seq.embedding_attention_seq2seq([i, "
    "i], [i, i], tf.nn.rnn_cell.GRUCell(4), 5, 5, 3)[0]",
    "tf.random_uniform": "tf.random_uniform([4, 4], -1.0, 1.0)",
    "tf.random.uniform": "tf.random.uniform([4, 4])",
    "tf.random.normal": "tf.random.normal([4, 4])",
    "tf.range": "tf.range(4)",
    "tf.linspace": "tf.linspace(0.0, 1.0, 4)",
    "tf.fill": "tf.fill([2, 2], 1.0)",
    "tf.eye": "tf.eye(4)",
    "tf.reverse": "tf.reverse(x, [1])",
    "tf.reverse_v2": "tf.reverse_v2(x, [1])",
    "tf.clip_by_global_norm": "tf.clip_by_global_norm([x], 1.0)",
    "tf.clip_by_norm": "tf.clip_by_norm(x, 1.0)",
    "tf.tensordot": "tf.tensordot(x, x, 1)",
    "tf.einsum": "tf.einsum('ij,jk->ik', x, x)",
    "tf.nn.top_k": "tf.nn.top_k(x, 2)",
    "tf.nn.in_top_k": "tf.nn.in_top_k(x, i, 2)",
    "tf.depth_to_space": "tf.depth_to_space(tf.ones([1, 2, 2, 4]), 2)",
    "tf.batch_to_space": "tf.batch_to_space(tf.ones([4, 1, 1, 1]), [[0, 0], [0, 0]], 2)",
    "tf.sparse_to_dense": "tf.sparse_to_dense([0], [4], 1.0)",
    "tf.matrix_band_part": "tf.matrix_band_part(x, 0, -1)",
    "tf.matrix_set_diag": "tf.matrix_set_diag(x, tf.ones([4]))",
    "tf.nn.sampled_softmax_loss": "tf.nn.sampled_softmax_loss(w, tf.zeros([4]), i[:, None], x, 2, "
    "4)",
    "tf.nn.nce_loss": "tf.nn.nce_loss(w, tf.zeros([4]), i[:, None], x, 2, 4)",
    "tf.nn.lrn": "tf.nn.lrn(img)",
    "tf.nn.local_response_normalization": "tf.nn.local_response_normalization(img)",
    "tf.assert_rank": "tf.assert_rank(x, 2)",
    "tf.Assert": "tf.Assert(True, [x])",
    "tf.TensorArray": "tf.TensorArray(tf.float32, 2).write(0, 1.0)",
    "tf.python.ops.tensor_array_ops.TensorArray": "tf.python.ops.tensor_array_ops.TensorArray("
    "tf.float32, 2).write(0, 1.0)",
    "tf.custom_gradient": "tf.custom_gradient(lambda a: (a, lambda d: d))(x)",
    "tf.make_template": "tf.make_template('t', lambda: tf.get_variable('v', [2]))()",
    "tf.python.framework.ops.RegisterGradient": "tf.python.framework.ops.RegisterGradient('Mine')("
    "lambda op, grad: grad)",
    "tf.python.framework.ops.op_scope": "tf.python.framework.ops.op_scope([x], 'a').__enter__()",
    "tf.graph_util.convert_variables_to_constants": "tf.graph_util.convert_variables_to_constants",
    "tf.python.framework.graph_util.convert_variables_to_constants": "tf.python.framework."
    "graph_util.convert_variables_to_constants",
    "tf.distributions.Normal": "tf.distributions.Normal(0.0, 1.0).sample([2])",
    "tf.contrib.distributions.Normal": "tf.contrib.distributions.Normal(0.0, 1.0).sample([2])",
    "tf.contrib.signal.stft": "tf.contrib.signal.stft(sounds, 64, 32)",
    "tf.contrib.signal.inverse_stft": "tf.contrib.signal.inverse_stft(tf.contrib.signal.stft("
    "sounds, 64, 32), 64, 32)",
    "tf.contrib.signal.frame": "tf.contrib.signal.frame(sounds, 64, 32)",
    "tf.contrib.signal.hann_window": "tf.contrib.signal.hann_window(8)",
    "tf.contrib.stateless.stateless_random_uniform": "tf.contrib.stateless."
    "stateless_random_uniform([4], [1, 2])",
    "tf.contrib.stateless.stateless_random_normal": "tf.contrib.stateless.stateless_random_normal("
    "[4], [1, 2])",
    "tf.contrib.image.rotate": "tf.contrib.image.rotate(img, 0.5)",
    "tf.contrib.training.HParams": "tf.contrib.training.HParams(rate=0.1).parse('rate=0.2').rate",
    "tf.contrib.training.evaluate_repeatedly": "tf.contrib.training.evaluate_repeatedly",
    "tf.contrib.gan.eval.image_grid": "tf.contrib.gan.eval.image_grid(tf.ones([4, 8, 8, 3]), "
    "(2, 2), (8, 8), 3)",
    "tf.contrib.gan.eval.frechet_classifier_distance_from_activations": "tf.contrib.gan.eval."
    "frechet_classifier_distance_from_activations(x, x)",
    "tf.contrib.gan.eval.classifier_score_from_logits": "tf.contrib.gan.eval."
    "classifier_score_from_logits(x)",
    "tf.contrib.gan.eval.run_inception": "tf.contrib.gan.eval.run_inception",
    "tf.contrib.gan.GANTrainOps": "tf.contrib.gan.GANTrainOps(x, x, x)",
    "tf.contrib.gan.GANTrainSteps": "tf.contrib.gan.GANTrainSteps(1, 1)",
    "tf.contrib.gan.gan_train": "tf.contrib.gan.gan_train",
    "tf.contrib.summary.create_file_writer": "tf.contrib.summary.create_file_writer('logs')",
    "tf.contrib.summary.scalar": "[tf.train.create_global_step(), tf.contrib.summary.scalar('a', "
    "1.0)]",
    "tf.contrib.summary.histogram": "[tf.train.create_global_step(), tf.contrib.summary.histogram("
    "'a', x)]",
    "tf.contrib.summary.image": "[tf.train.create_global_step(), tf.contrib.summary.image('a', "
    "img)]",
    "tf.contrib.summary.record_summaries_every_n_global_steps": "[tf.train.create_global_step(), "
    "tf.contrib.summary.record_summaries_every_n_global_steps(2)]",
    "tf.summary.create_file_writer": "tf.summary.create_file_writer('logs')",
    "tf.report_uninitialized_variables": "tf.report_uninitialized_variables()",
    "tf.metrics.accuracy": "tf.metrics.accuracy(i, i)",
    "tf.test.main": "tf.test.main",
    "tf.python.platform.gfile.Exists": "tf.python.platform.gfile.Exists('text')",
    "tf.python.util.nest.map_structure": "tf.python.util.nest.map_structure(lambda a: a, [x])",
    "tf.python.util.nest.assert_same_structure": "tf.python.util.nest.assert_same_structure([x], "
    "[i])",
    "tf.python.layers.utils.smart_cond": "tf.python.layers.utils.smart_cond(True, lambda: x, "
    "lambda: 2 * x)",
    "tf.keras.datasets.mnist.load_data": "tf.keras.datasets.mnist.load_data",
    "tf.keras.datasets.fashion_mnist.load_data": "tf.keras.datasets.fashion_mnist.load_data",
    "tf.keras.datasets.cifar10.load_data": "tf.keras.datasets.cifar10.load_data",
    "tf.contrib.nccl.all_sum": "tf.contrib.nccl.all_sum([x, x])",
    "tf.tensor_summary": "tf.tensor_summary('a', x)",
    "tf.losses.BinaryCrossentropy": "tf.losses.BinaryCrossentropy()",
    "tf.contrib.seq2seq.BasicDecoder": _DECODER,
    "tf.contrib.seq2seq.dynamic_decode": f"tf.contrib.seq2seq.dynamic_decode({_DECODER})[0]."
    "rnn_output",
    "tf.contrib.seq2seq.dynamic_rnn_decoder": "tf.contrib.seq2seq.dynamic_rnn_decoder("
    "tf.nn.rnn_cell.GRUCell(4), tf.contrib.seq2seq.simple_decoder_fn_train(tf.zeros([2, 4])), "
    "inputs=seq, sequence_length=[5, 5])[0]",
    "tf.contrib.seq2seq.simple_decoder_fn_inference": "tf.contrib.seq2seq."
    "simple_decoder_fn_inference(lambda x: x, tf.zeros([2, 3]), tf.ones([6, 3]), 0, 1, 4, 3)",
    "tf.nn.seq2seq.model_with_buckets": "tf.nn.seq2seq.model_with_buckets([i, i], [i, i], [i], "
    "[tf.ones([4])], [(1, 1)], lambda a, b: ([x], None))[1]",
    "tf.unique_with_counts": "tf.unique_with_counts(i)",
    "tf.shape_n": "tf.shape_n([x, x])",
    "tf.decode_base64": "tf.decode_base64(tf.encode_base64(s))",
    "tf.reduce_join": "tf.reduce_join(tf.constant(['a', 'b']), 0)",
    "tf.complex": "tf.complex(x, x)",
    "tf.saturate_cast": "tf.saturate_cast(x, tf.uint8)",
    "tf.cast": "tf.cast(x, tf.int32)",
    "tf.python.ops.math_ops.cast": "tf.python.ops.math_ops.cast(x, tf.int32)",
    "tf.summary.tensor_summary": "tf.summary.tensor_summary('a', x)",
    "tf.broadcast_to": "tf.broadcast_to(1.0, [2, 2])",
    "tf.mod": "tf.mod(x, x)",
    "tf.reshape": "tf.reshape(x, [-1])",
    "tf.python.ops.array_ops.reshape": "tf.python.ops.array_ops.reshape(x, [-1])",
    "tf.transpose": "tf.transpose(x, [1, 0])",
    "tf.expand_dims": "tf.expand_dims(x, 1)",
    "tf.train.replica_device_setter": "tf.train.replica_device_setter(1)",
    "tf.spectral.rfft": "tf.spectral.rfft(sounds)",
    "tf.test.TestCase": "tf.test.TestCase",
    "tf.app.run": "tf.app.run",
    "tf.estimator.Estimator": "tf.estimator.Estimator",
    "tf.train.Checkpoint": "tf.train.Checkpoint(v=w)",
    "tf.train.CheckpointManager": "tf.train.CheckpointManager",
    **{
        f"{place}.bias_add": f"{place}.bias_add(img, tf.zeros([3]))"
        for place in ("tf.nn", "tf.python.ops.nn", "tf.python.ops.nn_ops")
    },
    **{
        f"{place}.{name}": f"{place}.{name}('{place}.{name}', {default}, 'help')"
        for place in ("tf.app.flags", "tf.flags")
        for name, default in (
            ("DEFINE_bool", True),
            ("DEFINE_boolean", True),
            ("DEFINE_float", 0.1),
            ("DEFINE_integer", 1),
            ("DEFINE_string", "'a'"),
        )
    },
    "tf.placeholder_with_default": "tf.placeholder_with_default(x, [None, 4])",
    "tf.is_variable_initialized": "tf.is_variable_initialized(w)",
    "tf.io.write_file": "tf.io.write_file('written', s)",
    "tf.keras.Input": "tf.keras.Model(*[tf.keras.Input([4, 4])] * 2)",
    "tf.keras.layers.Conv2D": "tf.keras.layers.Conv2D(4, 3)",
    "tf.keras.layers.Dense": "tf.keras.layers.Dense(1)",
    "tf.keras.layers.Input": "tf.keras.Model(*[tf.keras.layers.Input([4, 4])] * 2)",
    "tf.keras.layers.Conv2DTranspose": "tf.keras.layers.Conv2DTranspose(4, 3)",
    "tf.python.ops.variable_scope.get_variable": "tf.python.ops.variable_scope.get_variable('v', "
    "[4])",
    "tf.contrib.layers.batch_norm": "tf.contrib.layers.batch_norm(img, is_training=True)",
    "tf.contrib.slim.batch_norm": "tf.contrib.slim.batch_norm(img)",
    "tf.contrib.layers.python.layers.batch_norm": "tf.contrib.layers.python.layers.batch_norm(img)",
}

# What is there but has nothing to call it with, and why.
NOT_CALLED = {
    symbol: reason
    for reason, symbols in {
        "ends the process": ("tf.app.run", "tf.test.main"),
        "needs a checkpoint": (
            "tf.train.init_from_checkpoint",
            "tf.train.list_variables",
            "tf.train.load_checkpoint",
            "tf.train.NewCheckpointReader",
            "tf.train.CheckpointManager",
            "tf.contrib.slim.assign_from_checkpoint",
        ),
        "asks the network": (
            "tf.keras.datasets.mnist.load_data",
            "tf.keras.datasets.fashion_mnist.load_data",
            "tf.keras.datasets.cifar10.load_data",
        ),
        "is called by tests/legacy": (
            "tf.contrib.gan.gan_train",
            "tf.contrib.gan.eval.run_inception",
            "tf.contrib.training.evaluate_repeatedly",
            "tf.graph_util.convert_variables_to_constants",
            "tf.python.framework.graph_util.convert_variables_to_constants",
            "tf.python.tools.freeze_graph.freeze_graph",
        ),
        "replaces the graph": ("tf.reset_default_graph", "tf.keras.backend.clear_session"),
        "for eager execution alone": ("tf.contrib.eager.Iterator",),
        "asks for devices": ("tf.config.experimental.set_memory_growth",),
        "the flags": ("tf.app.flags.FLAGS", "tf.flags.FLAGS"),
        "a class that TensorFlow makes objects of": (
            "tf.Operation",
            "tf.Tensor",
            "tf.RunMetadata",
            "tf.Summary",
            "tf.data.Dataset",
            "tf.VariableScope",
        ),
        "a class to derive from": (
            "tf.contrib.seq2seq.Helper",
            "tf.test.TestCase",
            "tf.python.debug.LocalCLIDebugHook",
        ),
    }.items()
    for symbol in symbols
}
