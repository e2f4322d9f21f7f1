package dev.cairn.testkit;

import dev.cairn.core.clock.WaitingClock;
import dev.cairn.json.Json;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.split.Split;
import dev.cairn.runtime.split.SplitCoordinator;
import dev.cairn.runtime.split.SplitItem;
import dev.cairn.runtime.split.SplitPage;
import dev.cairn.runtime.split.SplitPosition;
import dev.cairn.runtime.split.SplitReader;
import dev.cairn.runtime.split.SplitReaders;
import dev.cairn.runtime.split.SplitTracker;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The slices of a case, read one by one, each of them stopped and gone on with by another reader. */
final class SplitReading {

    static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
    private static final StreamDescriptor STREAM = StreamDescriptor.of("events");

    private final Case each;
    private final List<SplitReaders> readers = new ArrayList<>();
    private Set<String> restarted = new HashSet<>();

    /** What left of a slice in one go, and where it stands. */
    record Part(List<Map<String, @Nullable Object>> records, Split split, int items) {}

    /** @param machines how many readers there are */
    SplitReading(Case each, int machines) throws IOException, InterruptedException {
        this.each = each;
        for (int i = 0; i < machines; i++) {
            readers.add(connector().readers(catalog(), NOW, machines));
        }
    }

    static ConfiguredCatalog catalog() {
        return new ConfiguredCatalog(List.of(new ConfiguredStream(STREAM, SyncMode.INCREMENTAL, List.of(), Map.of())));
    }

    private ConfiguredConnector connector() {
        WaitingClock clock = new WaitingClock(NOW);
        return each.connector()
                .configure(
                        new ConfigReader().read("config.json", "{}"),
                        new MessageWriter(OutputStream.nullOutputStream()),
                        RunOptions.standard()
                                .transport(new ScriptedApi(request -> each.answer(request, restarted)))
                                .clock(clock)
                                .sleeper(clock));
    }

    SplitCoordinator coordinator(Map<String, @Nullable Object> state) throws IOException, InterruptedException {
        InputState input = state.isEmpty() ? InputState.EMPTY : new InputState(Map.of(STREAM, state));
        return connector().coordinate(catalog(), input, NOW, readers.size());
    }

    SplitCoordinator coordinatorOf(Map<String, @Nullable Object> snapshot) throws IOException, InterruptedException {
        return connector().coordinate(catalog(), json(snapshot), readers.size());
    }

    /**
     * Reads a slice until it has given so many items, or to its end. It and where it stands travel as JSON.
     *
     * @param machine which reader
     */
    Part read(Split given, int machine, int items) throws IOException, InterruptedException {
        restarted = new HashSet<>();
        Split split = Split.fromJson(json(given.toJson()));
        List<Map<String, @Nullable Object>> records = new ArrayList<>();
        SplitTracker tracker = readers.get(machine % readers.size()).track(split);
        int seen = 0;
        try (SplitReader reader = readers.get(machine % readers.size()).open(split)) {
            for (SplitPage page = reader.next(); page != null; page = reader.next()) {
                for (SplitItem item : page.items()) {
                    if (seen == items) {
                        return new Part(records, split.at(tracker.position()), seen);
                    }
                    seen++;
                    if (tracker.observe(item) && item instanceof SplitItem.Record record) {
                        records.add(json(record.json()));
                    }
                }
            }
        }
        SplitPosition position = seen == items ? tracker.position() : tracker.closed();
        return new Part(records, split.at(position), seen);
    }

    private static Map<String, @Nullable Object> json(Map<String, @Nullable Object> value) throws IOException {
        return json(Json.writeBytes(value));
    }

    @SuppressWarnings("unchecked") // objects only
    private static Map<String, @Nullable Object> json(byte[] text) throws IOException {
        return (Map<String, @Nullable Object>) Json.parse(text);
    }
}
