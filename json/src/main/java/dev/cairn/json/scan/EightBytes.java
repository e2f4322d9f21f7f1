package dev.cairn.json.scan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes at once. A class of its own, so that a run without long texts does not pay for the handle's
 * start.
 */
final class EightBytes {

    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * EACH;
    private static final long BACKSLASHES = '\\' * EACH;
    private static final long SPACES = ' ' * EACH;

    private EightBytes() {}

    /** Goes on in steps of eight bytes while all eight are plain ASCII, neither quotes nor backslashes. */
    static int afterPlain(byte[] text, int from, int end) {
        int i = from;
        int last = end - Long.BYTES;
        while (i <= last) {
            long word = (long) WORD.get(text, i);
            // A byte that is less than what is taken from it gets its high bit.
            if ((((word ^ QUOTES) - EACH | (word ^ BACKSLASHES) - EACH | word - SPACES | word) & HIGH_BITS) != 0) {
                break;
            }
            i += Long.BYTES;
        }
        return i;
    }
}
