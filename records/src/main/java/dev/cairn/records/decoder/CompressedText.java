package dev.cairn.records.decoder;

import dev.cairn.json.scan.BlockFilter;
import dev.cairn.records.MalformedBodyException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** Reads text that may be compressed with gzip or zlib, which its first bytes show. */
public final class CompressedText {

    private CompressedText() {}

    /** The text unpacked; where it is not packed, without null bytes. */
    public static InputStream unpacked(InputStream body) throws IOException {
        PushbackInputStream input = new PushbackInputStream(body, 2);
        byte[] head = input.readNBytes(2);
        input.unread(head);
        int first = head.length < 2 ? -1 : head[0] & 0xFF;
        int second = head.length < 2 ? -1 : head[1] & 0xFF;
        if (first == 0x1F && second == 0x8B) {
            return GunzipStream.of(input);
        }
        boolean zlib = first == 0x78 && ((first << 8) | second) % 31 == 0;
        return zlib ? new Inflated(input) : new WithoutNulls(input);
    }

    private static final class Inflated extends BlockFilter {

        Inflated(InputStream packed) {
            super(new InflaterInputStream(packed));
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            try {
                return in.read(target, start, length);
            } catch (ZipException | EOFException e) {
                throw new MalformedBodyException("The response is not zlib data: " + e.getMessage(), e);
            }
        }
    }

    private static final class WithoutNulls extends BlockFilter {

        WithoutNulls(InputStream text) {
            super(text);
        }

        @Override
        public int read(byte[] target, int start, int length) throws IOException {
            int count = in.read(target, start, length);
            int kept = compact(target, start, count);
            while (count > 0 && kept == 0) {
                count = in.read(target, start, length);
                kept = compact(target, start, count);
            }
            return count < 0 ? -1 : kept;
        }

        private static int compact(byte[] bytes, int start, int count) {
            int end = start;
            for (int i = start; i < start + count; i++) {
                if (bytes[i] != 0) {
                    bytes[end++] = bytes[i];
                }
            }
            return end - start;
        }
    }
}
