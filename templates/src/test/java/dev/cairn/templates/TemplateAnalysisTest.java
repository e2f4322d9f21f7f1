package dev.cairn.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.templates.TemplateFinding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplateAnalysisTest {

    private static List<TemplateFinding> findings(String text) {
        return TemplateAnalysis.of(text).findings(Set.of("config", "stream_slice"));
    }

    @Test
    void variablesHaveTheirFirstPlace() {
        assertEquals(
                Map.of("config", 3, "record", 33),
                TemplateAnalysis.of("{{ config.a }} {{ max(1, 2) }}{{ record }} {{ config.b }}")
                        .variables());
    }

    @Test
    void localVariablesAreNone() {
        assertEquals(List.of(), findings("{% set x = config.a %}{% for y in x %}{{ y }}{{ loop.index }}{% endfor %}"));
    }

    @Test
    void variableSetInOneBranchOnlyComesFromOutside() {
        assertEquals(
                List.of("unknown variable 'x' (expected config, stream_interval, stream_partition, stream_slice)"),
                findings("{% if config.a %}{% set x = 1 %}{% endif %}{{ x }}").stream()
                        .map(TemplateFinding::message)
                        .toList());
    }

    @Test
    void misspeltVariableIsAnErrorWithASuggestion() {
        assertEquals(
                List.of(new TemplateFinding(Severity.ERROR, "unknown variable 'confg' (did you mean 'config'?)", 4)),
                findings(" {{ confg.a }}"));
    }

    @Test
    void otherNamesOfTheSliceAreOfferedWithIt() {
        assertEquals(List.of(), findings("{{ stream_interval.a }}{{ stream_partition.b }}"));
    }

    @Test
    void streamStateIsAnError() {
        assertEquals(
                List.of(new TemplateFinding(
                        Severity.ERROR, "`stream_state` is not supported; use `stream_interval`", 3)),
                findings("{{ stream_state.a }}"));
    }

    @Test
    void unknownFilterInABranchIsAWarning() {
        assertEquals(
                List.of(new TemplateFinding(Severity.WARNING, "no filter named 'nope': fails where it is reached", 33)),
                findings("{{ 1 if config.a else config.b | nope }}"));
    }

    @Test
    void thePartsOfWhatIsPrintedComeInnerOnesFirst() {
        assertEquals(
                List.of("record", "record.id", "record.id + 1", "config", "config['x']", "config['x'] | upper"),
                TemplateAnalysis.parts("{{ record.id + 1 }} and {{ config['x'] | upper }}").stream()
                        .map(TemplateAnalysis.Part::text)
                        .toList());
    }

    @Test
    void aPartIsOnlyWhatBelongsTogether() {
        List<String> parts = TemplateAnalysis.parts("{{ a * b + c }}").stream()
                .map(TemplateAnalysis.Part::text)
                .toList();
        assertEquals(List.of("a", "b", "a * b", "c", "a * b + c"), parts);
    }
}
