package dev.cairn.records.extract;

import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.records.MalformedBodyException;
import dev.cairn.records.StreamRecord;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks whether a value can be a record. */
final class Records {

    private static final int QUOTED_LENGTH = 200;

    private Records() {}

    static StreamRecord ofTree(@Nullable Object value) throws MalformedBodyException {
        return StreamRecord.ofTree(asMap(value));
    }

    @SuppressWarnings("unchecked") // keys of plain JSON maps are strings
    static Map<String, @Nullable Object> asMap(@Nullable Object value) throws MalformedBodyException {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw noRecord(value);
    }

    static MalformedBodyException noRecord(@Nullable Object value) {
        String text = Json.write(value);
        String quoted = Phrases.shortened(text, QUOTED_LENGTH);
        return MalformedBodyException.noRecord("Expected an object as record, found " + quoted);
    }

    /** Whether Python counts a value as false, so that the reference takes it for no record. */
    static boolean isFalsy(@Nullable Object value) {
        return value == null
                || Boolean.FALSE.equals(value)
                || "".equals(value)
                || (value instanceof Map<?, ?> map && map.isEmpty())
                || (value instanceof List<?> list && list.isEmpty())
                || (value instanceof BigInteger big && big.signum() == 0)
                || (value instanceof Number number && number.doubleValue() == 0);
    }
}
