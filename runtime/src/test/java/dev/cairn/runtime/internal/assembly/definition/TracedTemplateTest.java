package dev.cairn.runtime.internal.assembly.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.documents.Place;
import dev.cairn.runtime.trial.RecordTrace;
import dev.cairn.templates.Scope;
import dev.cairn.templates.TemplateOptions;
import dev.cairn.templates.Templates;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TracedTemplateTest {

    private final Templates templates = new Templates(Clock.systemUTC());
    private final Map<String, @Nullable Object> told = new HashMap<>();

    private Map<String, @Nullable Object> read(String text) {
        RecordTrace trace = new RecordTrace() {
            @Override
            public void evaluated(
                    Place place,
                    String template,
                    @Nullable Object value,
                    @Nullable String error,
                    Map<String, @Nullable Object> read) {
                told.putAll(read);
            }
        };
        TracedTemplate.of(templates.compile(text, TemplateOptions.PLAIN), Place.of("manifest.yaml"), templates, trace)
                .evaluate(Scope.of(Map.of("config", Map.of("days", 30L))));
        return told;
    }

    @Test
    void aMemberIsToldHoweverItIsAskedFor() {
        assertEquals(Map.of("config['days']", 30L, "config.days", 30L), read("{{ config['days'] + config.days }}"));
        assertEquals(30L, read("{{ config.get('days', 7) }}").get("config.get('days', 7)"));
    }

    @Test
    void functionsAndMethodsAreNoValues() {
        assertEquals(
                Map.of("config.get('since', '2024-01-01')", "2024-01-01"),
                read("{{ format_datetime(config.get('since', '2024-01-01'), '%Y') }}"));
    }
}
