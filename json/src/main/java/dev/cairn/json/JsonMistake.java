package dev.cairn.json;

import java.util.Optional;

/**
 * A mistake in a text that should be JSON, in the words and at the place that Python's {@code json} has for it, for those who
 * show them to clients that expect these.
 *
 * @param offset in code points from the start of the text
 */
public record JsonMistake(int offset, String message) {

    /** The first mistake; empty if there is none. */
    public static Optional<JsonMistake> firstIn(String text) {
        try {
            new MistakeFinder(text).document();
            return Optional.empty();
        } catch (MistakeFinder.Found e) {
            return Optional.of(new JsonMistake(text.codePointCount(0, e.index), String.valueOf(e.getMessage())));
        }
    }
}
