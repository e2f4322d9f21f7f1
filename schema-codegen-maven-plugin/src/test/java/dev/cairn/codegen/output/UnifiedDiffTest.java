package dev.cairn.codegen.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

    @Test
    void aChangedLineIsShownWithThreeLinesAround() {
        String diff = UnifiedDiff.of("a", "b", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n");

        assertEquals("--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n", diff);
    }

    @Test
    void changesFarApartAreHunksOfTheirOwn() {
        String from = "a\n1\n2\n3\n4\n5\n6\n7\n8\nb\n";

        String diff = UnifiedDiff.of("a", "b", from, from.replace("a\n", "").replace("b\n", "b\nc\n"));

        assertEquals("--- a\n+++ b\n@@ -1,4 +1,3 @@\n-a\n 1\n 2\n 3\n@@ -8,3 +7,4 @@\n 7\n 8\n b\n+c\n", diff);
    }

    @Test
    void aNewFileIsAllAdditions() {
        assertEquals("--- /dev/null\n+++ b\n@@ -0,0 +1,2 @@\n+x\n+y\n", UnifiedDiff.of("/dev/null", "b", "", "x\ny\n"));
    }

    @Test
    void aMissingNewlineAtTheEndIsADifference() {
        assertEquals(
                "--- a\n+++ b\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+x\n",
                UnifiedDiff.of("a", "b", "x", "x\n"));
    }
}
