import numpy as np
import pytest

from index.packing import pack, unpack


def test_what_is_packed_comes_back():
    about = {"terms": ["kostnad", "å\udc80"], "size": 2, "nothing": None}
    arrays = {
        "counts": np.array([1, 70_000], np.int32),
        "weights": np.array([0.5, 0.32], np.float32),
        "none": np.zeros(0, np.uint8),
        "kinds": np.array([-1, 9], np.int8),
    }
    found, read = unpack(pack(about, arrays))
    assert found == about
    assert {name: (array.dtype, array.tolist()) for name, array in read.items()} == {
        name: (array.dtype, array.tolist()) for name, array in arrays.items()
    }


@pytest.mark.parametrize("data", [b"", b"nothing packed", pack({}, {})[:-3]], ids=["empty", "other", "cut"])
def test_what_was_never_packed_is_refused(data):
    with pytest.raises(ValueError, match="not packed"):
        unpack(data)
