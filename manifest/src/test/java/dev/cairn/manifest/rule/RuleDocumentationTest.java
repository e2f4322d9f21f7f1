package dev.cairn.manifest.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.Severity;
import dev.cairn.manifest.ComponentSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/manifest-rules.md} has a row for each rule, by severity and in order. */
class RuleDocumentationTest {

    private static final Path PAGE = Path.of("../docs/manifest-rules.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-z-]+)` \\| .+ \\| .+ \\|");

    private final List<ManifestRule> rules = ManifestRules.standard().all();

    @Test
    void everyRuleIsDocumented() throws IOException {
        String page = Files.readString(PAGE);
        int warnings = page.indexOf("## Warnings");
        assertEquals(codes(Severity.ERROR), rows(page.substring(page.indexOf("## Errors"), warnings)));
        assertEquals(codes(Severity.WARNING), rows(page.substring(warnings)));
    }

    private List<String> codes(Severity severity) {
        return rules.stream()
                .filter(rule -> rule.severity() == severity)
                .map(ManifestRule::code)
                .sorted()
                .toList();
    }

    private static List<String> rows(String section) {
        return ROW.matcher(section).results().map(row -> row.group(1)).toList();
    }

    @Test
    void everyRuleHasAnExample() {
        Set<String> said = new HashSet<>();
        Mistake.all()
                .forEach(mistake -> mistake.expected().forEach(line -> {
                    int bracket = line.lastIndexOf('[');
                    said.add(bracket < 0 ? "" : line.substring(bracket + 1, line.length() - 1));
                }));
        assertEquals(
                List.of(),
                rules.stream()
                        .map(ManifestRule::code)
                        .filter(code -> !said.contains(code))
                        .toList());
    }

    @Test
    void rulesNameTypesThatThereAre() {
        ComponentSchema schema = ComponentSchema.bundled();
        for (ManifestRule rule : rules) {
            if (rule instanceof ComponentRule componentRule) {
                for (String type : componentRule.types()) {
                    assertTrue(!schema.fields(type).isEmpty(), rule.code() + ": " + type);
                }
            }
        }
    }
}
