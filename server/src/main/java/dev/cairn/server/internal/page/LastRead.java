package dev.cairn.server.internal.page;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.workbench.har.Recording;
import dev.cairn.workbench.har.TrafficRecorder;
import dev.cairn.workbench.language.LastValues;
import dev.cairn.workbench.reading.SeenPages;
import dev.cairn.workbench.seen.SeenRead;
import java.io.IOException;
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
        final SeenPages pages;
        private @Nullable Recording recording;

        Seen(String text, ObjectNode config, TestRead read, TrafficRecorder traffic) {
            this.text = text;
            this.config = config;
            this.read = read;
            this.traffic = traffic;
            this.pages = new SeenPages(read.stream());
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
    }

    synchronized void begin(Seen next) {
        seen = next;
    }

    synchronized @Nullable Seen seen() {
        return seen;
    }

    /** The variables of a template at a record, secrets in place; empty where nothing was read. */
    Map<String, @Nullable Object> variables(int page, int record, Map<String, @Nullable Object> config) {
        Seen last = seen();
        return last == null ? SeenPages.withoutRead(config) : last.pages.variables(page, record, config);
    }

    /** The variables that an editor shows; {@code config} is without secrets. */
    LastValues values(Map<String, @Nullable Object> config) {
        return new LastValues(variables(-1, 0, config));
    }

    /** What was seen of a stream, on the first page of the last read if that was of it. */
    SeenRead seenOf(String stream) {
        Seen last = seen();
        return last != null && last.read.stream().equals(stream) ? last.pages.first() : SeenRead.NOTHING;
    }
}
