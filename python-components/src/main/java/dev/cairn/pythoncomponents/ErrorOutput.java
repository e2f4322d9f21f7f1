package dev.cairn.pythoncomponents;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.pythonvalues.words.Phrases;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The standard error of the side process: passed on without secrets, and its end kept for messages. Thread-safe. */
final class ErrorOutput {

    private static final int LINES = 20;
    private static final int LONGEST_LINE = 2000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final InputStream stream;
    private volatile SecretMask secrets;
    private final Deque<String> last = new ArrayDeque<>();
    private final Thread reader = SideProcess.daemon(this::read, "python-errors");

    ErrorOutput(InputStream stream, SecretMask secrets) {
        this.stream = stream;
        this.secrets = secrets;
    }

    void masking(SecretMask other) {
        secrets = other;
    }

    void start() {
        reader.start();
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
                System.err.println(secrets.mask(line));
            }
        } catch (IOException e) {
            // The process is gone.
        }
    }

    private synchronized void keep(String line) {
        last.addLast(Phrases.shortened(line, LONGEST_LINE));
        if (last.size() > LINES) {
            last.removeFirst();
        }
    }

    /** The last lines without secrets, once the process has ended. */
    String tail() {
        try {
            reader.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            return secrets.mask(String.join("\n", last).strip());
        }
    }
}
