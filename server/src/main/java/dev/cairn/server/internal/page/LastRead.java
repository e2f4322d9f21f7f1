package dev.cairn.server.internal.page;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.json.Json;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.workbench.har.Recording;
import dev.cairn.workbench.har.TrafficRecorder;
import dev.cairn.workbench.language.LastValues;
import dev.cairn.workbench.seen.SeenRead;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the last test read saw, for what comes after it: completion, the playground, cases. Thread-safe.
 */
final class LastRead {

    private @Nullable Seen seen;

    /**
     * A test read and what came of it: the manifest that it was made with, the configuration with its secrets, and what its
     * requests were answered. One that replays another one has the traffic of that.
     */
    static final class Seen {

        final String text;
        final ObjectNode config;
        final TestRead read;
        final TrafficRecorder traffic;
        private @Nullable Recording recording;
        private final List<SeenPage> pages = new ArrayList<>();

        Seen(String text, ObjectNode config, TestRead read, TrafficRecorder traffic) {
            this.text = text;
            this.config = config;
            this.read = read;
            this.traffic = traffic;
        }

        /** Another read of the same traffic. */
        Seen again(String otherText, ObjectNode otherConfig, TestRead other) throws IOException {
            Seen seen = new Seen(otherText, otherConfig, other, traffic);
            seen.recording = recording();
            return seen;
        }

        /** The traffic as a recording; to be asked for when the read has ended. */
        synchronized Recording recording() throws IOException {
            Recording known = recording;
            if (known == null) {
                known = traffic.redacted(config.toPlain(), Set.of()).recording();
                recording = known;
            }
            return known;
        }

        synchronized void add(SeenPage page) {
            pages.add(page);
        }

        /** A page by its number in the whole read; the last one where there is no such page, null where there is none. */
        synchronized @Nullable SeenPage page(int number) {
            return pages.isEmpty() ? null : pages.get(number >= 0 && number < pages.size() ? number : pages.size() - 1);
        }
    }

    /**
     * A page.
     *
     * @param slice the slice's descriptor
     * @param body the answer's body, without secrets; null where there is none
     * @param originals the records as the extractor gave them
     * @param records the records as they left
     */
    record SeenPage(
            Object slice,
            @Nullable String body,
            List<Map<String, @Nullable Object>> originals,
            List<Map<String, @Nullable Object>> records) {}

    synchronized void begin(Seen next) {
        seen = next;
    }

    synchronized @Nullable Seen seen() {
        return seen;
    }

    /** The variables of a template at a record, secrets in place; empty where nothing was read. */
    Map<String, @Nullable Object> variables(int page, int record, Map<String, @Nullable Object> config) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("config", config);
        variables.put("parameters", Map.of());
        Seen last = seen();
        SeenPage at = last == null ? null : last.page(page);
        if (at != null) {
            List<Map<String, @Nullable Object>> records = at.originals().isEmpty() ? at.records() : at.originals();
            if (!records.isEmpty()) {
                variables.put("record", records.get(record >= 0 && record < records.size() ? record : 0));
                variables.put(
                        "last_record",
                        at.records().isEmpty()
                                ? null
                                : at.records().get(at.records().size() - 1));
            }
            variables.put("stream_slice", at.slice() instanceof Map<?, ?> slice ? slice : Map.of());
            variables.put("response", json(at.body()));
        }
        return variables;
    }

    /** The variables that an editor shows; {@code config} is without secrets. */
    LastValues values(Map<String, @Nullable Object> config) {
        return new LastValues(variables(-1, 0, config));
    }

    /** What was seen of a stream, on the first page of the last read if that was of it. */
    SeenRead seenOf(String stream) {
        Seen last = seen();
        return last != null && last.read.stream().equals(stream)
                ? SeenRead.of(variables(0, 0, Map.of()))
                : SeenRead.NOTHING;
    }

    private static @Nullable Object json(@Nullable String body) {
        try {
            return body == null ? null : Json.parse(body);
        } catch (IOException e) {
            return null; // not every answer is JSON
        }
    }
}
