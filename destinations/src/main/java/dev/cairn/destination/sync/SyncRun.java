package dev.cairn.destination.sync;

import dev.cairn.destination.Destination;
import dev.cairn.destination.DestinationException;
import dev.cairn.destination.DestinationWriter;
import dev.cairn.destination.KeptStream;
import dev.cairn.destination.internal.row.SqlIdentifiers;
import dev.cairn.error.ConfigException;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.DiscoveredCatalog;
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
final class SyncRun {

    private static final String NO_CURSOR = "__ab_no_cursor_state_message";

    private final DestinationSync.Source source;
    private final SyncSettings settings;
    private final Destination destination;
    private final WriteQueue queue = new WriteQueue();
    private final Intake intake;
    private final long start = System.nanoTime();

    SyncRun(DestinationSync.Source source, SyncSettings settings, Destination destination) {
        this.source = source;
        this.settings = settings;
        this.destination = destination;
        this.intake = new Intake(queue, settings.listener());
    }

    SyncReport run(StopSignal stop) throws IOException, InterruptedException {
        try (DestinationWriter target = destination.write()) {
            ConfiguredConnector connector =
                    source.configure(new MessageWriter(intake, settings.secrets()), intake::watch);
            List<StreamChoice> choices = choices(connector.catalog());
            SqlIdentifiers tables = new SqlIdentifiers(target.longestName() - "_cairn_key_".length());
            OwnStreams own = new OwnStreams(
                    connector.identity(), settings.naming(), target.streams(), destination.name(), tables);
            List<Resumption> resumed = resumed(choices, own);
            SyncWriter writer = writer(target, resumed, own.renamed());
            Map<StreamDescriptor, String> unready = writer.failures();
            resumed.removeIf(resumption -> unready.containsKey(resumption.configured().stream()));
            SyncResult result = resumed.isEmpty() ? SyncResult.FAILED : read(connector, resumed, writer, stop);
            writer.fail(intake.errors(), result == SyncResult.STOPPED ? "The sync was stopped" : "Not read to its end");
            boolean failed = result == SyncResult.COMPLETE && !writer.failures().isEmpty();
            return report(own.identity().sync(), failed ? SyncResult.FAILED : result, writer.reports());
        }
    }

    /** Finds out, before anything is written, whether all streams may be. */
    private static List<Resumption> resumed(List<StreamChoice> choices, OwnStreams own) throws DestinationException {
        List<Resumption> resumed = new ArrayList<>();
        for (StreamChoice choice : choices) {
            resumed.add(Resumption.of(choice, own));
        }
        return resumed;
    }

    private SyncWriter writer(DestinationWriter target, List<Resumption> resumed, List<KeptStream> renamed)
            throws IOException {
        SyncWriter writer =
                new SyncWriter(target, queue, settings.commitInterval().toNanos(), settings.secrets());
        for (Resumption resumption : resumed) {
            writer.add(new StreamFeed(resumption, target, settings.changes(), Clock.systemUTC()));
        }
        writer.begin(renamed);
        return writer;
    }

    private SyncResult read(ConfiguredConnector connector, List<Resumption> resumed, SyncWriter writer, StopSignal stop)
            throws IOException, InterruptedException {
        Thread thread = new Thread(writer, "destination-writer");
        thread.setDaemon(true);
        thread.start();
        boolean done = false;
        try {
            SyncResult result = connector.read(
                    new ConfiguredCatalog(
                            resumed.stream().map(Resumption::configured).toList()),
                    states(resumed),
                    stop);
            queue.end();
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

    private static InputState states(List<Resumption> resumed) {
        Map<StreamDescriptor, Map<String, @Nullable Object>> states = new HashMap<>();
        for (Resumption resumption : resumed) {
            Map<String, @Nullable Object> state = resumption.state();
            if (state != null
                    && !state.containsKey(NO_CURSOR)
                    && resumption.configured().syncMode() == SyncMode.INCREMENTAL) {
                states.put(resumption.configured().stream(), state);
            }
        }
        return new InputState(states);
    }

    private List<StreamChoice> choices(DiscoveredCatalog discovered) {
        List<StreamChoice> all = discovered.streams().stream()
                .map(stream ->
                        StreamChoice.of(stream, discovered.cursors().get(String.valueOf(stream.get("name"))), settings))
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

    private SyncReport report(String name, SyncResult result, List<StreamReport> streams) {
        SyncMonitor monitor = intake.monitor();
        return new SyncReport(
                name,
                result,
                streams,
                monitor == null ? 0 : monitor.requests(),
                monitor == null ? 0 : monitor.retries(),
                monitor == null ? 0 : monitor.waits(),
                monitor == null ? Duration.ZERO : monitor.waited(),
                Duration.ofNanos(System.nanoTime() - start));
    }
}
