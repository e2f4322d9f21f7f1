package dev.cairn.workbench.reading;

import dev.cairn.json.Json;
import dev.cairn.workbench.reading.model.Extraction;
import dev.cairn.workbench.reading.model.FilterStep;
import dev.cairn.workbench.reading.model.PageEvent;
import dev.cairn.workbench.reading.model.RecordStep;
import dev.cairn.workbench.reading.model.RecordSteps;
import dev.cairn.workbench.reading.model.TransformationStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A page's steps as lines for people. */
public final class PageWords {

    private PageWords() {}

    /** Returns why a page has no records, or fewer than its response. */
    public static List<String> why(PageEvent page) {
        List<String> lines = new ArrayList<>();
        List<Extraction> extractions = page.steps().extractions();
        if (page.records().isEmpty() && extractions.stream().allMatch(each -> each.records() == 0)) {
            extractions.stream()
                    .skip(Math.max(0, extractions.size() - 1))
                    .map(PageWords::nothing)
                    .forEach(lines::add);
        }
        page.steps().filters().stream()
                .filter(filter -> filter.dropped() > 0)
                .map(filter ->
                        name(filter.what(), filter.place()) + " dropped " + filter.dropped() + " of " + filter.seen())
                .forEach(lines::add);
        return lines;
    }

    private static String nothing(Extraction extraction) {
        String missing = extraction.missing();
        return "the extractor at " + extraction.place() + " finds no records" + (missing == null ? "" : ": " + missing);
    }

    /** Returns the steps of each record. */
    public static List<String> steps(PageEvent page) {
        return page.steps().records().stream()
                .flatMap(record -> steps(record).stream())
                .toList();
    }

    private static List<String> steps(RecordSteps record) {
        List<String> lines = new ArrayList<>(List.of("record " + Json.write(record.original())));
        Map<String, @Nullable Object> before = record.original();
        boolean kept = true;
        for (RecordStep step : record.steps()) {
            if (step instanceof FilterStep filter) {
                kept = filter.kept();
                lines.add("  " + name(filter.what(), filter.place()) + ": " + (kept ? "kept" : "dropped"));
            } else if (step instanceof TransformationStep change) {
                if (kept) {
                    lines.add("  " + change.type() + " (" + change.place() + "): " + changes(before, change.after()));
                }
                before = change.after();
            }
        }
        return lines;
    }

    private static String name(String filter, @Nullable String place) {
        return "filter " + filter + (place == null ? "" : " (" + place + ")");
    }

    private static String changes(Map<String, @Nullable Object> before, Map<String, @Nullable Object> after) {
        List<String> changes = new ArrayList<>();
        after.forEach((name, value) -> {
            if (!before.containsKey(name)) {
                changes.add("+ " + name + " = " + Json.write(value));
            } else if (!Objects.equals(before.get(name), value)) {
                changes.add(name + " " + Json.write(before.get(name)) + " → " + Json.write(value));
            }
        });
        before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(name -> changes.add("- " + name));
        return changes.isEmpty() ? "no change" : String.join(", ", changes);
    }
}
