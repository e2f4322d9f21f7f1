"""A made-up connector of the size of the largest ones: 60 streams, 517 kB.

It has references, parameters, inline schemas, paginators, cursors and parents.
"""

STREAMS = 60
FIELDS = 43
TYPES = ["string", "integer", "number", "boolean"]


def field(stream, number):
    """A property of a JSON schema; every eighth is an object."""
    if number % 8 == 7:
        inner = "".join(f"                {name}:\n                  type: [\"null\", string]\n" for name in ("id", "name"))
        return f"            part_{number}:\n              type: [\"null\", object]\n              properties:\n{inner}"
    kind = TYPES[(stream + number) % len(TYPES)]
    return (f"            field_{number}:\n              type:\n                - \"null\"\n                - {kind}\n"
            f"              description: Column {number} of resource {stream}, as the API documents it\n")


def stream(number):
    schema = "".join(field(number, n) for n in range(FIELDS))
    parent = f"""
        partition_router:
          type: SubstreamPartitionRouter
          parent_stream_configs:
            - type: ParentStreamConfig
              parent_key: id
              partition_field: parent_id
              stream:
                $ref: "#/definitions/streams/resource_{number - 1}"
""" if number % 6 == 5 else ""
    cursor = """
      incremental_sync:
        $ref: "#/definitions/cursor"
        cursor_field: updated_at
""" if number % 2 == 0 else ""
    return f"""    resource_{number}:
      type: DeclarativeStream
      name: resource_{number}
      $parameters:
        path: /v2/resource_{number}
        collection: items_{number}
      primary_key: id
{cursor}      retriever:
        type: SimpleRetriever
        requester:
          $ref: "#/definitions/requester"
        record_selector:
          $ref: "#/definitions/selector"
        paginator:
          $ref: "#/definitions/paginator"
{parent}      transformations:
        - type: AddFields
          fields:
            - path: [source]
              value: "{{{{ config['account'] }}}}/{{{{ record['id'] | string }}}}"
        - type: RemoveFields
          field_pointers:
            - [internal_{number}]
      schema_loader:
        type: InlineSchemaLoader
        schema:
          type: object
          $schema: http://json-schema.org/draft-07/schema#
          additionalProperties: true
          properties:
            id:
              type: string
            updated_at:
              type: string
              format: date-time
{schema}"""


def manifest():
    head = """version: 7.0.0
type: DeclarativeSource
check:
  type: CheckStream
  stream_names: [resource_0]
definitions:
  requester:
    type: HttpRequester
    url_base: "{{ config['base_url'] }}"
    path: "{{ parameters['path'] }}"
    http_method: GET
    request_parameters:
      account: "{{ config['account'] }}"
    authenticator:
      type: BearerAuthenticator
      api_token: "{{ config['token'] }}"
    error_handler:
      type: CompositeErrorHandler
      error_handlers:
        - type: DefaultErrorHandler
          response_filters:
            - http_codes: [403]
              action: IGNORE
        - type: DefaultErrorHandler
          backoff_strategies:
            - type: WaitTimeFromHeader
              header: Retry-After
  selector:
    type: RecordSelector
    extractor:
      type: DpathExtractor
      field_path: ["{{ parameters['collection'] }}"]
  paginator:
    type: DefaultPaginator
    page_token_option:
      type: RequestOption
      inject_into: request_parameter
      field_name: after
    page_size_option:
      type: RequestOption
      inject_into: request_parameter
      field_name: limit
    pagination_strategy:
      type: CursorPagination
      page_size: 100
      cursor_value: "{{ response.get('next', {}).get('after') }}"
      stop_condition: "{{ not response.get('next') }}"
  cursor:
    type: DatetimeBasedCursor
    datetime_format: "%Y-%m-%dT%H:%M:%SZ"
    cursor_granularity: PT1S
    step: P30D
    start_datetime: "{{ config['start_date'] }}"
    end_datetime: "{{ now_utc().strftime('%Y-%m-%dT%H:%M:%SZ') }}"
    start_time_option:
      type: RequestOption
      inject_into: request_parameter
      field_name: since
  streams:
"""
    tail = """spec:
  type: Spec
  connection_specification:
    type: object
    required: [base_url, account, token, start_date]
    properties:
      base_url: {type: string}
      account: {type: string}
      token: {type: string, airbyte_secret: true}
      start_date: {type: string}
"""
    streams = "".join(stream(number) for number in range(STREAMS))
    references = "".join(f'  - $ref: "#/definitions/streams/resource_{number}"\n' for number in range(STREAMS))
    return head + streams + "streams:\n" + references + tail


CONFIG = {"account": "a", "token": "t", "start_date": "2024-01-01T00:00:00Z"}
