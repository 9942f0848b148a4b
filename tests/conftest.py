"""What several test files share."""

import contextlib
import resource

import pytest


@pytest.fixture
def full_disk():
    """Returns a context manager in which files cannot grow beyond a number of bytes."""

    @contextlib.contextmanager
    def limit(size):
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    return limit


@pytest.fixture(params=["graph", "eager"])
def mode(request):
    """Runs a test twice, below a store: in a graph with a session, and in eager code."""
    import tensorflow as tf

    from tfgan_lite import variables

    with contextlib.ExitStack() as stack:
        if request.param == "graph":
            stack.enter_context(tf.Graph().as_default())
            stack.enter_context(tf.compat.v1.Session().as_default())
        stack.enter_context(variables.VariableStore(7).as_default())
        yield
