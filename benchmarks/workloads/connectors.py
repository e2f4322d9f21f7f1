"""The workloads: what is run, on which manifest and catalog, and what must come out."""
import dataclasses
import json

import large
import pages

SPEC = b'"type":"SPEC"'
RECORDS = pages.PAGES * pages.RECORDS_OF_A_PAGE


@dataclasses.dataclass(frozen=True)
class Workload:
    name: str
    command: str = "read"  # spec, discover or read
    manifest: str = ""
    config: dict = dataclasses.field(default_factory=dict)  # without the API's address
    streams: tuple = ()
    incremental: bool = False
    mark: bytes = b'"type":"RECORD"'  # stands in the output
    expected: int = 1  # so many times
    in_default_selection: bool = True
    components: str = ""  # Python

    def write(self, folder, base_url):
        """Writes the inputs into a folder and returns the arguments of the command."""
        folder.mkdir(parents=True, exist_ok=True)
        contents = {
            "manifest-path": ("manifest.yaml", self.manifest),
            "config": ("config.json", json.dumps({"base_url": base_url, **self.config})),
            "catalog": ("catalog.json", json.dumps(_catalog(self.streams, self.incremental))),
            "components-path": ("components.py", self.components),
        }
        arguments = [self.command]
        for option in self._options():
            name, text = contents[option]
            (folder / name).write_text(text)
            arguments += ["--" + option, str(folder / name)]
        return arguments

    def _options(self):
        if not self.manifest:
            return []
        code = ["components-path"] if self.components else []
        return code + {"spec": ["manifest-path"], "discover": ["manifest-path", "config"]}.get(
            self.command, ["manifest-path", "config", "catalog"])


def workloads():
    plain, long = ["shipments"], ["shipments_long"]
    ten, ten_long = pages.STREAMS, [stream + "_long" for stream in pages.STREAMS]
    kept = RECORDS * (len(pages.PHASES) - 1) // len(pages.PHASES)
    days = len(pages.DAYS) * pages.RECORDS_OF_A_DAY
    return [
        Workload("spec", command="spec", mark=SPEC),
        Workload("spec-large", command="spec", manifest=large.manifest(), mark=SPEC),
        Workload("discover-large", command="discover", manifest=large.manifest(), config=large.CONFIG,
                 mark=b'"json_schema":', expected=large.STREAMS),
        _read("one-record", ["single"], _paged, 1),
        _read("plain", plain, _paged, RECORDS, in_default_selection=False),
        _read("plain-long", long, _paged, 10 * RECORDS),
        _read("transform", plain, _transformed, kept, in_default_selection=False),
        _read("transform-long", long, _transformed, 10 * kept),
        _read("normalise", plain, _normalised, RECORDS, in_default_selection=False),
        _read("normalise-long", long, _normalised, 10 * RECORDS),
        _read("ten-streams", ten, _paged, RECORDS, workers=10, in_default_selection=False),
        _read("ten-streams-long", ten_long, _paged, 10 * RECORDS, workers=10),
        _read("python-long", ["short_long"], _in_python, 10 * RECORDS, components=COMPONENTS),
        _read("daily-slices", ["daily"], _daily, days, incremental=True),
        _read("daily-slices-c10", ["daily"], _daily, days, workers=10, incremental=True, in_default_selection=False),
    ]


def _read(name, streams, stream, expected, workers=None, **rest):
    manifest = {
        "version": "7.0.0",
        "type": "DeclarativeSource",
        "check": {"type": "CheckStream", "stream_names": streams[:1]},
        "streams": [stream(each) for each in streams],
        "spec": {
            "type": "Spec",
            "connection_specification": {"type": "object", "properties": {"base_url": {"type": "string"}}},
        },
    }
    if workers:
        manifest["concurrency_level"] = {"type": "ConcurrencyLevel", "default_concurrency": workers}
    # JSON is YAML.
    return Workload(name, manifest=json.dumps(manifest, indent=1), streams=tuple(streams), expected=expected, **rest)


def _stream(name):
    return {
        "type": "DeclarativeStream",
        "name": name,
        "primary_key": "id",
        "retriever": {
            "type": "SimpleRetriever",
            "requester": {
                "type": "HttpRequester",
                "url_base": "{{ config['base_url'] }}",
                "path": "/" + name,
                "http_method": "GET",
            },
            "record_selector": {
                "type": "RecordSelector",
                "extractor": {"type": "DpathExtractor", "field_path": ["data"]},
            },
        },
        "schema_loader": _schema({"id": "integer", "weight": "number", "day": "string"}),
    }


def _paged(name):
    stream = _stream(name)
    stream["retriever"]["paginator"] = {
        "type": "DefaultPaginator",
        "page_token_option": _parameter("page"),
        "pagination_strategy": {
            "type": "PageIncrement",
            "page_size": pages.RECORDS_OF_A_PAGE,
            "start_from_page": 1,
            "inject_on_first_request": True,
        },
    }
    return stream


def _transformed(name):
    """Adds two fields and leaves out each tenth record."""
    stream = _paged(name)
    stream["retriever"]["record_selector"]["record_filter"] = {
        "type": "RecordFilter",
        "condition": "{{ record['phase'] != 'lost' }}",
    }
    added = {
        "parties": "{{ record['sender'] ~ ' to ' ~ record['receiver'] }}",
        "class": "{{ 'heavy' if record['weight'] > 500 else 'light' }}",
    }
    stream["transformations"] = [{
        "type": "AddFields",
        "fields": [{"type": "AddedFieldDefinition", "path": [path], "value": value} for path, value in added.items()],
    }]
    return stream


COMPONENTS = '''
from dataclasses import dataclass

from airbyte_cdk.sources.declarative.transformations import RecordTransformation


@dataclass
class Parties(RecordTransformation):
    def transform(self, record, config=None, stream_state=None, stream_slice=None):
        record["parties"] = record["sender"] + " to " + record["receiver"]
        if record["weight"] > 500:
            record["class"] = "heavy"
'''


def _in_python(name):
    """Short records that a component in Python changes."""
    stream = _paged(name)
    stream["transformations"] = [
        {"type": "CustomTransformation", "class_name": "source_declarative_manifest.components.Parties"}]
    return stream


def _normalised(name):
    """Casts four members, two of them inside of an object; the others have their types already."""
    stream = _paged(name)
    stream["retriever"]["record_selector"]["schema_normalization"] = "Default"
    stream["schema_loader"] = _schema({
        "id": "string",
        "tracking": "string",
        "weight": "string",
        "parcels": "number",
        "insured": "boolean",
        "returned_at": ["null", "string"],
        "day": "string",
        "labels": {"type": "array", "items": {"type": "string"}},
        "destination": {
            "code": "integer",
            "position": {"north": "string", "east": "number"},
        },
    })
    return stream


def _daily(name):
    """A slice for each day, and a page for each slice."""
    stream = _stream(name)
    stream["incremental_sync"] = {
        "type": "DatetimeBasedCursor",
        "cursor_field": "day",
        "datetime_format": "%Y-%m-%d",
        "start_datetime": pages.DAYS[0],
        "end_datetime": {"type": "MinMaxDatetime", "datetime": "2024-01-01", "datetime_format": "%Y-%m-%d"},
        "step": "P1D",
        "cursor_granularity": "P1D",
        "start_time_option": _parameter("from"),
        "end_time_option": _parameter("to"),
    }
    return stream


def _parameter(name):
    return {"type": "RequestOption", "inject_into": "request_parameter", "field_name": name}


def _schema(properties):
    return {"type": "InlineSchemaLoader", "schema": {"additionalProperties": True, **_object(properties)}}


def _object(properties):
    """A schema of an object from its properties' types; what is an object without a type is an object's properties."""

    def schema(value):
        if isinstance(value, dict):
            return value if "type" in value else _object(value)
        return {"type": value}

    return {"type": "object", "properties": {name: schema(value) for name, value in properties.items()}}


def _catalog(streams, incremental):
    mode = "incremental" if incremental else "full_refresh"
    return {"streams": [
        {
            "stream": {
                "name": name,
                "json_schema": {"type": "object"},
                "supported_sync_modes": ["full_refresh", "incremental"],
                "source_defined_primary_key": [["id"]],
            },
            "sync_mode": mode,
            "destination_sync_mode": "append",
            **({"cursor_field": ["day"]} if incremental else {}),
        }
        for name in streams
    ]}
