package dev.cairn.workbench.seen;

import java.util.List;
import java.util.OptionalLong;

/** The number of all records, as a response tells it. Stateless. */
public final class Totals {

    private static final List<String> NAMES = List.of(
            "total",
            "totalCount",
            "totalResults",
            "totalRecords",
            "totalItems",
            "totalSize",
            "totalElements",
            "recordCount",
            "numFound",
            "resultCount",
            "totalHits",
            "hitCount");

    private Totals() {}

    /**
     * Returns the total; empty where the response tells none.
     *
     * @param size how many records the response has: what is less is no total
     */
    public static OptionalLong of(List<Signal> signals, int size) {
        return Signal.named(signals, NAMES)
                .map(Signal::number)
                .filter(total -> total >= size)
                // What is called so may be the number of records of this page.
                .or(() -> Signal.named(signals, List.of("count"))
                        .map(Signal::number)
                        .filter(count -> count > size))
                .or(() -> signals.stream()
                        .filter(signal -> signal.number() > size && isTotal(signal.word()))
                        .findFirst()
                        .map(Signal::number))
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** A total of something that has a name, such as {@code totalEvents}; not of pages, or of money. */
    private static boolean isTotal(String word) {
        return word.matches("total.+|.+(?:total|totalcount)")
                && !word.matches(
                        ".*(?:page|amount|price|sum|cost|value|time|duration|size|byte|tax|due|paid|balance).*");
    }
}
