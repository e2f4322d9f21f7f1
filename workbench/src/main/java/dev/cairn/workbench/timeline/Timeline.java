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
 * <p>That follows from the order of the output alone: a state vouches for the records before it, and for no others. Records
 * that the API gives twice by itself, such as those at the state's own instant, are not counted.
 *
 * @param pages how many pages there are; positions count pages
 * @param moments in order, the first before any page
 */
public record Timeline(String title, int pages, List<Row> rows, List<Moment> moments) {

    private static final int LONGEST_STATE = 400;

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
     * @param again how many of the stream's records, which have left, come again
     * @param text the same in words
     */
    public record Moment(int at, int row, long again, String text) {}

    /** The picture of what happened. */
    public static Timeline of(String title, List<TimelineEvent> events) {
        Drawing drawing = new Drawing();
        events.forEach(drawing::add);
        return new Timeline(title, drawing.pages, drawing.rows, drawing.moments);
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
                                "at", (long) moment.at(),
                                "row", (long) moment.row(),
                                "again", moment.again(),
                                "text", moment.text()))
                        .toList());
        return json;
    }

    /** What has been drawn so far. */
    private static final class Drawing {

        private final List<Row> rows = new ArrayList<>();
        private final List<Moment> moments = new ArrayList<>();
        private final Map<String, Integer> rowOfStream = new LinkedHashMap<>();
        private final Map<String, String> states = new LinkedHashMap<>();
        private final Map<String, Long> sinceState = new LinkedHashMap<>();
        private int pages;

        Drawing() {
            moments.add(new Moment(0, -1, 0, "Killed before the first page: the next sync begins where this one began."));
        }

        void add(TimelineEvent event) {
            if (event instanceof SliceBegun slice) {
                begin(slice.stream(), slice.label());
            } else if (event instanceof PageRead page) {
                pages++;
                sinceState.merge(page.stream(), page.records(), Long::sum);
                int row = row(page.stream());
                rows.get(row).ticks().add(new Tick(pages, page.records()));
                moment(row, page.stream(), "Killed after page " + pages);
            } else if (event instanceof StateTold state && !isToldAgain(state)) {
                sinceState.put(state.stream(), 0L);
                states.put(state.stream(), state.state());
                int row = row(state.stream());
                rows.get(row).marks().add(new Mark(pages, shortened(state.state())));
                moment(row, state.stream(), "Killed after this state");
            }
        }

        /** The same state as before with nothing between them, as at the end of a slice and of the stream. */
        private boolean isToldAgain(StateTold state) {
            return state.state().equals(states.get(state.stream()))
                    && sinceState.getOrDefault(state.stream(), 0L) == 0
                    && !rows.isEmpty()
                    && !rows.get(row(state.stream())).ticks().isEmpty();
        }

        private int begin(String stream, String label) {
            rows.add(new Row(label, new ArrayList<>(), new ArrayList<>()));
            rowOfStream.put(stream, rows.size() - 1);
            return rows.size() - 1;
        }

        private int row(String stream) {
            Integer row = rowOfStream.get(stream);
            return row == null ? begin(stream, stream) : row;
        }

        private void moment(int row, String stream, String when) {
            long again = sinceState.getOrDefault(stream, 0L);
            String state = states.get(stream);
            String from = state == null
                    ? "the next sync begins where this one began"
                    : "the next sync goes on from " + shortened(state);
            moments.add(new Moment(pages, row, again, when + ": " + from + "; " + comeAgain(again) + "."));
        }

        private static String comeAgain(long again) {
            return again == 0 ? "no record comes again" : again == 1 ? "1 record comes again" : again + " records come again";
        }

        private static String shortened(String state) {
            return state.length() <= LONGEST_STATE ? state : state.substring(0, LONGEST_STATE) + "…";
        }
    }
}
