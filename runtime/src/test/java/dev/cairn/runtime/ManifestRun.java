package dev.cairn.runtime;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.json.Json;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads one stream of a manifest over a network that is a function of the URL. */
final class ManifestRun {

    /** What comes after the stream's definition. */
    private static final String REST = """
            version: 7.0.0
            type: DeclarativeSource
            check: {type: CheckStream, stream_names: [events]}
            concurrency_level: {type: ConcurrencyLevel, default_concurrency: 1}
            """;

    private ManifestRun() {}

    /**
     * What the output says, one short text per message: {@code R} and the record, {@code S} and the state, {@code E} and
     * the error.
     *
     * @param stream defines the one stream, whose name is {@code events}
     * @param api gives the body by the part of the URL after the host, or a status in digits
     */
    static List<String> of(String stream, Function<String, String> api) throws IOException, InterruptedException {
        return of(stream, api, options -> options);
    }

    /** The same with other options. */
    static List<String> of(String stream, Function<String, String> api, UnaryOperator<RunOptions> also)
            throws IOException, InterruptedException {
        HttpTransport transport = request -> {
            String answer = api.apply(request.url().substring("http://api".length()));
            boolean status = answer.matches("\\d{3}");
            byte[] body = (status ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
            int code = status ? Integer.parseInt(answer) : 200;
            return new RawResponse(code, Headers.empty(), request.url(), new ByteArrayInputStream(body));
        };
        FakeTime time = new FakeTime();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConfiguredStream configured = new ConfiguredStream(
                StreamDescriptor.of("events"), SyncMode.INCREMENTAL, List.of("at"), Map.of("type", "object"));
        Connector.load("manifest.yaml", stream.stripTrailing() + "\n" + REST)
                .configure(
                        (ObjectNode) new YamlReader().read("config.json", "{}"),
                        new MessageWriter(out),
                        also.apply(RunOptions.standard()
                                .transport(transport)
                                .clock(time)
                                .sleeper(time)))
                .read(new ConfiguredCatalog(List.of(configured)), InputState.EMPTY, new StopSignal());
        List<String> said = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            String text = shortly((Map<?, ?>) Json.parse(line));
            if (text != null) {
                said.add(text);
            }
        }
        return said;
    }

    private static @Nullable String shortly(@Nullable Map<?, ?> message) {
        return switch (String.valueOf(at(message, "type"))) {
            case "RECORD" -> "R " + Json.write(at(message, "record", "data"));
            case "STATE" -> "S " + Json.write(at(message, "state", "stream", "stream_state"));
            case "TRACE" -> {
                Object error = at(message, "trace", "error", "message");
                yield error == null ? null : "E " + error;
            }
            default -> null;
        };
    }

    private static @Nullable Object at(@Nullable Object value, String... path) {
        Object found = value;
        for (String key : path) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return found;
    }
}
