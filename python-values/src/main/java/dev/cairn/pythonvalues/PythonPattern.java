package dev.cairn.pythonvalues;

import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression as Python's {@code re} reads it, matched by Java's engine with a limit on its work. Expression and
 * text may both be from outside. Not supported are conditional groups, repetitions of a million or more, and expressions
 * of more than 10,000 characters. Immutable and thread-safe.
 */
public final class PythonPattern {

    private static final int MAX_LENGTH = 10_000;

    /** What one match may cost, in the units of {@link #matcher}: five million looks at the text. */
    private static final long MAX_COST = 15_000_000;

    private final String source;
    private final Pattern pattern;
    private final int groups;
    private final Map<String, Integer> names;

    private PythonPattern(String source, Pattern pattern, int groups, Map<String, Integer> names) {
        this.source = source;
        this.pattern = pattern;
        this.groups = groups;
        this.names = names;
    }

    /**
     * Compiles an expression.
     *
     * @throws PatternException if it is malformed, too large, or uses what is not supported
     */
    public static PythonPattern compile(String expression) {
        if (expression.length() > MAX_LENGTH) {
            throw PatternException.limit("a regular expression is too long");
        }
        RegexTranslator translator = new RegexTranslator(expression);
        String java = translator.translate();
        return new PythonPattern(expression, java(java, translator.flags()), translator.groups(), translator.names());
    }

    /**
     * Compiles an expression as Python's or, where Python refuses it, as Java's. Schemas are often written for ECMAScript,
     * which has {@code \p{L}} and {@code (?<name>…)}, too.
     *
     * @throws PatternException if it is malformed for both
     */
    public static PythonPattern compileLeniently(String expression) {
        try {
            return compile(expression);
        } catch (PatternException e) {
            Pattern java = java(expression, Pattern.UNIX_LINES | Pattern.UNICODE_CHARACTER_CLASS);
            return new PythonPattern(expression, java, java.matcher("").groupCount(), Map.of());
        }
    }

    private static Pattern java(String expression, int flags) {
        try {
            return Pattern.compile(expression, flags);
        } catch (PatternSyntaxException e) {
            throw PatternException.malformed("malformed regular expression: " + e.getDescription());
        } catch (StackOverflowError e) {
            throw PatternException.limit("a regular expression is nested too deeply");
        }
    }

    /** How many groups it has. */
    public int groups() {
        return groups;
    }

    /** The numbers of its named groups. */
    public Map<String, Integer> names() {
        return names;
    }

    /**
     * Whether it matches anywhere in a text, as {@code re.search} says.
     *
     * @throws PatternException if it takes too many steps to find out
     */
    public boolean occursIn(String text) {
        return guarded(matcher(text, limit())::find);
    }

    /**
     * What it matches at the start of a text, as {@code re.match} says; empty if it does not match there.
     *
     * @throws PatternException if it takes too many steps to find out
     */
    public Optional<String> atStart(String text) {
        Matcher matcher = matcher(text, limit());
        return guarded(matcher::lookingAt) ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** The limit on one match; confined to a thread. */
    private LongConsumer limit() {
        long[] left = {MAX_COST};
        return cost -> {
            left[0] -= cost;
            if (left[0] < 0) {
                throw PatternException.limit("the regular expression '" + source + "' takes too many steps");
            }
        };
    }

    /**
     * A matcher for those who count the work themselves. Its calls are to be made through {@link #guarded}.
     *
     * @param meter is told before each look at the text what it costs, in units of about a nanosecond; what it throws ends
     *     the match
     */
    public Matcher matcher(String text, LongConsumer meter) {
        return pattern.matcher(new MeteredText(text, meter));
    }

    /**
     * Matches.
     *
     * @throws PatternException if the match recurses too deeply
     */
    public static boolean guarded(BooleanSupplier match) {
        try {
            return match.getAsBoolean();
        } catch (StackOverflowError e) {
            throw PatternException.limit("a regular expression recurses too deeply");
        }
    }

    /** A text that counts accesses to its characters, which limits the work of a regular expression on it. */
    private record MeteredText(String text, LongConsumer meter) implements CharSequence {

        /** What a look costs, in units of about a nanosecond. */
        private static final int LOOK = 3;

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            meter.accept(LOOK);
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
