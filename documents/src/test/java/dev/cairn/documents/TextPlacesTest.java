package dev.cairn.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TextPlacesTest {

    /** Where the first {@code X} of the only value stands. */
    private static String placeOfX(String text) {
        ObjectNode document = (ObjectNode) YamlReader.pyYaml().read("m", text);
        ScalarNode scalar =
                (ScalarNode) document.members().values().iterator().next().value();
        String value = Objects.requireNonNull((String) scalar.value());
        return TextPlaces.of(text)
                .within(scalar.place(), value, value.indexOf('X'))
                .toString();
    }

    @Test
    void plainScalars() {
        assertEquals("m:1:6", placeOfX("a: abX\n"));
    }

    @Test
    void quotedScalars() {
        assertEquals("m:1:7", placeOfX("a: \"abX\"\n"));
        assertEquals("m:1:7", placeOfX("a: 'abX'\n"));
    }

    @Test
    void linesOfBlocks() {
        assertEquals("m:4:7", placeOfX("a: |-\n\n  first\n  abc Xd\n"));
        assertEquals("m:2:4", placeOfX("a: >\n  aX b\n  c\n"));
    }

    @Test
    void columnsCountCodePoints() {
        assertEquals("m:1:7", placeOfX("é: '😀 X'\n"));
    }

    @Test
    void theScalarItselfWhereTheTextDiffersFromTheValue() {
        assertEquals("m:1:4", placeOfX("a: \"\\u00e9 X\"\n"));
        assertEquals("m:1:4", placeOfX("a: >\n  b\n  c X\n"));
    }

    @Test
    void theScalarItselfWithoutText() {
        Place place = new Place("m", 3, 4);
        assertEquals(place, TextPlaces.unknown().within(place, "abX", 2));
    }

    @Test
    void manyPlacesOfOneLongLineTakeNoLongerThanTheLine() {
        String line = "[" + "😀, ".repeat(500_000) + "\"{{ x }}\"]";
        TextPlaces places = TextPlaces.of(line);
        Place scalar = new Place("m", 1, 1_500_002);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 100_000; i++) {
                assertEquals(new Place("m", 1, 1_500_006), places.within(scalar, "{{ x }}", 3));
            }
        });
    }
}
