"""What launched scripts set for the whole process, and the tests after them are not to see."""

import matplotlib
import numpy as np
import pytest


@pytest.fixture(autouse=True)
def settings_of_the_process():
    """Puts matplotlib's settings and NumPy's way of printing back."""
    with matplotlib.rc_context(), np.printoptions():
        yield
