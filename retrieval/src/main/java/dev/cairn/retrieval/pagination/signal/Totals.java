package dev.cairn.retrieval.pagination.signal;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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

    private static final Set<String> WORDS =
            NAMES.stream().map(Signal::letters).collect(Collectors.toUnmodifiableSet());

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

    /**
     * Returns all numbers that are called a total of the records; a count, which may be that of the page, only where there is none.
     *
     * @param list the name of the list of records, letters alone; empty where it has none
     */
    static List<Long> all(List<Signal> signals, String list) {
        List<String> ofList = List.of("total" + list, list + "total", list + "totalcount");
        List<Long> totals = numbers(signals, word -> WORDS.contains(word) || ofList.contains(word));
        return totals.isEmpty()
                ? numbers(signals, word -> word.equals("count") || word.equals(list + "count"))
                : totals;
    }

    private static List<Long> numbers(List<Signal> signals, Predicate<String> named) {
        return signals.stream()
                .filter(signal -> named.test(signal.word()))
                .map(signal -> signal.value() instanceof String text ? whole(text) : signal.number())
                .filter(number -> number >= 0)
                .toList();
    }

    /** Returns the number of a text of digits; -1 for any other text. */
    static long whole(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    /** A total of something that has a name, such as {@code totalEvents}; not of pages, or of money. */
    private static boolean isTotal(String word) {
        return word.matches("total.+|.+(?:total|totalcount)")
                && !word.matches(
                        ".*(?:page|amount|price|sum|cost|value|time|duration|size|byte|tax|due|paid|balance).*");
    }
}
