package dev.cairn.workbench.reading;

import dev.cairn.documents.Place;
import dev.cairn.json.Json;
import dev.cairn.runtime.trial.RecordTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What became of the records of a page, told for people. Not thread-safe. */
public final class PageSteps implements RecordTrace {

    private final Map<String, int[]> filters = new LinkedHashMap<>();
    private final List<String> steps = new ArrayList<>();
    private final boolean detailed;
    private long found;
    private String nothing = "";
    private Map<String, @Nullable Object> current = Map.of();
    private boolean dropped;

    /** @param detailed whether steps of each record are told, too */
    public PageSteps(boolean detailed) {
        this.detailed = detailed;
    }

    @Override
    public void extracted(Place extractor, long records, @Nullable String missing) {
        found += records;
        if (records == 0) {
            nothing = "the extractor at " + extractor + " finds no records" + (missing == null ? "" : ": " + missing);
        }
    }

    @Override
    public void record(Map<String, @Nullable Object> record) {
        current = record;
        dropped = false;
        step("record " + Json.write(record));
    }

    @Override
    public void filtered(@Nullable Place filter, String what, boolean kept) {
        String name = "filter " + what + (filter == null ? "" : " (" + filter + ")");
        int[] counts = filters.computeIfAbsent(name, each -> new int[2]);
        counts[0]++;
        counts[1] += kept ? 0 : 1;
        step("  " + name + ": " + (kept ? "kept" : "dropped"));
        dropped = !kept;
    }

    @Override
    public void transformed(Place transformation, String type, Map<String, @Nullable Object> after) {
        if (!dropped) {
            step("  " + type + " (" + transformation + "): " + changes(current, after));
        }
        current = after;
    }

    private void step(String line) {
        if (detailed) {
            steps.add(line);
        }
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

    /**
     * The lines about a page, after which the next page begins.
     *
     * @param records how many the page has
     */
    public List<String> end(int records) {
        List<String> lines = new ArrayList<>();
        if (records == 0 && found == 0 && !nothing.isEmpty()) {
            lines.add(nothing);
        }
        filters.forEach((name, counts) -> {
            if (counts[1] > 0) {
                lines.add(name + " dropped " + counts[1] + " of " + counts[0]);
            }
        });
        lines.addAll(steps);
        filters.clear();
        steps.clear();
        found = 0;
        nothing = "";
        return lines;
    }
}
