package dev.cairn.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reserves standard output for messages. The JVM itself prints thread dumps (SIGQUIT) and warnings there, unless it was
 * started with {@code -XX:+DisplayVMOutputToStderr}, as the {@code cairn} command does.
 */
public final class ReservedOutput {

    /** Set by the {@code cairn} command. */
    private static final String LAUNCHED = "dev.cairn.terminal";

    private static final Path DESCRIPTOR = Path.of("/proc/self/fd/1");

    private ReservedOutput() {}

    /**
     * Standard output. Where it is a pipe, and the system is Linux, what the JVM prints goes nowhere from now on; a file or a
     * terminal cannot be opened a second time without being changed.
     */
    public static OutputStream open() {
        OutputStream shared = new FileOutputStream(FileDescriptor.out);
        if (System.getProperty(LAUNCHED) != null) {
            return shared;
        }
        try {
            if (!Files.readSymbolicLink(DESCRIPTOR).toString().startsWith("pipe:")) {
                return shared;
            }
            OutputStream own = reopened();
            shared.close(); // which makes the descriptor lead to /dev/null
            return own;
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            return shared;
        }
    }

    /** Opening a pipe blocks where it is no longer read, so it is read for that moment. */
    private static OutputStream reopened() throws IOException {
        RandomAccessFile reader = new RandomAccessFile(DESCRIPTOR.toFile(), "rw");
        try {
            return new FileOutputStream(DESCRIPTOR.toFile(), true);
        } finally {
            reader.close();
        }
    }
}
