package dev.cairn.pythoncomponents;

import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A connector with one stream, whose records one component in Python changes. */
final class Small {

    static final HttpTransport THREE_RECORDS = answering("[{\"id\": 1}, {\"id\": 2}, {\"id\": 3}]");

    private static final String CODE = """
            from dataclasses import dataclass
            from airbyte_cdk.sources.declarative.transformations import RecordTransformation

            %s

            @dataclass
            class Change(RecordTransformation):
                def transform(self, record, config=None, stream_state=None, stream_slice=None):
            %s
            """;

    private Small() {}

    static HttpTransport answering(String json) {
        return request -> new RawResponse(
                200, Headers.empty(), request.url(), new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** A manifest whose component is of that class. */
    static String manifest(String className) {
        return """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [items]}
                streams:
                  - type: DeclarativeStream
                    name: items
                    retriever:
                      type: SimpleRetriever
                      requester: {type: HttpRequester, url_base: "https://api.test/", path: items}
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                    schema_loader: {type: InlineSchemaLoader, schema: {}}
                    transformations:
                      - {type: CustomTransformation, class_name: %s}
                """.formatted(className);
    }

    /**
     * A file of components.
     *
     * @param top what stands above the class
     * @param body what the component does with a record
     */
    static Path code(Path folder, String top, String body) throws IOException {
        return Files.writeString(folder.resolve("components.py"), text(top, body));
    }

    static String text(String top, String body) {
        return CODE.formatted(top, body.indent(8));
    }

    /** Records changed by that code. */
    static PythonRun run(Path folder, String top, String body) throws IOException {
        return PythonRun.of(
                manifest("source_declarative_manifest.components.Change"), code(folder, top, body), THREE_RECORDS);
    }
}
