package dev.cairn.json.scan;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.json.scan.JsonScanner.Unfamiliar;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Strings are looked at byte by byte first and then in words, so what ends them is put at every place of some. */
class JsonScannerTest {

    private static final int LONGEST = 60;

    @Test
    void stringsOfAnyLengthEndAtTheirQuote() {
        for (int length = 0; length <= LONGEST; length++) {
            String string = "\"" + "x".repeat(length) + "\"";
            assertEquals(string.length(), end(string + ",\"more\""), string);
        }
    }

    @Test
    void escapesAndCharactersOfSeveralBytesArePassedAtAnyPlace() {
        for (String inside : new String[] {"\\\"", "\\\\", "\\u0022", "ä", "\u20ac", "\ud83d\ude00", "\u007f"}) {
            for (int at = 0; at <= LONGEST; at++) {
                String string = "\"" + "x".repeat(at) + inside + "y".repeat(LONGEST - at) + "\"";
                assertEquals(string.getBytes(StandardCharsets.UTF_8).length, end(string + " "), string);
            }
        }
    }

    @Test
    void whatNoStringMayHoldIsNotFollowedAtAnyPlace() {
        for (int bad : new int[] {0, '\n', 0x1f, 0x80, 0xc1, 0xff}) {
            for (int at = 0; at < LONGEST; at++) {
                byte[] text = ("\"" + "x".repeat(LONGEST) + "\"").getBytes(StandardCharsets.UTF_8);
                text[1 + at] = (byte) bad;
                assertThrows(Unfamiliar.class, () -> new JsonScanner(text, 0, text.length).skipValue());
            }
        }
    }

    @Test
    void aStringIsNotFollowedBeyondTheEnd() {
        byte[] text = ("\"" + "x".repeat(LONGEST) + "\"").getBytes(StandardCharsets.UTF_8);
        for (int end = 1; end < text.length; end++) {
            JsonScanner scanner = new JsonScanner(text, 0, end);
            assertThrows(Unfamiliar.class, scanner::skipValue);
        }
    }

    private static int end(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        JsonScanner scanner = new JsonScanner(bytes, 0, bytes.length);
        assertDoesNotThrow(scanner::skipValue);
        return scanner.position();
    }
}
