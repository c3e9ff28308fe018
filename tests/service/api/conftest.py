from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tests.service.api.client import client_for
from tests.service.fake import FakeEngine


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def client(engine: FakeEngine) -> Iterator[TestClient]:
    with client_for(engine) as made:
        yield made
