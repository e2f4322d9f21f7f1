package dev.cairn.workbench.cases;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.json.Json;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.testkit.BrokenPromise;
import dev.cairn.testkit.Emission;
import dev.cairn.testkit.RecordTraits;
import dev.cairn.testkit.RestartableSource;
import dev.cairn.testkit.ResumeCheck;
import dev.cairn.workbench.har.UnrecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Stops the sync of a stream after each message and goes on from the last state, as the test kit does, and finds out whether a
 * record is lost.
 *
 * @param primaryKey paths of the fields that identify a record; empty where only all of its fields do
 * @param network gives the answers of each sync anew
 */
record ResumedReads(
        TestCase testCase,
        Connector connector,
        ConfiguredStream stream,
        List<?> primaryKey,
        SecretMask secrets,
        Function<RunOptions, Answers> network)
        implements RestartableSource {

    /** Holds what identifies a record; no API has a field of this name. */
    private static final String KEY = "cairn:key";

    /** Where the answers of one sync come from. */
    interface Answers {
        RunOptions options();

        /** Requests without an answer. */
        List<UnrecordedRequest> misses();
    }

    /** A resumed sync asks for what was not recorded. */
    private static final class NotRecorded extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotRecorded(String message) {
            super(message);
        }
    }

    /** What is lost, or why that cannot be said; empty if nothing is. */
    Optional<String> problem() {
        try {
            ResumeCheck.of(this, RecordTraits.key(KEY))
                    .from(testCase.inputs().state().of(stream.stream()))
                    .run();
            return Optional.empty();
        } catch (BrokenPromise | NotRecorded e) {
            return Optional.of("resume, stream " + stream.name() + ": " + e.getMessage());
        }
    }

    @Override
    public List<Emission> run(Map<String, @Nullable Object> state, Steps steps) {
        List<Emission> emissions = new ArrayList<>();
        InputState from = state.isEmpty() ? InputState.EMPTY : new InputState(Map.of(stream.stream(), state));
        try {
            Answers answers = network.apply(RunOptions.standard());
            connector
                    .configure(
                            testCase.inputs().config(),
                            new MessageWriter(Emission.into(emissions), secrets),
                            answers.options().inSteps(steps))
                    .read(new ConfiguredCatalog(List.of(stream)), from, new StopSignal());
            if (!answers.misses().isEmpty()) {
                throw new NotRecorded(
                        "a sync that goes on from " + Json.write(state) + " asks what was not recorded, so "
                                + "it is not known whether it loses records: "
                                + answers.misses().get(0)
                                + ". 'cairn test --record' records such syncs, too");
            }
            return emissions.stream().map(this::withKey).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a sync was run", e);
        }
    }

    private Emission withKey(Emission emission) {
        if (!(emission instanceof Emission.RecordData record)) {
            return emission;
        }
        Map<String, @Nullable Object> data = record.data();
        Object key = data;
        if (!primaryKey.isEmpty()) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Object path : primaryKey) {
                Object value = data;
                for (Object name : path instanceof List<?> list ? list : List.of(path)) {
                    value = CaseMessages.object(value).get(name.toString());
                }
                values.add(value);
            }
            key = values;
        }
        Map<String, @Nullable Object> keyed = new LinkedHashMap<>(data);
        keyed.put(KEY, Json.write(key));
        return new Emission.RecordData(keyed);
    }
}
