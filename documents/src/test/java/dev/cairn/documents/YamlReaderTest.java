package dev.cairn.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

    private final YamlReader pyYaml = YamlReader.pyYaml();
    private final YamlReader core = new YamlReader();

    private ObjectNode object(String text) {
        return (ObjectNode) pyYaml.read("m.yaml", text);
    }

    private static String problem(YamlReader reader, String text) {
        return String.valueOf(assertThrows(InvalidDocumentException.class, () -> reader.read("m.yaml", text))
                .getMessage());
    }

    @Test
    void keepsPlacesOfKeysAndValues() {
        ObjectNode root = object("a: 1\nb:\n  - x\n  - {c: y}\n");
        Member b = member(root, "b");
        assertEquals(new Place("m.yaml", 2, 1), b.keyPlace());
        ArrayNode items = (ArrayNode) b.value();
        assertEquals(new Place("m.yaml", 3, 5), items.items().get(0).place());
        assertEquals(new Place("m.yaml", 4, 5), items.items().get(1).place());
    }

    @Test
    void countsColumnsInCodePointsAndSkipsAByteOrderMark() {
        ObjectNode root = object("\uFEFF{\"😀\": x}");
        assertEquals(new Place("m.yaml", 1, 7), member(root, "😀").value().place());
    }

    @Test
    void theTwoFlavoursReadScalarsDifferently() {
        assertEquals(Map.of("a", true), object("a: yes").toPlain());
        assertEquals(Map.of("a", "yes"), core.read("s.yaml", "a: yes").toPlain());
    }

    @Test
    void quotedTextIsAlwaysAString() {
        assertEquals(
                Map.of("a", "yes", "b", "1", "c", "x\n"),
                object("a: 'yes'\nb: \"1\"\nc: |\n  x\n").toPlain());
    }

    @Test
    void explicitTagsDecide() {
        assertEquals(
                Map.of("a", "12", "b", 12L, "c", 1.0, "d", true),
                object("a: !!str 12\nb: !!int '12'\nc: !!float 1\nd: !!bool 'on'")
                        .toPlain());
        assertEquals(
                "m.yaml:1:4: the tag '!!python/name:os.system' means nothing here; remove it",
                problem(pyYaml, "a: !!python/name:os.system ''"));
    }

    @Test
    void tagsOfValuesThatJsonDoesNotHaveAreRefused() {
        assertEquals(
                "m.yaml:1:4: the tag '!!binary' means nothing here; remove it", problem(pyYaml, "a: !!binary aGk="));
        assertEquals("m.yaml:1:4: the tag '!!set' means nothing here; remove it", problem(pyYaml, "a: !!set {b, c}"));
    }

    @Test
    void aPlainEqualsSignOrMergeSignAsAValueIsText() {
        assertEquals(
                Map.of("a", "=", "b", List.of("<<")), object("a: =\nb: ['<<']").toPlain());
        assertEquals(Map.of("a", "<<"), object("a: <<").toPlain());
    }

    @Test
    void datesBecomeIsoTextInPlainValues() {
        assertEquals(
                Map.of("a", "2024-01-31", "b", "2024-01-31T10:00:00+00:00", "c", "2024-01-31T10:00:00.250000"),
                object("a: 2024-01-31\nb: 2024-01-31T10:00:00Z\nc: 2024-01-31 10:00:00.25")
                        .toPlain());
        assertEquals("date", member(object("a: 2024-01-31"), "a").value().kind());
    }

    @Test
    void aliasesShareWhatTheirAnchorHolds() {
        ObjectNode root = object("a: &x {b: 1}\nc: *x\n");
        assertEquals(Map.of("a", Map.of("b", 1L), "c", Map.of("b", 1L)), root.toPlain());
        assertEquals(1, member(root, "c").value().place().line());
    }

    @Test
    void mergedKeysComeFirstAndGiveWayToOwnOnes() {
        Map<String, ?> merged = object("x: &x {p: 1, q: 1}\ny: &y {q: 2, r: 2}\nz:\n  s: 3\n  <<: [*x, *y]\n  r: 3\n")
                .toPlain();
        assertEquals("{p=1, q=1, r=3, s=3}", String.valueOf(merged.get("z")));
    }

    @Test
    void mergeIsAnOrdinaryKeyInYaml12() {
        assertEquals(
                Map.of("<<", Map.of("a", 1L)), core.read("s.yaml", "<<: {a: 1}").toPlain());
    }

    @Test
    void theLastOfTwoEqualKeysCountsWithAWarning() {
        Diagnostics warnings = new Diagnostics();
        assertEquals(
                Map.of("a", 2L), pyYaml.read("m.yaml", "a: 1\na: 2", warnings).toPlain());
        assertEquals(
                "[m.yaml:2:1: warning: the key 'a' occurs twice; this one counts, the one in line 1 is lost]",
                warnings.all().toString());
    }

    @Test
    void keysAreTextAsJsonWouldHaveThem() {
        assertEquals(
                List.of("true", "200", "null", "1.5", "2024-01-31"),
                List.copyOf(object("on: 1\n200: 2\n~: 3\n1.5: 4\n2024-01-31: 5")
                        .members()
                        .keySet()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '^',
            value = {
                "''#m.yaml:1:1: the document is empty",
                "a: 1\\n---\\nb: 2#m.yaml:2:1: a second document starts here; one is expected",
                "a: b: c#m.yaml:1:5: invalid YAML: a ': ' is not allowed here; quote the text before it, or check the indentation of this line",
                "a:\\n  - \"x#m.yaml:2:5: invalid YAML: the quoted text that starts here has no closing quote",
                "a: [1, 2\\nb: 3#m.yaml:2:2: invalid YAML: a ',' or ']' is missing in the list that starts with '['",
                "a:\\n\\t- 1#m.yaml:2:1: invalid YAML: YAML does not allow a tab here; use spaces",
                "a: @x#m.yaml:1:4: invalid YAML: a value cannot start with '@'; quote it",
                "a: {{ x }}#m.yaml:1:5: a key must be plain text, found an object; a template in braces must be quoted",
                "a: *b#m.yaml:1:4: '*b' refers to an anchor that is not defined before this line",
                "a: &a [*a]#m.yaml:1:8: '*a' stands inside the value it refers to",
                "a: {<<: 1}#m.yaml:1:9: '<<' merges objects; expected an object or a list of objects, found integer",
                "a: \\7#m.yaml:1:4: the character U+0007 is not allowed in YAML",
                "a: 2024-02-30#m.yaml:1:4: '2024-02-30' looks like a date and is none; quote it to make it a string",
            })
    void problemsAreLocatedAndSaidPlainly(String text, String expected) {
        String yaml = text.equals("''") ? "" : text.translateEscapes();
        assertEquals(expected, problem(pyYaml, yaml));
    }

    @Test
    void refusesWhatUnfoldsWithoutEnd() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 40; i++) {
            laughs.append("a").append(i).append(": &a").append(i).append(" [");
            laughs.append(("*a" + (i - 1) + ", ").repeat(9))
                    .append("*a")
                    .append(i - 1)
                    .append("]\n");
        }
        assertTrue(problem(pyYaml, laughs.toString()).contains("the document unfolds to more than 4000000 values"));
    }

    @Test
    void refusesDepthOfTextAndOfAliases() {
        assertEquals(
                "m.yaml:1:201: objects and lists are nested more than 200 levels deep",
                problem(pyYaml, "[".repeat(100_000)));
        StringBuilder chain = new StringBuilder("a0: &a0 []\n");
        for (int i = 1; i < 300; i++) {
            chain.append("a" + i + ": &a" + i + " [*a" + (i - 1) + "]\n");
        }
        assertTrue(problem(pyYaml, chain.toString()).contains("nested more than 200 levels deep"));
    }

    @Test
    void refusesTextsBeyondTheLimit() {
        String message = problem(pyYaml.withLimits(new DocumentLimits(10, 10, 10)), "a: " + "x".repeat(100));
        assertEquals(
                "m.yaml:1:4: invalid YAML after this: The incoming YAML document exceeds the limit: 10 code points.",
                message);
    }

    private static Member member(ObjectNode object, String key) {
        return Objects.requireNonNull(object.members().get(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9", "0x9", "1:1"})
    void refusesNumbersOfThousandsOfDigits(String start) {
        String number = start.equals("1:1") ? "1" + ":1".repeat(20_000) : start + "9".repeat(600_000);
        InvalidDocumentException refused = assertThrows(
                InvalidDocumentException.class, () -> YamlReader.pyYaml().read("m.yaml", "a: " + number));
        assertEquals(
                "m.yaml:1:4: a number has more than 4300 digits; quote it to make it a string", refused.getMessage());
    }

    /** What is copied is allocated, and that is the same each time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: %s",
                "a: \"%s\"",
                "a: '%s'",
                "a: |\n  %s",
                "a: >\n  %s",
                "a: 1 # %s",
                "a: &%s 1",
                "a: [%s]",
                "{\"a\": \"%s\"}",
                "a: !<%s> 1",
                "? \"%s\"\n: 1"
            })
    void aLongLineTakesMemoryAndTimeByItsLength(String form) {
        var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] allocated = new long[2];
        for (int i = 0; i < 2; i++) {
            String text = String.format(form, "x".repeat(1_000_000 << i));
            long before = thread.getCurrentThreadAllocatedBytes();
            try {
                YamlReader.pyYaml().read("m.yaml", text);
            } catch (InvalidDocumentException e) {
                assertTrue(form.contains("!"), () -> form + ": " + e.getMessage());
            }
            allocated[i] = thread.getCurrentThreadAllocatedBytes() - before;
        }
        assertTrue(allocated[1] < 3 * allocated[0], () -> form + ": " + Arrays.toString(allocated));
    }
}
