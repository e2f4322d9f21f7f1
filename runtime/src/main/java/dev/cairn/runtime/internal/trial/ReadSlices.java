package dev.cairn.runtime.internal.trial;

import dev.cairn.records.FileReference;
import dev.cairn.records.StreamRecord;
import dev.cairn.runtime.protocol.Message.State;
import dev.cairn.runtime.trial.AuxiliaryRequest;
import dev.cairn.runtime.trial.DatetimeFormatInferrer;
import dev.cairn.runtime.trial.Exchange;
import dev.cairn.runtime.trial.PageRead;
import dev.cairn.runtime.trial.RecordTexts;
import dev.cairn.runtime.trial.SchemaInferrer;
import dev.cairn.runtime.trial.SliceRead;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Groups records, answers and states by pages and slices. Not thread-safe.
 *
 * <p>Source of the rules: {@code get_message_groups} of the Python CDK. A page begins with an answer. A slice is closed by
 * the next one, if it has an answer; a state counts for all slices that are closed after it.
 */
final class ReadSlices {

    /** Where the reference's server says what a record's file is called. */
    private static final String FILE = "source_file_relative_path";

    private final TestRead read;
    private final AuxiliaryRequests auxiliary;
    private final SchemaInferrer schema = new SchemaInferrer();
    private final DatetimeFormatInferrer formats = new DatetimeFormatInferrer();
    private final List<Grouped> slices = new ArrayList<>();
    private Object descriptor = "{}";
    private List<PageRead> pages = new ArrayList<>();
    private boolean answered;
    private @Nullable CapturedExchange exchange;
    private RecordTexts page = new RecordTexts();
    private @Nullable State state;
    private boolean told;
    private long records;

    ReadSlices(TestRead read, AuxiliaryRequests auxiliary) {
        this.read = read;
        this.auxiliary = auxiliary;
    }

    /** @param jobs whether requests about jobs belong to it, all of the read, as in the reference */
    private record Grouped(
            List<PageRead> pages,
            Object descriptor,
            @Nullable State state,
            boolean jobs) {

        SliceRead with(List<AuxiliaryRequest> requests) {
            return new SliceRead(pages, descriptor, state, jobs ? requests : List.of());
        }
    }

    void begin(Object next) {
        if (answered) {
            closePage();
            closeSlice();
        }
        descriptor = next;
        read.listener().slice(descriptor);
    }

    void answered(CapturedExchange page) {
        if (answered) {
            closePage();
        }
        answered = true;
        exchange = page;
        told = false;
    }

    void record(StreamRecord record) {
        Map<String, @Nullable Object> tree = record.tree();
        FileReference file = record.file();
        if (file != null) {
            tree.put(FILE, file.sourceFileRelativePath());
        }
        page.append(tree);
        records++;
        schema.accumulate(tree);
        formats.accumulate(tree);
    }

    /** The state after all that was read so far. */
    void state(State next) {
        state = next;
        read.listener().state(next);
    }

    /** Tells of the page that is complete, if that was not done yet. */
    void tellPage() {
        Exchange shown = shown();
        if (!told && (shown != null || !page.isEmpty())) {
            told = true;
            if (shown != null) {
                read.listener().exchange(shown);
            }
            read.listener().page(new PageRead(page, shown));
        }
    }

    private @Nullable Exchange shown() {
        return exchange == null ? null : exchange.shown(read.secrets());
    }

    private void closePage() {
        tellPage();
        pages.add(new PageRead(page, shown()));
        page = new RecordTexts();
        exchange = null;
        told = false;
    }

    private void closeSlice() {
        slices.add(new Grouped(pages, descriptor, state, !auxiliary.jobs().isEmpty()));
        pages = new ArrayList<>();
        answered = false;
    }

    void end() {
        if (exchange != null || !page.isEmpty()) {
            closePage();
            closeSlice();
        }
    }

    long records() {
        return records;
    }

    List<SliceRead> all() {
        return slices.stream().map(slice -> slice.with(auxiliary.jobs())).toList();
    }

    boolean limitReached() {
        TestReadLimits limits = read.limits();
        long kept = slices.stream()
                .flatMap(slice -> slice.pages().stream())
                .mapToLong(page -> page.records().size())
                .sum();
        return slices.size() >= limits.slices()
                || slices.stream().anyMatch(slice -> slice.pages().size() >= limits.pages())
                || kept >= limits.records();
    }

    SchemaInferrer schema() {
        return schema;
    }

    Map<String, String> datetimeFormats() {
        return formats.formats();
    }
}
