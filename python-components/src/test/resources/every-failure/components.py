import sys
from dataclasses import dataclass
from typing import Any, Mapping

from airbyte_cdk.sources.declarative.auth.declarative_authenticator import NoAuth
from airbyte_cdk.sources.declarative.migrations.state_migration import StateMigration
from airbyte_cdk.sources.declarative.transformations import RecordTransformation


class Mute(Exception):
    """One that cannot say anything."""

    def __str__(self):
        raise ValueError("no text")

    @property
    def message(self):
        raise KeyError("no message")


class Odd(Exception):
    """One whose members are not what others look for."""

    message = {"a": 1}
    internal_message = b"\xff"
    failure_type = ["config_error"]
    kind = object()


def deeper():
    return deeper() + 1


def fail(config):
    name = config["raise"]
    if name == "RecursionError":
        deeper()
    if name == "bridge":
        sys.modules["cairn_frames"].LENGTHS = None
    elif name:
        raise {**vars(__import__("builtins")), "Mute": Mute, "Odd": Odd}[name]()


@dataclass
class Component:
    config: Mapping[str, Any]

    def method(self, *arguments, **named):
        fail(self.config)

    def generator(self, *arguments, **named):
        fail(self.config)
        yield {}


class CustomTransformation(RecordTransformation):
    def transform(self, record, config=None, stream_state=None, stream_slice=None):
        fail(config)


class CustomRecordFilter(Component):
    filter_records = Component.generator


class CustomRecordExtractor(Component):
    extract_records = Component.generator


class CustomDecoder(Component):
    is_stream_response = Component.method
    decode = Component.generator


class CustomSchemaLoader(Component):
    def get_json_schema(self):
        fail(self.config)
        schema = {}
        schema["properties"] = schema if self.config["raise"] == "" else {}
        return schema


class CustomStateMigration(Component, StateMigration):
    should_migrate = Component.method
    migrate = Component.method


class CustomErrorHandler(Component):
    interpret_response = Component.method


class CustomBackoffStrategy(Component):
    backoff_time = Component.method


class CustomPaginationStrategy(Component):
    initial_token = property(Component.method)
    get_page_size = Component.method

    def next_page_token(self, response, last_page_size, last_record, last_page_token_value):
        fail(self.config)


class CustomAuthenticator(Component):
    get_auth_header = Component.method


class CustomConfigTransformation(Component):
    transform = Component.method


class CustomValidationStrategy(Component):
    validate = Component.method
