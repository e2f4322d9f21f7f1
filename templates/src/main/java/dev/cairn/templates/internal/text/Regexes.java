package dev.cairn.templates.internal.text;

import dev.cairn.pythonvalues.PatternException;
import dev.cairn.pythonvalues.PythonPattern;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** What templates do with regular expressions, at the cost of their evaluation. Thread-safe. */
public final class Regexes {

    private Regexes() {}

    public static PythonPattern compiled(Evaluation evaluation, @Nullable Object regex) {
        if (!Text.isText(regex)) {
            throw PythonException.type(
                    "first argument must be string or compiled pattern, not " + PyType.nameOf(regex));
        }
        try {
            return evaluation.patterns().get(PythonPattern.class, String.valueOf(regex), PythonPattern::compile);
        } catch (PatternException e) {
            throw raised(e);
        }
    }

    /** The first group of the first match, null if the group took no part in it; empty without match or group. */
    public static @Nullable String firstGroup(Evaluation evaluation, PythonPattern pattern, String text) {
        Matcher matcher = pattern.matcher(text, evaluation::spend);
        return pattern.groups() > 0 && find(matcher) ? matcher.group(1) : "";
    }

    public static String replaceAll(Evaluation evaluation, PythonPattern pattern, String text, String template) {
        RegexReplacement replacement = RegexReplacement.parse(template, pattern.groups(), pattern.names());
        Matcher matcher = pattern.matcher(text, evaluation::spend);
        StringBuilder out = new StringBuilder();
        int position = 0;
        while (find(matcher)) {
            if (splitsCharacter(text, matcher)) {
                continue;
            }
            out.append(text, position, matcher.start());
            replacement.append(out, matcher);
            TextSize.require(out.length());
            position = matcher.end();
        }
        return out.append(text, position, text.length()).toString();
    }

    private static boolean find(Matcher matcher) {
        try {
            return PythonPattern.guarded(matcher::find);
        } catch (PatternException e) {
            throw raised(e);
        }
    }

    private static PythonException raised(PatternException e) {
        String message = String.valueOf(e.getMessage());
        return e.isLimit() ? PythonException.limit(message) : PythonException.value(message);
    }

    /** Whether an empty match lies between the two units of one character, where Python has no position. */
    private static boolean splitsCharacter(String text, Matcher matcher) {
        int at = matcher.start();
        return matcher.end() == at
                && at > 0
                && at < text.length()
                && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }
}
