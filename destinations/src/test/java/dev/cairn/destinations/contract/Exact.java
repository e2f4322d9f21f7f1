package dev.cairn.destinations.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.cairn.json.Json;
import dev.cairn.pythonvalues.PythonNumbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON values whose numbers keep all their digits. */
final class Exact {

    private Exact() {}

    /** A value as an API writes it. */
    record RawJson(String text) {}

    /** Reads JSON; numbers are {@link BigDecimal}. */
    static @Nullable Object parse(String json) {
        try (JsonParser parser = Json.factory().createParser(json)) {
            parser.nextToken();
            return read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    private static @Nullable Object read(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                members.put(name, read(parser));
            }
            return members;
        }
        if (token == JsonToken.START_ARRAY) {
            List<@Nullable Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(read(parser));
            }
            return items;
        }
        if (token == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        if (token.isNumeric()) {
            return new BigDecimal(parser.getText());
        }
        return token == JsonToken.VALUE_NULL ? null : (Object) parser.getBooleanValue();
    }

    /** JSON text, with raw values as they are. */
    static String write(@Nullable Object value) {
        if (value instanceof RawJson raw) {
            return raw.text();
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(member -> Json.write(String.valueOf(member.getKey())) + ":" + write(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> items) {
            return items.stream().map(Exact::write).collect(Collectors.joining(",", "[", "]"));
        }
        return Json.write(value);
    }

    /** A value that equal values have in common: 1, 1.0 and 1e0 are one number, and members have no order. */
    static @Nullable Object canonical(@Nullable Object value) {
        if (value instanceof RawJson raw) {
            return canonical(parse(raw.text()));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> members = new TreeMap<>();
            map.forEach((key, member) -> members.put(String.valueOf(key), canonical(member)));
            return members;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Exact::canonical).toList();
        }
        return value instanceof Number number ? "\uE000number " + number(number) : value;
    }

    private static BigDecimal number(Number number) {
        boolean isDouble = number instanceof Double || number instanceof Float;
        BigDecimal exact = new BigDecimal(isDouble ? PythonNumbers.repr(number.doubleValue()) : number.toString());
        return exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
    }
}
