package dev.cairn.flink;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.json.Json;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code cairn read} gives.
 *
 * @param ids of its records
 * @param states its last states, as for {@code --state}
 */
record OneMachine(List<Long> ids, String states) {

    private static final Map<String, String> BEGINNING = Map.of("at", "2024-01-01T00:00:00Z");

    /** @param state as JSON; empty for none */
    static OneMachine read(EventApi api, String state) throws IOException, InterruptedException {
        return read(api, state, Integer.MAX_VALUE);
    }

    /** Likewise, but stops when so many lines have come. */
    static OneMachine read(EventApi api, String state, int lines) throws IOException, InterruptedException {
        StopSignal stop = new StopSignal();
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            private int seen;

            @Override
            public synchronized void write(byte[] bytes, int from, int count) {
                super.write(bytes, from, count);
                for (int i = from; i < from + count; i++) {
                    if (bytes[i] == '\n' && ++seen == lines) {
                        stop.request();
                    }
                }
            }
        };
        try (ConfiguredConnector connector = Connector.load(
                        "manifest.yaml", api.events().manifest())
                .configure(
                        new ConfigReader().read("config.json", "{\"base_url\":\"" + api.address() + "\"}"),
                        new MessageWriter(out),
                        RunOptions.standard())) {
            connector.read(
                    new CatalogReader().read("catalog.json", api.events().catalog()),
                    new StateReader().read("state.json", state.isEmpty() ? "[]" : state),
                    stop);
        }
        List<Long> ids = new ArrayList<>();
        Map<String, Object> states = new LinkedHashMap<>();
        for (String line : out.toString(StandardCharsets.UTF_8).split("\n", -1)) {
            Map<?, ?> message = line.isEmpty() ? Map.of() : (Map<?, ?>) Objects.requireNonNull(Json.parse(line));
            if ("RECORD".equals(message.get("type"))) {
                ids.add((Long) object(object(message, "record"), "data").get("id"));
            } else if ("STATE".equals(message.get("type"))) {
                states.put("events", Map.of("type", "STREAM", "stream", object(object(message, "state"), "stream")));
            }
        }
        return new OneMachine(ids, Json.write(new ArrayList<>(states.values())));
    }

    static Map<?, ?> object(Map<?, ?> of, String name) {
        return (Map<?, ?>) Objects.requireNonNull(of.get(name));
    }

    /** A file has such states, now or in a moment. */
    static void assertTold(String states, Path file) throws Exception {
        String expected = comparable(states);
        try {
            Until.so("told", () -> Files.exists(file) && expected.equals(comparable(Files.readString(file))));
        } catch (AssertionError e) {
            assertEquals(expected, comparable(Files.exists(file) ? Files.readString(file) : "[]"), "last state");
        }
    }

    /**
     * States that can be compared: without the length of the sync, and partitions in an order. Those at their very beginning are
     * left out, which says the same.
     */
    static String comparable(String states) throws IOException {
        return Json.write(comparable(Json.parse(states)));
    }

    private static @Nullable Object comparable(@Nullable Object json) {
        if (json instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, value) -> {
                if (!"lookback_window".equals(key)) {
                    sorted.put(String.valueOf(key), comparable(value));
                }
            });
            return sorted;
        }
        if (json instanceof List<?> list) {
            return list.stream()
                    .filter(each -> !BEGINNING.equals(each instanceof Map<?, ?> map ? map.get("cursor") : null))
                    .map(OneMachine::comparable)
                    .sorted(Comparator.comparing(Json::write))
                    .toList();
        }
        return json;
    }
}
