package dev.cairn.cli.destination;

import dev.cairn.cli.options.ConfigFile;
import dev.cairn.cli.options.ManifestOptions;
import dev.cairn.cli.watch.SyncWatch;
import dev.cairn.destinations.Destination;
import dev.cairn.destinations.sync.DestinationSync;
import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.sync.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
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

    /** @param watch begins with the sync */
    SyncReport to(Destination destination, StopSignal stop, SyncWatch watch) throws IOException, InterruptedException {
        ObjectNode configuration = config.read();
        Connector connector = manifest.load(configuration);
        DestinationSync sync = DestinationSync.of((output, gauges) -> config.configure(
                        connector,
                        configuration,
                        output,
                        options.run().heardBy(watch.and(gauges)).code(manifest.code(configuration))))
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
