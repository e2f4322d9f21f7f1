package dev.cairn.runtime.internal.sync;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.json.scan.JsonOutput;
import dev.cairn.records.FileReference;
import dev.cairn.records.StreamRecord;
import dev.cairn.retrieval.Page;
import dev.cairn.runtime.protocol.RecordLineParts;
import dev.cairn.runtime.protocol.RecordLines;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders the records of a stream as RECORD lines. Confined to one worker. */
final class RecordRenderer {

    private final StreamTask task;
    private final StreamCursor cursor;
    private final byte[] prefix;
    private final Clock clock;
    private final JsonOutput lines = new JsonOutput(1 << 16);

    RecordRenderer(StreamTask task, Clock clock) {
        this.task = task;
        this.cursor = task.cursor();
        this.prefix = RecordLineParts.before(task.name());
        this.clock = clock;
    }

    StreamTask task() {
        return task;
    }

    /**
     * Renders records until about {@code limitBytes} are full: all from {@code first} on, or at least one. What was
     * dropped before and between them goes with them, and what was dropped after the page's last one, too.
     */
    RenderedBatch render(Page page, int first, int limitBytes) {
        Instant emittedAt = Instant.ofEpochMilli(clock.millis());
        byte[] suffix = RecordLineParts.end(emittedAt);
        List<StreamRecord> records = page.records();
        int[] ends = new int[records.size() - first];
        int[] dataEnds = new int[ends.length];
        List<@Nullable CursorValue> values = new ArrayList<>(ends.length);
        int count = 0;
        lines.reset();
        while (count < ends.length && lines.size() < limitBytes) {
            StreamRecord record = records.get(first + count);
            lines.write(prefix);
            record.render(lines);
            dataEnds[count] = lines.size();
            FileReference file = record.file();
            if (file != null) {
                lines.write(RecordLineParts.file(file.toJson()));
            }
            lines.write(suffix);
            ends[count++] = lines.size();
            values.add(cursor.valueOf(record::field));
        }
        RecordLines.Rendered rendered =
                new RecordLines.Rendered(lines.toByteArray(), prefix.length, dataEnds, Arrays.copyOf(ends, count));
        return new RenderedBatch(
                new RecordLines(task.name(), emittedAt, rendered, values), dropped(page, first, first + count));
    }

    private List<RenderedBatch.Dropped> dropped(Page page, int first, int end) {
        if (page.dropped().isEmpty()) {
            return List.of();
        }
        int to = end == page.records().size() ? end + 1 : end;
        return page.dropped().stream()
                .filter(record -> record.keptBefore() >= first && record.keptBefore() < to)
                .map(record ->
                        new RenderedBatch.Dropped(record.keptBefore() - first, cursor.valueOf(record.record()::field)))
                .toList();
    }
}
