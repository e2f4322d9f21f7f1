package dev.cairn.json.scan;

import dev.cairn.pythonvalues.KeptObject;
import dev.cairn.pythonvalues.ShortDecimal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compact JSON text as UTF-8 in a buffer that grows: how records and messages are written, for which speed counts. The JSON
 * bodies of requests are ASCII as Python writes them and come from {@link dev.cairn.pythonvalues.JsonDumps}. Not thread-safe.
 *
 * <p>Numbers are written as short as can be or as Java writes them; a number that JSON has no text for, such as NaN, as
 * null, as the reference does, or, for Python, as the word that Python has for it. Half of a surrogate pair, which UTF-8 has no bytes for, is written as an escape.
 */
public final class JsonOutput extends OutputStream {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /** The letter that escapes a control character, or 0. */
    private static final byte[] ESCAPES = new byte[0x20];

    static {
        ESCAPES['\b'] = 'b';
        ESCAPES['\t'] = 't';
        ESCAPES['\n'] = 'n';
        ESCAPES['\f'] = 'f';
        ESCAPES['\r'] = 'r';
    }

    private final boolean words;
    private final @Nullable OutputStream sink;
    private byte[] bytes;
    private int size;

    private JsonOutput(int capacity, boolean words, @Nullable OutputStream sink) {
        this.words = words;
        this.sink = sink;
        bytes = new byte[Math.max(16, capacity)];
    }

    /** @param capacity how many bytes fit before it grows */
    public JsonOutput(int capacity) {
        this(capacity, false, null);
    }

    /** For Python, which has words for what is no number: NaN, Infinity and -Infinity. */
    public static JsonOutput forPython(int capacity) {
        return new JsonOutput(capacity, true, null);
    }

    /**
     * Writes a plain value to a stream in little memory, however large the value is. Flushes the stream and leaves it open.
     *
     * @throws IOException if the stream fails
     * @throws IllegalArgumentException if the value is or holds something that is no JSON value
     */
    public static void write(@Nullable Object value, OutputStream sink) throws IOException {
        JsonOutput out = new JsonOutput(1 << 13, false, sink);
        try {
            out.writeValue(value);
            out.drain();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        sink.flush();
    }

    /** How many bytes there are. */
    public int size() {
        return size;
    }

    /** Forgets all bytes. */
    public void reset() {
        size = 0;
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            grow(more);
        }
    }

    private void grow(int more) {
        drain();
        int wanted = Math.addExact(size, more);
        if (bytes.length < wanted) {
            bytes = Arrays.copyOf(bytes, Math.max(wanted, (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8)));
        }
    }

    /** Empties the buffer into the stream, if there is one. */
    private void drain() {
        if (sink != null) {
            try {
                sink.write(bytes, 0, size);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            size = 0;
        }
    }

    @Override
    public void write(int b) {
        ensure(1);
        bytes[size++] = (byte) b;
    }

    @Override
    public void write(byte[] source, int from, int length) {
        ensure(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
    }

    @Override
    public void write(byte[] source) {
        write(source, 0, source.length);
    }

    /**
     * Writes a plain value.
     *
     * @throws IllegalArgumentException if the value is or holds something that is no JSON value
     */
    public void writeValue(@Nullable Object value) {
        if (value instanceof String text) {
            writeString(text);
        } else if (value instanceof Long || value instanceof Integer) {
            writeAscii(Long.toString(((Number) value).longValue()));
        } else if (value instanceof Double number) {
            writeDouble(number);
        } else if (value instanceof Boolean || value == null) {
            writeAscii(String.valueOf(value));
        } else if (value instanceof LazyObject object) {
            object.write(this, true);
        } else if (value instanceof KeptObject object && !words) {
            write(object.text(JsonOutput::textOf));
        } else if (value instanceof Map<?, ?> map) {
            writeObject(map, true);
        } else if (value instanceof Iterable<?> items) {
            writeArray(items);
        } else if (value instanceof BigInteger || value instanceof BigDecimal) {
            writeAscii(value.toString()); // models give a decimal for a double that Java 17 writes with too many digits
        } else {
            throw new IllegalArgumentException(
                    "not a JSON value: " + value.getClass().getName());
        }
    }

    private static byte[] textOf(Map<String, @Nullable Object> object) {
        JsonOutput out = new JsonOutput(128);
        out.writeObject(object, true);
        return out.toByteArray();
    }

    private void writeDouble(double number) {
        String text = ShortDecimal.text(number);
        if (text != null) {
            writeAscii(text);
        } else {
            writeAscii(words || Double.isFinite(number) ? Double.toString(number) : "null");
        }
    }

    /** Writes an object without its members that are null; those of members are kept. */
    public void writeWithoutNulls(Map<String, ? extends @Nullable Object> object) {
        if (object instanceof LazyObject lazy) {
            lazy.write(this, false);
        } else {
            writeObject(object, false);
        }
    }

    private void writeObject(Map<?, ?> map, boolean withNulls) {
        write('{');
        boolean first = true;
        for (Map.Entry<?, ?> member : map.entrySet()) {
            if (withNulls || member.getValue() != null) {
                if (!first) {
                    write(',');
                }
                first = false;
                writeString(String.valueOf(member.getKey()));
                write(':');
                writeValue(member.getValue());
            }
        }
        write('}');
    }

    private void writeArray(Iterable<?> items) {
        write('[');
        boolean first = true;
        for (Object item : items) {
            if (!first) {
                write(',');
            }
            first = false;
            writeValue(item);
        }
        write(']');
    }

    @SuppressWarnings("deprecation") // copies the low bytes of the characters, which is what ASCII needs
    private void writeAscii(String text) {
        int length = text.length();
        ensure(length);
        text.getBytes(0, length, bytes, size);
        size += length;
    }

    /** Writes a text in quotes. */
    public void writeString(String text) {
        int length = text.length();
        ensure(length + 2);
        bytes[size++] = '"';
        int i = 0;
        while (i < length) {
            char c = text.charAt(i);
            if (c >= 0x80 || c < ' ' || c == '"' || c == '\\') {
                break;
            }
            bytes[size++] = (byte) c;
            i++;
        }
        if (i < length) {
            writeRest(text, i);
        }
        write('"');
    }

    private void writeRest(String text, int from) {
        int length = text.length();
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            ensure(6);
            if (c >= ' ' && c < 0x80) {
                if (c == '"' || c == '\\') {
                    bytes[size++] = '\\';
                }
                bytes[size++] = (byte) c;
            } else if (c < ' ') {
                writeControl(c);
            } else if (c < 0x800) {
                bytes[size++] = (byte) (0xc0 | c >> 6);
                bytes[size++] = (byte) (0x80 | (c & 0x3f));
            } else if (!Character.isSurrogate(c)) {
                bytes[size++] = (byte) (0xe0 | c >> 12);
                bytes[size++] = (byte) (0x80 | ((c >> 6) & 0x3f));
                bytes[size++] = (byte) (0x80 | (c & 0x3f));
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                writePair(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                writeHex(c);
            }
        }
        ensure(1);
    }

    private void writePair(int codePoint) {
        bytes[size++] = (byte) (0xf0 | codePoint >> 18);
        bytes[size++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
        bytes[size++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
        bytes[size++] = (byte) (0x80 | (codePoint & 0x3f));
    }

    private void writeControl(char c) {
        if (ESCAPES[c] == 0) {
            writeHex(c);
        } else {
            bytes[size++] = '\\';
            bytes[size++] = ESCAPES[c];
        }
    }

    private void writeHex(char c) {
        bytes[size++] = '\\';
        bytes[size++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            bytes[size++] = HEX[(c >> shift) & 0xf];
        }
    }
}
