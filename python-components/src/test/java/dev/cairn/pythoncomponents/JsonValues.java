package dev.cairn.pythoncomponents;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cairn.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Texts of JSON values of all kinds, at random, with those that readers of JSON get wrong. */
final class JsonValues {

    private static final List<String> AWKWARD = List.of(
            "-0",
            "-0.0",
            "0e5",
            "1e400",
            "-1e400",
            "1e-400",
            "1E5",
            "1e+22",
            "1e23",
            "5e-324",
            "1.7976931348623159e308",
            "9007199254740993",
            "9223372036854775808",
            "-9223372036854775809",
            "18446744073709551616",
            "9007199254740993.0",
            "12345678901234567890.123456789",
            "0.30000000000000004",
            "1e0099",
            "NaN",
            "-Infinity",
            "Infinity",
            "\"NaN\"",
            "\"null\"",
            "\"1e400\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ude00\\ud83d\"",
            "\"\\uD83D\\uD83D\\uDE00\"",
            "\"\\u0000\\\\\\\"\"",
            "null",
            "{\"a\": 1, \"b\": 2, \"a\": 1e30}",
            "{\"\": {\"\": []}}",
            "[[], {}, null]");

    private final Random random;

    JsonValues(long seed) {
        this.random = new Random(seed);
    }

    /** Those that are awkward, and others. */
    List<String> some(int others) {
        List<String> values = new ArrayList<>(AWKWARD);
        for (int i = 0; i < others; i++) {
            values.add(value(3));
        }
        return values;
    }

    /** The same, and values of deep nesting. */
    List<String> withDeep(int others) {
        List<String> values = some(others);
        for (int depth : List.of(250, 260, 490, 520, 900)) {
            values.add("[".repeat(depth) + value(0) + "]".repeat(depth));
            values.add("{\"a\":".repeat(depth) + value(0) + "}".repeat(depth));
        }
        return values;
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 6)) {
            case 0 -> AWKWARD.get(random.nextInt(AWKWARD.size()));
            case 1 -> new BigInteger(random.nextInt(random.nextInt(10) == 0 ? 3000 : 140), random).toString();
            case 2 -> decimal();
            case 3, 4 -> text();
            case 5 -> List.of("true", "false", "null").get(random.nextInt(3));
            case 6 -> list(depth);
            default -> object(depth);
        };
    }

    private String decimal() {
        String number = (random.nextBoolean() ? "-" : "") + random.nextInt(1000) + digits(".", random.nextInt(30));
        return switch (random.nextInt(4)) {
            case 0 -> number + "e" + (random.nextInt(800) - 400);
            case 1 -> number + "E+" + random.nextInt(20);
            default -> number;
        };
    }

    private String digits(String before, int count) {
        return count == 0
                ? ""
                : before
                        + random.ints(count, 0, 10)
                                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(6); left > 0; left--) {
            switch (random.nextInt(6)) {
                case 0 -> text.appendCodePoint(0x1f600 + random.nextInt(50));
                case 1 -> text.append((char) (0xd800 + random.nextInt(0x800)));
                case 2 -> text.append((char) random.nextInt(0x20));
                case 3 -> text.append((char) (0xa0 + random.nextInt(0x2000)));
                default -> text.append((char) (' ' + random.nextInt(95)));
            }
        }
        if (random.nextBoolean()) {
            return Json.write(text.toString());
        }
        StringBuilder escaped = new StringBuilder("\"");
        text.chars().forEach(unit -> escaped.append(String.format("\\u%04x", unit)));
        return escaped.append('"').toString();
    }

    private String list(int depth) {
        List<String> items = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            items.add(value(depth - 1));
        }
        return "[" + String.join(", ", items) + "]";
    }

    private String object(int depth) {
        List<String> members = new ArrayList<>();
        for (int left = random.nextInt(4); left > 0; left--) {
            members.add((random.nextBoolean() ? "\"\u00e9\\u0000" + random.nextInt(9) + "\"" : "\"a\"") + ": "
                    + value(depth - 1));
        }
        return "{" + String.join(", ", members) + "}";
    }

    /**
     * One text for all texts of the same value: numbers are exact, and of members of one name the last counts, in the place
     * of the first.
     */
    static String normal(String json) throws IOException {
        try (JsonParser parser = Json.factory().createParser(json)) {
            parser.nextToken();
            return normal(parser);
        }
    }

    private static String normal(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            List<String> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(normal(parser));
            }
            return items.toString();
        }
        if (token == JsonToken.START_OBJECT) {
            Map<String, String> members = new LinkedHashMap<>();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                members.put(Json.write(name), normal(parser));
            }
            return members.toString();
        }
        return token.isNumeric()
                ? number(parser.getText())
                : token.isScalarValue() && token == JsonToken.VALUE_STRING
                        ? Json.write(parser.getText())
                        : parser.getText();
    }

    /** A double has two texts where one is Java's and the other one Python's. */
    private static String number(String text) {
        BigDecimal number = new BigDecimal(text);
        if (text.chars().allMatch(c -> c == '-' || Character.isDigit(c))) {
            return number.toString();
        }
        double asDouble = number.doubleValue();
        if (number.signum() == 0) {
            return text.startsWith("-") ? "-0.0" : "0.0";
        }
        boolean isDouble = Double.isFinite(asDouble)
                && (number.precision() <= 15 || number.compareTo(new BigDecimal(String.valueOf(asDouble))) == 0);
        return isDouble ? String.valueOf(asDouble) : number.stripTrailingZeros() + "f";
    }
}
