package dev.cairn.server.internal.page;

import dev.cairn.json.Json;
import dev.cairn.server.model.JsonModel;
import dev.cairn.workbench.reading.model.PageEvent;
import dev.cairn.workbench.reading.model.TestReadEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes what happens in a read, a JSON object a line, each flushed.
 *
 * @param kept keeps the lines, too; null where they are not kept
 */
record ReadLines(OutputStream out, ReadHistory.@Nullable Kept kept) {

    /**
     * Writes an event of a test read.
     *
     * @throws UncheckedIOException if it cannot be written, which ends the read
     */
    void write(TestReadEvent event) {
        if (kept != null && event instanceof PageEvent page) {
            kept.page(page.records().size());
        }
        line(event.toJson());
    }

    /**
     * Writes something that is found for a beginning.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    void write(JsonModel found) {
        line(found.toJson());
    }

    private void line(Object values) {
        byte[] json = Json.writeBytes(values);
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
}
