package dev.cairn.runtime.internal.trial;

import dev.cairn.runtime.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of a page, kept as JSON text, since their values take several times as much memory. Each is read again when it
 * is asked for. Grows until its page is complete.
 */
final class ReadRecords extends AbstractList<Map<String, @Nullable Object>> {

    private final List<byte[]> texts = new ArrayList<>();

    void add(byte[] text) {
        texts.add(text);
    }

    @Override
    public Map<String, @Nullable Object> get(int index) {
        return parsed(texts.get(index));
    }

    static Map<String, @Nullable Object> parsed(byte[] text) {
        try {
            Map<String, @Nullable Object> record = new LinkedHashMap<>();
            ((Map<?, ?>) java.util.Objects.requireNonNull(Json.parse(text)))
                    .forEach((name, value) -> record.put(String.valueOf(name), value));
            return record;
        } catch (IOException e) {
            throw new UncheckedIOException("what was written as JSON is none", e);
        }
    }

    @Override
    public int size() {
        return texts.size();
    }
}
