package dev.cairn.destination.internal.sync;

import dev.cairn.destination.Destination;
import dev.cairn.destination.DestinationWriter;
import dev.cairn.destination.KeptStream;
import dev.cairn.destination.StreamReport;
import dev.cairn.destination.Sync;
import dev.cairn.destination.SyncReport;
import dev.cairn.error.ConfigException;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One sync, from the destination's last states to its new ones. */
public final class SyncRun {

    private static final String NO_CURSOR = "__ab_no_cursor_state_message";

    private final Sync.Source source;
    private final SyncSettings settings;
    private final Destination destination;
    private final WriteQueue queue = new WriteQueue();
    private final Intake intake;
    private final long start = System.nanoTime();

    public SyncRun(Sync.Source source, SyncSettings settings, Destination destination) {
        this.source = source;
        this.settings = settings;
        this.destination = destination;
        this.intake = new Intake(queue, settings.listener());
    }

    public SyncReport run(StopSignal stop) throws IOException, InterruptedException {
        try (DestinationWriter target = destination.write()) {
            ConfiguredConnector connector =
                    source.configure(new MessageWriter(intake, settings.secrets()), intake::watch);
            List<StreamChoice> choices =
                    new ArrayList<>(choices(connector.catalog().streams()));
            Map<StreamDescriptor, KeptStream> kept = new HashMap<>();
            target.streams().forEach(stream -> kept.put(stream.stream(), stream));
            SyncWriter writer = writer(target, choices, kept);
            Map<StreamDescriptor, String> unready = writer.failures();
            choices.removeIf(choice -> unready.containsKey(choice.configured().stream()));
            SyncResult result = choices.isEmpty() ? SyncResult.FAILED : read(connector, choices, kept, writer, stop);
            writer.fail(intake.errors(), result == SyncResult.STOPPED ? "The sync was stopped" : "Not read to its end");
            boolean failed = result == SyncResult.COMPLETE && !writer.failures().isEmpty();
            return report(failed ? SyncResult.FAILED : result, writer.reports());
        }
    }

    private SyncWriter writer(
            DestinationWriter target, List<StreamChoice> choices, Map<StreamDescriptor, KeptStream> kept)
            throws IOException {
        Names tables = new Names(target.longestName() - "_cairn_key_".length());
        kept.values().forEach(stream -> tables.take(stream.table()));
        SyncWriter writer =
                new SyncWriter(target, queue, settings.commitInterval().toNanos(), settings.secrets());
        for (StreamChoice choice : choices) {
            writer.add(StreamFeed.of(
                    choice,
                    kept.get(choice.configured().stream()),
                    tables,
                    target,
                    settings.changes(),
                    Clock.systemUTC()));
        }
        writer.begin();
        return writer;
    }

    private SyncResult read(
            ConfiguredConnector connector,
            List<StreamChoice> choices,
            Map<StreamDescriptor, KeptStream> kept,
            SyncWriter writer,
            StopSignal stop)
            throws IOException, InterruptedException {
        Thread thread = new Thread(writer, "destination-writer");
        thread.setDaemon(true);
        thread.start();
        boolean done = false;
        try {
            SyncResult result = connector.read(
                    new ConfiguredCatalog(
                            choices.stream().map(StreamChoice::configured).toList()),
                    states(choices, kept),
                    stop);
            queue.put(new WriteEvent.End());
            thread.join();
            queue.check();
            done = true;
            return result;
        } finally {
            if (!done) {
                queue.fail(new IOException("the sync has failed"));
                thread.interrupt();
                thread.join();
            }
        }
    }

    private static InputState states(List<StreamChoice> choices, Map<StreamDescriptor, KeptStream> kept) {
        Map<StreamDescriptor, Map<String, @Nullable Object>> states = new HashMap<>();
        for (StreamChoice choice : choices) {
            KeptStream before = kept.get(choice.configured().stream());
            Map<String, @Nullable Object> state =
                    before == null ? null : before.progress().state();
            if (state != null
                    && !state.containsKey(NO_CURSOR)
                    && choice.configured().syncMode() == SyncMode.INCREMENTAL) {
                states.put(choice.configured().stream(), state);
            }
        }
        return new InputState(states);
    }

    private List<StreamChoice> choices(List<Map<String, @Nullable Object>> discovered) {
        List<StreamChoice> all = discovered.stream()
                .map(stream -> StreamChoice.of(stream, settings))
                .toList();
        if (settings.names().isEmpty()) {
            return all;
        }
        Set<String> missing = new TreeSet<>(settings.names());
        List<StreamChoice> chosen = all.stream()
                .filter(choice -> settings.names().contains(choice.configured().name()))
                .toList();
        chosen.forEach(choice -> missing.remove(choice.configured().name()));
        if (!missing.isEmpty()) {
            String known =
                    all.stream().map(choice -> choice.configured().name()).collect(Collectors.joining(", "));
            throw new ConfigException("There is no stream " + String.join(", ", missing) + "; there are: " + known);
        }
        return chosen;
    }

    private SyncReport report(SyncResult result, List<StreamReport> streams) {
        SyncMonitor monitor = intake.monitor();
        return new SyncReport(
                result,
                streams,
                monitor == null ? 0 : monitor.requests(),
                monitor == null ? 0 : monitor.retries(),
                monitor == null ? 0 : monitor.waits(),
                monitor == null ? Duration.ZERO : monitor.waited(),
                Duration.ofNanos(System.nanoTime() - start));
    }
}
