package dev.cairn.runtime.protocol;

import dev.cairn.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes messages as lines of the Airbyte protocol, in large blocks. */
final class LineSink implements MessageSink {

    private static final int BUFFER_BYTES = 1 << 16;

    private final OutputStream out;
    private boolean dirty;

    LineSink(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER_BYTES);
    }

    @Override
    public int take(Message message) throws IOException {
        dirty = true;
        if (message instanceof RecordLines records) {
            int from = records.start(0);
            int length = records.start(records.size()) - from;
            out.write(records.bytes(), from, length);
            return length;
        }
        byte[] json = Json.writeBytes(message.accept(MessageJson.FORM));
        out.write(json);
        out.write('\n');
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
