"""Finds the classes of a connector and makes its components, with the CDK's own factory."""

import importlib
import importlib.metadata
import importlib.util
import logging
import os
import sys
import types

from cairn_frames import dumps
from cairn_http import lead_to
from cairn_records import Numbered

MODULES = ("components", "source_declarative_manifest.components")


class Refusal(Exception):
    """Something is missing here; the kind says what."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


def required_cdk(package):
    """What the package of a class asks for, such as "airbyte-cdk (<7,>=6.1)"; None if nobody knows."""
    try:
        requirements = importlib.metadata.requires(package.replace("_", "-")) or []
    except importlib.metadata.PackageNotFoundError:
        return None
    return next((r.split(";")[0].strip() for r in requirements if r.lower().startswith("airbyte-cdk")), None)


class Workshop:
    """The components of one connector."""

    def __init__(self, channel, setup):
        self.channel = channel
        self.made = {}
        self.schemas = {}
        self.pages = {}
        self.feeds = Numbered()
        self.config = {}
        self._known_config = dumps({})
        lead_to(channel)
        import airbyte_cdk.sources.declarative.models.declarative_component_schema as models
        from airbyte_cdk.sources.declarative.parsers.model_to_component_factory import ModelToComponentFactory
        from airbyte_cdk.sources.message import NoopMessageRepository

        self._models = models
        self.factory = ModelToComponentFactory(message_repository=NoopMessageRepository())
        self._hear_secrets()
        self._hear_logs()
        self._register(setup)

    def _hear_secrets(self):
        """Secrets are known to Cairn before the call that adds one returns, whoever imported that function before."""
        import airbyte_cdk.utils.airbyte_secrets_utils as utils

        remembered = utils.add_to_secrets.__code__
        original = types.FunctionType(remembered, utils.__dict__)
        channel = self.channel

        def told(secret):
            original(secret)
            if isinstance(secret, str) and secret:
                channel.call("secret", value=secret)

        utils.__dict__["_cairn_told"] = told

        def add_to_secrets(secret):
            _cairn_told(secret)  # noqa: F821 - a global of the module whose function this becomes

        utils.add_to_secrets.__code__ = add_to_secrets.__code__

    def _hear_logs(self):
        channel = self.channel

        class ToCairn(logging.Handler):
            def emit(self, record):
                try:
                    channel.tell("log", level=record.levelname, text=self.format(record))
                except Exception:
                    self.handleError(record)

        root = logging.getLogger()
        root.handlers = [ToCairn()]
        root.setLevel(logging.INFO)
        airbyte = logging.getLogger("airbyte")
        airbyte.handlers = []
        airbyte.propagate = True

    def _register(self, setup):
        folder = setup.get("folder")
        if setup.get("code") is not None:
            module = types.ModuleType(MODULES[0])
            self._name(module)
            exec(compile(setup["code"], "components.py", "exec"), module.__dict__)
        elif setup.get("file") is not None:
            self._load(setup["file"])
        elif folder is not None:
            beside = os.path.join(folder, "components.py")
            if os.path.exists(beside) and not installed(MODULES[1]):
                self._load(beside)
            sys.path.append(os.path.dirname(folder))

    def _name(self, module):
        for name in MODULES:
            sys.modules[name] = module

    def _load(self, path):
        spec = importlib.util.spec_from_file_location(MODULES[0], path)
        module = importlib.util.module_from_spec(spec)
        self._name(module)
        spec.loader.exec_module(module)

    def take_config(self, config):
        """The configuration is one object for all components, so that they see new tokens."""
        self.config.clear()
        self.config.update(config)
        self._known_config = dumps(config)

    def tell_config(self, frame):
        """Tells Cairn if an authenticator has put new tokens into the configuration, before those are used."""
        text = dumps(self.config)
        if text != self._known_config:
            self._known_config = text
            self.channel.call("config", config=self.config)

    def create(self, component, definition, enclosing):
        model = getattr(self._models, definition["type"]).parse_obj(definition)
        made = self.factory._create_component_from_model(model, config=self.config, **self._given(definition, enclosing))
        self.made[component] = made
        return type(made).__name__

    def component(self, frame):
        return self.made[frame.header["component"]]

    def change(self, component):
        """What a component does with a record, in place; and its number."""
        made = self.made[component]
        config = self.config
        if component in self.schemas:
            known = self.schemas[component]
            return component, lambda record, where: made.transform(record, known)
        return component, lambda record, where: made.transform(
            record, config=config, stream_state={}, stream_slice=where
        )

    def _given(self, definition, enclosing):
        """What the CDK's factory hands down to a component of that type from what it stands in."""
        kind = definition["type"]
        stream = next((one for one in enclosing if one.get("type") == "DeclarativeStream"), None)
        if kind == "CustomRecordExtractor":
            return {"decoder": self._decoder(enclosing)}
        if kind == "CustomPaginationStrategy":
            from airbyte_cdk.sources.declarative.decoders import PaginationDecoderDecorator

            return {"decoder": PaginationDecoderDecorator(decoder=self._decoder(enclosing))}
        if kind == "CustomAuthenticator":
            requester = next((one for one in reversed(enclosing) if "url" in one or "url_base" in one), {})
            return {
                "url_base": requester.get("url") or requester.get("url_base"),
                "name": stream["name"] if stream else "",
                "decoder": self._decoder(enclosing),
            }
        if kind == "CustomStateMigration" and stream is not None:
            return {"declarative_stream": self._models.DeclarativeStream.parse_obj(stream)}
        return {}

    def _decoder(self, enclosing):
        definition = next((one["decoder"] for one in reversed(enclosing) if isinstance(one.get("decoder"), dict)), None)
        if definition is None:
            from airbyte_cdk.sources.declarative.decoders import JsonDecoder

            return JsonDecoder(parameters={})
        model = getattr(self._models, definition["type"]).parse_obj(definition)
        return self.factory._create_component_from_model(model, config=self.config)


def installed(module):
    try:
        return importlib.util.find_spec(module) is not None
    except ImportError:
        return False
