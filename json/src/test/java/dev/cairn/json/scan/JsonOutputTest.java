package dev.cairn.json.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.json.Json;
import dev.cairn.pythonvalues.KeptObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonOutputTest {

    @Test
    void writesEveryKindOfValue() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("null", null);
        object.put("list", Arrays.asList(1L, -2.5, true, null, List.of(), Map.of()));
        object.put("big", new BigInteger("123456789012345678901234567890"));
        assertEquals(
                "{\"null\":null,\"list\":[1,-2.5,true,null,[],{}],\"big\":123456789012345678901234567890}",
                Json.write(object));
    }

    @Test
    void writesTheTextThatAnObjectKeeps() {
        KeptObject object = new KeptObject(Map.of("a", List.of(1L)));
        assertEquals("{\"b\":{\"a\":[1]}}", Json.write(Map.of("b", object)));
        byte[] text = object.text(members -> new byte[0]);
        assertEquals("{\"a\":[1]}", new String(text, StandardCharsets.UTF_8));
        assertEquals("[{\"a\":[1]}]", Json.write(List.of(object)));
        assertSame(text, object.text(members -> new byte[0]));
    }

    @Test
    void anObjectThatKeepsItsTextIsLikeAnother() {
        Map<String, Object> members = Map.of("a", 1L);
        KeptObject object = new KeptObject(members);
        assertEquals(members, object);
        assertEquals(members.hashCode(), object.hashCode());
        assertEquals(1L, object.get("a"));
        assertTrue(object.containsKey("a"));
        assertEquals(7, object.hash(all -> 7));
        assertEquals(7, object.hash(all -> 8));
    }

    @Test
    void escapesWhatMustBeEscaped() {
        assertEquals("\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001F\u007f\"", Json.write("\"\\/\b\t\n\f\r\0\u001f\u007f"));
    }

    @Test
    void writesToAStreamWhatItWritesIntoItsBuffer() throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < 5000; i++) {
            object.put("k" + i, Arrays.asList((long) i, i / 3.0, "\u00e9\uD83D\uDE00\n".repeat(i % 50), null));
        }
        object.put("long", "x".repeat(100_000));
        List<Integer> lengths = new ArrayList<>();
        ByteArrayOutputStream sink = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] source, int from, int length) {
                lengths.add(length);
                super.write(source, from, length);
            }
        };
        JsonOutput.write(object, sink);
        assertArrayEquals(Json.writeBytes(object), sink.toByteArray());
        assertTrue(lengths.size() > 10, () -> "parts: " + lengths);
    }

    @Test
    void theFailureOfAStreamIsItsOwn() {
        IOException broken = new IOException("broken");
        OutputStream sink = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw broken;
            }
        };
        assertSame(broken, assertThrows(IOException.class, () -> JsonOutput.write(List.of(1L), sink)));
    }

    @Test
    void whatIsNoNumberIsNull() {
        assertEquals(
                "[null,null,1.7976931348623157E308]",
                Json.write(List.of(Double.NaN, Double.NEGATIVE_INFINITY, Double.MAX_VALUE)));
    }

    @Test
    void halfOfASurrogatePairIsEscaped() {
        assertEquals("\"a\\uD83Db\"", Json.write("a\uD83Db"));
        assertEquals("\"\\uDE00\"", Json.write("\uDE00"));
        assertEquals("\"😀\"", Json.write("😀"));
    }

    @Test
    void namesAreWrittenLikeTexts() throws IOException {
        Map<String, Object> object = Map.of("😀\"é", 1L);
        assertEquals(object, Json.parse(Json.writeBytes(object)));
    }

    @Test
    void refusesWhatIsNoJsonValue() {
        assertThrows(IllegalArgumentException.class, () -> Json.write(List.of(new Object())));
    }

    @Test
    void randomTextsAreReadBackEqual() throws IOException {
        Random random = new Random(1);
        int[] bounds = {0x80, 0x800, 0x10000, 0x110000};
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40);
            for (int k = 0; k < length; k++) {
                int codePoint = random.nextInt(bounds[random.nextInt(4)]);
                text.appendCodePoint(codePoint >= 0xd800 && codePoint < 0xe000 ? 'x' : codePoint);
            }
            assertEquals(text.toString(), Json.parse(Json.writeBytes(text.toString())));
            assertEquals(text.toString(), Json.parse(Json.write(text.toString())));
        }
    }
}
