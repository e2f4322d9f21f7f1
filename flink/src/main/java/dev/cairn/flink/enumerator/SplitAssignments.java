package dev.cairn.flink.enumerator;

import dev.cairn.flink.split.CairnSplit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which slices of a round are with whom. Confined to the enumerator's thread.
 *
 * <p>That a slice is closed is confirmed by the first completed checkpoint whose enumerator knew of it. Until then its
 * reader may fail, go on from an earlier checkpoint and read the slice again: it is taken back.
 */
final class SplitAssignments {

    /** Not in any checkpoint. */
    private static final long NONE = Long.MAX_VALUE;

    private final Deque<CairnSplit> waiting = new ArrayDeque<>();
    private final Map<String, Given> reading = new LinkedHashMap<>();
    private final Map<String, Closing> closings = new LinkedHashMap<>();

    /** Closings that were taken back, until their reader says what it has. */
    private final Map<String, Closing> takenBack = new LinkedHashMap<>();

    private record Given(int reader, CairnSplit split) {}

    /**
     * A slice that is read to its end, or failed.
     *
     * @param given as its reader got it
     * @param checkpoint the first whose enumerator knows of it
     */
    record Closing(int reader, CairnSplit given, CairnSplit closed, long checkpoint) {}

    /** Those of a checkpoint. It does not say which reader has which. */
    static SplitAssignments of(EnumeratorState state) {
        SplitAssignments slices = new SplitAssignments();
        slices.waiting.addAll(state.waiting());
        state.reading().forEach(split -> slices.reading.put(split.splitId(), new Given(-1, split)));
        return slices;
    }

    void found(CairnSplit split) {
        waiting.add(split);
    }

    int waitingCount() {
        return waiting.size();
    }

    int readingCount() {
        return reading.size();
    }

    List<CairnSplit> waiting() {
        return List.copyOf(waiting);
    }

    List<CairnSplit> reading() {
        return reading.values().stream().map(Given::split).toList();
    }

    /** Whether all that were found are closed, perhaps unconfirmed. */
    boolean areClosed() {
        return waiting.isEmpty() && reading.isEmpty();
    }

    boolean areConfirmed() {
        return areClosed() && closings.isEmpty();
    }

    /** The next slice that waits, which is the reader's now; null if none waits. */
    @Nullable
    CairnSplit give(int reader) {
        CairnSplit split = waiting.poll();
        if (split != null) {
            reading.put(split.splitId(), new Given(reader, split));
        }
        return split;
    }

    /**
     * A slice is read to its end, or failed.
     *
     * @return false if that was known, or the slice is of an earlier round
     */
    boolean closed(int reader, CairnSplit closed) {
        Given given = reading.remove(closed.splitId());
        if (given == null) {
            return false;
        }
        closings.put(closed.splitId(), new Closing(reader, given.split, closed, NONE));
        return true;
    }

    /** A checkpoint begins that has all closings. */
    void snapshot(long checkpoint) {
        closings.replaceAll((id, closing) -> closing.checkpoint == NONE
                ? new Closing(closing.reader, closing.given, closing.closed, checkpoint)
                : closing);
    }

    /** Closings that a checkpoint does not have. */
    List<Closing> after(long checkpoint) {
        return closings.values().stream()
                .filter(closing -> closing.checkpoint > checkpoint)
                .toList();
    }

    /** Whether a slice is being read, or may be read again. */
    boolean mayBeOpen(String splitId) {
        return reading.containsKey(splitId) || closings.containsKey(splitId);
    }

    /** A checkpoint is complete. @return slices that will not be read again */
    List<CairnSplit> confirm(long checkpoint) {
        List<CairnSplit> confirmed = new ArrayList<>();
        closings.values().removeIf(closing -> {
            boolean sure = closing.checkpoint <= checkpoint;
            if (sure) {
                confirmed.add(closing.closed);
            }
            return sure;
        });
        return confirmed;
    }

    /**
     * A reader goes on from an earlier checkpoint.
     *
     * @param back slices that it does not have there
     * @return slices that count as open again
     */
    List<CairnSplit> takeBack(int reader, List<CairnSplit> back) {
        List<CairnSplit> open = new ArrayList<>();
        closings.values().removeIf(closing -> {
            boolean unsure = closing.reader == reader;
            if (unsure) {
                open.add(closing.given);
                takenBack.put(closing.given.splitId(), closing);
                reading.put(closing.given.splitId(), new Given(reader, closing.given));
            }
            return unsure;
        });
        Set<String> unread = new HashSet<>();
        for (int i = back.size() - 1; i >= 0; i--) {
            CairnSplit split = back.get(i);
            takenBack.remove(split.splitId());
            if (reading.remove(split.splitId()) != null && unread.add(split.splitId())) {
                waiting.addFirst(split);
            }
        }
        return open;
    }

    /**
     * A reader goes on, with what it has of a checkpoint. The enumerator may not have heard yet that it is
     * complete: what was closed by then was taken back and is not there.
     *
     * @return slices that are closed all the same
     */
    List<CairnSplit> begun(int reader, Set<String> has) {
        List<CairnSplit> closed = new ArrayList<>();
        takenBack.values().removeIf(closing -> {
            boolean back = closing.reader == reader;
            String id = closing.given.splitId();
            if (back && !has.contains(id) && reading.remove(id) != null) {
                closings.put(id, closing);
                closed.add(closing.closed);
            }
            return back;
        });
        return closed;
    }
}
