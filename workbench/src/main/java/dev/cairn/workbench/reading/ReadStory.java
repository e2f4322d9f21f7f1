package dev.cairn.workbench.reading;

import dev.cairn.workbench.reading.model.AuxiliaryEvent;
import dev.cairn.workbench.reading.model.LogEvent;
import dev.cairn.workbench.reading.model.PageEvent;
import dev.cairn.workbench.reading.model.ReceivedResponse;
import dev.cairn.workbench.reading.model.SliceBegunEvent;
import dev.cairn.workbench.reading.model.StateEvent;
import dev.cairn.workbench.reading.model.TestReadEvent;
import dev.cairn.workbench.seen.SeenRead;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A test read by its slices, with all of their pages. Confined to the thread that reads. */
public final class ReadStory implements Consumer<TestReadEvent> {

    private final List<ToldSlice> slices = new ArrayList<>();
    private final List<AuxiliaryEvent> auxiliary = new ArrayList<>();
    private final List<LogEvent> logs = new ArrayList<>();

    /** A slice, as far as it was read. */
    public record ToldSlice(@Nullable Object descriptor, List<PageEvent> pages, List<StateEvent> states) {

        private ToldSlice(@Nullable Object descriptor) {
            this(descriptor, new ArrayList<>(), new ArrayList<>());
        }

        /** Returns the state after the slice's last page; null where there is none. */
        public @Nullable Map<String, @Nullable Object> state() {
            return states.isEmpty() ? null : states.get(states.size() - 1).state();
        }
    }

    @Override
    public void accept(TestReadEvent event) {
        if (event instanceof SliceBegunEvent slice) {
            slices.add(new ToldSlice(slice.descriptor()));
        } else if (event instanceof PageEvent page) {
            if (slices.isEmpty()) {
                slices.add(new ToldSlice(Map.of()));
            }
            slices.get(slices.size() - 1).pages().add(page);
        } else if (event instanceof StateEvent state && !slices.isEmpty()) {
            slices.get(slices.size() - 1).states().add(state);
        } else if (event instanceof AuxiliaryEvent request) {
            auxiliary.add(request);
        } else if (event instanceof LogEvent log) {
            logs.add(log);
        }
    }

    /** Returns the slices in order. */
    public List<ToldSlice> slices() {
        return Collections.unmodifiableList(slices);
    }

    /** Returns the requests that are no pages of the stream, in order. */
    public List<AuxiliaryEvent> auxiliary() {
        return Collections.unmodifiableList(auxiliary);
    }

    /** Returns the lines of the log in order. */
    public List<LogEvent> logs() {
        return Collections.unmodifiableList(logs);
    }

    /** Returns the pages of all slices in order. */
    public Stream<PageEvent> pages() {
        return slices.stream().flatMap(slice -> slice.pages().stream());
    }

    /** Returns what the first page with records shows of the stream; empty where there is no such page. */
    public Optional<SeenRead> seen() {
        return pages().filter(page -> !page.records().isEmpty()).findFirst().map(page -> {
            ReceivedResponse response = page.response();
            return new SeenRead(page.records(), SeenPages.json(response == null ? null : response.body()));
        });
    }

    /** Returns the number of records. */
    public long count() {
        return pages().mapToLong(page -> page.records().size()).sum();
    }
}
