"""A client of the application on an engine that is made up."""

from pathlib import Path

from fastapi.testclient import TestClient

from service.api.app import create_app
from service.settings import Settings
from tests.service.fake import FakeEngine

HOST = "http://127.0.0.1:8000"
PROBLEM = "application/problem+json"


def client_for(engine: FakeEngine, **settings: object) -> TestClient:
    app = create_app(engine, Settings(Path("unused"), **settings))
    return TestClient(app, base_url=HOST, raise_server_exceptions=False)
