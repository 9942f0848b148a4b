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
