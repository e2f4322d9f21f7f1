import hashlib
from dataclasses import InitVar, dataclass
from typing import Any, Mapping

import requests

from airbyte_cdk.sources.declarative.auth.declarative_authenticator import DeclarativeAuthenticator
from airbyte_cdk.sources.declarative.decoders.decoder import Decoder
from airbyte_cdk.sources.declarative.extractors.record_extractor import RecordExtractor
from airbyte_cdk.sources.declarative.extractors.record_filter import RecordFilter
from airbyte_cdk.sources.declarative.migrations.state_migration import StateMigration
from airbyte_cdk.sources.declarative.requesters.error_handlers import DefaultErrorHandler
from airbyte_cdk.sources.declarative.requesters.paginators.strategies.pagination_strategy import PaginationStrategy
from airbyte_cdk.sources.declarative.schema import SchemaLoader
from airbyte_cdk.sources.declarative.transformations import RecordTransformation
from airbyte_cdk.sources.declarative.transformations.config_transformations.config_transformation import ConfigTransformation
from airbyte_cdk.sources.declarative.validators.validation_strategy import ValidationStrategy
from airbyte_cdk.sources.streams.http.error_handlers.response_models import ErrorResolution, FailureType, ResponseAction
from airbyte_cdk.sources.utils.transform import TransformConfig, TypeTransformer
from airbyte_cdk.utils.airbyte_secrets_utils import add_to_secrets


class Rename(ConfigTransformation):
    def transform(self, config):
        config["name"] = config.pop("old_name", config.get("name"))


class Positive(ValidationStrategy):
    def validate(self, value: Any) -> None:
        if value <= 0:
            raise ValueError("%s is not positive" % value)


@dataclass
class Login(DeclarativeAuthenticator):
    config: Mapping[str, Any]
    word: str
    parameters: InitVar[Mapping[str, Any]]

    def __post_init__(self, parameters):
        self._token = None

    @property
    def auth_header(self):
        return "Authorization"

    @property
    def token(self):
        if self._token is None:
            answer = requests.post("https://api.test/login", json={"word": self.word + " " + self.config["name"]}, timeout=5)
            self._token = answer.json()["token"]
            add_to_secrets(self._token)
        return "Bearer " + self._token

    def get_request_params(self):
        return {"who": self.config["name"]}

    def __call__(self, request):
        super().__call__(request)
        request.headers["X-Signature"] = hashlib.md5(request.url.encode()).hexdigest()[:4]
        return request


@dataclass
class Patient(DefaultErrorHandler):
    def interpret_response(self, response_or_exception):
        if isinstance(response_or_exception, requests.Response) and response_or_exception.status_code == 503:
            if response_or_exception.json()["reason"] == "tired":
                return ErrorResolution(ResponseAction.RETRY, FailureType.transient_error, "it is tired")
        return super().interpret_response(response_or_exception)

    def __post_init__(self, parameters):
        self.backoff_strategies = [Soon()]
        super().__post_init__(parameters)


class Soon:
    def backoff_time(self, response_or_exception, attempt_count):
        return 0.25 * attempt_count


@dataclass
class TwoPages(PaginationStrategy):
    @property
    def initial_token(self):
        return 1

    def next_page_token(self, response, last_page_size, last_record, last_page_token_value=None):
        print("page", last_page_token_value, "had", last_page_size, last_record and last_record["id"])
        return 2 if last_page_token_value == 1 and "page=1" in response.request.url else None

    def get_page_size(self):
        return None


@dataclass
class Lines(Decoder):
    parameters: InitVar[Mapping[str, Any]]
    prefix: str = ""

    def is_stream_response(self):
        return False

    def decode(self, response):
        for line in response.iter_lines(decode_unicode=True):
            if not line.startswith(self.prefix):
                yield dict(zip(("id", "at", "v"), line.split(",")))


@dataclass
class Rows(RecordExtractor):
    parameters: InitVar[Mapping[str, Any]]
    decoder: Decoder = None

    def extract_records(self, response):
        for row in self.decoder.decode(response):
            yield {**row, "by": response.headers["X-Server"]}


@dataclass
class NoNeighbours(RecordFilter):
    def filter_records(self, records, stream_state, stream_slice=None, next_page_token=None):
        before = None
        for record in records:
            if record["v"] != before:
                record["page"] = next_page_token["next_page_token"]
                record["since"] = stream_slice.cursor_slice["start_time"]
                yield record
            before = record["v"]


class AsText(TypeTransformer):
    def __init__(self, *args, **kwargs):
        super().__init__(TransformConfig.CustomSchemaNormalization)
        self.registerCustomTransform(lambda value, schema: str(value) if schema.get("type") == "string" else value)


class Schema(SchemaLoader):
    def get_json_schema(self):
        return {"type": "object", "properties": {"first": {"type": "string"}, "second": {"type": "integer"}}}


@dataclass
class Add(RecordTransformation):
    field: str
    value: int

    def transform(self, record, config=None, stream_state=None, stream_slice=None):
        if record["id"] == config.get("fails_at"):
            raise KeyError("no such thing")
        record[self.field] = self.value


@dataclass
class OfOldState(StateMigration):
    declarative_stream: Any
    config: Mapping[str, Any]

    def should_migrate(self, stream_state):
        return "since" in stream_state

    def migrate(self, stream_state):
        return {self.declarative_stream.incremental_sync.cursor_field: stream_state["since"]}
