package dev.cairn.records.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.json.Json;
import dev.cairn.json.scan.JsonOutput;
import dev.cairn.json.scan.JsonScanner;
import dev.cairn.records.StreamRecord;
import dev.cairn.records.decoder.JsonTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScannedRecordsTest {

    private static final List<String> DATA = List.of("data");

    @Test
    void recordsGoOutAsTheyStandInTheBody() {
        assertEquals(
                List.of("{\"id\": 1.50, \"s\":\"\\u00e9é\"}", "{}"),
                rendered("{\"data\":[{\"id\": 1.50, \"s\":\"\\u00e9é\"}, {}],\"more\":true}"));
    }

    @Test
    void topLevelNullsAreCutOut() {
        assertEquals(
                List.of("{\"b\":1,\"d\":[null]}"), rendered("{\"data\":{\"a\":null,\"b\":1,\"c\":null,\"d\":[null]}}"));
        assertEquals(List.of("{}"), rendered("{\"data\":[{\"a\":null}]}"));
        assertEquals(
                List.of("{\"b\":1,\"c\":2,\"e\":3}"), rendered("{\"data\":[{\"b\":1,\"c\":2,\"d\" : null ,\"e\":3}]}"));
    }

    @Test
    void ofTwoMembersWithOneNameBothGoOut() {
        assertEquals(List.of("{\"a\":1,\"a\":2}"), rendered("{\"data\":[{\"a\":1,\"a\":2}]}"));
        assertEquals(List.of("{\"a\":1}"), rendered("{\"data\":[{\"a\":1,\"a\":null}]}"));
    }

    @Test
    void recordsOfSeveralLinesBecomeOneWithoutSpaceBetweenTokens() {
        assertEquals(
                List.of("{\"a b\":\"x\\n \\\"y\",\"c\":1}"),
                rendered("{\n\"data\":\r\n[{\n  \"a b\": \"x\\n \\\"y\",  \"c\": 1\r\n}]}"));
        assertEquals(List.of("{\"a\":[1,2]}"), rendered("{\"data\":[{\"a\":[1,\n2],\n\"b\":null\n}]}"));
    }

    @Test
    void theWatchedFieldIsDecoded() {
        List<StreamRecord> records =
                scan("{\"data\":[{\"at\":\"2024-01-01\",\"x\":1},{\"a\\u0074\":17},{\"x\":{\"at\":1}},{\"at\":null}]}");
        assertNotNull(records);
        List<@Nullable Object> values = new ArrayList<>();
        records.forEach(record -> values.add(record.field("at")));
        List<@Nullable Object> expected = new ArrayList<>(List.of("2024-01-01", 17L));
        expected.add(null);
        expected.add(null);
        assertEquals(expected, values);
    }

    /** What no double holds would be null or another number. */
    @Test
    void numbersStayAsTheyAre() {
        String record = "{\"a\":1e400,\"b\":-1.5E-1000,\"c\":12345678901234567890.123456789,\"d\":[1e300]}";
        assertEquals(List.of(record), rendered("{\"data\":[" + record + "]}"));
    }

    /** Each of these is left to the parser, which either knows better or says what is wrong. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[{\"a\":NaN}]}",
                "{\"data\":[{\"a\":01}]}",
                "{\"data\":[{\"a\":1.}]}",
                "{\"data\":[{\"a\":+1}]}",
                "{\"data\":[{\"a\":truex}]}",
                "{\"data\":[{\"a\":\"\u0001\"}]}",
                "{\"data\":[{\"a\":\"\\x\"}]}",
                "{\"data\":[{\"a\":\"\\u12g4\"}]}",
                "{\"data\":[{\"a\":1,}]}",
                "{\"data\":[{\"a\":1}",
                "{\"data\":[{\"a\":1}]} x",
                "{\"data\":[1]}",
                "{\"data\":\"text\"}",
                "{\"data\":[{\"a\" 1}]}",
                "{data:[]}",
                "\"",
                "{\"data\":[{\"a\":\"open"
            })
    void whatIsNotPlainJsonIsLeftToTheParser(String text) {
        assertNull(scan(text));
    }

    @Test
    void malformedUtf8IsLeftToTheParser() {
        for (int[] bytes : new int[][] {
            {0xff}, {0xc0, 0xaf}, {0xe0, 0x80, 0x80}, {0xed, 0xa0, 0x80}, {0xf4, 0x90, 0x80, 0x80}, {0xe2, 0x82}, {0x80}
        }) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes("{\"data\":[{\"a\":\"".getBytes(StandardCharsets.UTF_8));
            for (int b : bytes) {
                body.write(b);
            }
            body.writeBytes("\"}]}".getBytes(StandardCharsets.UTF_8));
            assertNull(ScannedRecords.in(body.toByteArray(), 0, body.size(), DATA, true));
        }
    }

    @Test
    void deepTextIsLeftToTheParser() {
        int depth = JsonScanner.MAX_DEPTH + 5;
        assertNull(scan("{\"data\":[{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}]}"));
    }

    /** Whatever the scanner accepts has the records that the parser finds, with the same values. */
    @Test
    void agreesWithTheParserOnRandomAndBrokenTexts() throws IOException {
        Random random = new Random(9);
        int accepted = 0;
        int refused = 0;
        for (int i = 0; i < 30_000; i++) {
            RandomJson json = new RandomJson(random);
            byte[] text = json.body().getBytes(StandardCharsets.UTF_8);
            if (i % 3 == 0) {
                text[random.nextInt(text.length)] = (byte) random.nextInt(256);
            }
            List<String> path = random.nextBoolean() ? DATA : random.nextBoolean() ? List.of() : List.of("data", "a");
            boolean many = random.nextBoolean();
            List<StreamRecord> scanned = ScannedRecords.in(text, 0, text.length, path, many);
            if (scanned == null) {
                refused++;
            } else {
                accepted++;
                assertSame(parsed(text, path, many), scanned, text);
            }
        }
        assertTrue(accepted > 10_000 && refused > 2_000, accepted + " accepted, " + refused + " refused");
    }

    private static List<StreamRecord> parsed(byte[] text, List<String> path, boolean many) throws IOException {
        try (JsonRecords records = new JsonRecords(JsonTokens.of(text, 0, text.length), path, many)) {
            return records.next(Integer.MAX_VALUE);
        }
    }

    private static void assertSame(List<StreamRecord> expected, List<StreamRecord> actual, byte[] text)
            throws IOException {
        String body = new String(text, StandardCharsets.UTF_8);
        assertEquals(expected.size(), actual.size(), body);
        for (int i = 0; i < expected.size(); i++) {
            String line = line(actual.get(i));
            assertTrue(line.indexOf('\n') < 0 && line.indexOf('\r') < 0, body);
            assertEquals(Json.parse(line(StreamRecord.ofTree(expected.get(i).tree()))), Json.parse(line), body);
            assertEquals(expected.get(i).field("a"), actual.get(i).field("a"), body);
        }
    }

    private static @Nullable List<StreamRecord> scan(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ScannedRecords.in(bytes, 0, bytes.length, DATA, true);
    }

    private static List<String> rendered(String text) {
        List<StreamRecord> records = scan(text);
        assertNotNull(records);
        return records.stream().map(ScannedRecordsTest::line).toList();
    }

    private static String line(StreamRecord record) {
        JsonOutput out = new JsonOutput(64);
        record.render(out);
        return new String(out.toByteArray(), StandardCharsets.UTF_8);
    }

    /** Texts with everything JSON has; names differ within an object. */
    private static final class RandomJson {

        private static final List<String> STRINGS =
                List.of("", "a", "é", "\\u00e9", "\\\"", "漢", "😀", "\\\\", "x\\ny", "null");
        private static final List<String> SCALARS =
                List.of("0", "-1", "1.5", "1e9", "-0.0", "12345678901234567890", "true", "false", "null", "2E-3");

        private final Random random;

        RandomJson(Random random) {
            this.random = random;
        }

        String body() {
            return space()
                    + switch (random.nextInt(6)) {
                        case 0 -> value(3);
                        case 1 -> "[" + object(2) + "," + wrapped() + "]";
                        default -> wrapped();
                    }
                    + space();
        }

        private String wrapped() {
            return "{\"x\":" + value(2) + ",\"data\":" + (random.nextInt(4) == 0 ? object(3) : array()) + space() + "}";
        }

        private String array() {
            StringBuilder items = new StringBuilder("[");
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                items.append(i == 0 ? "" : ",").append(space()).append(object(2));
            }
            return items.append(space()).append(']').toString();
        }

        private String object(int depth) {
            StringBuilder members = new StringBuilder("{");
            int count = random.nextInt(5);
            for (int i = 0; i < count; i++) {
                String name = i == 1 ? random.nextBoolean() ? "a" : "\\u0061" : STRINGS.get(random.nextInt(8)) + i;
                members.append(i == 0 ? "" : ",")
                        .append(space())
                        .append('"')
                        .append(name)
                        .append('"')
                        .append(space())
                        .append(':')
                        .append(value(depth - 1));
            }
            return members.append(space()).append('}').toString();
        }

        private String value(int depth) {
            int kind = random.nextInt(depth > 0 ? 6 : 3);
            String text = switch (kind) {
                case 0 -> "\"" + STRINGS.get(random.nextInt(STRINGS.size())) + "\"";
                case 1, 2 -> SCALARS.get(random.nextInt(SCALARS.size()));
                case 3 -> object(depth);
                default -> "[" + value(depth - 1) + "," + value(depth - 1) + "]";
            };
            return space() + text + space();
        }

        private String space() {
            return switch (random.nextInt(12)) {
                case 0 -> " ";
                case 1 -> "\n";
                case 2 -> "\t\r\n ";
                default -> "";
            };
        }
    }
}
