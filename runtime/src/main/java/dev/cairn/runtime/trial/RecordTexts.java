package dev.cairn.runtime.trial;

import dev.cairn.json.Json;
import dev.cairn.pythonvalues.KeptObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The records of a page, kept as JSON text, since their values take several times as much memory: each is read again when it is
 * asked for. Grows until its page is complete; not thread-safe until then.
 */
public final class RecordTexts extends AbstractList<Map<String, @Nullable Object>> {

    private final List<byte[]> texts = new ArrayList<>();

    /** Adds a record; plain JSON values. */
    public void append(Map<String, ? extends @Nullable Object> record) {
        texts.add(Json.writeBytes(record));
    }

    /** Returns the same records as objects that are written as the texts that are kept. */
    List<Map<String, @Nullable Object>> written() {
        return new AbstractList<>() {
            @Override
            public Map<String, @Nullable Object> get(int index) {
                KeptObject record = new KeptObject(RecordTexts.this.get(index));
                record.text(members -> texts.get(index));
                return record;
            }

            @Override
            public int size() {
                return texts.size();
            }
        };
    }

    @Override
    public Map<String, @Nullable Object> get(int index) {
        try {
            Map<String, @Nullable Object> record = new LinkedHashMap<>();
            ((Map<?, ?>) Objects.requireNonNull(Json.parse(texts.get(index))))
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
