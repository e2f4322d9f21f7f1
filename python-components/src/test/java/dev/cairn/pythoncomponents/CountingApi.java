package dev.cairn.pythoncomponents;

import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An API with the records 1 to {@link #RECORDS}, a few on a page, and a connector for it with checkpoints inside of its only slice. */
final class CountingApi implements HttpTransport {

    static final int RECORDS = 400;

    private static final int PAGE = 5;

    static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: 1}
            streams:
              - type: DeclarativeStream
                name: items
                primary_key: [id]
                incremental_sync:
                  type: IncrementingCountCursor
                  cursor_field: id
                  start_value: 0
                  start_value_option: {type: RequestOption, inject_into: request_parameter, field_name: since}
                  pages_per_checkpoint_interval: 1
                retriever:
                  type: SimpleRetriever
                  requester: {type: HttpRequester, url_base: "https://api.test/", path: items}
                  record_selector:
                    type: RecordSelector
                    extractor: {type: CustomRecordExtractor, class_name: source_declarative_manifest.components.Rows}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: offset}
                    pagination_strategy: {type: OffsetIncrement, page_size: 5}
                schema_loader: {type: InlineSchemaLoader, schema: {}}
                transformations:
                  - {type: CustomTransformation, class_name: source_declarative_manifest.components.Pid}
            """;

    private static final String CODE = """
            import os
            import subprocess
            from dataclasses import dataclass

            from airbyte_cdk.sources.declarative.extractors.record_extractor import RecordExtractor
            from airbyte_cdk.sources.declarative.transformations import RecordTransformation

            CHILD = subprocess.Popen(["sleep", "600"]).pid


            @dataclass
            class Rows(RecordExtractor):
                def extract_records(self, response):
                    yield from response.json()


            @dataclass
            class Pid(RecordTransformation):
                def transform(self, record, config=None, stream_state=None, stream_slice=None):
                    record["pid"] = os.getpid()
                    record["child"] = CHILD
            """;

    private static final Pattern SINCE = Pattern.compile("since=(\\d+)");
    private static final Pattern OFFSET = Pattern.compile("offset=(\\d+)");

    static Path components(Path folder) throws IOException {
        return Files.writeString(folder.resolve("components.py"), CODE);
    }

    @Override
    public RawResponse send(Request request) {
        int first = Math.max(1, number(SINCE, request.url())) + number(OFFSET, request.url());
        StringBuilder json = new StringBuilder("[");
        for (int id = first; id < first + PAGE && id <= RECORDS; id++) {
            json.append(id == first ? "" : ",").append("{\"id\":").append(id).append('}');
        }
        return new RawResponse(
                200,
                Headers.empty(),
                request.url(),
                new ByteArrayInputStream(json.append(']').toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static int number(Pattern pattern, String url) {
        Matcher matcher = pattern.matcher(url);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
