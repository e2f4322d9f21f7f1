package dev.cairn.documents.schema;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Place;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression as Python's {@code re} reads it, which is what the schemas of connectors are tested with. Matching is
 * limited in its steps: both the expression and the text are somebody else's.
 */
final class PythonPattern {

    private static final int MAX_STEPS = 5_000_000;

    private final String source;
    private final Pattern pattern;

    private PythonPattern(String source, Pattern pattern) {
        this.source = source;
        this.pattern = pattern;
    }

    /** The pattern, or empty where it is malformed. */
    static Optional<PythonPattern> compile(String text) {
        String java = text.replace("(?P<", "(?<")
                .replaceAll("\\(\\?P=(\\w+)\\)", "\\\\k<$1>")
                .replaceAll("(?<!\\\\)((?:\\\\\\\\)*+)\\\\Z", "$1\\\\z");
        try {
            return Optional.of(new PythonPattern(
                    text, Pattern.compile(java, Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS)));
        } catch (PatternSyntaxException | StackOverflowError e) {
            return Optional.empty();
        }
    }

    /**
     * Whether the pattern is found anywhere in a text.
     *
     * @param place where the text stands
     * @throws InvalidDocumentException if that takes too long to say
     */
    boolean find(String text, Place place) {
        try {
            return pattern.matcher(new MeteredText(text)).find();
        } catch (TooManySteps | StackOverflowError e) {
            throw new InvalidDocumentException(Diagnostic.error(
                    place,
                    "it takes too long to say whether this matches the pattern '" + Wording.shorten(source)
                            + "'; shorten the value, or make the pattern simpler"));
        }
    }

    private static final class TooManySteps extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooManySteps() {
            super(null, null, false, false);
        }
    }

    /** Counts the looks at it, which bounds what the engine can do. */
    private static final class MeteredText implements CharSequence {

        private final String text;
        private int steps;

        MeteredText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            steps++;
            if (steps > MAX_STEPS) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
