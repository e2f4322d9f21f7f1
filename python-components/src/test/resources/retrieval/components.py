from dataclasses import dataclass

from airbyte_cdk.sources.declarative.partition_routers.substream_partition_router import SubstreamPartitionRouter
from airbyte_cdk.sources.declarative.requesters.http_requester import HttpRequester
from airbyte_cdk.sources.declarative.retrievers.simple_retriever import SimpleRetriever
from airbyte_cdk.sources.types import StreamSlice


@dataclass
class BoardsRequester(HttpRequester):
    def get_request_params(self, **kwargs):
        return {**super().get_request_params(**kwargs), "own": "yes"}


@dataclass
class OpenBoards(SubstreamPartitionRouter):
    """All boards but the closed ones."""

    def stream_slices(self):
        for found in super().stream_slices():
            if found.extra_fields["team"] != "closed":
                yield found


@dataclass
class Trees(SimpleRetriever):
    """Reads the leaves of a record before it gives the record."""

    def read_records(self, records_schema, stream_slice=None):
        for record in super().read_records(records_schema, stream_slice):
            if record.data.get("leaves"):
                inside = StreamSlice(partition={"tree": record.data["id"]}, cursor_slice=stream_slice.cursor_slice)
                yield from self.read_records(records_schema, inside)
            yield record
