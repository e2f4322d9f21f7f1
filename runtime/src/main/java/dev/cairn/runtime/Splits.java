package dev.cairn.runtime;

import dev.cairn.checkpoint.PaginationState;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.http.CallWindow;
import dev.cairn.http.CallWindows;
import dev.cairn.http.auth.ConnectorConfig;
import dev.cairn.http.request.RequestLog;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.retrieval.ahead.ReadAhead;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.internal.assembly.AssembledManifest;
import dev.cairn.runtime.internal.assembly.ManifestStreams;
import dev.cairn.runtime.internal.assembly.definition.Checkpoints;
import dev.cairn.runtime.internal.assembly.definition.CursorFilter;
import dev.cairn.runtime.internal.assembly.definition.RunMode;
import dev.cairn.runtime.internal.assembly.definition.SyncInputs;
import dev.cairn.runtime.internal.assembly.stream.ManifestStream;
import dev.cairn.runtime.internal.split.CoordinatorSnapshot;
import dev.cairn.runtime.internal.split.LiveCoordinator;
import dev.cairn.runtime.internal.split.RetrievingReaders;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.split.SplitCoordinator;
import dev.cairn.runtime.split.SplitReaders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the coordinators and readers of one configured connector. What must not be there twice in a process they share:
 * tokens in the configuration, and the counts of calls. Thread-safe but for the methods that make something.
 */
final class Splits {

    private final CommandContext context;
    private final ConnectorConfig config;
    private final CallWindows callWindows;

    Splits(CommandContext context) {
        this.context = context;
        this.config = context.tracked(changed -> tell(new Message.NewConfig(changed, clock().instant())));
        this.callWindows = new SharedWindows(context.options().callWindows(), new ConcurrentHashMap<>());
    }

    /** Each policy has one window, however often the manifest is assembled. */
    private record SharedWindows(CallWindows windows, Map<String, CallWindow> known) implements CallWindows {

        @Override
        public CallWindow window(String policy, CallWindow counting) {
            return known.computeIfAbsent(policy, name -> windows.window(name, counting));
        }

        @Override
        public Duration lease() {
            return windows.lease();
        }
    }

    private Clock clock() {
        return context.options().clock();
    }

    private synchronized void tell(Message message) {
        try {
            context.output().write(message);
            context.output().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RequestObserver observer(String stream) {
        RequestLog log = context.options().logsRequests()
                ? RequestLog.to(
                        text -> tell(new Message.Log(LogLevel.DEBUG, text)),
                        context.output().secrets())
                : RequestLog.NONE;
        return new StreamObserver(this::tell, stream, clock(), log);
    }

    private AssembledManifest assemble(Instant asOf, int participants, CursorFilter filter) {
        if (participants < 1) {
            throw new IllegalArgumentException("participants: " + participants);
        }
        context.config().requireValid();
        return context.assemble(
                config,
                new RunMode(
                        new RunMode.Sharing(Clock.fixed(asOf, ZoneOffset.UTC), callWindows, participants, filter),
                        null,
                        null,
                        new Checkpoints(context.options().checkpointPages(), false),
                        ReadAhead.NONE,
                        work -> {}));
    }

    SplitCoordinator begin(ConfiguredCatalog catalog, InputState state, Instant asOf, int participants)
            throws IOException, InterruptedException {
        return coordinate(new SyncInputs(catalog, state, context.manifest().folder()), null, asOf, participants);
    }

    SplitCoordinator goOn(ConfiguredCatalog catalog, CoordinatorSnapshot from, int participants)
            throws IOException, InterruptedException {
        return coordinate(
                new SyncInputs(catalog, from.state(), context.manifest().folder(), from.parentStates()),
                from,
                from.asOf(),
                participants);
    }

    private SplitCoordinator coordinate(
            SyncInputs inputs, @Nullable CoordinatorSnapshot from, Instant asOf, int participants)
            throws IOException, InterruptedException {
        AssembledManifest assembled = assemble(asOf, participants, CursorFilter.OF_CURSOR);
        ManifestStreams streams = assembled.streams(inputs, this::observer);
        requireShareable(inputs.catalog(), streams);
        synchronized (this) {
            context.report(assembled, streams);
            context.output().flush();
        }
        if (participants > 1) {
            warnOfLimits(assembled);
        }
        if (from == null) {
            warnOfPositions(inputs);
        }
        return LiveCoordinator.of(
                new LiveCoordinator.Terms(
                        asOf,
                        assembled.concurrency(),
                        assembled.concurrentJobs(),
                        context.options().transport()),
                inputs.catalog(),
                streams,
                from);
    }

    private void warnOfLimits(AssembledManifest assembled) {
        if (!assembled.hasCallBudget()) {
            tell(
                    new Message.Log(
                            LogLevel.WARN,
                            "The manifest has no api_budget, so nothing keeps several readers together within the API's limits."));
        } else if (context.options().callWindows() == CallWindows.OWN) {
            tell(new Message.Log(
                    LogLevel.WARN,
                    "Each reader counts its own calls, so several readers together may exceed the api_budget of the"
                            + " manifest."));
        }
    }

    /** Where a pagination stood is known beside the values of a cursor only to who reads all slices in one process. */
    private void warnOfPositions(SyncInputs inputs) {
        for (ConfiguredStream stream : inputs.catalog().streams()) {
            Map<String, ?> state = inputs.state().of(stream.stream());
            if (PaginationState.isIn(state) && state.size() > 1) {
                observer(stream.name())
                        .warned(
                                "the state says how far an earlier run of this sync has come in its pages, which is not used"
                                        + " where slices are read apart: what that run has read behind the cursor's values may come again");
            }
        }
    }

    SplitReaders readers(ConfiguredCatalog catalog, Instant asOf, int participants) throws InterruptedException {
        CursorFilter filters = RetrievingReaders.filters();
        AssembledManifest assembled = assemble(asOf, participants, filters);
        ManifestStreams streams = assembled.streams(
                new SyncInputs(catalog, InputState.EMPTY, context.manifest().folder()), this::observer);
        requireShareable(catalog, streams);
        return new RetrievingReaders(
                assembled,
                filters,
                context.options().sleeper(),
                context.options().transport());
    }

    /** @throws InvalidDocumentException with everything that several participants would need and cannot share */
    private static void requireShareable(ConfiguredCatalog catalog, ManifestStreams streams) {
        List<Diagnostic> refused = catalog.streams().stream()
                .map(ConfiguredStream::name)
                .flatMap(name -> streams.find(name).stream())
                .map(ManifestStream::mistakes)
                .flatMap(List::stream)
                .filter(mistake -> mistake.code().equals(RunMode.NOT_SHARED))
                .distinct()
                .toList();
        if (!refused.isEmpty()) {
            throw new InvalidDocumentException(refused);
        }
    }
}
