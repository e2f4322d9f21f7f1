"""Finds the classes of a connector and makes its components, with the CDK's own factory."""

import functools
import importlib
import importlib.machinery
import importlib.util
import logging
import os
import sys
import threading
import types

from cairn_http import lead_to, tell_waits
from cairn_records import Numbered
from cairn_values import WholeIntegers, dumps, fast_loads

MODULES = ("components", "source_declarative_manifest.components")


# Modules whose requests do not go through those of requests.
PAST_REQUESTS = (
    "aiohttp",
    "boto3",
    "botocore",
    "ftplib",
    "google.ads",
    "google.api_core",
    "google.cloud",
    "googleapiclient",
    "grpc",
    "http.client",
    "httplib2",
    "httpx",
    "paramiko",
    "pycurl",
    "socket",
    "urllib.request",
    "urllib3",
    "websocket",
    "websockets",
)


def warm():
    import airbyte_cdk.sources.declarative.models.declarative_component_schema  # noqa: F401
    import airbyte_cdk.sources.declarative.parsers.model_to_component_factory  # noqa: F401


class Unavailable(Exception):
    """Something is missing here, which whoever runs the connector can put right."""

    kind = "unavailable"

    def __init__(self, message, remedy=None):
        super().__init__(message)
        self.internal_message = remedy


class Workshop:
    """The components of one connector."""

    def __init__(self, channel, setup):
        self.channel = channel
        self.made = {}
        self.schemas = {}
        self.pages = {}
        self.feeds = Numbered()
        self.told = set()  # whose numbers JSON cannot show, once that has been told
        self.failed = set()  # calls that failed, as long as one is to come after them
        self.config = {}
        self._known_config = dumps({})
        lead_to(channel)
        tell_waits(channel)
        import airbyte_cdk.sources.declarative.models.declarative_component_schema as models
        from airbyte_cdk.sources.declarative.parsers.model_to_component_factory import ModelToComponentFactory
        from airbyte_cdk.sources.message import NoopMessageRepository

        self._models = models
        self.factory = ModelToComponentFactory(message_repository=NoopMessageRepository())
        self._read_whole_integers()
        self._hear_secrets()
        self._hear_logs()
        self._register(setup)

    def _read_whole_integers(self):
        """Where the CDK reads bodies, as where Cairn does."""
        for name in ("composite_raw_decoder", "json_decoder"):
            try:
                decoder = importlib.import_module("airbyte_cdk.sources.declarative.decoders." + name)
            except ImportError:
                continue
            if hasattr(decoder, "orjson") and decoder.orjson.loads is fast_loads:
                decoder.orjson = WholeIntegers

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
        """Runs the code that was named, and notes the folders in which modules of the connector are looked for."""
        sys.dont_write_bytecode = True  # the connector's folder stays as it is
        folder = setup.get("folder")
        self._adopting = threading.Lock()
        self._beside = None
        self._folders = [folder] if folder is not None else []
        if setup.get("code") is not None:
            module = types.ModuleType(MODULES[0])
            self._name(module)
            self._run("the code in the configuration", lambda: exec(compile(setup["code"], "components.py", "exec"), module.__dict__))
        elif setup.get("file") is not None:
            self._load(setup["file"])
            self._folders.insert(0, os.path.dirname(os.path.abspath(setup["file"])))
        elif folder is not None:
            self._beside = os.path.join(folder, "components.py")
            sys.path.append(os.path.dirname(folder))

    def _name(self, module):
        for name in MODULES:
            sys.modules[name] = module

    def _load(self, path):
        spec = importlib.util.spec_from_file_location(MODULES[0], path)
        module = importlib.util.module_from_spec(spec)
        self._name(module)
        self._run(path, lambda: spec.loader.exec_module(module))

    def _run(self, name, code):
        try:
            code()
        except Exception as e:  # whatever it raises
            raise Unavailable("%s cannot be imported: %s: %s" % (name, type(e).__name__, e), install(e, MODULES[0])) from e

    def adopt_all(self, definition):
        """Makes the modules of all classes in a definition importable, before the CDK makes components of it."""
        with self._adopting:
            waiting = [definition]
            while waiting:
                node = waiting.pop()
                waiting.extend(node.values() if isinstance(node, dict) else node if isinstance(node, list) else ())
                if isinstance(node, dict) and isinstance(node.get("class_name"), str):
                    self._adopt(node["class_name"])

    def _adopt(self, class_name):
        """Makes modules beside the manifest importable by the name of a class, unless something installed has that name."""
        module = class_name.rpartition(".")[0]
        package, _, inner = module.partition(".")
        if module in MODULES:
            if self._beside is not None and os.path.exists(self._beside) and not installed(MODULES[1]):
                self._load(self._beside)
            self._beside = None
        elif package and package not in sys.modules and not installed(package):
            for folder in self._folders:
                if has_module(folder, inner.split(".")[0] or "__init__"):
                    self._adopt_package(package, folder)
                    break

    def _adopt_package(self, package, folder):
        """Imports a folder as the package of that name; without __init__.py it is a namespace."""
        init = os.path.join(folder, "__init__.py")
        if os.path.exists(init):
            spec = importlib.util.spec_from_file_location(package, init, submodule_search_locations=[folder])
        else:
            spec = importlib.machinery.ModuleSpec(package, None, is_package=True)
            spec.submodule_search_locations = [folder]
        module = importlib.util.module_from_spec(spec)
        sys.modules[package] = module
        if spec.loader is not None:
            try:
                self._run(init, lambda: spec.loader.exec_module(module))
            except Unavailable:
                del sys.modules[package]
                raise

    def take_config(self, config):
        """The configuration is one object for all components, so that they see new tokens."""
        self.config.update(config)
        for name in set(self.config) - set(config):
            del self.config[name]
        self._known_config = dumps(config)

    def tell_config(self, frame):
        """Tells Cairn if an authenticator has put new tokens into the configuration, before those are used."""
        text = dumps(self.config)
        if text != self._known_config:
            self._known_config = text
            self.channel.call("config", config=self.config)

    def find(self, class_name):
        """The class, wherever the CDK finds it."""
        self.adopt_all({"class_name": class_name})
        try:
            return self.factory._get_class_from_fully_qualified_class_name(class_name)
        except Exception as e:  # whatever a module raises that is imported
            cause = e.__cause__ or e.__context__ or e
            raise Unavailable("%s: %s" % (type(cause).__name__, cause), install(cause, class_name)) from e

    def look(self, class_name):
        """What the modules of a class use that sends requests past Cairn."""
        module = sys.modules.get(self.find(class_name).__module__)
        found, waiting, seen = set(), [module], set()
        while waiting:
            module = waiting.pop()
            if module is None or module.__name__ in seen:
                continue
            seen.add(module.__name__)
            for value in list(vars(module).values()):
                origin = value.__name__ if isinstance(value, types.ModuleType) else getattr(value, "__module__", None)
                if not isinstance(origin, str):
                    continue
                if origin.split(".")[0] == module.__name__.split(".")[0]:
                    waiting.append(sys.modules.get(origin))
                found.update(one for one in PAST_REQUESTS if (origin + ".").startswith(one + "."))
        return sorted(found)

    def create(self, component, definition, enclosing):
        self.adopt_all(definition)
        self.find(definition["class_name"])
        model = getattr(self._models, definition["type"]).parse_obj(definition)
        made = self.factory._create_component_from_model(model, config=self.config, **self._given(definition, enclosing))
        self.made[component] = made
        return type(made).__name__

    def component(self, frame):
        return self.made[frame.header["component"]]

    def name(self, component):
        return type(self.made[component]).__name__

    def change(self, component, where):
        """What a component does with a record of a slice, in place."""
        transform = self.made[component].transform
        if component in self.schemas:
            schema = self.schemas[component]
            return lambda record: transform(record, schema)
        return functools.partial(transform, config=self.config, stream_state={}, stream_slice=where)

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


def install(error, class_name):
    """What to do where a class is there and something that it imports is not; None for all else."""
    missing = (getattr(error, "name", None) or "").split(".")[0] if isinstance(error, ModuleNotFoundError) else ""
    if missing in ("", class_name.split(".")[0]):
        return None
    return "Install the package that has it, such as: %s -m pip install %s" % (sys.executable, missing.replace("_", "-"))


def installed(module):
    try:
        return importlib.util.find_spec(module) is not None
    except ImportError:
        return False


def has_module(folder, name):
    return os.path.exists(os.path.join(folder, name + ".py")) or os.path.isdir(os.path.join(folder, name))
