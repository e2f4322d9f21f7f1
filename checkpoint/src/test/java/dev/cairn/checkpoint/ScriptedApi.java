package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * An API that is a list of events, filtered by time and cut into pages.
 *
 * @param events in the order in which every answer has them
 * @param lowerInclusive whether an event at the lower bound is part of the answer
 * @param upperInclusive likewise for the upper bound
 * @param emptyEvery after how many pages an empty one comes; 0 for never
 */
record ScriptedApi(List<Event> events, boolean lowerInclusive, boolean upperInclusive, int pageSize, int emptyEvery) {

    /**
     * @param at when it happened, in seconds from the start of the stream: what the API filters by
     * @param hasField whether the record shows that time in its cursor field
     */
    record Event(int id, int at, boolean hasField) {}

    ScriptedApi {
        events = List.copyOf(events);
    }

    /**
     * The pages of a slice.
     *
     * @param position turns seconds into the position of the stream's cursor
     */
    List<List<Event>> pages(Interval window, IntFunction<CursorValue> position) {
        List<Event> matching = events.stream()
                .filter(e -> matches(position.apply(e.at()), window))
                .toList();
        List<List<Event>> pages = new ArrayList<>();
        for (int from = 0; from < matching.size(); from += pageSize) {
            pages.add(matching.subList(from, Math.min(matching.size(), from + pageSize)));
            if (emptyEvery > 0 && pages.size() % (emptyEvery + 1) == emptyEvery) {
                pages.add(List.of());
            }
        }
        return pages;
    }

    private boolean matches(CursorValue at, Interval window) {
        int fromLower = at.compareTo(window.start());
        int toUpper = window.end().compareTo(at);
        return (lowerInclusive ? fromLower >= 0 : fromLower > 0) && (upperInclusive ? toUpper >= 0 : toUpper > 0);
    }
}
