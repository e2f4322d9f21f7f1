package dev.cairn.documents.schema;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions as Python's {@code re} reads them, which is what the schemas of connectors are tested with. */
final class PythonPattern {

    private PythonPattern() {}

    /** The pattern, or empty where it is malformed. */
    static Optional<Pattern> compile(String text) {
        String java = text.replace("(?P<", "(?<")
                .replaceAll("\\(\\?P=(\\w+)\\)", "\\\\k<$1>")
                .replaceAll("(?<!\\\\)((?:\\\\\\\\)*)\\\\Z", "$1\\\\z");
        try {
            return Optional.of(Pattern.compile(java, Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
