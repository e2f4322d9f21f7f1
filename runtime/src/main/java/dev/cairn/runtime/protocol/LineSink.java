package dev.cairn.runtime.protocol;

import dev.cairn.runtime.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes messages as lines, in large blocks. */
final class LineSink implements MessageSink {

    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;
    private boolean dirty;

    LineSink(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    }

    @Override
    public void records(RecordLines records) throws IOException {
        int from = records.start(0);
        out.write(records.bytes(), from, records.start(records.size()) - from);
        dirty = true;
    }

    @Override
    public int message(Message message) throws IOException {
        byte[] json = Json.writeBytes(message.json());
        out.write(json);
        out.write('\n');
        dirty = true;
        return json.length + 1;
    }

    @Override
    public void flush() throws IOException {
        if (dirty) {
            out.flush();
            dirty = false;
        }
    }
}
