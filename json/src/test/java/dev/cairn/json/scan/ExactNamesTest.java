package dev.cairn.json.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import dev.cairn.json.Json;
import dev.cairn.json.PythonJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactNamesTest {

    private static final List<String> PIECES = List.of(
            "a",
            "bcdefgh",
            "é",
            "😀",
            "\uFFFD",
            "\\ud83d",
            "\\uDBFF",
            "\\udc00",
            "\\uDE00",
            "\\ud83d\\ude00",
            "\\\"",
            "\\\\",
            "\\/",
            "\\u0041",
            "\\u00e9",
            "\\u0001",
            "\\u0000",
            "\\n",
            "ud83d");

    /** As many bytes at once as it likes, of those that were asked for. */
    private static final class Pieces extends InputStream {

        private final ByteArrayInputStream bytes;
        private final Random random;

        Pieces(byte[] bytes, Random random) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int from, int length) {
            return bytes.read(target, from, Math.min(length, 1 + random.nextInt(8)));
        }
    }

    private static @Nullable Object read(JsonParser parser) throws IOException {
        try (parser) {
            parser.nextToken();
            Object value = Json.read(parser);
            assertEquals(null, parser.nextToken());
            return value;
        }
    }

    private static void value(StringBuilder text, Random random, int depth) {
        switch (random.nextInt(depth > 3 ? 2 : 4)) {
            case 0 -> text.append(random.nextInt(3));
            case 1 -> string(text, random);
            case 2 -> {
                text.append('{');
                for (int i = random.nextInt(4); i >= 0; i--) {
                    string(text, random);
                    text.append(':');
                    value(text, random, depth + 1);
                    text.append(i == 0 ? "" : ", ");
                }
                text.append('}');
            }
            default -> {
                text.append('[');
                for (int i = random.nextInt(3); i >= 0; i--) {
                    value(text, random, depth + 1);
                    text.append(i == 0 ? "" : ",");
                }
                text.append(']');
            }
        }
    }

    private static void string(StringBuilder text, Random random) {
        text.append('"');
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        text.append('"');
    }

    /** Jackson's parser of characters takes every half, so it knows what is right. */
    @Test
    void namesOfAnyTextAreReadFromBytesAsFromCharacters() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder made = new StringBuilder();
            value(made, random, 0);
            String text = made.toString();
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            Object expected = read(Json.factory().createParser(text));
            assertEquals(expected, Json.parse(bytes), text);
            assertEquals(expected, PythonJson.parse(bytes), text);
            assertEquals(expected, read(Json.factory().createParser(new Pieces(bytes, random))), text);
            assertEquals(expected, Json.parse(Json.writeBytes(expected)), text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-32LE"})
    void encodingsAreFoundOut(String charset) throws IOException {
        Object expected = Map.of("é\uD83D", 1L);
        byte[] text = "{\"é\\ud83d\": 1}".getBytes(Charset.forName(charset));
        assertEquals(expected, Json.parse(text));
        byte[] marked = "\uFEFF{\"é\\ud83d\": 1}".getBytes(Charset.forName(charset));
        assertEquals(expected, Json.parse(marked));
        if (charset.equals("UTF-8")) {
            assertEquals(expected, read(Json.factory().createParser(new ByteArrayInputStream(marked))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"\\ud83d\\u\": 1}",
                "{\"\\ud83d\\udcx0\": 1}",
                "{\"\\ud83d",
                "{\"\\ud83d\\udc",
                "{\"\\ud83d\\\"",
                "{\"\\ud83d\u0001\": 1}"
            })
    void whatIsNoNameIsRefused(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThrows(JsonParseException.class, () -> Json.parse(bytes));
        assertThrows(
                JsonParseException.class, () -> read(Json.factory().createParser(new Pieces(bytes, new Random(1)))));
    }
}
