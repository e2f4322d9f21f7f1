package dev.cairn.codegen.identifier;

import java.util.Locale;
import javax.lang.model.SourceVersion;

/** The rules by which jsonschema2pojo names the field of a property, so that switching from it renames little. */
final class PropertyNames {

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

    /** A name with underscores for all that is no letter or digit: of all scripts, or only Latin ones and what Java has besides. */
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
