"""Components that see records."""

from cairn_frames import describe, dumps, loads


def stream_slice(given):
    from airbyte_cdk.sources.types import StreamSlice

    return StreamSlice(
        partition=given["partition"], cursor_slice=given["window"], extra_fields=given.get("extra") or None
    )


def transform(workshop, frame):
    """Each record through all of some transformations; ends at the first that fails."""
    chain = [workshop.made[component] for component in frame.header["components"]]
    where = stream_slice(frame.header["slice"])
    records = loads(frame.attachment)
    error = None
    for i, record in enumerate(records):
        try:
            for transformation, config in chain:
                transformation.transform(record, config=config, stream_state={}, stream_slice=where)
        except Exception as e:
            error = describe(e)
            del records[i:]
            break
    return {"failed": error}, dumps(records)


RECORD_OPERATIONS = {"transform": transform}
