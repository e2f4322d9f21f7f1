package dev.cairn.it.hostile;

import dev.cairn.it.wire.RawServer;
import dev.cairn.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Good inputs, damaged by chance in a few places. A seed is an input. */
final class Generated {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "\n",
            "\u001b[2J",
            "{{",
            "{{ x }}",
            "{{ config }}",
            "{{ [1] * 99 }}",
            "{{ 10**9 }}",
            "*",
            "**",
            "null",
            "true",
            "-1",
            "1e999",
            "2024-13-45",
            "%Y-%m-%d",
            "P1D",
            "PT0S",
            "http://",
            "file:///",
            "#/definitions/a",
            "..",
            "/",
            "{",
            "}",
            "[",
            "]",
            "ü",
            "\ud83d",
            "a".repeat(5000),
            "DeclarativeStream",
            "HttpRequester",
            "CustomRetriever",
            "None");
    private static final List<String> KEYS = List.of(
            "",
            "type",
            "$ref",
            "$parameters",
            "name",
            "paginator",
            "incremental_sync",
            "record_filter",
            "transformations",
            "error_handler",
            "concurrency_level",
            "api_budget",
            "partition_router",
            "use_cache",
            "streams",
            "dynamic_streams",
            "x");
    private static final List<String> HEADERS = List.of(
            "Transfer-Encoding: chunked",
            "Content-Length: 0",
            "Content-Length: 7",
            "Content-Encoding: gzip",
            "Content-Encoding: deflate",
            "Connection: close",
            "Connection: keep-alive",
            "Content-Type: text/csv",
            "Content-Type: application/json; charset=utf-16",
            "Trailer: X",
            "Upgrade: h2c",
            "Set-Cookie: a=b",
            "Link: <x>; rel=next",
            "Retry-After: 1",
            "X:",
            ": x",
            "X");

    private final Random random;

    private Generated(int seed) {
        this.random = new Random(seed * 7919L + 17);
    }

    /** Made one by one. */
    static List<Hostile> series(int first, int count) {
        return new AbstractList<>() {
            @Override
            public Hostile get(int index) {
                return of(first + index);
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    static Hostile of(int seed) {
        Generated generated = new Generated(seed);
        String name = "seed " + seed;
        return switch (seed % 6) {
            case 0 -> Good.read(name, RawServerAnswers.always(generated.head()), Promise.LOUD);
            case 1 -> Good.read(name, RawServerAnswers.always(generated.bytes(answer(""))), Promise.ENDS);
            case 2 -> generated.command(name).with("--manifest-path", generated.bytes(Good.bytes(Good.manifest())));
            case 3, 4 -> generated.command(name).with("--manifest-path", generated.tree(Good.manifest()));
            default -> {
                String option = generated.random.nextBoolean() ? "--config" : "--catalog";
                String text = option.equals("--config") ? Good.config() : Good.catalog();
                yield Good.of("read", name, Promise.ENDS)
                        .with(
                                option,
                                generated.random.nextBoolean()
                                        ? generated.tree(text)
                                        : generated.bytes(Good.bytes(text)));
            }
        };
    }

    private Hostile command(String name) {
        return Good.of(pick(List.of("check", "discover", "read", "read")), name, Promise.ENDS);
    }

    private static byte[] answer(String headers) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(RawServer.bytes("HTTP/1.1 200 OK\nContent-Type: application/json\n" + headers
                + "Content-Length: " + Good.ROWS.length() + "\n\n"));
        out.writeBytes(Good.bytes(Good.ROWS));
        return out.toByteArray();
    }

    /** A good body under other headers. */
    private byte[] head() {
        StringBuilder headers = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            headers.append(pick(HEADERS)).append('\n');
        }
        byte[] answer = answer(headers.toString());
        // Not the status line, which may say that there is nothing to read; nor the body.
        int start = "HTTP/1.1 200 OK\r\n".length();
        int end = answer.length - Good.ROWS.length() - 4;
        if (random.nextBoolean()) {
            answer[start + random.nextInt(end - start)] = (byte) random.nextInt(256);
        }
        return answer;
    }

    private byte[] bytes(byte[] good) {
        byte[] damaged = good;
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(damaged.length + 1);
            int length = Math.min(damaged.length - at, 1 + random.nextInt(12));
            damaged = switch (random.nextInt(4)) {
                case 0 -> replaced(damaged, at, Math.min(1, length), new byte[] {(byte) random.nextInt(256)});
                case 1 -> replaced(damaged, at, length, new byte[0]);
                case 2 -> replaced(damaged, at, 0, Arrays.copyOfRange(damaged, at, at + length));
                default -> replaced(damaged, at, 0, pick(TEXTS).getBytes(StandardCharsets.UTF_8));
            };
        }
        return damaged;
    }

    private static byte[] replaced(byte[] bytes, int at, int length, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(by);
        out.write(bytes, at + length, bytes.length - at - length);
        return out.toByteArray();
    }

    /** A document of which some values are others. */
    private byte[] tree(String json) {
        Object value;
        try {
            value = Json.parse(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (int i = random.nextInt(3); i >= 0; i--) {
            value = changed(value, 1 + random.nextInt(8));
        }
        return Json.writeBytes(value);
    }

    private @Nullable Object changed(@Nullable Object value, int depth) {
        if (depth == 0 || !(value instanceof Map<?, ?> || value instanceof List<?>)) {
            return another(value);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list);
            if (copy.isEmpty() || random.nextInt(8) == 0) {
                copy.add(another(null));
            } else {
                int at = random.nextInt(copy.size());
                copy.set(at, changed(copy.get(at), depth - 1));
            }
            return copy;
        }
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, member) -> copy.put(String.valueOf(key), member));
        if (copy.isEmpty() || random.nextInt(8) == 0) {
            copy.put(pick(KEYS), another(null));
            return copy;
        }
        String key = pick(List.copyOf(copy.keySet()));
        if (random.nextInt(10) == 0) {
            copy.remove(key);
        } else {
            copy.put(key, changed(copy.get(key), depth - 1));
        }
        return copy;
    }

    private @Nullable Object another(@Nullable Object value) {
        return switch (random.nextInt(9)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (long) random.nextInt(20) - 5;
            case 3 -> 10_000_000_000L;
            case 4 -> Double.MAX_VALUE;
            case 5 -> List.of();
            case 6 -> value == null ? Map.of() : List.of(value);
            case 7 -> Map.of(pick(KEYS), pick(TEXTS));
            default -> pick(TEXTS);
        };
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
