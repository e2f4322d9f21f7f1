package dev.cairn.workbench.cases;

import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import dev.cairn.runtime.RunOptions;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An API of tickets, ascending by their time, two a page, and the manifest of a connector for it. */
final class ToyApi {

    static final String MANIFEST = """
            version: 6.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [tickets]}
            streams:
              - type: DeclarativeStream
                name: tickets
                primary_key: id
                schema_loader:
                  type: InlineSchemaLoader
                  schema:
                    type: object
                    properties:
                      id: {type: integer}
                      updated_at: {type: string}
                      title: {type: [string, "null"]}
                incremental_sync:
                  type: DatetimeBasedCursor
                  cursor_field: updated_at
                  datetime_format: "%Y-%m-%dT%H:%M:%SZ"
                  start_datetime: "2026-01-01T00:00:00Z"
                  start_time_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                  pages_per_checkpoint_interval: 1
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url: https://api.test/tickets
                    authenticator: {type: BearerAuthenticator, api_token: "{{ config['api_key'] }}"}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: [tickets]}}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    pagination_strategy: {type: PageIncrement, page_size: 2}
            spec:
              type: Spec
              connection_specification:
                type: object
                required: [api_key]
                properties:
                  api_key: {type: string, airbyte_secret: true}
            """;

    static final String SECRET = "canary-key-of-the-api";

    private ToyApi() {}

    /** In front of it. */
    static RunOptions options() {
        return RunOptions.standard()
                .transport(ToyApi::answer)
                .clock(Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC))
                .sleeper(duration -> {});
    }

    private static RawResponse answer(Request request) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : URI.create(request.url()).getQuery().split("&", -1)) {
            query.put(pair.split("=", 2)[0], pair.split("=", 2)[1]);
        }
        boolean known = ("Bearer " + SECRET)
                .equals(request.headers().value("Authorization").orElse(""));
        List<Map<String, Object>> tickets = IntStream.rangeClosed(1, 5)
                .mapToObj(id -> Map.<String, Object>of(
                        "id", id, "updated_at", "2026-02-0" + id + "T00:00:00Z", "title", "Ticket " + id))
                .filter(ticket ->
                        String.valueOf(ticket.get("updated_at")).compareTo(query.getOrDefault("since", "")) >= 0)
                .skip(2L * Integer.parseInt(query.getOrDefault("page", "0")))
                .limit(2)
                .toList();
        Map<String, Object> body = known ? Map.of("tickets", tickets) : Map.of("error", "who are you?");
        return new RawResponse(
                known ? 200 : 401,
                Headers.of(Map.of("Content-Type", "application/json")),
                request.url(),
                new ByteArrayInputStream(Json.writeBytes(body)));
    }
}
