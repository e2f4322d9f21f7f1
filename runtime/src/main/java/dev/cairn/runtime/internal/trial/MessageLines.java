package dev.cairn.runtime.internal.trial;

import dev.cairn.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Takes messages as they are written, one a line, and hands each on as plain JSON values. Not thread-safe. */
public final class MessageLines extends OutputStream {

    private final Consumer<Map<?, ?>> messages;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    public MessageLines(Consumer<Map<?, ?>> messages) {
        this.messages = messages;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int start = from;
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, start, i - start);
                start = i + 1;
                byte[] whole = line.toByteArray();
                line.reset();
                messages.accept((Map<?, ?>) Objects.requireNonNull(Json.parse(whole)));
            }
        }
        line.write(bytes, start, from + length - start);
    }
}
