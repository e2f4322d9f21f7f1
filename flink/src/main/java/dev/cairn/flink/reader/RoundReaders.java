package dev.cairn.flink.reader;

import dev.cairn.flink.split.CairnSplit;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.split.SplitReader;
import dev.cairn.runtime.split.SplitReaders;
import dev.cairn.runtime.split.SplitTracker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What reads the slices of the present round. Thread-safe. */
final class RoundReaders implements AutoCloseable {

    private final ConfiguredConnector connector;
    private final ConfiguredCatalog streams;
    private final int readers;
    private @Nullable Instant round;
    private @Nullable SplitReaders present;

    /** @param readers how many there are on all machines */
    RoundReaders(ConfiguredConnector connector, ConfiguredCatalog streams, int readers) {
        this.connector = connector;
        this.streams = streams;
        this.readers = readers;
    }

    SplitReader open(CairnSplit split) {
        return of(split).open(split.split());
    }

    SplitTracker track(CairnSplit split) {
        return of(split).track(split.split());
    }

    /** Slices that are opened from now on are read by components of their own: those before may be broken for good. */
    synchronized void renew() {
        present = null;
    }

    private synchronized SplitReaders of(CairnSplit split) {
        SplitReaders made = present;
        if (made == null || !split.round().equals(round)) {
            try {
                made = connector.readers(streams, split.round(), readers);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            round = split.round();
            present = made;
        }
        return made;
    }

    @Override
    public void close() {
        connector.close();
    }
}
