package dev.cairn.destinations.contract;

import dev.cairn.destinations.contract.Exact.RawJson;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Kinds of values, each with those at its limits. */
enum Kind {
    BOOLEAN("boolean", "true", "false"),
    SMALL("integer", "0", "-0", "1", "-7", "42", "9007199254740991", "-9007199254740992"),
    LARGE(
            "integer",
            "9007199254740992",
            "9007199254740993",
            "-9007199254740993",
            "9223372036854775807",
            "-9223372036854775808",
            "1234567890123456789",
            "1234567890123456790"),
    HUGE(
            "integer",
            "9223372036854775808",
            "-9223372036854775809",
            "18446744073709551616",
            "123456789012345678901234567890123456789012345",
            "1" + "0".repeat(50)),
    DOUBLE(
            "number",
            "0.1",
            "1.10",
            "-0.0",
            "1.0",
            "1e2",
            "1e22",
            "1e23",
            "2e23",
            "8.41e21",
            "5e-324",
            "1.7976931348623157e308",
            "0.30000000000000004",
            "-12.345678901234567",
            "1.5e-5",
            "123456.789e3"),
    DECIMAL(
            "number",
            "12345678901234567890.123456789",
            "0.10000000000000001",
            "9007199254740993.0",
            "9007199254740992.5",
            "3.14159265358979323846",
            "1e400",
            "-1e-400",
            "1.5e1000",
            "0.000000000000000000000000000000123456789012345678901234567890"),
    BEYOND("number", "1e20000", "-1e-20000", "1e123456789", "-1.5e-99999"),
    TEXT(
            "string",
            "\"\"",
            "\"L1\"",
            "\"5\"",
            "\"1.0\"",
            "\"true\"",
            "\"null\"",
            "\"{}\"",
            "\"it's \\\"\\u00fc\\\" \\\\ \\/ \\b\\f\\n\\r\\t\"",
            "\"日本 😀\"",
            "\"\\ud83d\\ude00\"",
            "\"\\\\u0000 \\\\ud83d\"",
            "\"\\u2028\\u2029\\u0001\\u007f\\ufeff\\ufffd\"",
            "\"\\\\N \\\\. '' $1 %s\""),
    BROKEN(
            "string",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud83d\"",
            "\"\\ude00x\"",
            "\"\\ude00\\ud83d\"",
            "\"\\ud83d\\ud83d\\ude00\"",
            "\"\\ud83d \\ude00\""),
    OBJECT(
            "object",
            "{}",
            "[]",
            "[null]",
            "{\"a\":null,\"b\":[1,\"x\",true]}",
            "{\"a\":12345678901234567890.123456789,\"b\":[1e400,-0.0,1.10,0.1]}",
            "{\"big\":123456789012345678901234567890,\"x\":0.30000000000000004}",
            "[\"\\ud83d\\ude00\",\"\\\\u0000\",\"😀\"]",
            "[\"\\ud83d\"]",
            "{\"\\ud83d\":1}",
            "{\"\\ud83d\\ude00\":1,\"\":2,\"a\\\"b\":3}",
            "[\"a\\u0000b\"]",
            "[1e20000]",
            "[\"\\ude00\"]",
            "{\"a\\\\\":\"\\\\\\\\\"}",
            "[".repeat(400) + "]".repeat(400));

    private final String type;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> values;

    Kind(String type, String... values) {
        this.type = type;
        this.values = List.of(values);
    }

    /** The type that a schema has for it. */
    String type() {
        return type;
    }

    /** Any of the values, or one like them. */
    RawJson any(Random random) {
        String value = switch (random.nextInt(4)) {
            case 0 -> invented(random);
            default -> null;
        };
        return new RawJson(value == null ? values.get(random.nextInt(values.size())) : value);
    }

    private @Nullable String invented(Random random) {
        return switch (this) {
            case SMALL -> String.valueOf(random.nextInt());
            case LARGE -> String.valueOf(random.nextLong());
            case HUGE ->
                random.ints(20 + random.nextInt(100), 1, 10)
                        .mapToObj(String::valueOf)
                        .reduce("-", String::concat);
            case DOUBLE -> String.valueOf(random.nextDouble() * Math.pow(10, random.nextInt(30)));
            case DECIMAL ->
                random.nextInt(1, 1000) + "." + random.nextLong(1L << 62) + random.nextInt(1, 10) + "e"
                        + (random.nextInt(60) - 30);
            case TEXT -> "\"" + "x".repeat(random.nextInt(3000)) + "\"";
            case BOOLEAN, BEYOND, BROKEN, OBJECT -> null;
        };
    }

    /** Values for a key, without texts that are written like another value: they are one key in a column of texts. */
    List<RawJson> keys() {
        return values.stream()
                .filter(value -> !value.equals("\"true\"") && !value.equals("\"{}\""))
                .map(RawJson::new)
                .toList();
    }
}
