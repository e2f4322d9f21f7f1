package dev.cairn.records.decoder;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import dev.cairn.json.Json;
import dev.cairn.json.scan.BlockFilter;
import dev.cairn.json.scan.Utf8Check;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The tokens of one JSON text together with the bytes they are made of. Confined to one thread. */
public final class JsonTokens implements Closeable {

    private final JsonParser parser;
    private final byte @Nullable [] text;
    private final int base;
    private final @Nullable CapturingStream captured;

    private JsonTokens(JsonParser parser, byte @Nullable [] text, int base, @Nullable CapturingStream captured) {
        this.parser = parser;
        this.text = text;
        this.base = base;
        this.captured = captured;
    }

    /**
     * A text in memory; spans refer to its array.
     *
     * @throws dev.cairn.records.MalformedBodyException if it is no text
     */
    public static JsonTokens of(byte[] utf8, int from, int to) throws IOException {
        try {
            Utf8Check.require(utf8, from, to);
        } catch (JsonParseException e) {
            throw MalformedJson.noText(e, utf8, from, to);
        }
        return new JsonTokens(Json.factory().createParser(utf8, from, to - from), utf8, from, null);
    }

    /** A text that is read while it is tokenised; spans are copies. Closing the tokens closes the stream. */
    public static JsonTokens of(InputStream utf8) throws IOException {
        CapturingStream captured = new CapturingStream(Utf8Check.checked(utf8));
        try {
            return new JsonTokens(Json.factory().createParser(captured), null, 0, captured);
        } catch (JsonParseException e) { // the parser looks at the first bytes
            throw MalformedJson.at(e);
        }
    }

    public JsonParser parser() {
        return parser;
    }

    /** The offset of the first byte of the current token, from the start of the text. */
    public long tokenStart() {
        return parser.currentTokenLocation().getByteOffset();
    }

    /** The offset after the last byte of the current token, which must not be a number. */
    public long tokenEnd() {
        return parser.currentLocation().getByteOffset();
    }

    /** Says that spans will end after the current token; those that end before it are gone. */
    public void forget() {
        if (captured != null) {
            captured.forgetBefore(tokenStart());
        }
    }

    /** The bytes between two offsets. */
    public Span span(long from, long to) {
        if (captured != null) {
            byte[] copy = captured.copy(from, to);
            return new Span(copy, 0, copy.length);
        }
        return new Span(text == null ? new byte[0] : text, base + (int) from, base + (int) to);
    }

    /**
     * Reads the end of the text.
     *
     * @throws JsonParseException if the text goes on
     */
    public void expectEnd() throws IOException {
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "Text goes on after the JSON value");
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** Bytes from one index to another, exclusive, which are not changed any more. */
    @SuppressWarnings("ArrayRecordComponent") // spans are handed on, never compared
    public record Span(byte[] bytes, int from, int to) {}

    /** A stream that keeps a copy of the bytes that are read from it, until that is switched off. */
    private static final class CapturingStream extends BlockFilter {

        private byte[] kept = new byte[1 << 15];
        private int size;
        private long offset;
        private long wantedFrom = Long.MAX_VALUE;

        CapturingStream(InputStream source) {
            super(source);
        }

        /** Says that bytes before an offset will not be asked for. */
        void forgetBefore(long position) {
            wantedFrom = position;
        }

        /** A copy of the bytes between two offsets from the start of the stream; nothing before the second is kept. */
        byte[] copy(long from, long to) {
            wantedFrom = Long.MAX_VALUE;
            return Arrays.copyOfRange(kept, (int) (from - offset), (int) (to - offset));
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            int count = in.read(target, start, length);
            if (count > 0) {
                reserve(count);
                System.arraycopy(target, start, kept, size, count);
                size += count;
            }
            return count;
        }

        private void reserve(int count) {
            if (size + count <= kept.length) {
                return;
            }
            int unwanted = (int) (Math.min(wantedFrom, offset + size) - offset);
            int wanted = size - unwanted;
            byte[] target = wanted + count > kept.length / 2 ? new byte[newLength(wanted + count)] : kept;
            System.arraycopy(kept, unwanted, target, 0, wanted);
            kept = target;
            size = wanted;
            offset += unwanted;
        }

        private int newLength(int needed) {
            return (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(2L * needed, kept.length));
        }
    }
}
