package dev.cairn.server.internal.page;

import dev.cairn.documents.Place;
import dev.cairn.runtime.trial.RecordTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what becomes of the records of a page; {@link #take} ends a page. Confined to the thread that reads. */
final class ReadSteps implements RecordTrace {

    private static final int MOST_RECORDS = 200;

    private final String manifest;
    private List<Map<String, @Nullable Object>> extractions = new ArrayList<>();
    private List<Steps> records = new ArrayList<>();
    private long dropped;

    /** @param manifest the name that places in the manifest have */
    ReadSteps(String manifest) {
        this.manifest = manifest;
    }

    /** What became of one record. */
    private record Steps(Map<String, @Nullable Object> original, List<Map<String, @Nullable Object>> steps) {}

    @Override
    public void extracted(@Nullable Place extractor, long found, @Nullable String missing) {
        Map<String, @Nullable Object> extraction = new LinkedHashMap<>();
        extraction.put("line", line(extractor));
        extraction.put("records", found);
        extraction.put("missing", missing);
        extractions.add(extraction);
    }

    @Override
    public void record(Map<String, @Nullable Object> record) {
        if (records.size() < MOST_RECORDS) {
            records.add(new Steps(record, new ArrayList<>()));
        } else {
            dropped++;
        }
    }

    @Override
    public void filtered(@Nullable Place filter, boolean kept) {
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        step.put("line", line(filter));
        step.put("kept", kept);
        add(step);
    }

    @Override
    public void transformed(@Nullable Place transformation, String type, Map<String, @Nullable Object> after) {
        Map<String, @Nullable Object> step = new LinkedHashMap<>();
        step.put("line", line(transformation));
        step.put("type", type);
        step.put("after", after);
        add(step);
    }

    private void add(Map<String, @Nullable Object> step) {
        if (!records.isEmpty() && dropped == 0) {
            records.get(records.size() - 1).steps().add(step);
        }
    }

    private @Nullable Object line(@Nullable Place place) {
        return place != null && place.file().equals(manifest) && place.line() > 0 ? (long) place.line() : null;
    }

    /** The records of the page as they were found. */
    List<Map<String, @Nullable Object>> originals() {
        return records.stream().map(Steps::original).toList();
    }

    /** What became of the page's records, as plain JSON values; a new page begins. */
    Map<String, @Nullable Object> take() {
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("extractions", extractions);
        page.put(
                "records",
                records.stream()
                        .map(steps -> Map.of("original", steps.original(), "steps", steps.steps()))
                        .toList());
        extractions = new ArrayList<>();
        records = new ArrayList<>();
        dropped = 0;
        return page;
    }
}
