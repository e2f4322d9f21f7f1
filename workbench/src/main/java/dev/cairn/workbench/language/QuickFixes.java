package dev.cairn.workbench.language;

import dev.cairn.documents.Suggestions;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import dev.cairn.workbench.text.TextRange;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How problems can be mended: a word that was meant to be another, a field that is missing, a secret that is not marked.
 * They are found by what a problem says, since that is all that an editor gives back.
 */
public final class QuickFixes {

    private static final Pattern MEANT = Pattern.compile("^(.*?),? \\(?did you mean '([^']+)'\\?");
    private static final Pattern MISSING = Pattern.compile("^missing field '(\\w+)' of (\\w+)");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_$-]+");

    private QuickFixes() {}

    /**
     * What mends a problem of a text, of those that {@link dev.cairn.runtime.Authoring#problems} finds.
     *
     * @param at where it stands
     * @param code the name of its rule; may be empty
     */
    public static Optional<QuickFix> of(TextLines text, TextPoint at, String message, String code) {
        Matcher meant = MEANT.matcher(message);
        if (meant.find()) {
            return meantWord(text, at, meant.group(1), meant.group(2));
        }
        Matcher missing = MISSING.matcher(message);
        if (missing.find()) {
            return Optional.of(missingField(text, at, missing.group(2), missing.group(1)));
        }
        return code.equals("unmarked-secret") ? markedSecret(text, at) : Optional.empty();
    }

    /** The word of the message that is written at the point, or behind it in its line. */
    private static Optional<QuickFix> meantWord(TextLines text, TextPoint at, String message, String suggestion) {
        Set<String> said = new LinkedHashSet<>();
        WORD.matcher(message).results().forEach(word -> said.add(word.group()));
        said.remove(suggestion);
        String line = text.line(at.line());
        if (at.column() >= line.length()) {
            return Optional.empty();
        }
        Set<String> written = new LinkedHashSet<>();
        WORD.matcher(line).region(at.column(), line.length()).results().forEach(word -> written.add(word.group()));
        written.retainAll(said);
        return Suggestions.closest(suggestion, written).map(wrong -> {
            int start = wordAt(line, wrong, at.column());
            return QuickFix.of(
                    "Write '" + suggestion + "'",
                    TextRange.ofLine(at.line(), start, start + wrong.length()),
                    suggestion);
        });
    }

    private static int wordAt(String line, String wrong, int from) {
        return WORD.matcher(line)
                .region(from, line.length())
                .results()
                .filter(word -> word.group().equals(wrong))
                .findFirst()
                .orElseThrow()
                .start();
    }

    /** Before the component's first key, where both the indentation and the way of writing are known. */
    private static QuickFix missingField(TextLines text, TextPoint at, String type, String field) {
        boolean flow = text.line(at.line()).startsWith("{", at.column());
        int column = flow ? at.column() + 1 : at.column();
        String value = flow
                ? ComponentSkeleton.inFlow(type, field)
                : ComponentSkeleton.inBlock(type, field, Map.of()).replace("\n", newLine(text, column));
        return QuickFix.of(
                "Add '" + field + "'",
                TextRange.ofLine(at.line(), column, column),
                value + (flow ? ", " : newLine(text, column)));
    }

    private static Optional<QuickFix> markedSecret(TextLines text, TextPoint key) {
        String title = "Add 'airbyte_secret: true'";
        String line = text.line(key.line());
        int brace = line.indexOf('{', key.column());
        if (brace >= 0) {
            boolean empty = line.substring(brace + 1).stripLeading().startsWith("}");
            return Optional.of(QuickFix.of(
                    title,
                    TextRange.ofLine(key.line(), brace + 1, brace + 1),
                    "airbyte_secret: true" + (empty ? "" : ", ")));
        }
        String next = text.line(key.line() + 1);
        int indentation = next.length() - next.stripLeading().length();
        return next.isBlank() || indentation <= key.column()
                ? Optional.empty()
                : Optional.of(QuickFix.of(
                        title,
                        TextRange.ofLine(key.line() + 1, indentation, indentation),
                        "airbyte_secret: true" + newLine(text, indentation)));
    }

    private static String newLine(TextLines text, int column) {
        return text.lineEnd() + " ".repeat(column);
    }
}
