package dev.cairn.workbench.pip;

import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the tags of HTML one after the other, in little memory. What is no tag is passed over. */
final class HtmlTags {

    /** A longer tag is no part of an index. */
    private static final int LONGEST = 1 << 16;

    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s=\"'/>]++)(?:\\s*+=\\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\\s\"'>]++)))?+");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\\w{2,6}));");
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    private final Reader in;
    private int next = -2;

    /** @param in is read to the end of each tag, buffered by its owner */
    HtmlTags(Reader in) {
        this.in = in;
    }

    /**
     * A tag that opens something.
     *
     * @param name in small letters
     * @param attributes by their names in small letters
     */
    record Tag(String name, Map<String, String> attributes) {

        @Nullable
        String attribute(String attribute) {
            return attributes.get(attribute);
        }
    }

    /** The next tag that opens something; null at the end. */
    @Nullable
    Tag next() throws IOException {
        while (true) {
            int c = next == -2 ? in.read() : next;
            next = -2;
            while (c >= 0 && c != '<') {
                c = in.read();
            }
            if (c < 0) {
                return null;
            }
            int first = in.read();
            if (first == '!') {
                skipComment();
            } else if (Character.isLetter(first)) {
                return tag(content(first));
            } else {
                next = first;
            }
        }
    }

    /** {@code <!-- … -->}; of all else that begins so, the end is found like that of a text. */
    private void skipComment() throws IOException {
        int first = in.read();
        int second = in.read();
        if (first != '-' || second != '-') {
            return;
        }
        int dashes = 0;
        for (int c = in.read(); c >= 0 && !(c == '>' && dashes >= 2); c = in.read()) {
            dashes = c == '-' ? dashes + 1 : 0;
        }
    }

    private String content(int first) throws IOException {
        StringBuilder content = new StringBuilder().append((char) first);
        int quote = 0;
        int before = first; // a quote within a word is a character like others
        for (int c = in.read(); c >= 0 && (quote != 0 || c != '>'); c = in.read()) {
            if (quote == c) {
                quote = 0;
            } else if (quote == 0 && before == '=' && (c == '"' || c == '\'')) {
                quote = c;
            }
            before = Character.isWhitespace(c) ? before : c;
            if (content.length() == LONGEST) {
                throw new IndexException("the page has a tag of more than " + LONGEST + " characters");
            }
            content.append((char) c);
        }
        return content.toString();
    }

    private static Tag tag(String content) {
        String name = content.split("[\\s/]", 2)[0];
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(content.substring(name.length()));
        while (attribute.find()) {
            String value = attribute.group(2) != null
                    ? attribute.group(2)
                    : attribute.group(3) != null ? attribute.group(3) : attribute.group(4);
            attributes.putIfAbsent(
                    attribute.group(1).toLowerCase(Locale.ROOT), value == null ? "" : withoutEntities(value));
        }
        return new Tag(name.toLowerCase(Locale.ROOT), attributes);
    }

    private static String withoutEntities(String text) {
        return ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(), entity)));
    }

    private static String character(String whole, MatchResult entity) {
        if (entity.group(3) != null) {
            return ENTITIES.getOrDefault(entity.group(3), whole);
        }
        int code = entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        return Character.isValidCodePoint(code) ? Character.toString(code) : whole;
    }
}
