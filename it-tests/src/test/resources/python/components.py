"""Classes as connectors have them: each changes a little of what it extends."""

from dataclasses import dataclass
from typing import Any, Iterable, Mapping

from airbyte_cdk.sources.declarative.partition_routers.partition_router import PartitionRouter
from airbyte_cdk.sources.declarative.requesters.http_requester import HttpRequester
from airbyte_cdk.sources.declarative.retrievers.simple_retriever import SimpleRetriever
from airbyte_cdk.sources.types import StreamSlice


@dataclass
class OwnRequester(HttpRequester):
    def get_request_headers(self, **kwargs) -> Mapping[str, Any]:
        return {**super().get_request_headers(**kwargs), "X-Own": "yes"}


@dataclass
class OwnRetriever(SimpleRetriever):
    def read_records(self, records_schema, stream_slice=None):
        for record in super().read_records(records_schema, stream_slice):
            record.data["own"] = True
            yield record


@dataclass
class OwnersRouter(PartitionRouter):
    """A partition for each owner, which requests name."""

    config: Mapping[str, Any]

    def stream_slices(self) -> Iterable[StreamSlice]:
        for number in range(4):
            yield StreamSlice(partition={"owner": "o%d" % number}, cursor_slice={}, extra_fields={"number": number})

    def get_request_params(self, *, stream_state=None, stream_slice=None, next_page_token=None):
        return {"owner": stream_slice.partition["owner"]} if stream_slice else {}

    def get_request_headers(self, **kwargs):
        return {}

    def get_request_body_data(self, **kwargs):
        return {}

    def get_request_body_json(self, **kwargs):
        return {}

    def set_initial_state(self, stream_state):
        pass

    def get_stream_state(self):
        return None
