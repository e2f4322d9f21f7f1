package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.StandardError;
import dev.cairn.documents.file.AtomicFile;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.runtime.protocol.LogLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A file that other programs look at while a sync runs. That it cannot be written ends no sync: it is told, once until it can be
 * written again. Not thread-safe.
 */
final class WatchedFile {

    private final Path path;
    private final StandardError log;
    private boolean failing;

    WatchedFile(Path path, StandardError log) {
        this.path = path;
        this.log = log;
    }

    Path path() {
        return path;
    }

    void write(String text) {
        attempt(() -> new AtomicFile(path).replaceForAll(text.getBytes(StandardCharsets.UTF_8)));
    }

    void delete() {
        attempt(new AtomicFile(path)::delete);
    }

    private interface Change {
        void make() throws IOException;
    }

    private void attempt(Change change) {
        try {
            change.make();
            failing = false;
        } catch (IOException e) {
            if (!failing) {
                log.say(LogLevel.WARN, path + " cannot be written: " + FailureWords.of(e));
            }
            failing = true;
        }
    }
}
