package dev.cairn.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LineDiffTest {

    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@");

    @Test
    void aChangedLineIsShownWithThreeLinesAround() {
        String diff = LineDiff.of("a", "b", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n");

        assertEquals("--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n", diff);
    }

    @Test
    void changesFarApartAreHunksOfTheirOwn() {
        String from = "a\n1\n2\n3\n4\n5\n6\n7\n8\nb\n";

        String diff = LineDiff.of("a", "b", from, from.replace("a\n", "").replace("b\n", "b\nc\n"));

        assertEquals("--- a\n+++ b\n@@ -1,4 +1,3 @@\n-a\n 1\n 2\n 3\n@@ -8,3 +7,4 @@\n 7\n 8\n b\n+c\n", diff);
    }

    @Test
    void changesWhoseContextsTouchAreOneHunk() {
        String from = "a\n1\n2\n3\n4\n5\n6\nb\n";

        assertEquals("@@ -1,8 +1,6 @@\n-a\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n", LineDiff.hunks(from, "1\n2\n3\n4\n5\n6\n"));
    }

    @Test
    void aNewFileIsAllAdditions() {
        assertEquals("--- /dev/null\n+++ b\n@@ -0,0 +1,2 @@\n+x\n+y\n", LineDiff.of("/dev/null", "b", "", "x\ny\n"));
    }

    @Test
    void aMissingNewlineAtTheEndIsADifference() {
        assertEquals(
                "--- a\n+++ b\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n", LineDiff.of("a", "b", "x", "x\n"));
    }

    @Test
    void hunksSayNothingOfTheEndsOfLines() {
        assertEquals("", LineDiff.hunks("x\r\ny", "x\ny\n"));
        assertEquals("@@ -1,2 +1,2 @@\n x\n-y\n+z\n", LineDiff.hunks("x\r\ny", "x\nz\n"));
    }

    @Test
    void textsTooLongToBeComparedLineByLineAreReplaced() {
        StringBuilder before = new StringBuilder("first\n");
        StringBuilder after = new StringBuilder("first\n");
        for (int i = 0; i < 5000; i++) {
            before.append("line ").append(i).append('\n');
            after.append("line ").append(5000 - i).append('\n');
        }

        assertEquals(after.toString(), patched(before.toString(), after.toString()));
        assertTrue(LineDiff.hunks(before.toString(), after.toString())
                .startsWith("@@ -1,5001 +1,5001 @@\n first\n-line 0\n"));
    }

    /** Whoever applies it has the newer text; what is shown around the changes is short, and stands once. */
    @Test
    void itLeadsFromAnyTextToAnyOther() {
        Random random = new Random(1);
        for (int run = 0; run < 3000; run++) {
            String before = text(random);
            String after = random.nextInt(10) == 0 ? before : changed(before, random);

            assertEquals(after, patched(before, after), () -> LineDiff.hunks(before, after));
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int most = 1 + random.nextInt(12);
        for (int lines = random.nextInt(40); lines > 0; lines--) {
            text.append("line ").append(random.nextInt(most)).append('\n');
        }
        return text.toString();
    }

    private static String changed(String text, Random random) {
        int rarely = 2 + random.nextInt(15);
        StringBuilder changed = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (random.nextInt(rarely) == 0) {
                changed.append(text(random));
            }
            if (random.nextInt(rarely) != 0) {
                changed.append(line).append('\n');
            }
        }
        return changed.toString();
    }

    /** As {@code patch} does it, and as strict. */
    private static String patched(String before, String after) {
        List<String> from = before.lines().toList();
        List<String> diff = LineDiff.hunks(before, after).lines().toList();
        List<String> to = new ArrayList<>();
        int at = 0;
        int read = 0;
        while (read < diff.size()) {
            Matcher hunk = HUNK.matcher(diff.get(read++));
            assertTrue(hunk.matches());
            int removed = count(hunk.group(2));
            int added = count(hunk.group(4));
            int start = Integer.parseInt(hunk.group(1)) - (removed == 0 ? 0 : 1);
            assertTrue(start >= at && (at == 0 || start > at), "hunks touch");
            to.addAll(from.subList(at, start));
            assertEquals(Integer.parseInt(hunk.group(3)) - (added == 0 ? 0 : 1), to.size());
            at = start;
            int all = to.size() + added;
            int same = 0;
            boolean changes = false;
            while (at < start + removed || to.size() < all) {
                String line = diff.get(read++);
                char sign = line.charAt(0);
                same = sign == ' ' ? same + 1 : 0;
                changes |= sign != ' ';
                assertTrue(same <= (changes ? 6 : 3), "too much around the changes");
                if (sign != '+') {
                    assertEquals(from.get(at++), line.substring(1));
                }
                if (sign != '-') {
                    to.add(line.substring(1));
                }
            }
            assertTrue(changes && same <= 3);
        }
        to.addAll(from.subList(at, from.size()));
        return to.isEmpty() ? "" : String.join("\n", to) + "\n";
    }

    private static int count(String group) {
        return group == null ? 1 : Integer.parseInt(group);
    }
}
