package dev.cairn.flink.enumerator;

import dev.cairn.flink.settings.SourceSettings;
import dev.cairn.json.Json;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.config.StreamDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One sync after the other, each from the states of the one before. Not thread-safe. */
final class Rounds implements AutoCloseable {

    private final SourceSettings settings;
    private final ConfiguredConnector connector;
    private final ConfiguredCatalog streams;
    private final int participants;

    /** @param readers how many there are; the coordinator reads parents, and is one more */
    Rounds(SourceSettings settings, ConfiguredConnector connector, int readers) {
        this.settings = settings;
        this.connector = connector;
        this.streams = settings.streams();
        this.participants = readers + 1;
    }

    boolean areMany() {
        return settings.interval() != null;
    }

    Round first() {
        return round(settings.input());
    }

    Round resumed(EnumeratorState state) {
        try {
            return Round.of(
                    state.round(),
                    settings.input(),
                    new Coordination(connector.coordinate(streams, state.coordinator(), participants)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The round after one that is over. */
    Round next(Round ended) {
        String states = Json.write(ended.coordination().ask(StateFold::states).toJson());
        Map<StreamDescriptor, Map<String, @Nullable Object>> inputs =
                new LinkedHashMap<>(ended.input().streams());
        inputs.putAll(new StateReader().read("states of the last round", states).streams());
        ended.coordination().close();
        return round(new InputState(inputs));
    }

    /** How long it is until the round after this one is due. */
    Duration untilNext(Round present) {
        Duration interval = settings.interval() == null ? Duration.ZERO : settings.interval();
        Duration left = Duration.between(Instant.now(), present.asOf().plus(interval));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private Round round(InputState input) {
        Instant asOf = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try {
            return Round.of(asOf, input, new Coordination(connector.coordinate(streams, input, asOf, participants)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", e);
    }

    @Override
    public void close() {
        connector.close();
    }
}
