package dev.cairn.testkit;

import dev.cairn.core.clock.WaitingClock;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.http.HttpTransport;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.spi.CodeOptions;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.sync.StopSignal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a manifest that reads from an API of the test. Immutable; thread-safe if the API is.
 *
 * <p>Its clock only moves when the connector waits, and then at once: everything that depends on the present time is
 * the same in each sync, and neither retries nor jobs take real time. States are written to text and read again, as
 * between real syncs.
 */
public final class ManifestSource implements RestartableSource {

    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");

    private final Connector connector;
    private final String stream;
    private final ObjectNode config;
    private final HttpTransport api;
    private final Instant now;
    private final CodeOptions code;
    private final int pagesAhead;

    private ManifestSource(
            Connector connector,
            String stream,
            ObjectNode config,
            HttpTransport api,
            Instant now,
            CodeOptions code,
            int pagesAhead) {
        this.connector = connector;
        this.stream = stream;
        this.config = config;
        this.api = api;
        this.now = now;
        this.code = code;
        this.pagesAhead = pagesAhead;
    }

    /**
     * A stream of a manifest, with an empty configuration, on 1 June 2024.
     *
     * @param manifest the YAML text
     * @param stream the stream's name
     * @param api answers the connector's requests, such as a {@link ScriptedApi}
     * @throws InvalidDocumentException with everything that is wrong with the manifest
     */
    public static ManifestSource of(String manifest, String stream, HttpTransport api) {
        return of(Connector.load("manifest.yaml", manifest), stream, api);
    }

    /** One stream of a connector that is loaded already. */
    public static ManifestSource of(Connector connector, String stream, HttpTransport api) {
        ObjectNode config = new ConfigReader().read("config.json", "{}");
        return new ManifestSource(connector, stream, config, api, NOW, CodeOptions.ofEnvironment(), 0);
    }

    /** This source with another configuration, plain JSON values. */
    public ManifestSource withConfig(Map<String, ? extends @Nullable Object> values) {
        ObjectNode other = new ConfigReader().read("config.json", Json.write(values));
        return new ManifestSource(connector, stream, other, api, now, code, pagesAhead);
    }

    /** This source at another time. */
    public ManifestSource at(Instant moment) {
        return new ManifestSource(connector, stream, config, api, moment, code, pagesAhead);
    }

    /** This source with other rules for components in Python; the first ones are those of the environment variables. */
    public ManifestSource code(CodeOptions rules) {
        return new ManifestSource(connector, stream, config, api, now, rules, pagesAhead);
    }

    /** This source, which asks for so many pages of each slice before their turn; 0 for none, which is what is first. */
    public ManifestSource pagesAhead(int pages) {
        return new ManifestSource(connector, stream, config, api, now, code, pages);
    }

    @Override
    public List<Emission> run(Map<String, @Nullable Object> state, Steps steps) {
        List<Emission> emissions = new ArrayList<>();
        run(state, steps, new MessageWriter(Emission.into(emissions), new SecretMask()));
        return emissions;
    }

    /** Runs one sync of the stream, as {@link #run(Map, Steps)} does, whose messages go to an output. */
    public void run(Map<String, @Nullable Object> state, Steps steps, MessageWriter output) {
        ConfiguredStream configured =
                new ConfiguredStream(StreamDescriptor.of(stream), SyncMode.INCREMENTAL, List.of(), Map.of());
        try {
            WaitingClock clock = new WaitingClock(now);
            RunOptions options = RunOptions.standard()
                    .transport(api)
                    .clock(clock)
                    .sleeper(clock)
                    .inSteps(steps)
                    .pagesAhead(pagesAhead)
                    .code(code);
            connector
                    .configure(config, output, options)
                    .read(new ConfiguredCatalog(List.of(configured)), input(state), new StopSignal());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a sync was run", e);
        }
    }

    /** As between real syncs, where a state is a text meanwhile. */
    private InputState input(Map<String, @Nullable Object> state) {
        InputState states = new InputState(Map.of(StreamDescriptor.of(stream), state));
        return state.isEmpty() ? InputState.EMPTY : new StateReader().read("state.json", Json.write(states.toJson()));
    }
}
