package dev.cairn.pythonvalues.words;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    private static final List<String> PIECES = List.of("a", "é", "…", "😀", "𝄞", "\uD83D", "\uDE00");

    @Test
    void countsTakeTheirNounInThePlural() {
        assertEquals("0 pages", Phrases.count(0, "page"));
        assertEquals("1 page", Phrases.count(1, "page"));
        assertEquals("2 pages", Phrases.count(2, "page"));
        assertEquals("1,234,567 pages", Phrases.count(1_234_567, "page"));
    }

    @Test
    void textsUpToTheLimitStayWhole() {
        assertEquals("", Phrases.shortened("", 0));
        assertEquals("", Phrases.shortened("", 3));
        assertEquals("abc", Phrases.shortened("abc", 3));
        assertEquals("a😀", Phrases.shortened("a😀", 3));
    }

    @Test
    void longerTextsEndWithAnEllipsis() {
        assertEquals("…", Phrases.shortened("a", 0));
        assertEquals("abc…", Phrases.shortened("abcd", 3));
    }

    @Test
    void surrogatePairsAreKeptOrLeftOutAsAWhole() {
        assertEquals("…", Phrases.shortened("😀", 1));
        assertEquals("ab…", Phrases.shortened("ab😀", 3));
        assertEquals("ab😀…", Phrases.shortened("ab😀c", 4));
        assertEquals("\uD83D…", Phrases.shortened("\uD83Dab", 1), "half a pair, as it came");
    }

    @Test
    void anyTextIsShortenedToItsBeginning() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder made = new StringBuilder();
            for (int pieces = random.nextInt(8); pieces > 0; pieces--) {
                made.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String text = made.toString();
            int most = random.nextInt(12);
            String shortened = Phrases.shortened(text, most);
            if (text.length() <= most) {
                assertEquals(text, shortened);
                continue;
            }
            String start = shortened.substring(0, shortened.length() - 1);
            assertEquals(start + "…", shortened);
            assertTrue(text.startsWith(start), text);
            assertTrue(start.length() == most || start.length() == most - 1, text);
            assertEquals(
                    text.codePointCount(0, text.length()),
                    start.codePointCount(0, start.length()) + text.codePointCount(start.length(), text.length()),
                    () -> "a pair was cut: " + text);
        }
    }
}
