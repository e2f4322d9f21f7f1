package dev.cairn.template.internal.builtin;

import dev.cairn.template.internal.value.Evaluation;
import dev.cairn.template.internal.value.PyType;
import dev.cairn.template.internal.value.PythonException;
import dev.cairn.template.internal.value.Text;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A regular expression of Python's, matched by Java's engine with a limit on its steps. Immutable and thread-safe. */
final class PythonRegex {

    private static final int STEP_COST = 3;
    private static final int MAX_LENGTH = 10_000;

    private final Pattern pattern;
    private final int groups;
    private final Map<String, Integer> names;

    private PythonRegex(Pattern pattern, int groups, Map<String, Integer> names) {
        this.pattern = pattern;
        this.groups = groups;
        this.names = names;
    }

    static PythonRegex of(Evaluation evaluation, @Nullable Object regex) {
        if (!Text.isText(regex)) {
            throw PythonException.type(
                    "first argument must be string or compiled pattern, not " + PyType.nameOf(regex));
        }
        return evaluation.patterns().get(PythonRegex.class, String.valueOf(regex), PythonRegex::compile);
    }

    /** @throws PythonException if it is malformed, too long or nested too deeply */
    static PythonRegex compile(String regex) {
        if (regex.length() > MAX_LENGTH) {
            throw PythonException.limit("a regular expression is too long");
        }
        RegexTranslator translator = new RegexTranslator(regex);
        String java = translator.translate();
        try {
            return new PythonRegex(Pattern.compile(java, translator.flags()), translator.groups(), translator.names());
        } catch (PatternSyntaxException e) {
            throw PythonException.value("malformed regular expression: " + e.getDescription());
        } catch (StackOverflowError e) {
            throw PythonException.limit("a regular expression is nested too deeply");
        }
    }

    /** The first group of the first match, null if the group took no part in it; empty without match or group. */
    @Nullable
    String firstGroup(Evaluation evaluation, String text) {
        Matcher matcher = matcher(evaluation, text);
        return groups > 0 && find(matcher) ? matcher.group(1) : "";
    }

    String replaceAll(Evaluation evaluation, String text, String template) {
        RegexReplacement replacement = RegexReplacement.parse(template, groups, names);
        Matcher matcher = matcher(evaluation, text);
        StringBuilder out = new StringBuilder();
        int position = 0;
        while (find(matcher)) {
            if (splitsCharacter(text, matcher)) {
                continue;
            }
            out.append(text, position, matcher.start());
            replacement.append(out, matcher);
            StringMethods.requireSize(out.length());
            position = matcher.end();
        }
        return out.append(text, position, text.length()).toString();
    }

    /** Whether an empty match lies between the two units of one character, where Python has no position. */
    private static boolean splitsCharacter(String text, Matcher matcher) {
        int at = matcher.start();
        return matcher.end() == at
                && at > 0
                && at < text.length()
                && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
    }

    /** @param steps is told what each look at the text costs */
    boolean occursIn(LongConsumer steps, String text) {
        return find(pattern.matcher(new MeteredText(text, steps)));
    }

    /** What matches at the start of a text, if something does. */
    Optional<String> atStart(LongConsumer steps, String text) {
        Matcher matcher = pattern.matcher(new MeteredText(text, steps));
        return matches(matcher::lookingAt) ? Optional.of(matcher.group()) : Optional.empty();
    }

    private Matcher matcher(Evaluation evaluation, String text) {
        return pattern.matcher(new MeteredText(text, evaluation::spend));
    }

    private static boolean find(Matcher matcher) {
        return matches(matcher::find);
    }

    private static boolean matches(BooleanSupplier match) {
        try {
            return match.getAsBoolean();
        } catch (StackOverflowError e) {
            throw PythonException.limit("a regular expression recurses too deeply");
        }
    }

    /** Text that charges for every look at it, which bounds what the engine can do. */
    private record MeteredText(String text, LongConsumer steps) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            steps.accept(STEP_COST);
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
