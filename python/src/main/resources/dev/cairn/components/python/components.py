"""Finds the classes of a connector and makes its components, with the CDK's own factory."""

import importlib
import importlib.metadata
import importlib.util
import logging
import os
import sys
import types

MODULES = ("components", "source_declarative_manifest.components")


class Refusal(Exception):
    """Something is missing here; the kind says what."""

    def __init__(self, message):
        super().__init__(message)
        self.message = message


def versions():
    try:
        cdk = importlib.metadata.version("airbyte-cdk")
    except importlib.metadata.PackageNotFoundError:
        cdk = None
    return {"python": "%d.%d.%d" % sys.version_info[:3], "executable": sys.executable, "cdk": cdk}


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
        self._channel = channel
        self.made = {}
        self._configs = {}
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
        channel = self._channel

        def told(secret):
            original(secret)
            if isinstance(secret, str) and secret:
                channel.call("secret", value=secret)

        utils.__dict__["_cairn_told"] = told

        def add_to_secrets(secret):
            _cairn_told(secret)  # noqa: F821 - a global of the module whose function this becomes

        utils.add_to_secrets.__code__ = add_to_secrets.__code__

    def _hear_logs(self):
        channel = self._channel

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

    def config(self, key, value):
        """The configuration of that key, which is one object for all that got it."""
        known = self._configs.setdefault(key, {})
        if value is not None:
            known.clear()
            known.update(value)
        return known

    def create(self, component, definition, enclosing, config):
        model = getattr(self._models, definition["type"]).parse_obj(definition)
        made = self.factory._create_component_from_model(model, config=config, **self._given(enclosing, config))
        self.made[component] = (made, config)
        return type(made).__name__

    def _given(self, enclosing, config):
        return {}


def installed(module):
    try:
        return importlib.util.find_spec(module) is not None
    except ImportError:
        return False
