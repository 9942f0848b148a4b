"""The rules of matching, on sets of variables whose partners are plain to a person."""

import pytest

from tfgan_lite.conversion import names
from tfgan_lite.conversion.contents import Contents, Kind, Spec
from tfgan_lite.conversion.matching import match
from tfgan_lite.errors import InputError


def side(kind=Kind.TF1, root="", dtype="float32", **shapes):
    return contents(kind, shapes, root, dtype)


def contents(kind, shapes, root="", dtype="float32"):
    def read(name):
        raise AssertionError(f"{name} was read: matching wants no values")

    ordered = shapes if kind.of_keras else sorted(shapes, key=names.in_order)
    return Contents("path", kind, [Spec(n, tuple(shapes[n]), dtype) for n in ordered], read, root)


def bundle(**shapes):
    """`a__b=[1]` is a variable `a/b` of shape [1]."""
    return contents(Kind.TF1, spelt(shapes))


def model(root="", **shapes):
    return contents(Kind.KERAS, spelt(shapes), root)


def spelt(shapes):
    return {name.replace("__", "/"): shape for name, shape in shapes.items()}


def dense(name, *shape):
    return {f"{name}/kernel": shape, f"{name}/bias": shape[-1:]}


def matched(source, target, *args, **kwargs):
    """Returns the pairs as a dict and the plan, after a check that nothing is lost."""
    plan = match(source, target, *args, **kwargs)
    pairs = {pair.source: pair.target for pair in plan.pairs}
    assert sorted([*pairs, *plan.without_target]) == sorted(source)
    assert sorted([*pairs.values(), *plan.without_source]) == sorted(target)
    for pair in plan.pairs:
        assert source.specs[pair.source].form == target.specs[pair.target].form
    assert all(plan.without_source.values()) and all(plan.without_target.values())
    return pairs, plan


def rules(plan):
    return {pair.rule for pair in plan.pairs}


def layers(pairs):
    return {s.rpartition("/")[0]: t.rpartition("/")[0] for s, t in pairs.items()}


def test_equal_names():
    pairs, plan = matched(
        bundle(g__dense__kernel=[2, 3], g__dense__bias=[3], global_step=[]),
        model(g__dense__kernel=[2, 3], g__dense__bias=[3]),
    )
    assert pairs == {"g/dense/kernel": "g/dense/kernel", "g/dense/bias": "g/dense/bias"}
    assert rules(plan) == {"name"} and list(plan.without_target) == ["global_step"]


@pytest.mark.parametrize("root", ["g", "sequential"])
@pytest.mark.parametrize("path", ["dense", "{root}/dense"])
def test_scope_is_left_out_of_names(root, path):
    source = contents(Kind.TF1, dense("g/dense", 2, 2) | dense("d/dense", 2, 2))
    target = contents(Kind.KERAS, dense(path.format(root=root), 2, 2), root)
    pairs, plan = matched(source, target, "g")
    assert layers(pairs) == {"g/dense": path.format(root=root)} and rules(plan) == {"name"}
    assert set(plan.without_target.values()) == {"not below --scope=g"}


def test_scope_of_the_target():
    source = contents(Kind.KERAS, dense("sequential/dense", 2, 2), "sequential")
    target = contents(Kind.TF1, dense("g/dense", 2, 2) | dense("d/dense", 2, 2))
    pairs, plan = matched(source, target, "g")
    assert layers(pairs) == {"sequential/dense": "g/dense"}
    assert set(plan.without_source) == {"d/dense/kernel", "d/dense/bias"}


def test_two_scopes_without_the_flag_are_no_guess():
    source = contents(Kind.TF1, dense("g/dense", 2, 2) | dense("d/dense", 2, 2))
    pairs, plan = matched(source, contents(Kind.KERAS, dense("m/dense", 2, 2), "m"))
    assert not pairs
    assert "d/dense, g/dense" in plan.without_source["m/dense/kernel"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["kernel", "bias"], ["weights", "biases"]),
        (["_kernel", "bias"], ["kernel", "bias"]),
        (["depthwise_kernel", "bias"], ["kernel", "bias"]),
        (["depthwise_kernel", "pointwise_kernel"], ["depthwise_weights", "pointwise_weights"]),
    ],
)
def test_spellings_of_leaves(one, other):
    a = contents(Kind.TF1, {f"layer/{leaf}": [3, 3] for leaf in one})
    b = contents(Kind.TF1, {f"layer/{leaf}": [3, 3] for leaf in other})
    expected = {f"layer/{x}": f"layer/{y}" for x, y in zip(one, other, strict=True)}
    assert matched(a, b)[0] == expected


def test_a_name_as_it_is_comes_before_its_spelling():
    source = contents(Kind.TF1, {"d/kernel": [3, 3], "d/depthwise_kernel": [3, 3]})
    assert matched(source, bundle(d__kernel=[3, 3]))[0] == {"d/kernel": "d/kernel"}
    source = contents(Kind.TF1, {"d/weights": [3, 3], "d/_kernel": [3, 3]})
    assert not matched(source, bundle(d__kernel=[3, 3]))[0]


def test_gamma_and_beta_and_the_averages_keep_apart():
    leaves = ["gamma", "beta", "moving_mean", "moving_variance"]
    a = contents(Kind.TF1, {f"bn/{leaf}": [8] for leaf in leaves})
    b = contents(Kind.KERAS, {f"norm/{leaf}": [8] for leaf in reversed(leaves)})
    assert matched(a, b)[0] == {f"bn/{leaf}": f"norm/{leaf}" for leaf in leaves}


def stack(names_, *shape):
    shapes = {}
    for name in names_:
        shapes |= dense(name, *shape)
    return shapes


def numbered(base, numbers):
    return [f"{base}_{i}" if i else base for i in numbers]


def test_order_is_that_of_the_numbers_and_not_of_the_letters():
    source = contents(Kind.TF1, stack(numbered("g/dense", range(12)), 4, 4))
    target = contents(Kind.KERAS, stack([f"m/layer{c}" for c in "qwertyuiopas"], 4, 4), "m")
    pairs, plan = matched(source, target)
    expected = zip(numbered("g/dense", range(12)), "qwertyuiopas", strict=True)
    assert layers(pairs) == {name: f"m/layer{c}" for name, c in expected}
    assert rules(plan) == {"order"} and not plan.without_source


def test_shifted_automatic_numbers_are_matched_by_order():
    """By name dense_1 and dense_2 would get each other's neighbours, without a complaint."""
    source = contents(Kind.TF1, stack(numbered("g/dense", [0, 1, 2]), 4, 4))
    target = contents(Kind.KERAS, stack(numbered("g/dense", [1, 2, 3]), 4, 4))
    expected = dict(
        zip(numbered("g/dense", [0, 1, 2]), numbered("g/dense", [1, 2, 3]), strict=True)
    )
    pairs, plan = matched(source, target)
    assert layers(pairs) == expected and rules(plan) == {"order"}
    assert layers(matched(target, source)[0]) == {b: a for a, b in expected.items()}


def test_shifted_numbers_of_an_outer_scope_are_matched_by_order_too():
    source = contents(Kind.TF1, stack([f"{b}/conv" for b in numbered("block", [0, 1])], 4, 4))
    target = contents(Kind.KERAS, stack([f"{b}/conv" for b in numbered("block", [1, 2])], 4, 4))
    assert layers(matched(source, target)[0]) == {
        "block/conv": "block_1/conv",
        "block_1/conv": "block_2/conv",
    }


def test_part_of_a_family_is_matched_by_name():
    source = contents(Kind.TF1, stack(numbered("dense", [0, 1, 2]), 4, 4))
    target = contents(Kind.KERAS, stack(["dense_1"], 4, 4))
    assert layers(matched(source, target)[0]) == {"dense_1": "dense_1"}


def test_like_layers_whose_names_tell_no_order_stay_apart():
    source = contents(Kind.TF1, stack(["out", "hidden"], 4, 4))
    target = contents(Kind.KERAS, stack(["first", "second"], 4, 4))
    pairs, plan = matched(source, target)
    assert not pairs
    assert plan.without_source["first/kernel"] == (
        "like layers, in an order that is not known: hidden, out and first, second"
    )


def test_layers_of_shapes_of_their_own_need_no_order():
    source = contents(Kind.TF1, dense("out", 4, 1) | dense("hidden", 3, 4))
    target = contents(Kind.KERAS, dense("first", 3, 4) | dense("second", 4, 1))
    pairs, plan = matched(source, target)
    assert layers(pairs) == {"hidden": "first", "out": "second"} and rules(plan) == {"shape"}


def test_sequences_that_disagree_leave_like_layers_apart():
    source = contents(Kind.TF1, dense("d", 3, 4) | dense("d_1", 4, 4) | dense("d_2", 4, 4))
    target = contents(Kind.KERAS, dense("a", 4, 4) | dense("b", 3, 4) | dense("c", 4, 4))
    pairs, plan = matched(source, target)
    assert layers(pairs) == {"d": "b"}
    assert "d_1, d_2 and a, c" in plan.without_source["a/kernel"]


def test_a_missing_layer_leaves_like_layers_apart():
    source = contents(Kind.TF1, stack(numbered("d", [0, 1, 2]), 4, 4))
    target = contents(Kind.KERAS, stack(["a", "b"], 4, 4))
    assert not matched(source, target)[0]


def test_rest_of_a_layer_does_not_go_to_another_layer():
    source = contents(Kind.TF1, {**dense("d", 4, 4), "d_1/kernel": [4, 4]})
    target = contents(Kind.KERAS, {"d/kernel": [4, 4], **dense("d_1", 4, 4)})
    pairs, plan = matched(source, target)
    assert pairs == {"d/kernel": "d/kernel", "d_1/kernel": "d_1/kernel"}
    assert list(plan.without_source) == ["d_1/bias"] and list(plan.without_target) == ["d/bias"]


@pytest.mark.parametrize(("shape", "dtype"), [([3, 2], "float32"), ([2, 3], "float16")])
def test_other_form_is_named_with_both(shape, dtype):
    source = contents(Kind.TF1, {"d/kernel": [2, 3]})
    for name in ("d/kernel", "e/kernel") if dtype == "float16" else ("d/kernel",):
        target = contents(Kind.KERAS, {name: shape}, dtype=dtype)
        pairs, plan = matched(source, target)
        assert not pairs and len(plan.mismatched) == 1
        for said in (plan.without_source[name],):
            assert "float32 [2, 3]" in said and f"{dtype} {shape}" in said
        assert f"{dtype} {shape}" in plan.without_target["d/kernel"]


def test_slots_go_with_their_variable():
    _, plan = matched(bundle(d__w=[2], d__w__Adam=[2]), model(d__w=[2]))
    assert plan.without_target == {"d/w/Adam": "goes with d/w: a slot or an average"}


def test_map_comes_first():
    source = contents(Kind.TF1, stack(["a", "b"], 4, 4))
    target = contents(Kind.KERAS, stack(["a", "b"], 4, 4))
    swapped = {"a/kernel": "b/kernel", "b/kernel": "a/kernel"}
    pairs, _ = matched(source, target, mapping=swapped)
    assert pairs == swapped | {"a/bias": "a/bias", "b/bias": "b/bias"}


def test_map_may_reach_out_of_the_scope():
    source = bundle(g__w=[2], other=[3])
    target = model(w=[2], extra=[3])
    pairs, _ = matched(source, target, "g", {"other": "extra"})
    assert pairs == {"g/w": "w", "other": "extra"}


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ({"x": "w"}, "on the left; got 'x'"),
        ({"w": "x"}, "on the right; got 'x'"),
        ({"w": "w", "v": "w"}, "got two for w"),
    ],
)
def test_map_that_does_not_fit(mapping, words):
    with pytest.raises(InputError, match=words):
        match(bundle(w=[1], v=[1]), model(w=[1]), mapping=mapping)


def test_scope_that_is_not_there_names_those_that_are():
    with pytest.raises(InputError, match="'gen'.*discriminator, generator"):
        match(bundle(generator__w=[1], discriminator__w=[1], s=[]), model(w=[1]), "gen")
