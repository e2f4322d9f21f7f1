package dev.cairn.runtime;

import dev.cairn.core.clock.CallGuard;
import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import dev.cairn.runtime.internal.assembly.AssembledManifest;
import dev.cairn.runtime.internal.assembly.ManifestStreams;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.internal.assembly.definition.SyncInputs;
import dev.cairn.runtime.internal.assembly.stream.BuiltStream;
import dev.cairn.runtime.internal.assembly.stream.ManifestStream;
import dev.cairn.runtime.internal.assembly.stream.StreamDescription;
import dev.cairn.runtime.internal.assembly.stream.StreamDescription.Reading;
import dev.cairn.runtime.internal.sync.LiveMonitor;
import dev.cairn.runtime.internal.sync.StreamTask;
import dev.cairn.runtime.internal.sync.SyncEngine;
import dev.cairn.runtime.internal.trial.AnnouncingRetriever;
import dev.cairn.runtime.internal.trial.CapturingTransport;
import dev.cairn.runtime.internal.trial.ExchangeObserver;
import dev.cairn.runtime.internal.trial.PatientSleeper;
import dev.cairn.runtime.internal.trial.TestReadRecorder;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.runtime.trial.TestReadLog;
import dev.cairn.runtime.trial.TestReadResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One test read. Confined to one thread. */
final class TestReadRun {

    private final TestRead read;
    private final CommandContext context;
    private final TestReadRecorder recorder;
    private final List<Diagnostic> findings = new ArrayList<>();
    private List<List<String>> required = List.of();

    private TestReadRun(TestRead read, CommandContext context, TestReadRecorder recorder) {
        this.read = read;
        this.context = context;
        this.recorder = recorder;
    }

    static TestReadRun of(
            Manifest manifest, Configuration config, TestRead read, RunOptions options, ComponentRegistry components) {
        CapturingTransport network =
                new CapturingTransport(options.transport(), read.limits().bodyBytes());
        TestReadRecorder recorder = new TestReadRecorder(read, network);
        RunOptions own = options.within(read.limits())
                .transport(network)
                .sleeper(new PatientSleeper(options.sleeper(), TestReadLimits.LONGEST_WAIT))
                .inSteps(Steps.ONE_BY_ONE);
        MessageWriter messages = new MessageWriter(message -> taken(message, recorder), read.secrets());
        return new TestReadRun(read, new CommandContext(manifest, config, messages, own, components), recorder);
    }

    /** States come as often as when they are written as lines. */
    private static int taken(Message message, TestReadRecorder recorder) {
        recorder.message(message);
        return message instanceof Message.State state ? state.lineBytes() : 0;
    }

    /**
     * @throws InvalidDocumentException if the stream cannot be built, or it is not known which streams there are
     * @throws SyncException if a validation of the manifest fails, or it cannot be found out which streams there are
     */
    TestReadResult result() {
        Optional<SyncException> obstacle = obstacle();
        if (context.manifest().spec() == null) {
            findings.add(Diagnostic.error(
                    context.manifest().loaded().resolved().place(),
                    "a test read wants a 'spec', as Airbyte's server does. Add the properties of the configuration: spec: "
                            + "{type: Spec, connection_specification: {type: object, properties: {…}}}"));
        }
        if (obstacle.isPresent()) {
            recorder.failed(obstacle.get());
        } else {
            guarded();
        }
        recorder.doubts().forEach(doubt -> findings.add(Diagnostic.warning(place(), doubt)));
        return recorder.result(Deprecations.in(context.manifest().loaded().resolved()), required, findings);
    }

    /** Returns where the stream's retriever stands; of a stream that is generated, the manifest. */
    private Place place() {
        ObjectNode manifest = context.manifest().loaded().resolved();
        return manifest.items("streams").stream()
                .filter(stream -> read.stream().equals(stream.text("name")))
                .flatMap(stream -> Optional.ofNullable(stream.get("retriever")).stream())
                .findFirst()
                .orElse(manifest)
                .place();
    }

    /** Why there is nothing to read, in the reference's words where its clients may look at them. */
    private Optional<SyncException> obstacle() {
        return context.manifest().spec() == null
                ? Optional.of(new SystemException("Unable to find spec.yaml or spec.json in the package."))
                : context.config().problem().map(ConfigException::new);
    }

    private void guarded() {
        StopSignal end = new StopSignal();
        CallGuard guard = new CallGuard(read.limits().time(), read.stop()::isRequested, end::request);
        boolean stopped = false;
        try (guard) {
            run(end);
        } catch (InterruptedException e) {
            stopped = true;
            if (!guard.hasInterrupted()) {
                Thread.currentThread().interrupt();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("what is kept in memory cannot fail", e);
        }
        if (guard.isLate()) {
            recorder.log(new TestReadLog(
                    LogLevel.ERROR,
                    "The test read was ended after "
                            + PatientSleeper.seconds(read.limits().time())
                            + " s, before it was complete. What was read until then is shown."));
        } else if (stopped && !guard.hasInterrupted()) {
            recorder.log(new TestReadLog(
                    LogLevel.ERROR,
                    "The test read was ended by the time limit of the call, before it was complete. What was read until then is"
                            + " shown."));
        } else if (stopped || read.stop().isRequested()) {
            recorder.log(new TestReadLog(LogLevel.WARN, "The test read was stopped before it was complete."));
        }
    }

    private void run(StopSignal end) throws IOException, InterruptedException {
        context.config().validate();
        AssembledManifest assembled = context.assemble(context.tracked(recorder::configChanged), read.trace());
        ManifestStreams streams = assembled.streams(
                inputs(), stream -> new ExchangeObserver(recorder), name -> name.equals(read.stream()));
        findings.addAll(context.findings(assembled, streams));
        Optional<ManifestStream> stream = streams.find(read.stream());
        if (stream.isEmpty()) {
            streams.requireResolved();
            recorder.failedSilently(unknown(streams));
            return;
        }
        BuiltStream built = stream.get().built();
        required = required(built.description());
        SyncEngine engine =
                new SyncEngine(context.options().clock(), context.options().sleeper(), new LiveMonitor());
        if (built.origin().stateDiscarded()) {
            engine.notice(new Message.State(built.name(), Map.of(), 0));
        }
        try {
            engine.runInSteps(List.of(task(built, end)), Steps.ONE_BY_ONE, context.output(), end);
        } catch (SyncException e) { // of a wait for a job, which no slice can fail of
            recorder.failed(e);
        }
    }

    private StreamTask task(BuiltStream stream, StopSignal end) {
        return new StreamTask(
                stream.name(),
                () -> stream.schema().load(),
                new AnnouncingRetriever(stream.retriever(), recorder, () -> endAtRecords(end)),
                stream.cursor());
    }

    private void endAtRecords(StopSignal end) {
        if (read.limits().stopsAtRecords()
                && recorder.records() >= read.limits().records()) {
            end.request();
        }
    }

    private SyncInputs inputs() {
        ConfiguredStream stream =
                new ConfiguredStream(StreamDescriptor.of(read.stream()), SyncMode.INCREMENTAL, List.of(), Map.of());
        return new SyncInputs(
                new ConfiguredCatalog(List.of(stream)),
                read.state(),
                context.manifest().folder());
    }

    private SyncException unknown(ManifestStreams streams) {
        List<String> names =
                streams.all().stream().map(stream -> stream.name().name()).toList();
        return new ConfigException("The manifest has no stream '" + read.stream() + "'. It has "
                + (names.isEmpty() ? "none" : String.join(", ", names)) + ".");
    }

    private static List<List<String>> required(StreamDescription description) {
        List<List<String>> paths = new ArrayList<>();
        description.primaryKey().forEach(field -> paths.add(List.of(field)));
        if (description.reading() instanceof Reading.Incremental incremental) {
            paths.add(List.of(incremental.cursor().field()));
        }
        return paths;
    }
}
