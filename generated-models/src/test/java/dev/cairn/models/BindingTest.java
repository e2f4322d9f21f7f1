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
        DeclarativeSourceModel source = mapper.readValue(SOURCE, DeclarativeSourceModel.class);

        DeclarativeStreamModel stream =
                assertInstanceOf(DeclarativeStreamModel.class, source.streams().get(0));
        assertEquals(PrimaryKeyModel.of(List.of("ticket", "id")), stream.primaryKey());
        assertEquals(Map.of("path", "/comments"), stream.parameters());
        DatetimeBasedCursorModel cursor = assertInstanceOf(DatetimeBasedCursorModel.class, stream.incrementalSync());
        assertEquals(5L, cursor.pagesPerCheckpointInterval());
        assertEquals(MinMaxDatetimeModelOrString.of("{{ config['start'] }}"), cursor.startDatetime());
        SimpleRetrieverModel retriever = assertInstanceOf(SimpleRetrieverModel.class, stream.retriever());
        assertInstanceOf(PartitionRoutingModel.OfPartitionRouterModelList.class, retriever.partitionRouter());
        HttpRequesterModel requester = assertInstanceOf(HttpRequesterModel.class, retriever.requester());
        assertEquals(HttpRequesterModel.HttpMethodModel.GET, requester.httpMethod());
        assertFalse(requester.useCache());
    }

    @Test
    void readingWhatWasWrittenGivesAnEqualModel() throws Exception {
        DeclarativeSourceModel source = mapper.readValue(SOURCE, DeclarativeSourceModel.class);

        assertEquals(source, mapper.readValue(mapper.writeValueAsString(source), DeclarativeSourceModel.class));
        assertEquals(source, DeclarativeSourceModel.fromJson(source.toJson()));
    }

    @Test
    void unionsAndMixedTypesBindOnTheirOwn() {
        assertEquals(
                new NoAuthModel(Map.of()), mapper.convertValue(Map.of("type", "NoAuth"), AuthenticatorModel.class));
        assertEquals(IntegerOrString.of(7), mapper.convertValue(7, IntegerOrString.class));
        assertTrue(mapper.convertValue("{{ 7 }}", IntegerOrString.class).isTemplate());
        assertEquals(ValueTypeModel.NUMBER, mapper.convertValue("number", ValueTypeModel.class));
        assertEquals("number", mapper.convertValue(ValueTypeModel.NUMBER, String.class));
    }

    @Test
    void freeFormJsonKeepsOrderNullsAndKindsOfNumbers() throws Exception {
        DeclarativeSourceModel source = mapper.readValue(SOURCE, DeclarativeSourceModel.class);

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
        RecordSelectorModel selector =
                RecordSelectorModel.fromJson(Map.of("extractor", Map.of("field_path", List.of("data"))));

        assertInstanceOf(DpathExtractorModel.class, selector.extractor());
    }

    @Test
    void aTypeOmittedElsewhereIsFoundByShape() {
        TransformationModel transformation =
                TransformationModel.fromJson(Map.of("field_pointers", List.of(List.of("secret"))));

        assertInstanceOf(RemoveFieldsModel.class, transformation);
    }

    @Test
    void aWrongValueIsReportedWithItsPath() {
        JsonMismatchException wrong = assertThrows(
                JsonMismatchException.class,
                () -> HttpRequesterModel.fromJson(Map.of(
                        "authenticator",
                        Map.of("type", "ApiKeyAuthenticator", "inject_into", Map.of("inject_into", "hedaer")))));

        assertEquals("authenticator.inject_into.inject_into", wrong.path());
        assertEquals(
                "expected one of 'request_parameter', 'header', 'body_data', 'body_json', found 'hedaer'",
                wrong.problem());
    }

    @Test
    void anUnknownTypeIsReportedWithThoseExpected() {
        JsonMismatchException wrong = assertThrows(
                JsonMismatchException.class, () -> PaginatorModel.fromJson(Map.of("type", "DefaultPaginater")));

        assertEquals(
                "type: expected one of 'DefaultPaginator', 'NoPagination' (PaginatorModel), found 'DefaultPaginater'",
                wrong.getMessage());
    }

    @Test
    void boundsAreCheckedWhenAModelIsMade() {
        IncrementingCountCursorModel.Builder cursor =
                IncrementingCountCursorModel.builder().cursorField("id").pagesPerCheckpointInterval(0);

        JsonMismatchException wrong = assertThrows(JsonMismatchException.class, cursor::build);
        assertEquals("pages_per_checkpoint_interval: expected at least 1, found 0", wrong.getMessage());
    }

    @Test
    void modelsAreBuiltByHand() {
        CursorPaginationModel pagination = CursorPaginationModel.builder()
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
                NullPointerException.class,
                () -> CursorPaginationModel.builder().build());
    }

    @Test
    void eachUnionIsVisitedCompletely() {
        EnclosedDecoderModel decoder = new JsonDecoderModel();

        String name = decoder.accept(new DecoderName());
        assertEquals("json", name);
    }

    private static final class DecoderName implements EnclosedDecoderModel.Visitor<String> {

        @Override
        public String visitCsvDecoderModel(CsvDecoderModel csvDecoder) {
            return "csv";
        }

        @Override
        public String visitGzipDecoderModel(GzipDecoderModel gzipDecoder) {
            return "gzip of " + gzipDecoder.decoder().accept(this);
        }

        @Override
        public String visitJsonDecoderModel(JsonDecoderModel jsonDecoder) {
            return "json";
        }

        @Override
        public String visitJsonItemsDecoderModel(JsonItemsDecoderModel jsonItemsDecoder) {
            return "items";
        }

        @Override
        public String visitJsonlDecoderModel(JsonlDecoderModel jsonlDecoder) {
            return "lines";
        }
    }
}
