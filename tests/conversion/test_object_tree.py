"""TF1 names in object checkpoints: the keys by hand, restored by modules, and back to the bit."""

import random

import ml_dtypes
import numpy as np
import pytest
import tensorflow as tf
from nets import write_bundle

from tfgan_lite.conversion import bundle, converting, object_tree
from tfgan_lite.conversion.contents import Kind
from tfgan_lite.errors import InputError

# Names as bundles have them or might, and the keys that TensorFlow's escapes give for them:
# "." is written "..", and "/" within an edge ".S".
KEYS = {
    "global_step": "global_step",
    "generator/dense/kernel": "generator/dense/kernel",
    "generator/dense/kernel/Adam": "generator/dense/kernel.SAdam",
    "generator/dense/kernel/Adam_1": "generator/dense/kernel.SAdam_1",
    "generator/dense/kernel/Adam/Adam": "generator/dense/kernel.SAdam.SAdam",
    "optimizer/generator/beta1_power": "optimizer/generator/beta1_power",
    "v1.0/a b": "v1..0/a b",
    "restore/save": "restore/save",
    "name": "name",
    "variables/_x": "variables/_x",
    "root/w": "root.Sw",
    "save_counter/w": "save_counter.Sw",
    "a//b": "a//b",
    "x/.ATTRIBUTES/VARIABLE_VALUE": "x/..ATTRIBUTES/VARIABLE_VALUE",
    ".S/S": "..S/S",
}


def assert_same(got, expected):
    """Names, dtypes, shapes and bits."""
    assert set(got) == set(expected)
    for name, array in expected.items():
        assert got[name].dtype == array.dtype and got[name].shape == array.shape, name
        same = got[name].tolist() if array.dtype == object else got[name].tobytes()
        assert same == (array.tolist() if array.dtype == object else array.tobytes()), name


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("tree") / "model")
    object_tree.write(path, {name: np.float32(i) for i, name in enumerate(KEYS)})
    return path


def test_keys_by_hand(written):
    keys = {name for name, _ in tf.train.list_variables(written)}
    values = {f"{key}/.ATTRIBUTES/VARIABLE_VALUE" for key in (*KEYS.values(), "save_counter")}
    assert keys == values | {"_CHECKPOINTABLE_OBJECT_GRAPH"}


def test_names_come_back(written):
    found = bundle.read(written)
    assert found.kind is Kind.TF2 and found.bookkeeping == ("save_counter",)
    assert {name: int(found[name]) for name in found} == {n: i for i, n in enumerate(KEYS)}


class Scope(tf.Module):
    pass


def module(with_slot):
    root = Scope()
    root.generator, root.global_step = Scope(), tf.Variable(-1.0)
    root.generator.dense = Scope()
    root.generator.dense.kernel = tf.Variable(-1.0)
    if with_slot:
        setattr(root.generator.dense, "kernel/Adam", tf.Variable(-1.0))
    return root


@pytest.mark.parametrize("with_slot", [False, True])
@pytest.mark.parametrize("by_attribute", [False, True])
def test_module_with_attributes_of_these_names_restores_it(written, with_slot, by_attribute):
    root = module(with_slot)
    tree = {"generator": root.generator, "global_step": root.global_step}
    checkpoint = tf.train.Checkpoint(**tree) if by_attribute else tf.train.Checkpoint(root)
    status = checkpoint.restore(written)
    status.assert_existing_objects_matched()
    status.expect_partial()
    numbers = {name: i for i, name in enumerate(KEYS)}
    assert root.generator.dense.kernel.numpy() == numbers["generator/dense/kernel"]
    assert root.global_step.numpy() == numbers["global_step"]
    if with_slot:
        slot = getattr(root.generator.dense, "kernel/Adam")
        assert slot.numpy() == numbers["generator/dense/kernel/Adam"]


def test_module_with_another_attribute_does_not(written):
    root = module(False)
    root.generator.dense.bias = tf.Variable(-1.0)
    status = tf.train.Checkpoint(root).restore(written)
    with pytest.raises(AssertionError):
        status.assert_existing_objects_matched()
    status.expect_partial()


@pytest.mark.parametrize("name", ["root", "save_counter"])
def test_names_of_tensorflow_s_own_are_refused(tmp_path, name):
    with pytest.raises(InputError, match=f"variable {name}: .*--map"):
        object_tree.write(str(tmp_path / "model"), {name: np.zeros(2)})
    assert not list(tmp_path.iterdir())


def test_any_names_survive_together(tmp_path):
    draw = random.Random(0)
    names = {"".join(draw.choices("ab./S", k=draw.randint(1, 6))) for _ in range(400)}
    arrays = {name: np.array(i) for i, name in enumerate(sorted(names))}
    object_tree.write(str(tmp_path / "model"), arrays)
    assert_same(bundle.read(str(tmp_path / "model")), arrays)


def test_bundle_comes_back_as_it_was(tmp_path):
    arrays = {
        "g/w": np.array([0.0, -0.0, np.inf, 1e-45], np.float32),
        "g/w/Adam": np.array([0x7FC00001, 0xFFC12345, 0x7F800001], np.uint32).view(np.float32),
        "g/w/ExponentialMovingAverage": np.random.RandomState(0).randn(3, 2).astype(np.float32),
        "half": np.array([1.5, -0.0], np.float16),
        "brain": np.array([[1.5], [3e38]], ml_dtypes.bfloat16),
        "double": np.array(np.pi),
        "complex": np.array([1 - 2j], np.complex64),
        "flags": np.array([True, False]),
        "bytes": np.array([0, 255], np.uint8),
        "global_step": np.array(2**40 + 1, np.int64),
        "nothing": np.zeros([0, 3], np.float32),
        "texts": np.array([b"", b"a\0", "\u00e4".encode()], object),
        "text": np.array(b"ends in zero\0", object),
    }
    first = write_bundle(tmp_path / "first", arrays)
    objects, back = str(tmp_path / "objects"), str(tmp_path / "back")
    converting.prepare(first, objects).write()
    converting.prepare(objects, back).write()
    assert bundle.read(objects).kind is Kind.TF2 and bundle.read(back).kind is Kind.TF1
    assert_same(bundle.read(back), arrays)
    types = [tf.train.load_checkpoint(p).get_variable_to_dtype_map() for p in (first, back)]
    assert types[0] == types[1]


def test_saver_restores_a_bundle(tmp_path):
    bundle.write(str(tmp_path / "b"), {"a/w": np.arange(3.0), "a/w/Adam": np.array(7)})
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        made = [tf.compat.v1.get_variable("a/w", initializer=np.zeros(3))]
        made += [tf.compat.v1.get_variable("a/w/Adam", initializer=np.array(0))]
        tf.compat.v1.train.Saver().restore(session, str(tmp_path / "b"))
        w, slot = session.run(made)
    assert w.tolist() == [0.0, 1.0, 2.0] and slot == 7


def test_two_keys_of_one_name_keep_their_keys(tmp_path):
    nested = tf.train.Checkpoint(b=tf.Variable(1.0))
    tf.train.Checkpoint(**{"a": nested, "a/b": tf.Variable(2.0)}).write(str(tmp_path / "t"))
    found = bundle.read(str(tmp_path / "t"))
    end = "/.ATTRIBUTES/VARIABLE_VALUE"
    assert {n: float(found[n]) for n in found} == {f"a/b{end}": 1.0, f"a.Sb{end}": 2.0}
