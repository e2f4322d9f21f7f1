package dev.cairn.documents;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Plain scalars as PyYAML's {@code SafeLoader} reads them: YAML 1.1 with PyYAML's deviations.
 *
 * <p>Surprising cases: {@code yes}, {@code on} and their like are booleans ({@code y} and {@code n} are not); {@code
 * 010} is 8, {@code 08} a string; {@code 1e3} is a string, since a float needs a dot and its exponent a sign; {@code
 * 1:30} is 90; {@code 2024-01-31} is a date.
 */
final class PyYamlScalars implements ScalarRules {

    private static final Pattern BINARY = Pattern.compile("[-+]?0b[01_]+");
    private static final Pattern HEX = Pattern.compile("[-+]?0x[0-9a-fA-F_]+");
    private static final Pattern OCTAL = Pattern.compile("[-+]?0[0-7_]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(0|[1-9][0-9_]*)");
    private static final Pattern SEXAGESIMAL = Pattern.compile("[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])++");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9_]*([eE][-+][0-9]+)?|\\.[0-9][0-9_]*([eE][-+][0-9]+)?");
    private static final Pattern SEXAGESIMAL_FLOAT = Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])++\\.[0-9_]*");
    private static final Pattern SPECIAL = Pattern.compile("[-+]?(\\.inf|\\.Inf|\\.INF)|\\.nan|\\.NaN|\\.NAN");

    @Override
    public @Nullable Object plain(String text) {
        switch (text) {
            case "", "~", "null", "Null", "NULL" -> {
                return null;
            }
            case "yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON" -> {
                return true;
            }
            case "no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF" -> {
                return false;
            }
            default -> {
                return numberOrTime(text);
            }
        }
    }

    private static Object numberOrTime(String text) {
        char first = text.charAt(0);
        if (first != '-' && first != '+' && first != '.' && (first < '0' || first > '9')) {
            return text;
        }
        Object number = number(text);
        if (number != null) {
            return number;
        }
        Object time = YamlTimestamps.parse(text);
        return time == null ? text : time;
    }

    private static @Nullable Object number(String text) {
        boolean negative = text.startsWith("-");
        String digits = (negative || text.startsWith("+") ? text.substring(1) : text).replace("_", "");
        String sign = negative ? "-" : "";
        if (DECIMAL.matcher(text).matches()) {
            return YamlNumbers.integer(sign + digits, 10);
        }
        if (FLOAT.matcher(text).matches()) {
            return Double.valueOf(sign + digits.toLowerCase(Locale.ROOT));
        }
        if (OCTAL.matcher(text).matches()) {
            return YamlNumbers.integer(sign + digits, 8);
        }
        if (BINARY.matcher(text).matches()) {
            return based(text, sign, digits.substring(2), 2);
        }
        if (HEX.matcher(text).matches()) {
            return based(text, sign, digits.substring(2), 16);
        }
        if (SEXAGESIMAL.matcher(text).matches()) {
            var value = YamlNumbers.sexagesimal(digits);
            return YamlNumbers.integer(negative ? value.negate() : value);
        }
        if (SEXAGESIMAL_FLOAT.matcher(text).matches()) {
            int dot = digits.indexOf('.');
            double value = YamlNumbers.sexagesimal(digits.substring(0, dot)).doubleValue()
                    + Double.parseDouble("0" + digits.substring(dot));
            return negative ? -value : value;
        }
        return SPECIAL.matcher(text).matches() ? YamlNumbers.special(text) : null;
    }

    private static Object based(String text, String sign, String digits, int base) {
        if (digits.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is no number; quote it to make it a string");
        }
        return YamlNumbers.integer(sign + digits, base);
    }

    @Override
    public boolean mergesMappings() {
        return true;
    }
}
