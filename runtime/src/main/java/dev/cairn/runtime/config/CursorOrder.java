package dev.cairn.runtime.config;

import java.util.List;

/**
 * What makes the positions of a stream's cursor comparable: only those of the same order say which record is newer.
 *
 * @param field the top-level field of the records that holds the position
 * @param formats of times: those that positions are read in, in order, and last the one that states are written in; empty for
 *     counts
 */
public record CursorOrder(String field, List<String> formats) {

    public CursorOrder {
        formats = List.copyOf(formats);
    }
}
