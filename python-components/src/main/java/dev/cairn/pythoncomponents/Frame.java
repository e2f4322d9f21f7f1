package dev.cairn.pythoncomponents;

import dev.cairn.json.PythonJson;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes over the pipes between the JVM and the side process, in either direction: two lengths of four bytes, a header
 * and an attachment.
 *
 * @param header a JSON object
 * @param attachment bytes that belong to it, which must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Frame(Map<String, @Nullable Object> header, byte[] attachment) {

    static final byte[] NOTHING = {};

    /** No frame is longer: a length beyond means that the two sides do not understand each other. */
    private static final int LONGEST = 1 << 30;

    /**
     * The next frame.
     *
     * @throws EOFException if the stream ends
     * @throws IOException if it cannot be read, or what comes is no frame
     */
    static Frame read(DataInputStream in) throws IOException {
        byte[] header = new byte[length(in)];
        byte[] attachment = new byte[length(in)];
        in.readFully(header);
        in.readFully(attachment);
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (!(PythonJson.parse(header) instanceof Map<?, ?> object)) {
            throw new IOException("a frame without a header");
        }
        object.forEach((name, value) -> members.put(String.valueOf(name), value));
        return new Frame(members, attachment);
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a frame of " + Integer.toUnsignedString(length) + " bytes");
        }
        return length;
    }

    /** Writes this frame; the caller flushes. */
    void write(OutputStream out) throws IOException {
        byte[] text = PythonJson.writeBytes(header);
        out.write(ByteBuffer.allocate(8)
                .putInt(text.length)
                .putInt(attachment.length)
                .array());
        out.write(text);
        out.write(attachment);
    }

    /** A number of the header, or null where it has none of that name. */
    @Nullable
    Long number(String name) {
        return header.get(name) instanceof Long number ? number : null;
    }

    /** A text of the header, or an empty one. */
    String text(String name) {
        return header.get(name) instanceof String text ? text : "";
    }

    /** A time in seconds of the header, or none. */
    Duration seconds(String name) {
        return header.get(name) instanceof Number seconds
                ? Duration.ofMillis((long) (Math.max(0, seconds.doubleValue()) * 1000))
                : Duration.ZERO;
    }

    /** An object of the header, or an empty one. */
    Map<?, ?> object(String name) {
        return header.get(name) instanceof Map<?, ?> object ? object : Map.of();
    }
}
