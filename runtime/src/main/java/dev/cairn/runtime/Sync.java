package dev.cairn.runtime;

import dev.cairn.core.error.SyncException;
import dev.cairn.http.auth.ConnectorConfig;
import dev.cairn.http.request.RequestLog;
import dev.cairn.manifest.ahead.StreamReadAhead;
import dev.cairn.retrieval.ahead.ReadAhead;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.internal.assembly.AssembledManifest;
import dev.cairn.runtime.internal.assembly.ManifestStreams;
import dev.cairn.runtime.internal.assembly.definition.SyncInputs;
import dev.cairn.runtime.internal.assembly.stream.BuiltStream;
import dev.cairn.runtime.internal.sync.LiveMonitor;
import dev.cairn.runtime.internal.sync.StreamTask;
import dev.cairn.runtime.internal.sync.SyncEngine;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.protocol.StreamStatus;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command {@code read}. */
final class Sync {

    /** How long a token request that is under way has to end when a sync is stopped. */
    private static final Duration TOKEN_PATIENCE = Duration.ofSeconds(2);

    private final CommandContext context;
    private final RunOptions options;
    private final MessageWriter output;
    private final Clock clock;
    private final SyncEngine engine;
    private final @Nullable FoundConcurrency concurrency;

    Sync(CommandContext context) {
        this.options = context.options();
        this.output = context.output();
        this.clock = options.clock();
        LiveMonitor monitor = new LiveMonitor();
        this.engine = new SyncEngine(clock, options.sleeper(), monitor);
        if (options.steps() == null) {
            engine.heardBy(options.listener());
        }
        if (options.syncLimit() != null) {
            engine.limitedTo(options.syncLimit());
        }
        this.concurrency = FoundConcurrency.of(options, engine);
        this.context = concurrency == null
                ? context
                : context.with(options.transport(concurrency.gate().around(options.transport())));
        options.listener().begun(monitor);
    }

    SyncResult read(ConfiguredCatalog catalog, InputState state, StopSignal stop)
            throws IOException, InterruptedException {
        context.config().requireValid();
        ConnectorConfig config =
                context.tracked(changed -> engine.notice(new Message.NewConfig(changed, clock.instant())));
        engine.beforeStop(() -> config.settle(TOKEN_PATIENCE));
        AssembledManifest assembled = context.assemble(config, pagesAhead(), engine.ahead());
        RequestLog log = options.logsRequests()
                ? RequestLog.to(text -> engine.notice(new Message.Log(LogLevel.DEBUG, text)), output.secrets())
                : RequestLog.NONE;
        ManifestStreams planned = assembled.streams(
                new SyncInputs(catalog, state, context.manifest().folder()),
                stream -> new StreamObserver(engine, stream, clock, log));
        context.report(assembled, planned);
        List<StreamTask> tasks = tasks(catalog, planned);
        int workers = options.slices(assembled.concurrency());
        if (concurrency != null) {
            concurrency.control().atMost(workers);
        }
        Steps steps = options.steps();
        SyncResult result = steps == null
                ? engine.run(tasks, workers, output, stop)
                : engine.runInSteps(tasks, steps, output, stop);
        if (concurrency != null) {
            output.write(concurrency.summary());
            output.flush();
        }
        return result;
    }

    /** Where all is done in one thread, it asks for the pages in their order. */
    private ReadAhead pagesAhead() {
        return new ReadAhead(options.pagesAhead(), options.steps() == null ? engine.besideWorkers() : Runnable::run);
    }

    /** What there is to read. */
    private List<StreamTask> tasks(ConfiguredCatalog catalog, ManifestStreams planned) {
        List<StreamTask> tasks = new ArrayList<>();
        planned.read(catalog, new ManifestStreams.CatalogReader() {
            @Override
            public void ready(ConfiguredStream configured, BuiltStream stream) {
                tasks.add(task(stream, configured.exactStates()));
            }

            @Override
            public void failing(StreamDescriptor name, SyncException failure) {
                tasks.add(StreamTask.failing(name, failure));
            }

            @Override
            public void unknown(StreamDescriptor name) {
                engine.notice(new Message.Status(name, StreamStatus.INCOMPLETE, clock.instant()));
            }
        });
        return tasks;
    }

    private StreamTask task(BuiltStream plan, boolean exactStates) {
        if (plan.origin().stateDiscarded()) {
            engine.notice(new Message.State(plan.name(), Map.of(), 0));
        }
        if (options.pagesAhead() > 0) {
            String obstacle =
                    StreamReadAhead.of(plan.description().definition()).obstacle();
            if (!obstacle.isEmpty()) {
                engine.notice(new Message.Log(
                        LogLevel.INFO,
                        "Stream " + plan.name().name() + ": its pages are not read ahead, since " + obstacle));
            }
        }
        return new StreamTask(
                plan.name(),
                // The reference knows a stream's schema before it reads it, and asks the API for it where it must.
                () -> plan.schema().load(),
                plan.retriever(),
                plan.cursor(),
                new StreamTask.Groups(plan.origin().groups(), plan.origin().parentGroups()),
                exactStates);
    }
}
