package dev.cairn.records;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A large JSON list of one item many times, made while it is read. */
public final class RepeatedText extends InputStream {

    private final byte[] item;
    private final byte[] end;
    private byte[] current;
    private int position;
    private long left;
    private boolean ended;

    public RepeatedText(String start, String item, long times, String end) {
        this.current = start.getBytes(StandardCharsets.UTF_8);
        this.item = item.getBytes(StandardCharsets.UTF_8);
        this.end = end.getBytes(StandardCharsets.UTF_8);
        this.left = times;
    }

    @Override
    public int read() {
        return fill() ? current[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int start, int length) {
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, target, start, count);
        position += count;
        return count;
    }

    private boolean fill() {
        while (position == current.length) {
            if (ended) {
                return false;
            }
            position = 0;
            if (left == 0) {
                ended = true;
                current = end;
            } else {
                left--;
                current = left == 0 ? item : withComma();
            }
        }
        return true;
    }

    private byte[] withComma() {
        byte[] joined = Arrays.copyOf(item, item.length + 1);
        joined[item.length] = ',';
        return joined;
    }
}
