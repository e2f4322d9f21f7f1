package dev.cairn.retrieval.pagination.signal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an answer says of whether there are more pages: a truth value beside the records. */
public final class MorePages {

    private static final List<String> MORE = List.of(
            "hasMore",
            "hasNext",
            "hasNextPage",
            "hasMoreResults",
            "more",
            "moreResults",
            "moreRecords",
            "hasMoreRecords",
            "hasMoreItems",
            "moreResultsAvailable",
            "moreAvailable",
            "isTruncated",
            "truncated",
            "hasMorePages",
            "nextPageExists",
            "incomplete");

    private static final List<String> LAST = List.of(
            "isLast",
            "isLastPage",
            "last",
            "lastPage",
            "endOfStream",
            "done",
            "finished",
            "complete",
            "isFinished",
            "isComplete",
            "isDone",
            "eof",
            "end",
            "endOfList");

    private MorePages() {}

    /** The condition under which pages end; empty where nothing tells. */
    public static Optional<String> stopCondition(List<Signal> signals) {
        return Signal.named(truths(signals), MORE)
                .map(signal -> "{{ not " + signal.expression() + " }}")
                .or(() -> Signal.named(truths(signals), LAST).map(signal -> "{{ " + signal.expression() + " }}"));
    }

    /** Whether an answer says that there are more; empty where it says nothing. */
    public static Optional<Boolean> said(List<Signal> signals) {
        return Signal.named(truths(signals), MORE)
                .map(signal -> signal.value().equals(true))
                .or(() -> Signal.named(truths(signals), LAST)
                        .map(signal -> signal.value().equals(false)));
    }

    /** Conditions by truth values of other names: one that is true now may say that there are more, one that is false the end. */
    public static Stream<String> unnamedStops(List<Signal> signals) {
        return truths(signals).stream()
                .limit(2)
                .map(signal -> signal.value().equals(true)
                        ? "{{ not " + signal.expression() + " }}"
                        : "{{ " + signal.expression() + " }}");
    }

    private static List<Signal> truths(List<Signal> signals) {
        return signals.stream()
                .filter(signal -> signal.value() instanceof Boolean)
                .toList();
    }
}
