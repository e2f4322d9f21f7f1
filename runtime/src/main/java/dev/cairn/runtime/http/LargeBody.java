package dev.cairn.runtime.http;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A body that is too large for memory, in a file that is gone when this is closed, or at the latest when nobody refers to
 * it any more. Confined to one thread.
 */
final class LargeBody implements Closeable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final FileChannel file;

    private LargeBody(FileChannel file) {
        this.file = file;
    }

    /** Reads a body, of which the start is read already, to its end. The file can be read by its owner only. */
    static LargeBody of(byte[] start, InputStream rest) throws IOException {
        Path path = Files.createTempFile("cairn-", ".body");
        FileChannel file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            write(ByteBuffer.wrap(start), file);
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = rest.read(buffer); count >= 0; count = rest.read(buffer)) {
                write(ByteBuffer.wrap(buffer, 0, count), file);
            }
            return new LargeBody(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void write(ByteBuffer bytes, WritableByteChannel file) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** The body from its start; closing the stream does not close the file. Of several streams only the latest is good. */
    InputStream stream() throws IOException {
        file.position(0);
        return new BufferedInputStream(Channels.newInputStream(file), BUFFER_BYTES) {
            @Override
            public void close() {
                // The file stays for those who ask again.
            }
        };
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
