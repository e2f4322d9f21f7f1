package dev.cairn.runtime.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import dev.cairn.manifest.rule.WordsForPeople;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users read when a page cannot be had: why, of what, and how the body starts; never a secret. */
class FailureMessagesTest {

    private static final String MANIFEST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [items]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: 1}
            spec:
              type: Spec
              connection_specification: {type: object, properties: {key: {type: string, airbyte_secret: true}}}
            streams:
              - type: DeclarativeStream
                name: items
                schema_loader: {type: InlineSchemaLoader, schema: {type: object}}
                retriever:
                  type: SimpleRetriever
                  requester:
                    type: HttpRequester
                    url_base: https://user:p4ss@api.example
                    path: "/{{ stream_partition.part }}"
                    request_parameters: {key: "{{ config['key'] }}"}
                    error_handler: {type: DefaultErrorHandler, max_retries: 1}
                  partition_router: {type: ListPartitionRouter, cursor_field: part, values: [a]}
                  record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                  paginator:
                    type: DefaultPaginator
                    page_token_option: {type: RequestOption, inject_into: request_parameter, field_name: p}
                    pagination_strategy: {type: PageIncrement, page_size: 1}
            """;

    private static final String ASKED = "Asked for: stream 'items', slice {\"part\":\"a\"}, page 2, ";
    private static final String URL = "https://api.example/a?key=****&p=1";

    @Test
    void theConnectionIsRefused() throws IOException, InterruptedException {
        assertEquals(
                "Gave up after 2 attempts: ConnectionError: the server refused the connection. " + ASKED + "GET " + URL
                        + ".",
                messageOf(request -> {
                    throw new ConnectException();
                }));
    }

    @Test
    void theHostIsUnknown() throws IOException, InterruptedException {
        assertEquals(
                "Gave up after 2 attempts: ConnectionError: the host name could not be resolved. " + ASKED + "GET "
                        + URL + ".",
                messageOf(request -> {
                    throw new IOException(new UnknownHostException("api.example"));
                }));
    }

    @Test
    void theServerIsSilent() throws IOException, InterruptedException {
        assertEquals(
                "Gave up after 2 attempts: ReadTimeout: request timed out. " + ASKED + "GET " + URL + ".",
                messageOf(request -> {
                    throw new SocketTimeoutException("request timed out");
                }));
    }

    @Test
    void theConnectionIsReset() throws IOException, InterruptedException {
        assertEquals(
                "Gave up after 2 attempts: ConnectionError: the connection broke off: Connection reset. " + ASKED
                        + "GET " + URL + ".",
                messageOf(request -> {
                    throw new IOException("Connection reset");
                }));
    }

    @Test
    void theBodyIsCutShort() throws IOException, InterruptedException {
        InputStream cut = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new EOFException("EOF reached while reading");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return read();
            }
        };
        assertEquals(
                "Gave up after 2 attempts: ContentDecodingError: the response body is damaged or was cut short (EOF"
                        + " reached while reading). " + ASKED + "GET " + URL
                        + ". The body starts with: [{\"id\": \"****",
                messageOf(request -> new RawResponse(
                        200,
                        Headers.empty(),
                        request.url(),
                        new SequenceInputStream(body("[{\"id\": \"s3cret"), cut))));
    }

    @Test
    void theBodyIsHtml() throws IOException, InterruptedException {
        assertEquals(
                "A response of the API cannot be read. The response is not JSON: Unexpected character ('<' (code 60)):"
                        + " expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"
                        + " (line 1, column 1). " + ASKED + URL + " (status 200, text/html). The body starts with:"
                        + " <html> <b>Sorry, ****</b>",
                messageOf(request -> new RawResponse(
                        200,
                        Headers.of(Map.of("Content-Type", "text/html")),
                        request.url(),
                        body("<html>\n\t<b>Sorry, s3cret</b>"))));
    }

    @Test
    void theJsonIsMalformed() throws IOException, InterruptedException {
        String message = messageOf(
                request -> new RawResponse(200, Headers.empty(), request.url(), body("[{\"id\": 1}, {\"id\" 2}]")));
        assertEquals(
                "A response of the API cannot be read. The response is not JSON: Unexpected character ('2' (code 50)): was"
                        + " expecting a colon to separate field name and value (line 1, column 19). " + ASKED + URL
                        + " (status 200). The body starts with: [{\"id\": 1}, {\"id\" 2}]",
                message);
    }

    @Test
    void anErrorOfTheApiSaysWhatItWas() throws IOException, InterruptedException {
        assertEquals(
                "Gave up after 2 attempts: HTTP Status Code: 503. Error: Service unavailable. " + ASKED + "GET " + URL
                        + ". The body starts with: {\"error\": \"down\"}",
                messageOf(request ->
                        new RawResponse(503, Headers.empty(), request.url(), body("{\"error\": \"down\"}"))));
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static RawResponse refused(Request request) {
        return new RawResponse(400, Headers.empty(), request.url(), body("{\"message\": \"you are wrong\"}"));
    }

    /** What an API, a network or Cairn itself may do wrong is told in words. */
    @ParameterizedTest
    @MethodSource("weather")
    void noMessageShowsJava(HttpTransport api) throws IOException, InterruptedException {
        for (String message : errors(api)) {
            WordsForPeople.require(
                    message, "expected a valid value (JSON String, Number, Array, Object or token 'null'");
        }
    }

    static Stream<HttpTransport> weather() {
        Stream<HttpTransport> thrown = Stream.<Throwable>of(
                        new IOException((String) null),
                        new IOException(new UnknownHostException("api.example")),
                        new UnknownHostException(),
                        new ConnectException(),
                        new SocketTimeoutException(),
                        new InterruptedIOException("interrupted while reading a response body"),
                        new EOFException(),
                        new ClosedChannelException(),
                        new UncheckedIOException(new IOException("java.net.SocketException: Connection reset")),
                        new ArrayIndexOutOfBoundsException(7),
                        new NullPointerException(),
                        new IllegalStateException(new IOException("null")),
                        new StackOverflowError())
                .map(failure -> request -> {
                    throw FailureMessagesTest.<RuntimeException>sneaky(failure);
                });
        Stream<HttpTransport> bodies = Stream.of(
                        "[{\"id\": " + "1".repeat(5000) + "}]",
                        "[{\"id\": 1e400}]",
                        "[" + "[".repeat(2000),
                        "[{\"id\": \"\\ud800\"}]",
                        "{\"a\": ",
                        "\u0000",
                        "",
                        "[null]",
                        "[[]]")
                .map(text -> request -> new RawResponse(
                        200, Headers.empty(), request.url(), body(request.url().endsWith("p=1") ? text : "[]")));
        return Stream.concat(thrown, bodies);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // throws what it may not declare
    private static <T extends Throwable> T sneaky(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void anIntegerThatIsTooLongIsAMistakeOfTheResponse() throws IOException, InterruptedException {
        String message = messageOf(request ->
                new RawResponse(200, Headers.empty(), request.url(), body("[{\"id\": " + "1".repeat(5000) + "}]")));
        assertTrue(
                message.startsWith(
                        "A response of the API cannot be read. The response is not JSON: An integer has more than"
                                + " 4300 digits"),
                message);
    }

    @Test
    void theEndOfASyncTellsTheAddressAndWhatTheApiSaid() throws IOException, InterruptedException {
        List<String> errors = errors(FailureMessagesTest::refused);
        String said = errors.get(1);
        assertTrue(
                said.startsWith("During the sync, the following streams did not sync successfully: items: HTTP Status"
                        + " Code: 400. Error: Bad request. Please check your request parameters."),
                said);
        assertTrue(
                said.contains("'GET' request to '" + URL + "' failed with status code '400' and error message: 'you are"
                        + " wrong'"),
                said);
    }

    @Test
    void aCheckThatFailsLogsTheAddressAndWhatTheApiSaid() throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        connector(FailureMessagesTest::refused, out).check();
        String output = out.toString(StandardCharsets.UTF_8);
        assertFalse(output.contains("s3cret"), output);
        assertTrue(output.contains("\"level\":\"ERROR\""), output);
        assertTrue(
                output.contains("'GET' request to 'https://api.example/a?key=****' failed with status code '400' and"
                        + " error message: 'you are wrong'"),
                output);
    }

    /** The message of the stream's error when its second page fails. */
    private static String messageOf(HttpTransport secondPage) throws IOException, InterruptedException {
        return errors(secondPage).get(0);
    }

    private static ConfiguredConnector connector(HttpTransport network, OutputStream out) {
        FakeTime time = new FakeTime();
        return Connector.load("manifest.yaml", MANIFEST)
                .configure(
                        (ObjectNode) new YamlReader().read("config.json", "{key: s3cret}"),
                        new MessageWriter(out),
                        RunOptions.standard().transport(network).clock(time).sleeper(time));
    }

    /** The messages of all errors when the second page fails. */
    private static List<String> errors(HttpTransport secondPage) throws IOException, InterruptedException {
        HttpTransport network = request -> isFirst(request)
                ? new RawResponse(200, Headers.empty(), request.url(), body("[{\"id\": 1}]"))
                : secondPage.send(request);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfiguredStream configured = new ConfiguredStream(
                StreamDescriptor.of("items"), SyncMode.FULL_REFRESH, List.of(), Map.of("type", "object"));
        connector(network, out).read(new ConfiguredCatalog(List.of(configured)), InputState.EMPTY, new StopSignal());
        String output = out.toString(StandardCharsets.UTF_8);
        assertFalse(output.contains("s3cret"), output);
        assertFalse(output.contains("p4ss"), output);
        List<String> errors = new ArrayList<>();
        for (String line : output.lines().toList()) {
            if (Json.parse(line) instanceof Map<?, ?> message
                    && message.get("trace") instanceof Map<?, ?> trace
                    && trace.get("error") instanceof Map<?, ?> error) {
                errors.add(String.valueOf(error.get("message")));
            }
        }
        return errors;
    }

    private static boolean isFirst(Request request) {
        return !request.url().contains("p=1");
    }
}
