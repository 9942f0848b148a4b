"""Sampling from checkpoints: the run's own, averaged weights, bare ones, and bad input."""

import contextlib

import numpy as np
import pytest
import tensorflow as tf

from tfgan_lite import checkpoints, games, latent, run_record, sampling, variables
from tfgan_lite.determinism import FAST
from tfgan_lite.engines.graph import GraphEngine
from tfgan_lite.engines.graph_sampler import GraphSampler
from tfgan_lite.errors import InputError


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A `conv28` engine after two steps on noise, and its checkpoint."""
    engine = GraphEngine(games.make("conv28"), batch_size=2)
    for step in range(2):
        images = np.random.RandomState(step).uniform(-1, 1, [2, 28, 28, 1])
        engine.train_step({"images": [images]})
    return engine, engine.save(str(tmp_path_factory.mktemp("run") / checkpoints.NAME))


def test_sampler_paints_what_the_engine_painted(trained):
    engine, path = trained
    noise = latent.draw_noise(engine.game, 5, 3)
    # The engine is fast, as a run is by default; strict numerics may paint other bits.
    sampler = GraphSampler(engine.game, path, numerics=FAST)
    np.testing.assert_array_equal(sampler.sample(noise), engine.sample(noise))


def bare_checkpoint(path, engine, prefix=""):
    """Writes the generator's weights alone, as a TF1 script of somebody's own would."""
    with tf.Graph().as_default(), tf.compat.v1.Session() as session:
        made = [
            tf.compat.v1.get_variable(prefix + name, initializer=value)
            for name, value in engine.variables().items()
            if name.startswith("generator/") and name.count("/") == 2
        ]
        session.run(tf.compat.v1.global_variables_initializer())
        return tf.compat.v1.train.Saver(made).save(session, str(path))


def test_checkpoint_without_averages_paints_with_the_weights_themselves(trained, tmp_path):
    engine, _ = trained
    path = bare_checkpoint(tmp_path / "bare", engine)
    noise = latent.draw_noise(engine.game, 2, 3)
    # The generator by hand: dense, leaky ReLU (slope 0.2), dense, tanh.
    weights = engine.variables()
    hidden = noise["z"] @ weights["generator/dense/kernel"] + weights["generator/dense/bias"]
    hidden = np.where(hidden > 0, hidden, 0.2 * hidden)
    hidden = hidden @ weights["generator/dense_1/kernel"] + weights["generator/dense_1/bias"]
    expected = np.tanh(hidden).reshape(-1, 28, 28, 1)
    got = GraphSampler(engine.game, path).sample(noise)
    np.testing.assert_allclose(got, expected, atol=1e-5)


def test_missing_variable_is_named(trained, tmp_path):
    path = bare_checkpoint(tmp_path / "bare", trained[0], prefix="other/")
    with pytest.raises(InputError, match="wants generator/dense/kernel .* got no such variable"):
        GraphSampler(games.make("conv28"), path)


def test_more_samples_than_a_chunk_do_not_change_the_first(trained):
    engine, _ = trained
    noise = latent.draw_noise(engine.game, 600, 3)
    many = engine.sample(noise)
    assert many.shape == (600, 28, 28, 1)
    few = engine.sample({"z": noise["z"][:256]})
    np.testing.assert_array_equal(many[:256], few)


def test_walk_fills_whole_rows(trained, tmp_path):
    _, path = trained
    out = sampling.sample_to_file(
        str(tmp_path / "walk.npz"), checkpoint=path, game="conv28", count=7, columns_of_walk=5
    )
    with np.load(out) as arrays:
        assert arrays["images"].shape == (10, 28, 28, 1)
    out = sampling.sample_to_file(
        str(tmp_path / "walk.png"), checkpoint=path, game="conv28", count=7, columns_of_walk=5
    )
    shape = tf.io.decode_png(out.read_bytes()).shape  # 2 rows of 5, each 56 pixels and a gap of 2
    assert shape == (2 * 58 + 2, 5 * 58 + 2, 1)


def test_newest_checkpoint_of_a_run_is_taken(tmp_path):
    game = games.make("mlp")
    run_record.write(tmp_path, run_record.RunRecord("mlp", "digits", "the data", 2, 0, {}, {}))
    engine = GraphEngine(game, batch_size=2)
    for _ in range(2):
        engine.train_step({"images": [np.zeros([2, 28, 28, 1])]})
        path = engine.save(str(tmp_path / checkpoints.NAME))
    record, found = sampling.newest(tmp_path)
    assert (record.game, found) == ("mlp", path)
    with pytest.raises(InputError, match="--set: goes with --checkpoint .*; got loss"):
        sampling.find_trained(tmp_path, None, None, {"loss": "hinge"})


def test_options_of_a_run_are_on_record(tmp_path):
    options = {"loss": "hinge"}
    run_record.write(tmp_path, run_record.RunRecord("mlp", "digits", "data", 2, 0, {}, options))
    with contextlib.closing(GraphEngine(games.make("mlp"), batch_size=2)) as engine:
        path = engine.save(str(tmp_path / checkpoints.NAME))
    found = sampling.find_trained(tmp_path, None, None)
    assert found == sampling.Trained(path, "mlp", options, "fast", "digits")
    assert sampling.find_trained(None, path, "mlp").numerics == "strict"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"checkpoint": "nowhere"}, "--checkpoint: wants the path of a checkpoint .*'nowhere'"),
        ({"checkpoint": "run*/x"}, "--checkpoint: wants a path without "),
        ({"workdir": "run?"}, "--workdir: wants a path without "),
        ({"game": "mlp"}, "--game=mlp wants generator/dense_1/kernel with shape"),
        ({"checkpoint": None}, "--checkpoint, --game: want to be given together"),
        ({"game": None}, "--checkpoint, --game: want to be given together"),
        ({"workdir": "nowhere"}, "--workdir: wants the directory of a run .*'nowhere'"),
        ({"device": "gpu:99"}, "--device: gpu:99 wants a GPU"),
        ({"options": {"loss": "best"}}, "--set: loss=best: loss wants one of .*; got 'best'"),
        ({"out": "no/such/directory.png"}, "--out: no/such/directory.png cannot be written"),
    ],
)
def test_bad_input_is_named(trained, tmp_path, changes, message):
    arguments = {"out": str(tmp_path / "a.png"), "checkpoint": trained[1], "game": "conv28"}
    arguments |= changes
    with pytest.raises(InputError, match=message):
        sampling.sample_to_file(arguments.pop("out"), **arguments)
    assert not list(tmp_path.iterdir())


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """A checkpoint of `conditional` before its first step: what it is given as a dict."""
    with contextlib.closing(GraphEngine(games.make("conditional"), batch_size=2)) as engine:
        path = engine.save(str(tmp_path_factory.mktemp("asked") / checkpoints.NAME))
    return {"checkpoint": path, "game": "conditional"}


def arrays_of(path):
    with np.load(path) as arrays:
        return dict(arrays)


def test_arrays_hold_the_classes_that_were_asked_for(asked, tmp_path):
    out = tmp_path / "a.npz"
    found = arrays_of(sampling.sample_to_file(out, count=5, classes=[3, 1, 4], **asked))
    assert found.keys() == {"images", "labels"} and found["labels"].dtype == np.int32
    assert found["labels"].tolist() == [3, 1, 4, 3, 1] and len(found["images"]) == 5
    # The same noise asked for other classes paints other images, but not where they are the same.
    other = arrays_of(sampling.sample_to_file(out, count=5, classes=[3, 2], **asked))["images"]
    same = [np.array_equal(*pair) for pair in zip(found["images"], other, strict=True)]
    assert same == [True, False, False, False, False]


def test_classes_go_in_turn_where_none_are_asked_for(asked, tmp_path):
    found = arrays_of(sampling.sample_to_file(tmp_path / "a.npz", count=12, **asked))
    assert found["labels"].tolist() == [*range(10), 0, 1]


def test_each_walk_is_of_one_class(asked, tmp_path):
    out = tmp_path / "a.npz"
    walks = {"count": 6, "columns_of_walk": 3, "classes": [8, 2]}
    assert arrays_of(sampling.sample_to_file(out, **walks, **asked))["labels"].tolist() == [
        *[8] * 3,
        *[2] * 3,
    ]


@pytest.mark.parametrize(
    ("count", "classes", "rows", "columns"),
    [(64, None, 7, 10), (100, None, 10, 10), (101, None, 6, 20), (3, None, 1, 3)]
    + [(64, [3], 8, 8), (64, [3, 1, 4], 8, 9), (8, [3, 1, 4, 1, 5, 9, 2, 6], 1, 8)],
)
def test_a_column_of_a_grid_is_of_one_class(asked, tmp_path, count, classes, rows, columns):
    out = sampling.sample_to_file(tmp_path / "a.png", count=count, classes=classes, **asked)
    shape = tf.io.decode_png(out.read_bytes()).shape  # each image 56 pixels and a gap of 2
    assert shape == (rows * 58 + 2, columns * 58 + 2, 1)


@pytest.mark.parametrize(
    ("classes", "message"),
    [
        ([3, 10], r"--classes: game conditional wants classes in 0 ... 9, .*; got 10 in '3,10'"),
        ([-1], "--classes: game conditional wants classes in 0 ... 9, .*; got -1 in '-1'"),
        ([], "--classes: game conditional wants classes in 0 ... 9, .*; got none in ''"),
    ],
)
def test_classes_that_the_game_does_not_have_are_named(asked, tmp_path, classes, message):
    with pytest.raises(InputError, match=message):
        sampling.sample_to_file(tmp_path / "a.npz", classes=classes, **asked)
    assert not list(tmp_path.iterdir())


def test_a_game_without_classes_cannot_be_asked_for_one(trained, tmp_path):
    message = "--classes: game conv28 paints no class that it is asked for; got 3,1. Leave it out"
    with pytest.raises(InputError, match=message):
        sampling.sample_to_file(
            tmp_path / "a.npz", checkpoint=trained[1], game="conv28", classes=[3, 1]
        )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("end", ["", ".index"])
def test_directory_and_file_of_a_checkpoint_are_not_its_path(trained, tmp_path, end):
    engine, path = trained
    wrong = path + end if end else str(tmp_path)
    with pytest.raises(InputError, match="--checkpoint: wants the path of a checkpoint without"):
        GraphSampler(engine.game, wrong)


def test_checkpoint_cut_short_gives_the_reason(trained, tmp_path):
    path = bare_checkpoint(tmp_path / "bare", trained[0])
    with open(f"{path}.data-00000-of-00001", "r+b") as file:
        file.truncate(1000)
    with pytest.raises(InputError, match=r"bare cannot be read \(.*\)\.") as error:
        GraphSampler(trained[0].game, path)
    assert "Graph execution error" not in str(error.value)


def test_store_of_a_sampler_holds_no_more_than_sampling_reads(trained):
    with tf.Graph().as_default() as graph, variables.VariableStore(0).as_default():
        games.make("conv28").sample(z=tf.zeros([1, 100]))
        names = [variables.full_name(v) for v in variables.global_variables()]
    assert graph and all(name.startswith("generator/") for name in names)
