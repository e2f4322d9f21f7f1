package dev.cairn.pythoncomponents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.json.Json;
import dev.cairn.json.PythonJson;
import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every value of JSON that goes to Python comes back as it was, in records and in all else. */
class SeamTest {

    private static final String COMPONENTS = "source_declarative_manifest.components.";

    private static final String TOUCHED = """
            - {type: AddFields, fields: [{type: AddedFieldDefinition, path: [touched], value: "{{ 1 if record['v'] else 0 }}"}]}
            """;

    private static final String PYTHON = """
            - {type: CustomTransformation, class_name: %sKeep}
            """.formatted(COMPONENTS);

    private static final String FILTER =
            "record_filter: {type: CustomRecordFilter, class_name: %sKeepAll}".formatted(COMPONENTS);

    private static final String CODE = """
            import copy
            from dataclasses import dataclass
            from airbyte_cdk.sources.declarative.transformations import RecordTransformation
            from airbyte_cdk.sources.declarative.transformations.config_transformations.config_transformation import ConfigTransformation

            @dataclass
            class Keep(RecordTransformation):
                def transform(self, record, config=None, stream_state=None, stream_slice=None):
                    moved = copy.deepcopy(record)
                    record.clear()
                    record.update(moved)

            @dataclass
            class KeepAll:
                def filter_records(self, records, stream_state, stream_slice=None, next_page_token=None):
                    yield from [dict(record) for record in records]

            @dataclass
            class Copy(ConfigTransformation):
                def transform(self, config):
                    config['copy'] = copy.deepcopy(config['given'])

            @dataclass
            class Configured(RecordTransformation):
                def transform(self, record, config=None, stream_state=None, stream_slice=None):
                    record['v'] = config['copy']

            @dataclass
            class NoNumber(RecordTransformation):
                def transform(self, record, config=None, stream_state=None, stream_slice=None):
                    record['none'] = None
                    record['v'] = float('nan')
                    record['w'] = [float('-inf')]
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void needsPython() {
        PythonRun.interpreter();
    }

    /** @param pages which the API gives one after the other */
    private PythonRun run(List<String> pages, String filter, String transformations, String rest) throws IOException {
        String manifest = """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [items]}
                streams:
                  - type: DeclarativeStream
                    name: items
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: "https://api.test/", path: items}
                      record_selector:
                        type: RecordSelector
                        extractor: {type: DpathExtractor, field_path: []}
                        %s
                      paginator:
                        type: DefaultPaginator
                        pagination_strategy: {type: PageIncrement, page_size: 1}
                        page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: page}
                    schema_loader: {type: InlineSchemaLoader, schema: {}}
                    transformations:
                %s%s
                """.formatted(filter, transformations.indent(6), rest);
        return PythonRun.of(manifest, Files.writeString(folder.resolve("components.py"), CODE), request -> {
            String page = request.url().replaceFirst("^[^?]*\\??(page=)?", "");
            int number = page.isEmpty() ? 0 : Integer.parseInt(page);
            return Small.answering(number < pages.size() ? pages.get(number) : "[]")
                    .send(request);
        });
    }

    private static List<String> values(PythonRun run) throws Exception {
        assertEquals(SyncResult.COMPLETE, run.read("items"), run::output);
        List<String> normal = new ArrayList<>();
        for (String line : run.output().lines().toList()) {
            if (line.contains("\"type\":\"RECORD\"")) {
                int at = line.indexOf("\"data\":") + "\"data\":".length();
                normal.add(JsonValues.normal(line.substring(at)));
            }
        }
        return normal;
    }

    private static String page(List<String> values) {
        StringBuilder page = new StringBuilder("[");
        for (String value : values) {
            page.append(page.length() > 1 ? ",\n" : "")
                    .append("{\"v\": ")
                    .append(value)
                    .append('}');
        }
        return page.append(']').toString();
    }

    private void comeBackAsTheyWere(List<String> pages) throws Exception {
        List<String> plain = values(run(pages, "", TOUCHED, ""));
        assertSame(plain, values(run(pages, "", TOUCHED + PYTHON, "")), "a transformation");
        assertSame(plain, values(run(pages, FILTER, TOUCHED, "")), "a filter");
        assertSame(plain, values(run(pages, FILTER, PYTHON + TOUCHED + PYTHON, "")), "there and back");
    }

    private static void assertSame(List<String> plain, List<String> others, String way) {
        for (int i = 0; i < plain.size(); i++) {
            assertEquals(plain.get(i), others.get(i), way);
        }
        assertEquals(plain.size(), others.size(), way);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void recordsOfAPageComeBackAsTheyWere(long seed) throws Exception {
        comeBackAsTheyWere(List.of(page(new JsonValues(seed).withDeep(300))));
    }

    @Test
    void aValueDecidesAloneWhichWayItsPageTakes() throws Exception {
        List<String> pages = new ArrayList<>(List.of("[{\"v\": {\"\\ud800\": 1}}]"));
        new JsonValues(5).withDeep(100).forEach(value -> pages.add(page(List.of(value))));
        comeBackAsTheyWere(pages);
    }

    @ParameterizedTest
    @ValueSource(longs = {6})
    void configurationsComeBackAsTheyWere(long seed) throws Exception {
        List<Object> given = new ArrayList<>();
        for (String value : new JsonValues(seed).some(100)) {
            given.add(PythonJson.parse(("[" + value + "]").getBytes(StandardCharsets.UTF_8)));
        }
        PythonRun run = run(
                        List.of("[{\"id\": 1}]"), "", PYTHON.replace("Keep", "Configured"), """
                        spec:
                          type: Spec
                          connection_specification: {type: object, properties: {}}
                          config_normalization_rules:
                            type: ConfigNormalizationRules
                            transformations:
                              - {type: CustomConfigTransformation, class_name: %sCopy}
                        """.formatted(COMPONENTS))
                .config("given", given);
        assertEquals(
                List.of(JsonValues.normal(Json.write(Map.of("id", 1L, "v", given)))
                        .replaceFirst("^\\{\"v\"=(.*), \"id\"=1}$", "{\"id\"=1, \"v\"=$1}")),
                values(run));
    }

    @Test
    void whatIsNoNumberIsNullAndTold() throws Exception {
        PythonRun run = run(List.of("[{\"id\": 1}, {\"id\": 2}]"), "", PYTHON.replace("Keep", "NoNumber"), "");
        assertEquals(SyncResult.COMPLETE, run.read("items"), run::output);
        assertEquals("{\"id\":1,\"v\":null,\"w\":[null]}", run.records().get(0)); // as the reference: NaN is not None
        assertEquals(
                1,
                run.output()
                        .lines()
                        .filter(line -> line.contains("NoNumber gave NaN or an infinite number"))
                        .count());
        assertTrue(run.output().contains("it is null in the output"));
    }
}
