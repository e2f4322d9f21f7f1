package dev.cairn.manifest.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.json.Json;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateException;
import dev.cairn.templates.Templates;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a template reads is what it says that it reads: whether a body is kept for a paginator hangs on it. */
class TemplateReadsTest {

    /** Names of functions and the other names of a slice are looked up, too. */
    private static final Set<String> SEEN = Set.of("config", "record", "response", "headers", "last_record");

    private static final int RUNS = Integer.getInteger("fuzz.runs", 20_000);

    private final Templates templates = new Templates(Clock.systemUTC());

    @Test
    void noTemplateReadsWhatItDoesNotName() throws IOException {
        Scope context = Scope.of(context());
        List<String> seeds = TemplateFuzzTest.seeds();
        Map<String, String> hidden = new TreeMap<>();
        Set<String> ever = new TreeSet<>();
        for (int run = 0; run < RUNS; run++) {
            String text = TemplateFuzzTest.damaged(seeds, new Random(run));
            Set<String> read = new TreeSet<>();
            try {
                Template template = templates.compile(text);
                read(template, name -> {
                    if (SEEN.contains(name)) {
                        read.add(name);
                    }
                    return context.lookUp(name);
                });
                ever.addAll(read);
                read.removeAll(template.variables());
            } catch (TemplateException e) {
                continue; // it is none
            }
            if (!read.isEmpty()) {
                hidden.put(text, String.join(", ", read));
            }
        }
        assertEquals(Map.of(), hidden);
        assertEquals(SEEN, ever);
    }

    private static void read(Template template, Scope scope) {
        try {
            template.evaluate(scope);
        } catch (TemplateException e) {
            // what it has read until then counts
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> context() throws IOException {
        return (Map<String, ?>) Objects.requireNonNull(Json.parse(TemplateFuzzTest.resource("templates-context.json")));
    }
}
