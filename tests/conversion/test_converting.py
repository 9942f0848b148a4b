"""Conversions of any kind: names, refusals, and one line for what is damaged."""

import json
import os

import numpy as np
import pytest
import tensorflow as tf
from nets import keras_generator, unnamed_generator, values, write_bundle

from tfgan_lite import latent
from tfgan_lite.conversion import bundle, comparing, converting, listing
from tfgan_lite.conversion.contents import Kind
from tfgan_lite.engines.graph import GraphEngine
from tfgan_lite.errors import InputError
from tfgan_lite.games import mlp

ARRAYS = {
    "g/dense/kernel": np.ones([2, 3], np.float32),
    "g/dense/kernel/Adam": np.zeros([2, 3], np.float32),
    "d/dense/kernel": np.full([2, 3], 2.0, np.float32),
    "global_step": np.array(5, np.int64),
}
LIKE = "nets:keras_generator"


@pytest.fixture
def source(tmp_path):
    return write_bundle(tmp_path / "source", ARRAYS)


def convert(source, target, **kwargs):
    conversion = converting.prepare(source, str(target), **kwargs)
    conversion.write()
    return conversion


def test_a_run_goes_on_from_a_checkpoint_that_went_there_and_back(tmp_path):
    game = mlp.make_game()
    first, second = (GraphEngine(game, batch_size=4, seed=seed) for seed in (0, 1))
    images = {"images": [np.zeros([4, 28, 28, 1], np.float32)] * game.batches_per_round}
    noise = latent.draw_noise(game, 4, 0)
    inputs = images | {n: [v] * len(game.schedule()) for n, v in noise.items()}
    first.train_step(inputs)
    saved = first.save(str(tmp_path / "model.ckpt"))
    convert(saved, tmp_path / "objects")
    convert(str(tmp_path / "objects"), tmp_path / "model.ckpt-2")
    assert comparing.compare(saved, str(tmp_path / "model.ckpt-2")).equal
    second.restore(str(tmp_path / "model.ckpt-2"))
    assert second.step == 1 and second.train_step(inputs) == first.train_step(inputs)
    for engine in (first, second):
        engine.close()


def test_scope_is_taken_off_and_put_on_again(source, tmp_path):
    there = convert(source, tmp_path / "o", scope="g/")
    assert set(bundle.read(str(tmp_path / "o"))) == {"dense/kernel", "dense/kernel/Adam"}
    assert set(there.plan.without_target) == {"d/dense/kernel", "global_step"}
    convert(str(tmp_path / "o"), tmp_path / "b", scope="g")
    assert set(values(tmp_path / "b")) == {"g/dense/kernel", "g/dense/kernel/Adam"}


def test_scope_takes_the_place_of_the_name_of_a_keras_model(tmp_path):
    model = unnamed_generator()
    model.save(tmp_path / "m.keras")
    convert(str(tmp_path / "m.keras"), tmp_path / "b", scope="g")
    model.save_weights(tmp_path / "m.weights.h5")
    convert(str(tmp_path / "m.weights.h5"), tmp_path / "c", scope="g", like=[LIKE])
    for name in "bc":
        scopes = {n.split("/")[0] for n in values(tmp_path / name)}
        assert scopes == {"g"} and {n.count("/") for n in values(tmp_path / name)} == {2}


def test_source_and_target_may_share_a_model(tmp_path):
    """The values are copied before the first is assigned."""
    model = keras_generator()
    gamma, beta = (f"generator/batch_normalization/{leaf}" for leaf in ("gamma", "beta"))
    path, target = str(tmp_path / "a.weights.h5"), str(tmp_path / "b.weights.h5")
    model.save_weights(path)
    convert(path, target, like=[LIKE], mapping={gamma: beta, beta: gamma})
    model.load_weights(target)
    got = {variable.path: variable.numpy()[0] for variable in model.weights}
    assert (got[gamma], got[beta]) == (0.0, 1.0)


def test_map_gives_names(source, tmp_path):
    names = {"g/dense/kernel": "x", "global_step": "step"}
    convert(source, tmp_path / "o", mapping=names)
    rest = {"g/dense/kernel/Adam", "d/dense/kernel"}
    assert set(bundle.read(str(tmp_path / "o"))) == rest | {"x", "step"}
    with pytest.raises(InputError, match="on the left; got 'step'"):
        converting.prepare(source, str(tmp_path / "p"), mapping={"step": "x"})
    with pytest.raises(InputError, match="for d/dense/kernel. Give another name"):
        mapping = {"g/dense/kernel": "d/dense/kernel"}
        converting.prepare(source, str(tmp_path / "p"), mapping=mapping)


@pytest.mark.parametrize(
    ("to", "like", "kind"),
    [
        (None, False, Kind.TF2),
        (None, True, Kind.TF1),
        ("tf1", False, Kind.TF1),
        ("tf2", True, Kind.TF2),
    ],
)
def test_kind_of_the_bundle(source, tmp_path, to, like, kind):
    convert(source, tmp_path / "t", to=to, like=[source] if like else [])
    assert bundle.read(str(tmp_path / "t")).kind is kind


def test_like_gives_the_names_and_partial_its_values(source, tmp_path):
    like = write_bundle(
        tmp_path / "like", {"h/kernel": np.zeros([2, 3], np.float32), "new": np.float32([7.0])}
    )
    names = {"g/dense/kernel": "h/kernel"}
    with pytest.raises(InputError, match="got none for 1: new. Give --map"):
        convert(source, tmp_path / "t", like=[like], mapping=names)
    done = convert(source, tmp_path / "t", like=[like], mapping=names, partial=True)
    got = values(tmp_path / "t")
    assert got["new"].tolist() == [7.0] and got["h/kernel"].tolist() == [[1.0] * 3] * 2
    assert set(done.plan.without_target) == set(ARRAYS) - {"g/dense/kernel"}
    for name in ("new", *done.plan.without_target):
        assert f"  {name} " in done.text(pairs=False)


def test_nothing_in_common_is_refused(source, tmp_path):
    like = write_bundle(tmp_path / "like", {"new": np.float32([7.0])})
    with pytest.raises(InputError, match="got none. Give --scope, --map or --like"):
        convert(source, tmp_path / "t", like=[like], partial=True)


def test_the_source_may_be_the_target(source):
    convert(source, source, to="tf2", overwrite=True)
    assert bundle.read(source).kind is Kind.TF2
    with pytest.raises(InputError, match="--overwrite"):
        converting.prepare(source, source)


def test_reserved_name_is_told_before_anything_is_written(tmp_path):
    source = write_bundle(tmp_path / "s", {"root": np.zeros(1)})
    with pytest.raises(InputError, match="variable root"):
        converting.prepare(source, str(tmp_path / "t")).check()
    convert(source, tmp_path / "t", mapping={"root": "base"})


@pytest.mark.parametrize("damage", ["cut", "bit", "no data", "no index", "gone"])
def test_damaged_bundle_is_one_line(source, tmp_path, damage):
    data = f"{source}.data-00000-of-00001"
    if damage == "cut":
        os.truncate(data, 30)
    elif damage == "bit":
        with open(data, "r+b") as file:
            first = file.read(1)[0]
            file.seek(0)
            file.write(bytes([first ^ 1]))
    if damage in ("no data", "gone"):
        os.remove(data)
    if damage in ("no index", "gone"):
        os.remove(f"{source}.index")
    for work in (
        lambda: converting.prepare(source, str(tmp_path / "t")),
        lambda: listing.text(source),
        lambda: comparing.compare(source, source),
    ):
        with pytest.raises(InputError, match=f"checkpoint {source}: wants") as raised:
            work()
        assert "\n" not in str(raised.value)


@pytest.mark.parametrize("ending", [".weights.h5", ".keras"])
@pytest.mark.parametrize("damage", ["cut", "other", "gone"])
def test_damaged_keras_file_is_one_line(tmp_path, ending, damage):
    path = tmp_path / f"m{ending}"
    model = keras_generator()
    (model.save if ending == ".keras" else model.save_weights)(path)
    if damage == "cut":
        os.truncate(path, path.stat().st_size // 2)
    elif damage == "other":
        path.write_bytes(b"neither a zip nor an HDF5 file")
    else:
        path.unlink()
    like = [] if ending == ".keras" else [LIKE]
    for work in (
        lambda: converting.prepare(str(path), str(tmp_path / "t"), like=like),
        lambda: listing.text(str(path)),
    ):
        with pytest.raises(InputError, match=f"checkpoint {path}: wants") as raised:
            work()
        assert "\n" not in str(raised.value)


def test_weights_of_another_model_are_refused(tmp_path):
    import keras

    other = keras.Sequential([keras.Input([3]), keras.layers.Dense(2)])
    path = str(tmp_path / "other.weights.h5")
    other.save_weights(path)
    with pytest.raises(InputError, match="wants the weights of the model of --like"):
        converting.prepare(path, str(tmp_path / "t"), like=[LIKE])


@pytest.mark.parametrize(
    ("target", "like", "words"),
    [
        ("t.h5", [], "ends in .weights.h5 or .keras"),
        ("t.keras", [], "--like: wants the Keras model to write into"),
        ("t.keras", ["nets:nothing"], "nets:nothing wants module nets.*got AttributeError"),
        (
            "t.keras",
            ["no.such:thing"],
            "no.such:thing wants module no.such.*got ModuleNotFoundError",
        ),
        ("t.keras", ["nets:unbuilt"], "wants to return a built keras.Model; got Sequential"),
        ("t.keras", ["nets:fill_nothing"], "wants to return a built keras.Model; got dict"),
        ("t.keras", [LIKE, LIKE], "wants one Keras model and one bundle"),
        ("t", ["none"], "checkpoint none: wants a bundle"),
        ("t.keras", [LIKE, "b"], "--like: b goes with a bundle as the target"),
        ("t", [LIKE], "--like: the Keras model nets:keras_generator goes with a"),
        ("a[b", [], "without \\["),
    ],
)
def test_bad_targets_and_likes(source, tmp_path, target, like, words):
    with pytest.raises(InputError, match=words):
        converting.prepare(source, str(tmp_path / target), like=like)


def test_directory_is_answered_with_its_newest_checkpoint(tmp_path):
    with pytest.raises(InputError, match="got a directory. Give another"):
        listing.text(str(tmp_path))
    path = tf.train.Checkpoint(v=tf.Variable(1.0)).save(str(tmp_path / "c"))
    with pytest.raises(InputError, match=f"such as {path}"):
        listing.text(str(tmp_path))


def test_list(source, tmp_path):
    expected = [
        ["d/dense/kernel", "float32", "[2, 3]"],
        ["g/dense/kernel", "float32", "[2, 3]"],
        ["g/dense/kernel/Adam", "float32", "[2, 3]"],
        ["global_step", "int64", "[]"],
    ]
    *lines, end = listing.text(f"{source}.index").splitlines()
    assert [line.split(maxsplit=2) for line in lines] == expected
    assert end == "TF1 bundle: 4 variables, 19 numbers."
    convert(source, tmp_path / "o")
    assert listing.text(str(tmp_path / "o")).splitlines()[:-1] == lines


def test_list_of_weights_with_and_without_their_model(tmp_path):
    path = str(tmp_path / "m.weights.h5")
    keras_generator().save_weights(path)
    named = listing.text(path, like=[LIKE]).splitlines()
    assert named[0].split(maxsplit=2) == ["generator/dense/kernel", "float32", "[6, 128]"]
    plain = listing.text(path).splitlines()
    assert ["layers/dense/vars/0", "float32", "[6, 128]"] in [x.split(maxsplit=2) for x in plain]
    assert (
        named[-1] == plain[-1] == "Keras weights file: 14 variables, 1,946 numbers."
    )  # 896 + 32 + 584 + 32 + 402


@pytest.mark.parametrize("text", ["{", "[]", '{"a": 1}', None])
def test_bad_map_file(tmp_path, text):
    path = tmp_path / "map.json"
    if text is not None:
        path.write_text(text)
    with pytest.raises(InputError, match="--map: wants a JSON object"):
        converting.read_map(str(path))


def test_map_file(tmp_path):
    path = tmp_path / "map.json"
    path.write_text(json.dumps({"a/w": "b/w"}))
    assert converting.read_map(str(path)) == {"a/w": "b/w"}
