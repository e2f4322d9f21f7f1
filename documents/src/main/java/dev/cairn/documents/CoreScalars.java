package dev.cairn.documents;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Plain scalars by the core schema of YAML 1.2.2 (section 10.3). */
final class CoreScalars implements ScalarRules {

    private static final Pattern INTEGER = Pattern.compile("[-+]?\\d+");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]+");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(\\.\\d+|\\d+(\\.\\d*)?)([eE][-+]?\\d+)?");
    private static final Pattern SPECIAL = Pattern.compile("[-+]?(\\.inf|\\.Inf|\\.INF)|\\.nan|\\.NaN|\\.NAN");

    @Override
    public @Nullable Object plain(String text) {
        switch (text) {
            case "", "~", "null", "Null", "NULL" -> {
                return null;
            }
            case "true", "True", "TRUE" -> {
                return true;
            }
            case "false", "False", "FALSE" -> {
                return false;
            }
            default -> {
                return number(text);
            }
        }
    }

    private static Object number(String text) {
        char first = text.charAt(0);
        if (first != '-' && first != '+' && first != '.' && !Character.isDigit(first)) {
            return text;
        }
        if (INTEGER.matcher(text).matches()) {
            return YamlNumbers.integer(text, 10);
        }
        if (OCTAL.matcher(text).matches()) {
            return YamlNumbers.integer(text.substring(2), 8);
        }
        if (HEX.matcher(text).matches()) {
            return YamlNumbers.integer(text.substring(2), 16);
        }
        if (FLOAT.matcher(text).matches()) {
            return Double.valueOf(text);
        }
        Double special = SPECIAL.matcher(text).matches() ? YamlNumbers.special(text) : null;
        return special == null ? text : special;
    }

    @Override
    public boolean mergesMappings() {
        return false;
    }
}
