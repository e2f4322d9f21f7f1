package dev.cairn.cli.terminal;

import dev.cairn.pythonvalues.words.FailureWords;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output, whose failures have an exception type of their own. Thread-safe if the stream that it decorates is.
 */
public final class StandardOutput extends FilterOutputStream {

    public StandardOutput(OutputStream out) {
        super(out);
    }

    /** The output is closed at its other end, or there is no room for it. */
    public static final class BrokenException extends IOException {

        private static final long serialVersionUID = 1;

        BrokenException(IOException cause) {
            super("cannot write to standard output: " + FailureWords.of(cause), cause);
        }
    }

    @Override
    public void write(int b) throws IOException {
        try {
            out.write(b);
        } catch (IOException e) {
            throw new BrokenException(e);
        }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw new BrokenException(e);
        }
    }

    @Override
    public void flush() throws IOException {
        try {
            out.flush();
        } catch (IOException e) {
            throw new BrokenException(e);
        }
    }
}
