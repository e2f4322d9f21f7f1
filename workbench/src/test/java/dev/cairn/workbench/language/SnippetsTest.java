package dev.cairn.workbench.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.YamlReader;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Snippets in the text that they are inserted in, by an editor that indents further lines like the one it inserts in. */
class SnippetsTest {

    private static final Pattern PLACE = Pattern.compile("\\$\\{\\d+:((?:\\\\.|[^}\\\\])*)}");
    private static final List<String> WAYS = List.of("""
                    a:
                      {type: X}
                      {field}▮
                    """, """
                    a:
                      - {field}▮
                        {type: X}
                    """, """
                    a:
                      -   {field}▮

                          {type: X}
                    """, """
                    - - {field}▮
                        {type: X}
                    """);

    private final ManifestLanguage language = new ManifestLanguage();
    private final SchemaGuide guide = SchemaGuide.bundled();

    @Test
    void aFieldStandsWhereItsComponentHasItsFields() {
        int inserted = 0;
        for (String type : guide.components()) {
            for (ComponentField field : guide.fields(type)) {
                Optional<String> snippet = ComponentSkeleton.ofField(type, field, Map.of());
                for (String way : snippet.isPresent() ? WAYS : List.<String>of()) {
                    String text = way.replace("{type: X}", "type: " + type)
                            .replace("{field}", field.name().substring(0, 1));
                    String edited = edited(text, field.name());
                    Map<?, ?> component = innermost(yaml(edited));
                    Map<?, ?> alone = (Map<?, ?>) yaml(plain(snippet.get()));
                    assertEquals(
                            Map.of(
                                    "type",
                                    type,
                                    field.name(),
                                    alone.values().iterator().next()),
                            component,
                            text + edited);
                    inserted++;
                }
            }
        }
        assertTrue(inserted > 300, inserted + " were inserted");
    }

    @Test
    void theFieldsOfATypeStandBesideIt() {
        String edited = edited("""
                streams:
                  - type: DeclarativeStream
                    transformations:
                      - type: ▮
                """, "RemoveFields");
        assertEquals("""
                streams:
                  - type: DeclarativeStream
                    transformations:
                      - type: RemoveFields
                        field_pointers: [[unwanted_field]]
                """, edited);
    }

    @Test
    void whatIsThereIsNotInsertedAgain() {
        String edited = edited("""
                streams:
                  - retriever:
                      record_selector:
                        record_filter:
                          type: ▮
                          condition: "{{ true }}"
                """, "RecordFilter");
        assertEquals(Set.of("type", "condition"), innermost(yaml(edited)).keySet());
        assertTrue(edited.contains("\"{{ true }}\""), edited);
    }

    @Test
    void inBracesAndBeforeOtherTextTheWordAloneIsInserted() {
        for (String text : List.of(
                "streams:\n  - {type: DeclarativeStream, retr▮\n",
                "streams:\n  - type: DeclarativeStream\n    retr▮: {}\n",
                "streams:\n  - type: DeclarativeStream\n    retr▮ # what asks\n")) {
            Completion found = completion(text, "retriever");
            assertEquals("", found.snippet(), text);
        }
    }

    private Completion completion(String text, String label) {
        String before = text.substring(0, text.indexOf('▮'));
        int line = (int) before.chars().filter(c -> c == '\n').count();
        int column = before.length() - before.lastIndexOf('\n') - 1;
        return language
                .complete(
                        TextLines.of(text.replace("▮", "")).nearest(new TextPoint(line, column)),
                        new LastValues(Map.of()))
                .stream()
                .filter(one -> one.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + label + " in\n" + text));
    }

    private String edited(String text, String label) {
        String before = text.substring(0, text.indexOf('▮'));
        String start = before.replaceAll("\\w+$", "");
        String line = before.substring(before.lastIndexOf('\n') + 1);
        String margin = line.substring(0, line.length() - line.stripLeading().length());
        String snippet = plain(completion(text, label).snippet());
        return start + snippet.replace("\n", "\n" + margin) + text.substring(before.length() + 1);
    }

    /** A snippet whose places stay as they are. */
    private static String plain(String snippet) {
        return PLACE.matcher(snippet)
                .replaceAll(place -> Matcher.quoteReplacement(place.group(1)))
                .replaceAll("\\\\([$}\\\\])", "$1");
    }

    private static Object yaml(String text) {
        return Objects.requireNonNull(YamlReader.pyYaml().read("m.yaml", text).toPlain());
    }

    /** The mapping with the type: what the lists and mappings around it lead to. */
    private static Map<?, ?> innermost(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return innermost(list.get(list.size() - 1));
        }
        Map<?, ?> mapping = (Map<?, ?>) Objects.requireNonNull(value);
        return mapping.containsKey("type")
                ? mapping
                : innermost(mapping.values().iterator().next());
    }
}
