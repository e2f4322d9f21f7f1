package dev.cairn.retrieval.pagination.signal;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Values of a response that can be the token of the next page. Stateless. */
public final class PageTokens {

    private static final int LONGEST = 2_000;

    /** A rank that no name has. */
    private static final int UNNAMED = 10;

    private PageTokens() {}

    /** Returns those that have the name of a token, the likeliest first. */
    public static Stream<Signal> named(List<Signal> signals) {
        return ranked(signals).filter(signal -> rank(signal) < UNNAMED);
    }

    /** Returns the others; those that have the name of something else come last. */
    public static Stream<Signal> unnamed(List<Signal> signals) {
        return ranked(signals).filter(signal -> rank(signal) >= UNNAMED);
    }

    private static Stream<Signal> ranked(List<Signal> signals) {
        return signals.stream().filter(PageTokens::canBeToken).sorted(Comparator.comparingInt(PageTokens::rank));
    }

    private static boolean canBeToken(Signal signal) {
        boolean text = signal.value() instanceof String value
                && !value.isBlank()
                && value.length() < LONGEST
                && !value.contains("://");
        return text || signal.number() > 0;
    }

    private static int rank(Signal signal) {
        String word = signal.word();
        boolean text = signal.value() instanceof String;
        if (signal.words().matches(".*(?:prev|before|self|first|total|count|limit|size).*")) {
            return UNNAMED + 1;
        }
        if (signal.words().contains("next")) {
            return word.contains("token") || word.contains("cursor") ? 0 : 1;
        }
        if (!text && !word.contains("cursor")) {
            return UNNAMED;
        }
        return word.matches(".*(?:cursor|continuation|marker|bookmark|scroll).*")
                ? 2
                : word.matches(".*(?:after|pagetoken|offset).*|token") ? 3 : UNNAMED;
    }
}
