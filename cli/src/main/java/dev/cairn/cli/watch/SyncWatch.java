package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.LogLine;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.HttpTransport;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.sync.StreamGauge;
import dev.cairn.runtime.sync.StreamGauge.Phase;
import dev.cairn.runtime.sync.SyncListener;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has listeners hear of a sync, until this is closed. One that fails ends no sync: its first failure is told. Thread-safe.
 */
public final class SyncWatch implements SyncListener {

    private final Consumer<String> problems;
    private final List<SyncListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean isTold = new AtomicBoolean();
    private final long start = System.nanoTime();
    private volatile @Nullable SyncMonitor monitor;

    /** @param problems is told of the first listener that fails */
    SyncWatch(Consumer<String> problems) {
        this.problems = problems;
    }

    /** Adds a listener, which is closed with this. */
    public SyncWatch and(SyncListener listener) {
        listeners.add(listener);
        return this;
    }

    private void each(Consumer<SyncListener> call) {
        for (SyncListener listener : listeners) {
            try {
                call.accept(listener);
            } catch (RuntimeException | LinkageError e) {
                if (!isTold.getAndSet(true)) {
                    problems.accept("Progress, metrics or traces of the sync are not complete: " + FailureWords.of(e));
                }
            }
        }
    }

    @Override
    public HttpTransport around(HttpTransport transport) {
        HttpTransport heard = transport;
        for (SyncListener listener : listeners) {
            heard = listener.around(heard);
        }
        return heard;
    }

    @Override
    public void begun(SyncMonitor gauges) {
        monitor = gauges;
        each(listener -> listener.begun(gauges));
    }

    @Override
    public void streamBegun(StreamDescriptor stream) {
        each(listener -> listener.streamBegun(stream));
    }

    @Override
    public void streamEnded(StreamDescriptor stream, boolean complete) {
        each(listener -> listener.streamEnded(stream, complete));
    }

    @Override
    public void sliceBegun(StreamDescriptor stream, Slice slice) {
        each(listener -> listener.sliceBegun(stream, slice));
    }

    @Override
    public void sliceEnded(@Nullable SyncException failure) {
        each(listener -> listener.sliceEnded(failure));
    }

    @Override
    public void ended(SyncResult result) {
        each(listener -> listener.ended(result));
    }

    @Override
    public void close() {
        each(SyncListener::close);
    }

    /** Returns the result of the sync, a line for each part of it; empty if it never began. */
    public List<LogLine> summary() {
        SyncMonitor known = monitor;
        return known == null ? List.of() : SyncSummary.of(known, Duration.ofNanos(System.nanoTime() - start));
    }

    /** Prints the summary at the end of a sync: what failed and why, and how much was read. */
    private static final class SyncSummary {

        private SyncSummary() {}

        /**
         * A line for each stream that was not read to its end, and one for all.
         *
         * @param took how long the sync took
         */
        static List<LogLine> of(SyncMonitor monitor, Duration took) {
            List<LogLine> lines = new ArrayList<>();
            long records = 0;
            long pages = 0;
            for (StreamGauge stream : monitor.streams()) {
                records += stream.records();
                pages += stream.pages();
                if (stream.phase() != Phase.COMPLETE) {
                    lines.add(new LogLine(
                            LogLevel.ERROR,
                            stream.stream() + ": " + reason(stream),
                            stream.stream().name()));
                }
            }
            int streams = monitor.streams().size();
            int complete = streams - lines.size();
            String sum = (complete == streams
                            ? Phrases.count(streams, "stream")
                            : complete + " of " + Phrases.count(streams, "stream") + " read to the end")
                    + ": " + Phrases.count(records, "record") + ", " + Phrases.count(pages, "page") + ", "
                    + Phrases.count(monitor.requests(), "request") + " in " + words(took);
            lines.add(new LogLine(LogLevel.INFO, sum));
            return lines;
        }

        private static String reason(StreamGauge stream) {
            List<String> failures = stream.failures();
            if (failures.isEmpty()) {
                return stream.phase() == Phase.WAITING ? "not begun" : "not read to the end";
            }
            int more = failures.size() - 1;
            return "failed: " + failures.get(0)
                    + (more == 0 ? "" : " (and " + Phrases.count(more, "other failure") + ")");
        }

        private static String words(Duration took) {
            if (took.toMinutes() == 0) {
                return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
            }
            return took.toHours() == 0
                    ? took.toMinutes() + " min " + took.toSecondsPart() + " s"
                    : took.toHours() + " h " + took.toMinutesPart() + " min";
        }
    }
}
