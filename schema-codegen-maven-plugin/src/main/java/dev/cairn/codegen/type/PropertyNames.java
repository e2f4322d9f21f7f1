package dev.cairn.codegen.type;

import java.util.Locale;
import javax.lang.model.SourceVersion;

/** The rules by which jsonschema2pojo names the field of a property, so that switching from it renames little. */
final class PropertyNames {

    private static final String DELIMITERS = "- _";

    private PropertyNames() {}

    /** The name of a property as a Java name in camel case. Keywords get an underscore in front. */
    static String of(String property) {
        String name = camelCase(property.replaceAll("[^0-9a-zA-Z_$]", "_"));
        if (name.isEmpty()) {
            // Nothing is left of a name without Latin letters, which Java would allow.
            name = camelCase(property.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}]", "_"));
        }
        if (name.isEmpty()) {
            return "property";
        }
        String lower = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return SourceVersion.isKeyword(lower) ? "_" + lower : lower;
    }

    private static String camelCase(String text) {
        boolean delimited = text.chars().anyMatch(c -> DELIMITERS.indexOf(c) >= 0);
        boolean shouted = text.chars().noneMatch(Character::isLowerCase);
        String words = text;
        if (delimited || shouted) {
            String capitalised = capitalised(shouted ? text.toLowerCase(Locale.ROOT) : text);
            words = delimited && !text.isEmpty() ? text.charAt(0) + capitalised.substring(1) : capitalised;
        }
        String name = words.replaceAll("[- _]", "");
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
