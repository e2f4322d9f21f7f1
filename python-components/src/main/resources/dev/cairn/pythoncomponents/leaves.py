"""Components that are asked for one thing at a time."""

import inspect

import requests

from cairn_http import prepared, subject, text
from cairn_records import stream_slice


def streams(workshop, frame):
    return bool(workshop.component(frame).is_stream_response())


def schema(workshop, frame):
    return workshop.component(frame).get_json_schema()


def schema_is(workshop, frame):
    workshop.schemas[frame.header["component"]] = frame.header["schema"]


def should_migrate(workshop, frame):
    return bool(workshop.component(frame).should_migrate(frame.header["state"]))


def migrate(workshop, frame):
    return workshop.component(frame).migrate(frame.header["state"])


def limits(workshop, frame):
    handler = workshop.component(frame)
    return {
        "max_retries": getattr(handler, "max_retries", None),
        "max_time": getattr(handler, "max_time", None),
        "backoff": bool(getattr(handler, "backoff_strategies", None)),
    }


def interpret(workshop, frame):
    resolution = workshop.component(frame).interpret_response(subject(workshop.channel, frame.header))
    if resolution is None:
        return None
    return {
        "action": resolution.response_action.name,
        "failure": getattr(resolution.failure_type, "value", None),
        "message": resolution.error_message,
    }


def backoff(workshop, frame):
    made = workshop.component(frame)
    about = subject(workshop.channel, frame.header)
    for strategy in getattr(made, "backoff_strategies", None) or [made]:
        seconds = strategy.backoff_time(response_or_exception=about, attempt_count=frame.header["attempts"])
        if seconds:
            return seconds
    return None


def initial_token(workshop, frame):
    return workshop.component(frame).initial_token


def page_size(workshop, frame):
    return workshop.component(frame).get_page_size()


def next_token(workshop, frame):
    from airbyte_cdk.sources.types import Record

    header = frame.header
    strategy = workshop.component(frame)
    last = header.get("last_record")
    where = stream_slice(header["slice"])
    given = {
        "response": subject(workshop.channel, header),
        "last_page_size": header["records"],
        "last_record": None if last is None else Record(data=last, stream_name="", associated_slice=where),
        "last_page_token_value": header.get("token"),
    }
    # Younger releases of the CDK say more, to strategies that want to hear it.
    names = inspect.signature(strategy.next_page_token).parameters
    if "page_size_override" in names:
        given["page_size_override"] = header.get("reduced_size")
    if "stream_slice" in names:
        given["stream_slice"] = where
    return strategy.next_page_token(**given)


def credentials(workshop, frame):
    authenticator = workshop.component(frame)

    def part(name):
        got = getattr(authenticator, name)() if hasattr(authenticator, name) else None
        return got if isinstance(got, dict) else dict(got or {})

    found = {
        "headers": part("get_auth_header"),
        "params": part("get_request_params"),
        "data": part("get_request_body_data"),
        "json": part("get_request_body_json"),
    }
    workshop.tell_config(frame)
    return found


def sign(workshop, frame):
    header = frame.header
    request = prepared(
        {
            "method": header["method"],
            "url": header["url"],
            "headers": header["headers"],
            "body": frame.attachment if header["has_body"] else None,
        }
    )
    authenticator = workshop.component(frame)
    if isinstance(authenticator, requests.auth.AuthBase):
        request = authenticator(request) or request
    workshop.tell_config(frame)
    body = request.body
    return {
        "url": request.url,
        "headers": {text(name): text(value) for name, value in request.headers.items()},
        "has_body": body is not None,
    }, body.encode("utf-8") if isinstance(body, str) else body or b""


def renew(workshop, frame):
    authenticator = workshop.component(frame)
    if not hasattr(authenticator, "refresh_and_set_access_token"):
        return False
    authenticator.refresh_and_set_access_token()
    workshop.tell_config(frame)
    return True


def transform_config(workshop, frame):
    config = frame.header["config"]
    workshop.component(frame).transform(config)
    return config


def validate(workshop, frame):
    try:
        workshop.component(frame).validate(frame.header["value"])
    except ValueError as e:
        return str(e)
    return None


LEAF_OPERATIONS = {
    operation.__name__: operation
    for operation in (
        streams,
        schema,
        schema_is,
        should_migrate,
        migrate,
        limits,
        interpret,
        backoff,
        initial_token,
        page_size,
        next_token,
        credentials,
        sign,
        renew,
        transform_config,
        validate,
    )
}
