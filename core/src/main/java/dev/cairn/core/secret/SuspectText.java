package dev.cairn.core.secret;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the parts of a text that are secrets: in addresses a login, parts of the path and parameters; elsewhere what is named
 * like one, and what could be generated.
 *
 * @param test judges a value by its name, which is empty where it has none, such as {@link SuspectValues#isSecret}
 */
public record SuspectText(BiPredicate<String, String> test) {

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][\\w+.-]{0,20}://[^\\s\"'<>\\\\`]+");

    private static final Pattern NAMED =
            Pattern.compile("([A-Za-z_][\\w.-]{0,60})[\"']?\\s{0,4}[:=]\\s{0,4}(?:\"((?:[^\"\\\\]|\\\\.){1,4000})\""
                    + "|'((?:[^'\\\\]|\\\\.){1,4000})'|([^\\s\"'&;,<>(){}\\[\\]]{1,4000}))");

    private static final Pattern ELEMENT =
            Pattern.compile("<(?:\\w{1,20}:)?([\\w.-]{1,40})(?:\\s[^<>]{0,200})?>([^<>]{1,4000})</");

    private static final Pattern RUN = Pattern.compile("[^\\s\"'`,;(){}\\[\\]<>|\\\\&]+");
    private static final Pattern RUN_NAME = Pattern.compile("[\\w.$-]{1,60}[=:]+");
    private static final Pattern PART_OF_PATH = Pattern.compile("[^/]+");
    private static final Pattern PAIR = Pattern.compile("[^&;]+");

    /** Goes before a token of Telegram's, and is none of it. */
    private static final Pattern BOT = Pattern.compile("bot(?=\\d{5,}(?::|%3A))");

    private static final Pattern FILE_TYPE = Pattern.compile("\\.(?:json|xml|csv|tsv|php|html?|txt|aspx?|do)$");

    /** What a part of a path is called that is a secret. */
    static final String OF_PATH = "path_secret";

    /**
     * A part of a text.
     *
     * @param to exclusive
     * @param name what it is called there, or a word for the place where it stands
     */
    public record Span(int from, int to, String name) {

        /** Returns the part itself. */
        public String of(String text) {
            return text.substring(from, to);
        }

        /** True if two parts of a text have a character in common. */
        public boolean overlaps(Span other) {
            return from < other.to && other.from < to;
        }
    }

    /** Returns the secrets in a text of any kind, in order, apart from each other. */
    public List<Span> in(String text) {
        Found found = new Found(text);
        Matcher address = ADDRESS.matcher(text);
        while (address.find()) {
            address(found, address.start(), address.end());
        }
        found.named(
                NAMED, (name, value, quoted) -> test.test(name, value) && (quoted || GeneratedText.isPossible(value)));
        found.named(ELEMENT, (name, value, quoted) -> test.test(name, value));
        Matcher run = RUN.matcher(text);
        while (run.find()) {
            Matcher name = RUN_NAME.matcher(text).region(run.start(), run.end());
            int from = name.lookingAt() ? name.end() : run.start();
            String called = found.names.getOrDefault(from, "");
            String value = text.substring(from, run.end());
            boolean isDoubtful = called.isEmpty() || GeneratedText.isPossible(value);
            if (!value.isEmpty() && isDoubtful && test.test(called, value)) {
                found.add(from, run.end(), called.isEmpty() ? "secret" : called);
            }
        }
        return found.inOrder();
    }

    /** Returns the secrets in an address, in order, apart from each other. Escapes stay as they are. */
    public List<Span> inAddress(String address) {
        Found found = new Found(address);
        address(found, 0, address.length());
        return found.inOrder();
    }

    private void address(Found found, int start, int end) {
        String text = found.text;
        int scheme = text.indexOf("://", start);
        int host = scheme < 0 || scheme > end ? start : scheme + 3;
        int path = first(text, "/?#", host, end);
        int at = text.lastIndexOf('@', path - 1);
        if (at >= host) {
            int colon = text.indexOf(':', host);
            boolean hasPassword = colon >= 0 && colon < at;
            found.add(hasPassword ? colon + 1 : host, at, "password");
        }
        found.seen.set(start, path);
        int query = first(text, "?#", path, end);
        Matcher part = PART_OF_PATH.matcher(text).region(path, query);
        while (part.find()) {
            int from = part.start();
            Matcher bot = BOT.matcher(text).region(from, part.end());
            from = bot.lookingAt() ? bot.end() : from;
            String value = FILE_TYPE.matcher(text.substring(from, part.end())).replaceFirst("");
            if (test.test("", decoded(value))) {
                found.add(from, from + value.length(), OF_PATH);
            }
        }
        Matcher pair = PAIR.matcher(text).region(Math.min(query + 1, end), end);
        while (pair.find()) {
            int equals = text.indexOf('=', pair.start());
            boolean hasName = equals >= 0 && equals < pair.end();
            String name = hasName ? decoded(text.substring(pair.start(), equals)) : "";
            int from = hasName ? equals + 1 : pair.start();
            String value = decoded(text.substring(from, pair.end()));
            if (test.test(name, value) || (value.contains("://") && !in(value).isEmpty())) {
                found.add(from, pair.end(), name.isEmpty() ? "secret" : name);
            }
        }
        found.seen.set(path, end);
    }

    private static int first(String text, String ends, int from, int end) {
        for (int i = from; i < end; i++) {
            if (ends.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return end;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /**
     * Replaces the secrets of a text.
     *
     * @param spans in order, apart from each other
     * @param between what becomes of the text between them
     * @param secret what takes the place of each
     */
    public static String replaced(
            String text, List<Span> spans, UnaryOperator<String> between, Function<Span, String> secret) {
        StringBuilder replaced = new StringBuilder();
        int done = 0;
        for (Span span : spans) {
            replaced.append(between.apply(text.substring(done, span.from()))).append(secret.apply(span));
            done = span.to();
        }
        return replaced.append(between.apply(text.substring(done))).toString();
    }

    /** What was found in one text. */
    private static final class Found {

        private final String text;
        private final List<Span> spans = new ArrayList<>();

        /** What a value is called that begins at a place. */
        private final Map<Integer, String> names = new HashMap<>();

        /** Where nothing more is to be found. */
        private final BitSet seen = new BitSet();

        Found(String text) {
            this.text = text;
        }

        @FunctionalInterface
        private interface NamedTest {
            boolean isSecret(String name, String value, boolean quoted);
        }

        void named(Pattern pattern, NamedTest test) {
            Matcher named = pattern.matcher(text);
            while (named.find()) {
                int last = named.groupCount();
                for (int group = 2; group <= last; group++) {
                    String value = named.group(group);
                    if (value != null) {
                        names.putIfAbsent(named.start(group), named.group(1));
                    }
                    if (value != null && test.isSecret(named.group(1), value, last == 2 || group < last)) {
                        add(named.start(group), named.end(group), named.group(1));
                    }
                }
            }
        }

        void add(int from, int to, String name) {
            int next = seen.nextSetBit(from);
            if (from < to && (next < 0 || next >= to)) {
                spans.add(new Span(from, to, name));
                seen.set(from, to);
            }
        }

        List<Span> inOrder() {
            spans.sort(Comparator.comparingInt(Span::from));
            return List.copyOf(spans);
        }
    }
}
