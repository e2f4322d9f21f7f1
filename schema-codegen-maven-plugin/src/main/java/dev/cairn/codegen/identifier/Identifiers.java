package dev.cairn.codegen.identifier;

import dev.cairn.codegen.schema.Schema;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/** Turns the names of a schema into Java names, by jsonschema2pojo's rules, so that switching from it renames little. */
public final class Identifiers {

    /** What a record component may not be called, by the language (JLS 8.10.1) or since we generate a method so named. */
    private static final Set<String> TAKEN = Set.of(
            "clone",
            "finalize",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "toString",
            "wait",
            "toJson",
            "builder",
            "toBuilder");

    private static final Pattern TITLE = Pattern.compile("[\\p{Alnum} _-]{2,40}");
    private static final Pattern SEPARATORS = Pattern.compile("[ _-]+");
    private static final Pattern VALUE = Pattern.compile("[\\p{Alnum} _.-]{2,40}");

    private static final Map<Character, String> SYMBOLS = Map.ofEntries(
            Map.entry('<', "LT"),
            Map.entry('>', "GT"),
            Map.entry('=', "EQ"),
            Map.entry('!', "NOT"),
            Map.entry('+', "PLUS"),
            Map.entry('-', "MINUS"),
            Map.entry('*', "STAR"),
            Map.entry('/', "SLASH"),
            Map.entry('.', "DOT"),
            Map.entry(',', "COMMA"),
            Map.entry(';', "SEMICOLON"),
            Map.entry(':', "COLON"),
            Map.entry('%', "PERCENT"),
            Map.entry('&', "AND"),
            Map.entry('|', "OR"),
            Map.entry('^', "CARET"),
            Map.entry('~', "TILDE"),
            Map.entry('@', "AT"),
            Map.entry('#', "HASH"),
            Map.entry('$', "DOLLAR"),
            Map.entry('?', "QUESTION"),
            Map.entry('_', "UNDERSCORE"),
            Map.entry(' ', "SPACE"),
            Map.entry('\t', "TAB"),
            Map.entry('\n', "LF"),
            Map.entry('\r', "CR"));

    /** Names of classes are names of files, for which 255 bytes are room. */
    private static final int MOST_BYTES = 200;

    /** The name of a record component. */
    public String component(String property) {
        String name = cut(PropertyNames.of(bare(property)));
        if (TAKEN.contains(name)) {
            return name + "_";
        }
        return SourceVersion.isIdentifier(name) && !SourceVersion.isKeyword(name) ? name : "_" + name;
    }

    /** The name of a type: as it stands where it is a Java name, otherwise its words put together. */
    public String type(String name) {
        if (SourceVersion.isName(name) && Character.isUpperCase(name.charAt(0)) && !name.contains(".")) {
            return cut(name);
        }
        String property = cut(PropertyNames.of(bare(spaced(name)).strip()));
        String type = property.length() > 1 && property.charAt(0) == '_' && isLatin(property.charAt(1))
                ? property.substring(1)
                : property;
        return Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }

    /** The name of an enum constant, or of any other: its words in capitals. */
    public static String constant(String value) {
        String name = cut(words(value).toUpperCase(Locale.ROOT));
        if (name.isEmpty()) {
            return cut(symbols(value));
        }
        return Character.isDigit(name.charAt(0)) ? "_" + name : name;
    }

    /** Returns the beginning of a name that is too long for a file or a class. */
    private static String cut(String name) {
        int bytes = 0;
        for (int index = 0; index < name.length(); ) {
            int c = name.codePointAt(index);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
            if (bytes > MOST_BYTES) {
                return name.substring(0, index);
            }
            index += Character.charCount(c);
        }
        return name;
    }

    /** The words of a value, also those that only a capital letter begins, with underscores between them. */
    private static String words(String value) {
        StringBuilder words = new StringBuilder();
        boolean apart = false;
        int before = ' ';
        for (int index = 0; index < value.length(); index += Character.charCount(before)) {
            int c = value.codePointAt(index);
            if (Character.isAlphabetic(c) || Character.isDigit(c)) {
                boolean starts = c >= 'A' && c <= 'Z' && ((before >= 'a' && before <= 'z') || isLatinDigit(before));
                if ((apart || starts) && !words.isEmpty()) {
                    words.append('_');
                }
                words.appendCodePoint(c);
                apart = false;
            } else {
                apart = true;
            }
            before = c;
        }
        return words.toString();
    }

    private static boolean isLatinDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLatin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** A name with spaces for all that Java names can't have. */
    private static String spaced(String name) {
        StringBuilder spaced = new StringBuilder();
        for (int index = 0; index < name.length(); ) {
            int c = name.codePointAt(index);
            boolean kept = Character.isAlphabetic(c) || Character.isDigit(c) || c == '_' || c == '$';
            spaced.appendCodePoint(kept ? c : ' ');
            index += Character.charCount(c);
        }
        return spaced.toString();
    }

    /** A value without letters and digits, such as {@code >=}: its signs, spelled. */
    private static String symbols(String value) {
        StringBuilder name = new StringBuilder();
        for (int index = 0; index < value.length(); index++) {
            String word = SYMBOLS.get(value.charAt(index));
            if (word != null) {
                name.append(name.isEmpty() ? "" : "_").append(word);
            }
        }
        return name.isEmpty() ? "EMPTY" : name.toString();
    }

    /** The name that an alternative without one suggests by its title, or by what tells it from the others; or null. */
    @Nullable
    public String suggestion(Schema schema) {
        String title = schema.text("title");
        if (title != null && TITLE.matcher(title).matches() && SEPARATORS.split(title, -1).length <= 5) {
            return type(title);
        }
        for (Schema property : schema.named("properties").values()) {
            String only = property.onlyText();
            if (only != null && VALUE.matcher(only).matches()) {
                return type(only);
            }
        }
        return null;
    }

    /** The name of one element of something named in the plural. */
    static String singular(String plural) {
        if (plural.endsWith("ies") && plural.length() > 4) {
            return plural.substring(0, plural.length() - 3) + "y";
        }
        if (plural.endsWith("sses") || plural.endsWith("xes") || plural.endsWith("ches")) {
            return plural.substring(0, plural.length() - 2);
        }
        boolean singular =
                !plural.endsWith("s") || plural.endsWith("ss") || plural.endsWith("us") || plural.length() < 3;
        return singular ? plural : plural.substring(0, plural.length() - 1);
    }

    private static String bare(String name) {
        int start = 0;
        while (start + 1 < name.length() && (name.charAt(start) == '$' || name.charAt(start) == '@')) {
            start++;
        }
        String bare = name.substring(start);
        return bare.isEmpty() ? "_" : bare;
    }

    /** The rules by which jsonschema2pojo names the field of a property, so that switching from it renames little. */
    static final class PropertyNames {

        private static final String DELIMITERS = "- _";

        private PropertyNames() {}

        /** The name of a property as a Java name in camel case. Keywords get an underscore in front. */
        static String of(String property) {
            String name = camelCase(withUnderscores(property, false));
            if (name.isEmpty()) {
                // Nothing is left of a name without Latin letters, which Java would allow.
                name = camelCase(withUnderscores(property, true));
            }
            if (name.isEmpty()) {
                return "property";
            }
            String lower = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
            return SourceVersion.isKeyword(lower) ? "_" + lower : lower;
        }

        /**
         * A name with underscores for all that is no letter or digit: of all scripts, or only Latin ones and what Java has
         * besides.
         */
        private static String withUnderscores(String name, boolean allScripts) {
            StringBuilder text = new StringBuilder();
            for (int index = 0; index < name.length(); ) {
                int c = name.codePointAt(index);
                boolean kept = allScripts
                        ? Character.isAlphabetic(c) || Character.isDigit(c)
                        : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '$';
                text.appendCodePoint(kept ? c : '_');
                index += Character.charCount(c);
            }
            return text.toString();
        }

        private static String camelCase(String text) {
            boolean delimited = false;
            boolean shouted = true;
            for (int index = 0; index < text.length(); index++) {
                delimited |= DELIMITERS.indexOf(text.charAt(index)) >= 0;
                shouted &= !Character.isLowerCase(text.charAt(index));
            }
            String words = text;
            if (delimited || shouted) {
                String capitalised = capitalised(shouted ? text.toLowerCase(Locale.ROOT) : text);
                words = delimited && !text.isEmpty() ? text.charAt(0) + capitalised.substring(1) : capitalised;
            }
            String name = words.replace("-", "").replace(" ", "").replace("_", "");
            return !name.isEmpty() && Character.isDigit(name.charAt(0)) ? "_" + name : name;
        }

        private static String capitalised(String text) {
            StringBuilder words = new StringBuilder();
            boolean start = true;
            for (int index = 0; index < text.length(); index++) {
                char c = text.charAt(index);
                words.append(start ? Character.toTitleCase(c) : c);
                start = DELIMITERS.indexOf(c) >= 0;
            }
            return words.toString();
        }
    }
}
