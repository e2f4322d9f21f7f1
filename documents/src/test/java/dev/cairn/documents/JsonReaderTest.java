package dev.cairn.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {

    private final JsonReader reader = new JsonReader();

    @Test
    void readsAllKindsOfValues() {
        Node node = reader.read("c.json", "\uFEFF{\"a\": [1, 1.0, true, null, \"x\"], \"b\": 9223372036854775808}");
        assertEquals("{a=[1, 1.0, true, null, x], b=9223372036854775808}", String.valueOf(node.toPlain()));
        assertEquals(
                List.of(Double.NaN, Double.NEGATIVE_INFINITY),
                reader.read("c.json", "[NaN, -Infinity]").toPlain());
        assertEquals(
                Map.of("b", new BigInteger("9223372036854775808")),
                reader.read("c.json", "{\"b\": 9223372036854775808}").toPlain());
    }

    @Test
    void keepsPlaces() {
        ObjectNode root = (ObjectNode) reader.read("c.json", "{\n  \"a\": {\n    \"b\": 1}}");
        ObjectNode a = (ObjectNode) member(root, "a").value();
        assertEquals(new Place("c.json", 2, 8), a.place());
        assertEquals(new Place("c.json", 3, 5), member(a, "b").keyPlace());
        assertEquals(new Place("c.json", 3, 10), member(a, "b").value().place());
    }

    @Test
    void theLastOfTwoEqualKeysCounts() {
        assertEquals(
                Map.of("a", 2L), reader.read("c.json", "{\"a\": 1, \"a\": 2}").toPlain());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '^',
            value = {
                "''#c.json:1:1: the document is empty",
                "{\"a\": 1#the document ends too early; a closing quote, bracket or brace is missing",
                "{\"a\": }#c.json:1:7: invalid JSON: Unexpected character ('}' (code 125)): expected a valid value",
                "{'a': 1}#c.json:1:2: invalid JSON: Unexpected character (''' (code 39)): was expecting double-quote to start field name",
                "{\"a\": 1} x#c.json:1:10: invalid JSON: expected a value in double quotes, a number",
                "{\"a\": 1} 2#c.json:1:10: text goes on after the JSON value",
                "[01]#c.json:1:3: invalid JSON: Invalid numeric value",
            })
    void problemsAreLocated(String text, String expected) {
        String json = text.equals("''") ? "" : text;
        String message = String.valueOf(assertThrows(InvalidDocumentException.class, () -> reader.read("c.json", json))
                .getMessage());
        assertEquals(true, message.contains(expected), message);
    }

    @Test
    void aTextWithoutQuotesIsNotQuotedSinceItMayBeASecret() {
        String message = String.valueOf(
                assertThrows(InvalidDocumentException.class, () -> reader.read("c.json", "{\"key\": hunter2}"))
                        .getMessage());
        assertEquals(false, message.contains("hunter2"), message);
    }

    @Test
    void refusesDepth() {
        String message = String.valueOf(assertThrows(
                        InvalidDocumentException.class, () -> reader.read("c.json", "[".repeat(100_000)))
                .getMessage());
        assertEquals("c.json:1:502: objects and arrays are nested more than 500 levels deep", message);
    }

    private static Member member(ObjectNode object, String key) {
        return Objects.requireNonNull(object.members().get(key));
    }

    @Test
    void refusesIntegersOfThousandsOfDigitsAndSaysSo() {
        String message = String.valueOf(assertThrows(
                        InvalidDocumentException.class, () -> reader.read("c.json", "[" + "9".repeat(5000) + "]"))
                .getMessage());
        assertEquals("c.json:1:2: a number has more than 4300 digits; put it in quotes to make it a string", message);
    }

    @Test
    void aLongKeyIsNoDeepOne() {
        String message = String.valueOf(assertThrows(
                        InvalidDocumentException.class,
                        () -> reader.read("c.json", "{\"" + "k".repeat(100_000) + "\": 1}"))
                .getMessage());
        assertEquals(true, message.contains("a key has more than 50000 characters"), message);
    }
}
