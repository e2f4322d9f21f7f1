package dev.cairn.templates.internal.text;

import dev.cairn.templates.internal.call.Bound;
import dev.cairn.templates.internal.value.CodePoints;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.Markup;
import dev.cairn.templates.internal.value.Ordering;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Subscript;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Jinja's {@code urlize}: makes links of what looks like a URL or a mail address. One instance works on one text. */
public final class Urlizer {

    private static final String DOMAIN_WORD = "[\\w%-]";
    private static final Pattern URL = Pattern.compile(
            "(?:(?:https?://|www\\.)(?:(?:" + DOMAIN_WORD + "+\\.)+)?(?:[a-z]{2,63}|xn--[\\w%]{2,59})"
                    + "|(?:[\\w%-]{2,63}\\.)+(?:com|net|int|edu|gov|org|info|mil)"
                    + "|https?://(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\[(?:[\\da-f]{0,4}:){2}(?:[\\da-f]{0,4}:?){1,6}\\]))"
                    + "(?::\\d{1,5})?(?:[/?#]\\S*)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern MAIL = Pattern.compile("\\S+@\\w[\\w.-]*\\.\\w+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern SCHEME = Pattern.compile("[\\w.+-]{2,}:/{0,2}");
    private static final Pattern HEAD = Pattern.compile("(?:[(<]|&lt;)++");
    private static final Pattern TAIL = Pattern.compile("(?:[)>.,\\n]|&gt;)++\\z");
    private static final String[][] BRACKETS = {{"(", ")"}, {"<", ">"}, {"&lt;", "&gt;"}};

    private final @Nullable Object limit;
    private final String attributes;
    private final List<String> schemes;

    private Urlizer(@Nullable Object limit, String attributes, List<String> schemes) {
        this.limit = limit;
        this.attributes = attributes;
        this.schemes = schemes;
    }

    public static Object urlize(Evaluation evaluation, Bound bound) {
        String text = Markup.escape(bound.get(0)).text();
        evaluation.spend(text.length() * 50L);
        TreeSet<String> rel = new TreeSet<>();
        if (bound.orNull(4) != null) {
            SplitMethods.split(Text.require(bound.get(4)), null, -1).forEach(word -> rel.add(String.valueOf(word)));
        }
        if (bound.isTrue(2, false)) {
            rel.add("nofollow");
        }
        rel.add("noopener");
        String attributes = " rel=\"" + Markup.escapeText(String.join(" ", rel)) + "\"";
        Object target = bound.orNull(3);
        if (target != null && Truth.of(target)) {
            attributes += " target=\"" + Markup.escape(target) + "\"";
        }
        return new Urlizer(bound.orNull(1), attributes, schemes(evaluation, bound.orNull(5))).run(text);
    }

    private static List<String> schemes(Evaluation evaluation, @Nullable Object schemes) {
        List<String> result = new ArrayList<>();
        if (schemes != null) {
            for (Object scheme : Iteration.list(evaluation, schemes)) {
                if (!SCHEME.matcher(Text.require(scheme)).matches()) {
                    throw PythonException.template("'" + scheme + "' is not a valid URI scheme prefix");
                }
                result.add(Text.require(scheme));
            }
        }
        return result;
    }

    private String run(String text) {
        StringBuilder out = new StringBuilder(text.length() * 2);
        Matcher space = SPACE.matcher(text);
        int position = 0;
        while (space.find()) {
            out.append(word(text.substring(position, space.start()))).append(space.group());
            position = space.end();
        }
        return out.append(word(text.substring(position))).toString();
    }

    private String word(String word) {
        String head = "";
        String middle = word;
        StringBuilder tail = new StringBuilder();
        Matcher start = HEAD.matcher(middle);
        if (start.lookingAt()) {
            head = start.group();
            middle = middle.substring(start.end());
        }
        Matcher end = TAIL.matcher(middle);
        if (end.find()) {
            tail.append(end.group());
            middle = middle.substring(0, end.start());
        }
        for (String[] pair : BRACKETS) {
            middle = balance(middle, tail, pair[0], pair[1]);
        }
        return head + link(middle) + tail;
    }

    /** Takes closing brackets back from the tail while more are open in the middle. */
    private static String balance(String middle, StringBuilder tail, String open, String close) {
        int opened = count(middle, open);
        if (opened <= count(middle, close)) {
            return middle;
        }
        String result = middle;
        int moves = Math.min(opened, count(tail.toString(), close));
        for (int i = 0; i < moves; i++) {
            int end = tail.indexOf(close) + close.length();
            result += tail.substring(0, end);
            tail.delete(0, end);
        }
        return result;
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private String link(String word) {
        if (URL.matcher(word).matches()) {
            String address = word.startsWith("https://") || word.startsWith("http://") ? word : "https://" + word;
            return "<a href=\"" + address + "\"" + attributes + ">" + shortened(word) + "</a>";
        }
        if (word.startsWith("mailto:") && MAIL.matcher(word.substring(7)).matches()) {
            return "<a href=\"" + word + "\">" + word.substring(7) + "</a>";
        }
        if (word.contains("@")
                && !word.startsWith("www.")
                && !word.startsWith("@")
                && !word.contains(":")
                && MAIL.matcher(word).matches()) {
            return "<a href=\"mailto:" + word + "\">" + word + "</a>";
        }
        String result = word;
        for (String scheme : schemes) {
            if (!result.equals(scheme) && result.startsWith(scheme)) {
                result = "<a href=\"" + result + "\"" + attributes + ">" + result + "</a>";
            }
        }
        return result;
    }

    private String shortened(String text) {
        if (limit == null || !Ordering.greater((long) CodePoints.length(text), limit)) {
            return text;
        }
        return Subscript.slice(text, null, limit, null) + "...";
    }
}
