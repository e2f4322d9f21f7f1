package dev.cairn.server.internal.page;

import dev.cairn.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens in a read, a JSON object a line, each flushed.
 *
 * @param kept keeps the lines, too; null where they are not kept
 */
record ReadLines(OutputStream out, ReadHistory.@Nullable Kept kept) {

    /**
     * Writes a line.
     *
     * @throws UncheckedIOException if it cannot be written, which ends the read
     */
    void write(String kind, Map<String, ? extends @Nullable Object> members) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("kind", kind);
        object.putAll(members);
        byte[] json = Json.writeBytes(object);
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        try {
            if (kept != null) {
                kept.add(line);
            }
            out.write(line);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a page with so many records. */
    void page(int records, Map<String, ? extends @Nullable Object> members) {
        if (kept != null) {
            kept.page(records);
        }
        write("page", members);
    }
}
