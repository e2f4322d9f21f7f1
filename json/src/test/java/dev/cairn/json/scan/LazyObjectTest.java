package dev.cairn.json.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LazyObjectTest {

    @Test
    void whatIsNotTouchedGoesOutAsItCameIn() {
        Map<String, @Nullable Object> object = lazy("{\"a\": 1.50, \"b\":{\"x\": [1, 2]},\"c\":\"\\u00e9\"}");
        assertEquals(1.5, object.get("a"));
        assertEquals("é", object.get("c"));
        assertEquals("{\"a\": 1.50, \"b\":{\"x\": [1, 2]},\"c\":\"\\u00e9\"}", Json.write(object));
    }

    @Test
    void changesStandInTheirPlace() {
        Map<String, @Nullable Object> object = lazy("{\"a\":1,\"b\":2,\"c\":3,\"d\":4}");
        object.put("b", "new");
        object.put("e", 5L);
        object.remove("c");
        assertEquals("{\"a\":1,\"b\":\"new\",\"d\":4,\"e\":5}", Json.write(object));
    }

    @Test
    void membersAroundARemovedOneAreStillSeparated() {
        Map<String, @Nullable Object> object = lazy("{\"a\":1 , \"gone\" : 2 , \"c\":3}");
        object.keySet().removeIf("gone"::equals);
        assertEquals("{\"a\":1,\"c\":3}", Json.write(object));
    }

    @Test
    @SuppressWarnings("unchecked") // the member is an object
    void changesInsideOfMembersGoOut() {
        Map<String, @Nullable Object> object = lazy("{\"a\":{\"x\":1,\"y\":[1]},\"b\":2}");
        Map<String, @Nullable Object> inner = (Map<String, @Nullable Object>) Objects.requireNonNull(object.get("a"));
        inner.remove("x");
        ((List<@Nullable Object>) Objects.requireNonNull(inner.get("y"))).add(2L);
        assertEquals("{\"a\":{\"y\":[1,2]},\"b\":2}", Json.write(object));
    }

    @Test
    void nullsAtTheTopCanBeLeftOut() {
        Map<String, @Nullable Object> object = lazy("{\"a\":null,\"b\":{\"c\":null},\"d\":null,\"e\":1,\"f\":2}");
        object.put("e", null);
        JsonOutput out = new JsonOutput(1);
        out.writeWithoutNulls(object);
        assertEquals("{\"b\":{\"c\":null},\"f\":2}", new String(out.toByteArray(), StandardCharsets.UTF_8));
    }

    @Test
    void theLastOfTwoMembersOfOneNameCounts() {
        Map<String, @Nullable Object> object = lazy("{\"a\":1,\"b\":2,\"a\":3}");
        assertEquals(Map.of("a", 3L, "b", 2L), object);
        assertEquals("{\"a\":3,\"b\":2}", Json.write(object));
    }

    @Test
    void kindsAreKnownWithoutDecoding() {
        LazyObject object = assertInstanceOf(
                LazyObject.class,
                lazy("{\"a\":null,\"b\":true,\"c\":-1,\"d\":1e2,\"e\":\"x\",\"f\":[1,2.5],\"g\":{}}"));
        List<ValueKind> kinds = new ArrayList<>();
        for (int i = 0; i < object.size(); i++) {
            kinds.add(Objects.requireNonNull(object.kind(i)));
        }
        assertEquals(Arrays.asList(ValueKind.values()), kinds);
        assertTrue(object.allItems(5, k -> k == ValueKind.INTEGER || k == ValueKind.FLOAT));
        assertFalse(object.allItems(5, k -> k == ValueKind.INTEGER));
        assertEquals(true, object.get("b"));
        assertNull(object.kind(1));
    }

    /** Random operations do the same to it as to a map of decoded values. */
    @Test
    void behavesAsAMapOfDecodedValues() throws IOException {
        Random random = new Random(4);
        for (int round = 0; round < 3_000; round++) {
            String text = text(random, random.nextInt(40), 2);
            Map<String, @Nullable Object> lazy = lazy(text);
            Map<String, @Nullable Object> plain = plain(text);
            for (int step = 0; step < 20; step++) {
                String name = "n" + random.nextInt(45);
                switch (random.nextInt(7)) {
                    case 0 -> assertEquals(plain.put(name, (long) step), lazy.put(name, (long) step));
                    case 1 -> assertEquals(plain.remove(name), lazy.remove(name));
                    case 2 -> assertEquals(plain.get(name), lazy.get(name));
                    case 3 -> assertEquals(plain.containsKey(name), lazy.containsKey(name));
                    case 4 -> assertEquals(new ArrayList<>(plain.keySet()), new ArrayList<>(lazy.keySet()));
                    case 5 ->
                        assertEquals(
                                plain.keySet().removeIf(k -> k.endsWith("7")),
                                lazy.keySet().removeIf(k -> k.endsWith("7")));
                    default -> {
                        plain.entrySet().forEach(LazyObjectTest::change);
                        lazy.entrySet().forEach(LazyObjectTest::change);
                    }
                }
                assertEquals(plain.size(), lazy.size());
            }
            assertEquals(Json.parse(Json.write(plain)), Json.parse(Json.write(lazy)), text);
            assertEquals(plain, lazy);
            assertEquals(new ArrayList<>(plain.entrySet()), new ArrayList<>(lazy.entrySet()));
            assertEquals(plain.hashCode(), lazy.hashCode());
        }
    }

    private static void change(Map.Entry<String, @Nullable Object> entry) {
        if (entry.getKey().endsWith("3")) {
            entry.setValue(String.valueOf(entry.getValue()));
        }
    }

    private static String text(Random random, int members, int depth) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < members; i++) {
            String value = switch (random.nextInt(depth > 0 ? 8 : 6)) {
                case 0 -> "null";
                case 1 -> "true";
                case 2 -> String.valueOf(random.nextLong());
                case 3 -> String.valueOf(random.nextInt(100) / 8.0);
                case 4 -> "\"t\\n" + i + "\"";
                case 5 -> "\"é\"";
                case 6 -> text(random, 3, depth - 1);
                default -> "[" + text(random, 2, depth - 1) + ", 1]";
            };
            text.append(i == 0 ? "" : ",").append(random.nextInt(5) == 0 ? "\n " : "");
            text.append("\"n").append(i).append("\": ").append(value);
        }
        return text.append("}").toString();
    }

    private static Map<String, @Nullable Object> lazy(String text) {
        byte[] bytes = ("  " + text + " ").getBytes(StandardCharsets.UTF_8);
        return ObjectScanner.scan(bytes, 2, bytes.length - 1);
    }

    @SuppressWarnings("unchecked") // the texts are objects
    private static Map<String, @Nullable Object> plain(String text) throws IOException {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(Json.parse(text));
    }
}
