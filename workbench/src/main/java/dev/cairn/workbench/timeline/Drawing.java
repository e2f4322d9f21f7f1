package dev.cairn.workbench.timeline;

import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.workbench.timeline.Timeline.Mark;
import dev.cairn.workbench.timeline.Timeline.Moment;
import dev.cairn.workbench.timeline.Timeline.Row;
import dev.cairn.workbench.timeline.Timeline.Tick;
import dev.cairn.workbench.timeline.TimelineEvent.PageRead;
import dev.cairn.workbench.timeline.TimelineEvent.SliceBegun;
import dev.cairn.workbench.timeline.TimelineEvent.StateTold;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What has been drawn of a timeline so far. */
final class Drawing {

    private static final int LONGEST_STATE = 400;

    private final Map<String, String> cursorFields;
    private final List<Row> rows = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private final Map<String, Integer> rowOfStream = new LinkedHashMap<>();
    private final Map<String, String> states = new LinkedHashMap<>();
    private final Map<String, ComingAgain> again = new LinkedHashMap<>();
    private int pages;

    /** @param cursorFields the fields that states name, by stream */
    Drawing(Map<String, String> cursorFields) {
        this.cursorFields = cursorFields;
        moments.add(
                new Moment(0, -1, 0, 0, "Killed before the first page: the next sync begins where this one began."));
    }

    Timeline timeline(String title) {
        return new Timeline(title, pages, rows, moments);
    }

    void add(TimelineEvent event) {
        if (event instanceof SliceBegun slice) {
            begin(slice.stream(), slice.label());
        } else if (event instanceof PageRead page) {
            pages++;
            int row = row(page.stream());
            rows.get(row).ticks().add(new Tick(pages, page.records().size()));
            again(page.stream()).page(row, pages, page.records());
            moment(row, page.stream(), "Killed after page " + pages);
        } else if (event instanceof StateTold state && !isToldAgain(state)) {
            states.put(state.stream(), state.state());
            int row = row(state.stream());
            rows.get(row).marks().add(new Mark(pages, Phrases.shortened(state.state(), LONGEST_STATE)));
            again(state.stream()).state(StatePosition.of(state.state()), pages);
            moment(row, state.stream(), "Killed after this state");
        }
    }

    private ComingAgain again(String stream) {
        return again.computeIfAbsent(stream, name -> new ComingAgain(cursorFields.get(name)));
    }

    /** The same state as before with nothing between them, as at the end of a slice and of the stream. */
    private boolean isToldAgain(StateTold state) {
        return state.state().equals(states.get(state.stream()))
                && !again(state.stream()).hasRecordsSince()
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
        String state = states.get(stream);
        String from = state == null
                ? "the next sync begins where this one began"
                : "the next sync goes on from " + Phrases.shortened(state, LONGEST_STATE);
        ComingAgain records = again(stream);
        moments.add(new Moment(
                pages,
                row,
                records.from(row, pages),
                records.count(),
                when + ": " + from + "; " + records.inWords() + "."));
    }
}
