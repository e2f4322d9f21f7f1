package dev.cairn.templates.internal.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML without its tags and character references. Thread-safe. */
public final class Html {

    private static final Pattern REFERENCE = Pattern.compile("&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[a-zA-Z]+;)");
    private static final Map<String, String> NAMED = Map.of(
            "amp;", "&", "lt;", "<", "gt;", ">", "quot;", "\"", "apos;", "'", "nbsp;", "\u00a0", "copy;", "©", "euro;",
            "€");

    private Html() {}

    /** Drops comments and tags, makes runs of white space one blank, and resolves character references. */
    public static String stripTags(String text) {
        String plain = without(without(text, "<!--", "-->"), "<", ">");
        return unescape(String.join(
                " ",
                SplitMethods.split(plain, null, -1).stream()
                        .map(String::valueOf)
                        .toList()));
    }

    private static String without(String text, String start, String end) {
        StringBuilder out = new StringBuilder();
        int position = 0;
        while (true) {
            int from = text.indexOf(start, position);
            int to = from < 0 ? -1 : text.indexOf(end, from);
            if (to < 0) {
                return out.append(text, position, text.length()).toString();
            }
            out.append(text, position, from);
            position = to + end.length();
        }
    }

    /** Resolves numeric references and the most common named ones. */
    public static String unescape(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(resolve(match.group(1), match.group())));
    }

    private static String resolve(String reference, String whole) {
        if (!reference.startsWith("#")) {
            return NAMED.getOrDefault(reference, whole);
        }
        boolean hexadecimal = Character.toLowerCase(reference.charAt(1)) == 'x';
        String digits = reference.substring(hexadecimal ? 2 : 1).replace(";", "");
        if (digits.length() > 9) {
            return "\ufffd";
        }
        long codePoint = Long.parseLong(digits, hexadecimal ? 16 : 10);
        boolean valid =
                codePoint > 0 && codePoint <= Character.MAX_CODE_POINT && (codePoint < 0xd800 || codePoint > 0xdfff);
        return valid ? Character.toString((int) codePoint) : "\ufffd";
    }
}
