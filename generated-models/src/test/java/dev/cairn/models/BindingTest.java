package dev.cairn.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BindingTest {

    private static final String SOURCE = """
            {
              "type": "DeclarativeSource",
              "version": "7.28.2",
              "check": {"type": "CheckStream", "stream_names": ["comments"]},
              "metadata": {"count": 1, "ratio": 1.0, "nothing": null},
              "streams": [{
                "type": "DeclarativeStream",
                "name": "comments",
                "primary_key": ["ticket", "id"],
                "$parameters": {"path": "/comments"},
                "incremental_sync": {
                  "type": "DatetimeBasedCursor",
                  "cursor_field": "updated_at",
                  "datetime_format": "%s",
                  "start_datetime": "{{ config['start'] }}",
                  "end_datetime": {"type": "MinMaxDatetime", "datetime": "2024-01-01"},
                  "pages_per_checkpoint_interval": 5
                },
                "retriever": {
                  "type": "SimpleRetriever",
                  "record_selector": {
                    "type": "RecordSelector",
                    "extractor": {"type": "DpathExtractor", "field_path": []},
                    "schema_normalization": "None"
                  },
                  "requester": {
                    "type": "HttpRequester",
                    "url": "https://example.com",
                    "authenticator": {"type": "NoAuth"},
                    "request_parameters": {"a": "b", "fields": {"type": "QueryProperties", "property_list": ["x"]}},
                    "request_body_json": "{{ 1 }}"
                  },
                  "paginator": {
                    "type": "DefaultPaginator",
                    "pagination_strategy": {"type": "PageIncrement", "page_size": 100}
                  },
                  "partition_router": [{"type": "ListPartitionRouter", "cursor_field": "x", "values": ["1"]}]
                }
              }]
            }
            """;

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void jacksonReadsAWholeManifest() throws Exception {
        DeclarativeSource source = mapper.readValue(SOURCE, DeclarativeSource.class);

        DeclarativeStream stream =
                assertInstanceOf(DeclarativeStream.class, source.streams().get(0));
        assertEquals(PrimaryKey.of(List.of("ticket", "id")), stream.primaryKey());
        assertEquals(Map.of("path", "/comments"), stream.parameters());
        DatetimeBasedCursor cursor = assertInstanceOf(DatetimeBasedCursor.class, stream.incrementalSync());
        assertEquals(5L, cursor.pagesPerCheckpointInterval());
        assertEquals(MinMaxDatetimeOrString.of("{{ config['start'] }}"), cursor.startDatetime());
        SimpleRetriever retriever = assertInstanceOf(SimpleRetriever.class, stream.retriever());
        assertInstanceOf(PartitionRouting.OfPartitionRouterList.class, retriever.partitionRouter());
        HttpRequester requester = assertInstanceOf(HttpRequester.class, retriever.requester());
        assertEquals(HttpRequester.HttpMethod.GET, requester.httpMethod());
        assertFalse(requester.useCache());
    }

    @Test
    void readingWhatWasWrittenGivesAnEqualModel() throws Exception {
        DeclarativeSource source = mapper.readValue(SOURCE, DeclarativeSource.class);

        assertEquals(source, mapper.readValue(mapper.writeValueAsString(source), DeclarativeSource.class));
        assertEquals(source, DeclarativeSource.fromJson(source.toJson()));
    }

    @Test
    void unionsAndMixedTypesBindOnTheirOwn() {
        assertEquals(new NoAuth(Map.of()), mapper.convertValue(Map.of("type", "NoAuth"), Authenticator.class));
        assertEquals(IntegerOrString.of(7), mapper.convertValue(7, IntegerOrString.class));
        assertTrue(mapper.convertValue("{{ 7 }}", IntegerOrString.class).isTemplate());
        assertEquals(ValueType.NUMBER, mapper.convertValue("number", ValueType.class));
        assertEquals("number", mapper.convertValue(ValueType.NUMBER, String.class));
    }

    @Test
    void freeFormJsonKeepsOrderNullsAndKindsOfNumbers() throws Exception {
        DeclarativeSource source = mapper.readValue(SOURCE, DeclarativeSource.class);

        assertEquals(
                List.of("count", "ratio", "nothing"),
                List.copyOf(source.metadata().keySet()));
        assertEquals(1L, source.metadata().get("count"));
        assertEquals(1.0, source.metadata().get("ratio"));
        assertNull(source.metadata().get("nothing"));
        assertThrows(
                UnsupportedOperationException.class, () -> source.metadata().put("more", 1));
    }

    @Test
    void anOmittedTypeIsTheOneThatTheSchemaAssumes() {
        RecordSelector selector = RecordSelector.fromJson(Map.of("extractor", Map.of("field_path", List.of("data"))));

        assertInstanceOf(DpathExtractor.class, selector.extractor());
    }

    @Test
    void aTypeOmittedElsewhereIsFoundByShape() {
        Transformation transformation = Transformation.fromJson(Map.of("field_pointers", List.of(List.of("secret"))));

        assertInstanceOf(RemoveFields.class, transformation);
    }

    @Test
    void aWrongValueIsReportedWithItsPath() {
        JsonMismatchException wrong = assertThrows(
                JsonMismatchException.class,
                () -> HttpRequester.fromJson(Map.of(
                        "authenticator",
                        Map.of("type", "ApiKeyAuthenticator", "inject_into", Map.of("inject_into", "hedaer")))));

        assertEquals("authenticator.inject_into.inject_into", wrong.path());
        assertEquals(
                "expected one of 'request_parameter', 'header', 'body_data', 'body_json', found 'hedaer'",
                wrong.problem());
    }

    @Test
    void anUnknownTypeIsReportedWithThoseExpected() {
        JsonMismatchException wrong =
                assertThrows(JsonMismatchException.class, () -> Paginator.fromJson(Map.of("type", "DefaultPaginater")));

        assertEquals(
                "type: expected one of 'DefaultPaginator', 'NoPagination' (Paginator), found 'DefaultPaginater'",
                wrong.getMessage());
    }

    @Test
    void boundsAreCheckedWhenAModelIsMade() {
        IncrementingCountCursor.Builder cursor =
                IncrementingCountCursor.builder().cursorField("id").pagesPerCheckpointInterval(0);

        JsonMismatchException wrong = assertThrows(JsonMismatchException.class, cursor::build);
        assertEquals("pages_per_checkpoint_interval: expected at least 1, found 0", wrong.getMessage());
    }

    @Test
    void modelsAreBuiltByHand() {
        CursorPagination pagination = CursorPagination.builder()
                .cursorValue("{{ response['next'] }}")
                .pageSize(100)
                .build();

        assertEquals(IntegerOrString.of(100), pagination.pageSize());
        assertEquals(
                "{{ response.next }}",
                pagination.toBuilder()
                        .cursorValue("{{ response.next }}")
                        .build()
                        .cursorValue());
        assertEquals(pagination, pagination.toBuilder().build());
        assertThrows(
                NullPointerException.class, () -> CursorPagination.builder().build());
    }

    @Test
    void eachUnionIsVisitedCompletely() {
        EnclosedDecoder decoder = new JsonDecoder();

        String name = decoder.accept(new DecoderName());
        assertEquals("json", name);
    }

    private static final class DecoderName implements EnclosedDecoder.Visitor<String> {

        @Override
        public String visitCsvDecoder(CsvDecoder csvDecoder) {
            return "csv";
        }

        @Override
        public String visitGzipDecoder(GzipDecoder gzipDecoder) {
            return "gzip of " + gzipDecoder.decoder().accept(this);
        }

        @Override
        public String visitJsonDecoder(JsonDecoder jsonDecoder) {
            return "json";
        }

        @Override
        public String visitJsonItemsDecoder(JsonItemsDecoder jsonItemsDecoder) {
            return "items";
        }

        @Override
        public String visitJsonlDecoder(JsonlDecoder jsonlDecoder) {
            return "lines";
        }
    }
}
