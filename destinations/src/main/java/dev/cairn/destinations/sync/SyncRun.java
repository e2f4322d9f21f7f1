package dev.cairn.destinations.sync;

import dev.cairn.core.error.ConfigException;
import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.internal.guard.KeyChange;
import dev.cairn.destinations.internal.row.SqlIdentifiers;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.DiscoveredCatalog;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One sync, from the destination's last states to its new ones. */
final class SyncRun {

    private final DestinationSync.Source source;
    private final SyncSettings settings;
    private final Destination destination;
    private final WriteQueue queue;
    private final Intake intake;
    private final long start = System.nanoTime();

    SyncRun(DestinationSync.Source source, SyncSettings settings, Destination destination) {
        this.source = source;
        this.settings = settings;
        this.destination = destination;
        this.queue = new WriteQueue(settings.commitInterval().isZero());
        this.intake = new Intake(queue, settings.listener());
    }

    SyncReport run(StopSignal stop) throws IOException, InterruptedException {
        try (DestinationWriter target = destination.write()) {
            MessageWriter messages = new MessageWriter(intake, settings.secrets());
            ConfiguredConnector connector = source.configure(messages, intake::watch);
            DiscoveredCatalog discovered = connector.catalog();
            List<StreamChoice> all = choices(discovered);
            List<DiscoveredCatalog.Failing> failing = chosenOf(discovered).failing();
            for (DiscoveredCatalog.Failing stream : failing) {
                messages.write(stream.message(Clock.systemUTC()));
            }
            SqlIdentifiers tables = new SqlIdentifiers(target.longestName() - "_cairn_key_".length());
            OwnStreams own = new OwnStreams(
                    connector.identity(), settings.naming(), target.streams(), destination.name(), tables);
            List<Resumption> resumed = resumed(chosen(all, discovered.failing()), own);
            Set<StreamDescriptor> there = streams(all);
            discovered.failing().forEach(stream -> there.add(StreamDescriptor.of(stream.name())));
            SyncWriter writer = writer(target, resumed, changed(own, there, target, settings.listener()));
            Map<StreamDescriptor, String> unready = writer.failures();
            resumed.removeIf(resumption -> unready.containsKey(resumption.configured().stream()));
            SyncResult result = resumed.isEmpty() ? SyncResult.FAILED : read(connector, resumed, writer, stop);
            writer.fail(intake.errors(), result == SyncResult.STOPPED ? "The sync was stopped" : "Not read to its end");
            writer.requireThere();
            writer.doubtsToLog()
                    .forEach((stream, texts) -> texts.forEach(text -> settings.listener()
                            .accept(new Message.Log(LogLevel.WARN, "Stream " + stream + ": " + text, stream))));
            boolean failed =
                    result == SyncResult.COMPLETE && !(writer.failures().isEmpty() && failing.isEmpty());
            return report(own.identity().sync(), failed ? SyncResult.FAILED : result, writer.reports(intake.doubts()));
        }
    }

    /** Finds out, before anything is written, whether all streams may be. */
    private List<Resumption> resumed(List<StreamChoice> choices, OwnStreams own) throws DestinationException {
        List<Resumption> resumed = new ArrayList<>();
        for (StreamChoice choice : choices) {
            resumed.add(resumed(choice, own));
        }
        return resumed;
    }

    private Resumption resumed(StreamChoice choice, OwnStreams own) throws DestinationException {
        Resumption resumption = Resumption.of(choice, own);
        Optional<KeyChange> change = settings.guards().rekeys() ? resumption.keyChange() : Optional.empty();
        return change.isPresent()
                ? Resumption.of(choice.replacing(change.get() + ", so it was read anew"), own)
                : resumption;
    }

    private static Set<StreamDescriptor> streams(List<StreamChoice> choices) {
        return choices.stream()
                .map(choice -> choice.configured().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Streams that are kept otherwise from now on, whether they are synced or not. Gives up rows that no sync goes on with. */
    static List<KeptStream> changed(
            OwnStreams own, Set<StreamDescriptor> there, DestinationWriter target, Consumer<Message> listener)
            throws DestinationException {
        List<KeptStream> changed = own.changed(there, Clock.systemUTC());
        for (KeptStream now : changed) {
            KeptStream before = own.kept(now.stream());
            if (before != null && before.missingSince() == null && now.missingSince() != null) {
                String text = "There is no stream " + now.stream() + " any more: its table "
                        + now.table().name() + " stays as it is. If it has another name now, say: cairn state rename "
                        + now.stream().name() + " NAME";
                listener.accept(new Message.Log(LogLevel.WARN, text, now.stream()));
            }
            if (before != null && before.refresh() != null && now.refresh() == null) {
                target.giveUp(now.table().name());
                if (!there.contains(now.stream())) {
                    String text = "There is no stream " + now.stream() + " any more: its full refresh, of which "
                            + before.refresh().rows() + " rows waited, was given up";
                    listener.accept(new Message.Log(LogLevel.WARN, text, now.stream()));
                }
            }
        }
        return changed;
    }

    private SyncWriter writer(DestinationWriter target, List<Resumption> resumed, List<KeptStream> changed)
            throws IOException {
        SyncWriter writer =
                new SyncWriter(target, queue, settings.commitInterval().toNanos(), settings.secrets());
        for (Resumption resumption : resumed) {
            writer.add(new StreamFeed(
                    resumption, target, settings.changes(), settings.guards().shrink(), Clock.systemUTC()));
        }
        writer.begin(changed);
        return writer;
    }

    private SyncResult read(ConfiguredConnector connector, List<Resumption> resumed, SyncWriter writer, StopSignal stop)
            throws IOException, InterruptedException {
        InputState states = writer.states();
        Thread thread = new Thread(writer, "destination-writer");
        thread.setDaemon(true);
        thread.start();
        boolean done = false;
        try {
            SyncResult result = connector.read(
                    new ConfiguredCatalog(
                            resumed.stream().map(Resumption::configured).toList()),
                    states,
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

    private List<StreamChoice> choices(DiscoveredCatalog discovered) {
        return discovered.streams().stream()
                .map(stream -> StreamChoice.of(
                        stream, discovered.cursors().get(String.valueOf(stream.get("name"))), settings.selection()))
                .toList();
    }

    private DiscoveredCatalog chosenOf(DiscoveredCatalog discovered) {
        return settings.selection().names().isEmpty()
                ? discovered
                : discovered.only(List.copyOf(settings.selection().names()));
    }

    private List<StreamChoice> chosen(List<StreamChoice> all, List<DiscoveredCatalog.Failing> failing) {
        if (settings.selection().names().isEmpty()) {
            return all;
        }
        Set<String> missing = new TreeSet<>(settings.selection().names());
        List<StreamChoice> chosen = all.stream()
                .filter(choice -> settings.selection()
                        .names()
                        .contains(choice.configured().name()))
                .toList();
        chosen.forEach(choice -> missing.remove(choice.configured().name()));
        failing.forEach(stream -> missing.remove(stream.name()));
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
