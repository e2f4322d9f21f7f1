package dev.cairn.templates.internal.value;

import dev.cairn.pythonvalues.PythonText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Python's bytes. Immutable. */
public final class Bytes {

    private final byte[] content;

    public Bytes(byte[] content) {
        this.content = content.clone();
    }

    public byte[] content() {
        return content.clone();
    }

    public int size() {
        return content.length;
    }

    /** The byte at a position, from 0 to 255. */
    public int at(int index) {
        return content[index] & 0xff;
    }

    int compareTo(Bytes other) {
        return Arrays.compareUnsigned(content, other.content);
    }

    Bytes plus(Bytes other) {
        byte[] both = Arrays.copyOf(content, content.length + other.content.length);
        System.arraycopy(other.content, 0, both, content.length, other.content.length);
        return new Bytes(both);
    }

    String repr() {
        StringBuilder out = new StringBuilder("b'");
        boolean doubleQuoted = false;
        for (byte value : content) {
            doubleQuoted |= value == '\'';
        }
        for (byte value : content) {
            doubleQuoted &= value != '"';
        }
        char quote = doubleQuoted ? '"' : '\'';
        out.setCharAt(1, quote);
        for (byte value : content) {
            appendByte(out, value & 0xff, quote);
        }
        return out.append(quote).toString();
    }

    private static void appendByte(StringBuilder out, int value, char quote) {
        switch (value) {
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\\' -> out.append("\\\\");
            default -> {
                if (value == quote) {
                    out.append('\\').append(quote);
                } else if (value < ' ' || value > '~') {
                    PythonText.appendEscape(out, value);
                } else {
                    out.append((char) value);
                }
            }
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes bytes && Arrays.equals(bytes.content, content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }
}
