package dev.cairn.workbench.timeline;

import dev.cairn.workbench.timeline.TimelineEvent.PageRead;
import dev.cairn.workbench.timeline.TimelineEvent.SliceBegun;
import dev.cairn.workbench.timeline.TimelineEvent.StateTold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sync as a picture: a row for each slice, a tick for each page, a mark for each state. Of each instant it says what the
 * next sync would go on from, if this one were killed just then, and how many of the records come again.
 *
 * <p>That follows from the records' cursors and the state's; what a {@code lookback_window} makes come again is not counted.
 *
 * @param pages how many pages there are; positions count pages
 * @param moments in order, the first before any page
 */
public record Timeline(String title, int pages, List<Row> rows, List<Moment> moments) {

    public Timeline {
        rows = List.copyOf(rows);
        moments = List.copyOf(moments);
    }

    /** A slice: {@code ticks} are its pages, {@code marks} its states. */
    public record Row(String label, List<Tick> ticks, List<Mark> marks) {}

    /** A page; {@code at} counts the pages up to this one. */
    public record Tick(int at, long records) {}

    /** A state behind the page {@code at}. */
    public record Mark(int at, String state) {}

    /**
     * An instant.
     *
     * @param at how many pages have left
     * @param row the row of what has just left; -1 before everything
     * @param from behind which page of the row records begin to come again; {@code at} where none do
     * @param again how many of the stream's records, which have left, certainly come again
     * @param text the same in words
     */
    public record Moment(int at, int row, int from, long again, String text) {}

    /** The picture of what happened, where states name the cursors' fields. */
    public static Timeline of(String title, List<TimelineEvent> events) {
        return of(title, events, Map.of());
    }

    /**
     * The picture of what happened.
     *
     * @param known the cursors' fields by stream, where they are known: states of intervals do not name them
     */
    public static Timeline of(String title, List<TimelineEvent> events, Map<String, String> known) {
        Map<String, String> fields = cursorFields(events);
        fields.putAll(known);
        Drawing drawing = new Drawing(fields);
        events.forEach(drawing::add);
        return drawing.timeline(title);
    }

    /** The fields that states name, by stream. */
    private static Map<String, String> cursorFields(List<TimelineEvent> events) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (TimelineEvent event : events) {
            if (event instanceof StateTold state && !fields.containsKey(state.stream())) {
                String field = StatePosition.fieldOf(state.state());
                if (field != null) {
                    fields.put(state.stream(), field);
                }
            }
        }
        return fields;
    }

    /** What would have happened without checkpoints inside of slices: a state stands only where a slice has ended. */
    public static List<TimelineEvent> betweenSlices(List<TimelineEvent> events) {
        List<TimelineEvent> kept = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (!(events.get(i) instanceof StateTold state)
                    || isLastOfSlice(state.stream(), events.subList(i + 1, events.size()))) {
                kept.add(events.get(i));
            }
        }
        return kept;
    }

    private static boolean isLastOfSlice(String stream, List<TimelineEvent> later) {
        for (TimelineEvent event : later) {
            if (event instanceof SliceBegun slice && slice.stream().equals(stream)) {
                return true;
            }
            if ((event instanceof PageRead page && page.stream().equals(stream))
                    || (event instanceof StateTold state && state.stream().equals(stream))) {
                return false;
            }
        }
        return true;
    }

    /** Plain JSON values with the components' names. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("title", title);
        json.put("pages", (long) pages);
        json.put(
                "rows",
                rows.stream()
                        .map(row -> Map.of(
                                "label",
                                row.label(),
                                "ticks",
                                row.ticks().stream()
                                        .map(tick -> Map.of("at", (long) tick.at(), "records", tick.records()))
                                        .toList(),
                                "marks",
                                row.marks().stream()
                                        .map(mark -> Map.of("at", (long) mark.at(), "state", mark.state()))
                                        .toList()))
                        .toList());
        json.put(
                "moments",
                moments.stream()
                        .map(moment -> Map.of(
                                "at",
                                (long) moment.at(),
                                "row",
                                (long) moment.row(),
                                "from",
                                (long) moment.from(),
                                "again",
                                moment.again(),
                                "text",
                                moment.text()))
                        .toList());
        return json;
    }
}
