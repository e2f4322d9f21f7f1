package dev.cairn.cli.destination;

import dev.cairn.cli.options.ConfigFile;
import dev.cairn.cli.options.ManifestOptions;
import dev.cairn.destination.Destination;
import dev.cairn.destination.sync.DestinationSync;
import dev.cairn.destination.sync.SyncReport;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncMonitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sync of one configuration.
 *
 * @param name what it is called; null for the manifest's name
 * @param prefix of new tables
 */
record ConfiguredSync(
        ManifestOptions manifest,
        ConfigFile config,
        SyncOptions options,
        @Nullable String name,
        String prefix,
        SyncLog log) {

    /** @param watcher gets the monitor of the sync before it begins */
    SyncReport to(Destination destination, StopSignal stop, Consumer<SyncMonitor> watcher)
            throws IOException, InterruptedException {
        ObjectNode configuration = config.read();
        Connector connector = manifest.load(configuration);
        DestinationSync sync = DestinationSync.of((output, gauges) -> config.configure(
                        connector, configuration, output, options.run().watchedBy(watcher.andThen(gauges))))
                .named(name)
                .prefixed(prefix)
                .secrets(log.secrets())
                .telling(this::tell);
        options.apply(sync);
        return sync.to(destination, stop);
    }

    private void tell(Message message) {
        log.say(message);
        try {
            config.written(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
