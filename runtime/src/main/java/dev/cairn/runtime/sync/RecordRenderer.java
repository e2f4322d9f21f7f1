package dev.cairn.runtime.sync;

import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.cursor.CursorValue;
import dev.cairn.runtime.cursor.StreamCursor;
import dev.cairn.runtime.json.Json;
import dev.cairn.runtime.json.JsonOutput;
import dev.cairn.runtime.record.StreamRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders the records of a stream as RECORD lines. Confined to one worker. */
final class RecordRenderer {

    private final StreamCursor cursor;
    private final byte[] prefix;
    private final Clock clock;
    private final JsonOutput lines = new JsonOutput(1 << 16);

    RecordRenderer(StreamTask task, Clock clock) {
        this.cursor = task.cursor();
        this.prefix = prefix(task.name());
        this.clock = clock;
    }

    private static byte[] prefix(StreamDescriptor name) {
        String namespace = name.namespace() == null ? "" : ",\"namespace\":" + Json.write(name.namespace());
        String text =
                "{\"type\":\"RECORD\",\"record\":{\"stream\":" + Json.write(name.name()) + namespace + ",\"data\":";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Renders some records, at least one, until about {@code limitBytes} are full. */
    RecordBatch render(List<StreamRecord> records, int first, int limitBytes) {
        byte[] suffix = (",\"emitted_at\":" + clock.millis() + "}}\n").getBytes(StandardCharsets.UTF_8);
        int[] ends = new int[records.size() - first];
        List<@Nullable CursorValue> values = new ArrayList<>(ends.length);
        int count = 0;
        lines.reset();
        while (count < ends.length && lines.size() < limitBytes) {
            StreamRecord record = records.get(first + count);
            lines.write(prefix);
            record.render(lines);
            lines.write(suffix);
            ends[count++] = lines.size();
            values.add(cursor.valueOf(record));
        }
        return new RecordBatch(lines.toByteArray(), Arrays.copyOf(ends, count), values);
    }
}
