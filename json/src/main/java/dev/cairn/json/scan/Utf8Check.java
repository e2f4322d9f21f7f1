package dev.cairn.json.scan;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Rejects bytes that are not UTF-8 (RFC 3629): Jackson accepts overlong encodings and code points beyond Unicode. For
 * one text, given in pieces. Confined to one thread.
 */
public final class Utf8Check {

    private int missing;
    private int least = 0x80;
    private int most = 0xbf;

    /** Checks a whole text. */
    public static void require(byte[] text, int from, int to) throws JsonParseException {
        Utf8Check check = new Utf8Check();
        check.accept(text, from, to);
        check.end();
    }

    /** A text that is checked while it is read. */
    public static InputStream checked(InputStream text) {
        return new Checked(text);
    }

    private void accept(byte[] text, int from, int to) throws JsonParseException {
        for (int i = from; i < to; i++) {
            int next = text[i];
            if (next < 0 || missing > 0) {
                accept(next & 0xff);
            }
        }
    }

    private void accept(int next) throws JsonParseException {
        if (missing > 0) {
            if (next < least || next > most) {
                throw malformed();
            }
            missing--;
            least = 0x80;
            most = 0xbf;
        } else if (next >= 0xc2 && next <= 0xdf) {
            missing = 1;
        } else if (next >= 0xe0 && next <= 0xef) {
            missing = 2;
            least = next == 0xe0 ? 0xa0 : 0x80; // not in more bytes than needed
            most = next == 0xed ? 0x9f : 0xbf; // no half of a surrogate pair
        } else if (next >= 0xf0 && next <= 0xf4) {
            missing = 3;
            least = next == 0xf0 ? 0x90 : 0x80;
            most = next == 0xf4 ? 0x8f : 0xbf; // within Unicode
        } else {
            throw malformed();
        }
    }

    private void end() throws JsonParseException {
        if (missing > 0) {
            throw malformed();
        }
    }

    private static JsonParseException malformed() {
        return new JsonParseException(null, "Invalid UTF-8");
    }

    private static final class Checked extends BlockFilter {

        private final Utf8Check check = new Utf8Check();

        Checked(InputStream text) {
            super(text);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            if (count < 0) {
                check.end();
            } else {
                check.accept(target, offset, offset + count);
            }
            return count;
        }
    }
}
