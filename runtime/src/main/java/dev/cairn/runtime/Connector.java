package dev.cairn.runtime;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.error.ConfigException;
import dev.cairn.error.FailureType;
import dev.cairn.error.SyncException;
import dev.cairn.error.SystemException;
import dev.cairn.models.DeclarativeSourceModel;
import dev.cairn.models.SpecModel;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.internal.assembly.CheckOverrides;
import dev.cairn.runtime.internal.assembly.CheckPlan;
import dev.cairn.runtime.internal.assembly.Components;
import dev.cairn.runtime.internal.assembly.Mistakes;
import dev.cairn.runtime.internal.assembly.NormalizationBuilder;
import dev.cairn.runtime.internal.assembly.PlannedStream;
import dev.cairn.runtime.internal.assembly.PlannedStreams;
import dev.cairn.runtime.internal.assembly.StreamDescription;
import dev.cairn.runtime.internal.assembly.StreamPlan;
import dev.cairn.runtime.internal.assembly.SyncInputs;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.internal.authoring.CustomComponents;
import dev.cairn.runtime.internal.authoring.TemplateVariables;
import dev.cairn.runtime.internal.config.ConfigSecrets;
import dev.cairn.runtime.internal.config.ConfigValidator;
import dev.cairn.runtime.internal.config.normalize.ConfigNormalization;
import dev.cairn.runtime.internal.http.HttpEnvironment;
import dev.cairn.runtime.internal.http.HttpTransport;
import dev.cairn.runtime.internal.http.RequestLog;
import dev.cairn.runtime.internal.http.RequestObserver;
import dev.cairn.runtime.internal.http.auth.ConnectorConfig;
import dev.cairn.runtime.internal.http.connection.Connections;
import dev.cairn.runtime.internal.manifest.ComponentSchema;
import dev.cairn.runtime.internal.manifest.LoadedManifest;
import dev.cairn.runtime.internal.manifest.ManifestLoader;
import dev.cairn.runtime.internal.manifest.rule.ManifestRules;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.protocol.StreamStatus;
import dev.cairn.runtime.secret.SecretMask;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.StreamTask;
import dev.cairn.runtime.sync.SyncEngine;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import dev.cairn.runtime.time.Sleeper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connector: a manifest that is loaded and valid, with the commands of the Airbyte protocol. Thread-safe; the same
 * connector may run several syncs.
 *
 * <p>Custom components are looked for by the context class loader of the thread that loads it.
 *
 * <p>All connectors of a process share their connections, and hold no threads between syncs. Closing one gives up the
 * connections that are not in use; it may be used again.
 */
public final class Connector implements AutoCloseable {

    /** How long a token request that is under way has to end when a sync is stopped. */
    private static final Duration TOKEN_PATIENCE = Duration.ofSeconds(2);

    private final LoadedManifest manifest;
    private final @Nullable SpecModel spec;
    private final Path folder;
    private final Clock clock;
    private final HttpTransport transport;
    private final Sleeper sleeper;
    private final boolean debug;
    private final ConfigNormalization normalization;
    private final ComponentRegistry components;
    private final Consumer<Diagnostic> reports;
    private @Nullable DeclarativeSourceModel model;

    private Connector(
            LoadedManifest manifest,
            Path folder,
            Clock clock,
            HttpTransport transport,
            Sleeper sleeper,
            boolean debug,
            ComponentRegistry components,
            Consumer<Diagnostic> reports) {
        this.manifest = manifest;
        Node given = manifest.resolved().get("spec");
        this.spec = given instanceof ObjectNode object ? SpecModel.fromJson(object.toPlain()) : null;
        this.folder = folder;
        this.clock = clock;
        this.transport = transport;
        this.sleeper = sleeper;
        this.debug = debug;
        this.components = components;
        this.reports = reports;
        this.normalization =
                NormalizationBuilder.build(spec == null ? null : spec.configNormalizationRules(), manifest, clock);
    }

    /** Bound when it is needed first: {@code spec} is asked for often, and never needs it. */
    private synchronized DeclarativeSourceModel model() {
        if (model == null) {
            model = DeclarativeSourceModel.fromJson(manifest.plain());
        }
        return model;
    }

    /**
     * Loads a manifest.
     *
     * @param file the path it was read from, which diagnostics name; schema files are looked for beside it
     * @param text the YAML text
     * @throws InvalidDocumentException with everything that is wrong with it
     */
    public static Connector load(String file, String text) {
        return of(file, new ManifestLoader(ComponentSchema.bundled()).load(file, text));
    }

    /**
     * Loads a manifest that stands in another document, such as a configuration.
     *
     * @throws InvalidDocumentException with everything that is wrong with it
     */
    public static Connector load(ObjectNode manifest) {
        return of(manifest.place().file(), new ManifestLoader(ComponentSchema.bundled()).load(manifest));
    }

    /**
     * Everything that can be said about a manifest without a request: what {@link #load} refuses, what cannot be built or
     * fails whenever it runs, and what probably does not do what its author thinks.
     *
     * @param file the path it was read from, which diagnostics name
     * @param text the YAML text
     * @param config a configuration to check, too, and to build the manifest's components for; null for none
     * @return in the order of the text, without repetitions; empty if nothing is wrong
     */
    public static List<Diagnostic> problems(String file, String text, @Nullable ObjectNode config) {
        try {
            return load(file, text).problems(config);
        } catch (InvalidDocumentException e) {
            return ProblemOrder.sorted(e.diagnostics());
        }
    }

    private List<Diagnostic> problems(@Nullable ObjectNode config) {
        List<Diagnostic> problems = new ArrayList<>(manifest.warnings());
        problems.addAll(ManifestRules.standard().diagnose(manifest));
        problems.addAll(new TemplateVariables(ComponentSchema.bundled()).check(manifest));
        problems.addAll(CheckOverrides.keysThatAreNoText(manifest));
        model(); // what is valid can be bound
        if (config != null) {
            problems.addAll(problemsWith(config));
        }
        problems.addAll(CustomComponents.unsaid(
                manifest, problems, name -> components.find(name).isPresent()));
        return ProblemOrder.sorted(problems);
    }

    /** What goes wrong when a configuration comes in, and the components are built for it. */
    private List<Diagnostic> problemsWith(ObjectNode given) {
        SecretMask secrets = new SecretMask();
        List<Diagnostic> problems = new ArrayList<>();
        try {
            ObjectNode config = normalize(given, secrets).effective();
            requireSound(config);
            normalization.validate(config.toPlain());
            Components components = components(config.toPlain(), secrets, changed -> {});
            try {
                CheckOverrides.of(model(), manifest);
                components.requireBuildable(SyncInputs.none(folder));
                components.check();
                components.concurrency();
            } finally {
                problems.addAll(components.findings());
            }
        } catch (InvalidDocumentException e) {
            problems.addAll(e.diagnostics());
        } catch (SyncException e) {
            problems.add(Diagnostic.error(Place.of(given.place().file()), e.userMessage()));
        }
        return problems.stream()
                .map(p -> new Diagnostic(p.severity(), p.place(), secrets.mask(p.message()), p.code()))
                .toList();
    }

    private static Connector of(String file, LoadedManifest manifest) {
        Path parent = Path.of(file).toAbsolutePath().getParent();
        return new Connector(
                manifest,
                parent == null ? Path.of("") : parent,
                Clock.systemUTC(),
                Connections.shared(),
                Sleeper.system(),
                false,
                ComponentRegistry.ofContext(),
                finding -> {});
    }

    /**
     * This connector with a network and a time of its own, for tests.
     *
     * @param transport sends what the connector asks for
     * @param sleeper waits where the connector has to
     */
    public Connector within(HttpTransport transport, Clock clock, Sleeper sleeper) {
        return new Connector(manifest, folder, clock, transport, sleeper, debug, components, reports);
    }

    /** This connector, which also logs each request and its answer, at level DEBUG. */
    public Connector withDebugLogs() {
        return new Connector(manifest, folder, clock, transport, sleeper, true, components, reports);
    }

    /**
     * This connector, telling someone besides what is wrong with the manifest. It is logged in any case.
     *
     * @param reports takes, during a command, what does not keep the command from going on; each once
     */
    public Connector reporting(Consumer<Diagnostic> reports) {
        return new Connector(manifest, folder, clock, transport, sleeper, debug, components, reports);
    }

    @Override
    public void close() {
        transport.close();
    }

    /** What the author of the manifest should know. */
    public List<Diagnostic> warnings() {
        return manifest.warnings();
    }

    /**
     * Which configuration the connector takes.
     *
     * @return a SPEC message
     * @throws SyncException if the manifest has no {@code spec}
     */
    public Message spec() {
        if (spec == null) {
            throw new SystemException("The manifest has no spec, so there is nothing that says what to configure.");
        }
        return Message.spec(Specification.of(spec));
    }

    /**
     * Changes a configuration by the manifest's rules. The other commands take the result.
     *
     * @param secrets learns the secrets of the configuration, before and after the changes
     */
    public NormalizedConfig normalize(ObjectNode config, SecretMask secrets) {
        learn(config.toPlain(), secrets);
        ConfigNormalization.Result result = normalization.apply(config.toPlain());
        learn(result.effective(), secrets);
        return NormalizedConfig.of(config, result);
    }

    private void learn(Map<String, @Nullable Object> config, SecretMask secrets) {
        if (spec != null) {
            ConfigSecrets.in(config, spec.connectionSpecification()).forEach(secrets::add);
        }
    }

    /**
     * Tells whether the connector works with a configuration: reads the first record of the streams that the manifest
     * names for that, with the configuration that it has for a check.
     *
     * @param config as {@link #normalize} gives it
     * @param writer takes warnings and new configurations
     * @return a CONNECTION_STATUS message, which is not written yet; that the manifest holds something that cannot be built
     *     is a failure like others, as in the reference, but for a check of the first streams whatever they are
     * @throws InvalidDocumentException if the manifest holds something that cannot be built
     */
    public Message check(ObjectNode config, MessageWriter writer) throws IOException, InterruptedException {
        Optional<String> problem = configProblem(config);
        if (problem.isPresent()) {
            return Message.connectionStatus(problem.get());
        }
        Map<String, @Nullable Object> checked = new LinkedHashMap<>(config.toPlain());
        checked.putAll(CheckOverrides.of(model(), manifest));
        Components components = components(checked, writer.secrets(), new DirectOutput(writer, clock)::configChanged);
        CheckPlan check = components.check();
        PlannedStreams streams;
        try {
            normalization.validate(config.toPlain());
            streams = streamsToCheck(check, components, writer);
        } catch (SyncException e) {
            if (check instanceof CheckPlan.First) { // as in the reference, which reports it for streams with names only
                return statusOfFirst(e, writer);
            }
            return Message.connectionStatus(
                    "Encountered an error while discovering streams. Error: " + e.userMessage());
        } catch (InvalidDocumentException e) {
            if (check instanceof CheckPlan.First) {
                throw e;
            }
            return Message.connectionStatus("Encountered an error while discovering streams. Error: " + e.getMessage());
        }
        report(components, streams, writer);
        return Message.connectionStatus(new Availability(new DirectOutput(writer, clock)::error)
                .problemOf(check, streams)
                .orElse(null));
    }

    /** Where all streams that are tried have names and are written out, nobody is asked which others there are. */
    private PlannedStreams streamsToCheck(CheckPlan check, Components components, MessageWriter writer)
            throws InterruptedException {
        SyncInputs inputs = SyncInputs.none(folder);
        if (check instanceof CheckPlan.Named named && named.generated().isEmpty()) {
            PlannedStreams written = components.writtenStreams(inputs, stream -> observer(writer));
            if (named.streams().stream().allMatch(name -> written.find(name).isPresent())) {
                return written;
            }
        }
        PlannedStreams all = components.streams(inputs, stream -> observer(writer));
        all.requireResolved();
        return all;
    }

    /** A failure of the configuration is an answer; others end the command. */
    private Message statusOfFirst(SyncException failure, MessageWriter writer) throws IOException {
        if (failure.failureType() != FailureType.CONFIG_ERROR) {
            throw failure;
        }
        writer.write(Message.error(failure, null, clock));
        return Message.connectionStatus(failure.userMessage());
    }

    /**
     * Which streams the connector offers.
     *
     * @param config as {@link #normalize} gives it
     * @param writer takes warnings and new configurations
     * @return a CATALOG message, which is not written yet
     * @throws SyncException if the configuration does not fit, or a schema that the API describes cannot be fetched
     * @throws InvalidDocumentException if the manifest holds something that cannot be built
     */
    public Message discover(ObjectNode config, MessageWriter writer) throws IOException, InterruptedException {
        requireValid(config);
        Components components =
                components(config.toPlain(), writer.secrets(), new DirectOutput(writer, clock)::configChanged);
        PlannedStreams planned = components.streams(SyncInputs.none(folder), stream -> observer(writer));
        report(components, planned, writer);
        List<Map<String, @Nullable Object>> streams = new ArrayList<>();
        for (StreamDescription description : planned.descriptions()) {
            streams.add(DiscoveredStream.of(description));
        }
        return Message.catalog(streams);
    }

    private RequestObserver observer(MessageWriter writer) {
        return debug
                ? new LoggingObserver(RequestLog.to(new DirectOutput(writer, clock)::debug, writer.secrets()))
                : RequestObserver.SILENT;
    }

    /**
     * Reads the streams of a catalog.
     *
     * @param config as {@link #normalize} gives it
     * @param writer takes records, states and everything that is said about them; flushed when this returns
     * @param stop ends the sync early, with a last safe state of every stream
     * @return how it ended; that a stream failed is no exception
     * @throws SyncException if the configuration does not fit
     * @throws InvalidDocumentException if none of the catalog's streams can be built, or something that all share
     * @throws IOException if {@code writer} cannot write
     */
    public SyncResult read(
            ObjectNode config, ConfiguredCatalog catalog, InputState state, MessageWriter writer, StopSignal stop)
            throws IOException, InterruptedException {
        return read(config, catalog, state, writer, stop, new SyncMonitor());
    }

    /**
     * Likewise, watched.
     *
     * @param monitor learns what the sync does; for one sync
     */
    public SyncResult read(
            ObjectNode config,
            ConfiguredCatalog catalog,
            InputState state,
            MessageWriter writer,
            StopSignal stop,
            SyncMonitor monitor)
            throws IOException, InterruptedException {
        SyncEngine engine = new SyncEngine(clock, monitor);
        return read(
                config, catalog, state, writer, engine, (tasks, workers) -> engine.run(tasks, workers, writer, stop));
    }

    /**
     * Likewise, in the calling thread alone and the same way each time; for tests.
     *
     * @param steps the order in which workers go on
     */
    public SyncResult readInSteps(
            ObjectNode config, ConfiguredCatalog catalog, InputState state, MessageWriter writer, Steps steps)
            throws IOException, InterruptedException {
        StopSignal never = new StopSignal();
        SyncEngine engine = new SyncEngine(clock);
        return read(
                config,
                catalog,
                state,
                writer,
                engine,
                (tasks, workers) -> engine.runInSteps(tasks, steps, sleeper, writer, never));
    }

    private interface Driver {
        SyncResult run(List<StreamTask> tasks, int workers) throws IOException, InterruptedException;
    }

    private SyncResult read(
            ObjectNode config,
            ConfiguredCatalog catalog,
            InputState state,
            MessageWriter writer,
            SyncEngine engine,
            Driver driver)
            throws IOException, InterruptedException {
        requireValid(config);
        ConnectorConfig current = new ConnectorConfig(
                config.toPlain(), changed -> engine.notice(Message.connectorConfig(changed, clock)));
        engine.beforeStop(() -> current.settle(TOKEN_PATIENCE));
        Components components = components(current, writer.secrets());
        RequestLog log = debug
                ? RequestLog.to(text -> engine.notice(Message.log(LogLevel.DEBUG, text)), writer.secrets())
                : null;
        PlannedStreams planned = components.streams(
                new SyncInputs(catalog, state, folder), stream -> new EngineObserver(engine, stream, clock, log));
        report(components, planned, writer);
        return driver.run(tasks(catalog, planned, engine), components.concurrency());
    }

    /**
     * What there is to read. A stream that cannot be built fails, and the others are read.
     *
     * @throws InvalidDocumentException if there are streams, and none of them can be built
     */
    private List<StreamTask> tasks(ConfiguredCatalog catalog, PlannedStreams planned, SyncEngine engine) {
        List<StreamTask> tasks = new ArrayList<>();
        List<Diagnostic> mistakes = new ArrayList<>();
        boolean someCanBeRead = false;
        for (ConfiguredStream configured : catalog.streams()) {
            Optional<PlannedStream> stream = planned.find(configured.name());
            List<Diagnostic> ofStream = stream.map(PlannedStream::mistakes).orElse(planned.unresolved());
            if (!ofStream.isEmpty()) {
                mistakes.addAll(ofStream);
                tasks.add(StreamTask.failing(
                        configured.stream(), Mistakes.failure(new InvalidDocumentException(ofStream))));
            } else if (stream.isPresent()) {
                someCanBeRead = true;
                tasks.add(task(stream.get().built(), engine));
            } else {
                engine.notice(Message.status(configured.stream(), StreamStatus.INCOMPLETE, clock));
            }
        }
        if (!mistakes.isEmpty() && !someCanBeRead) {
            throw new InvalidDocumentException(mistakes.stream().distinct().toList());
        }
        return tasks;
    }

    private static StreamTask task(StreamPlan plan, SyncEngine engine) {
        if (plan.origin().stateDiscarded()) {
            engine.notice(Message.state(plan.name(), Map.of(), 0));
        }
        return new StreamTask(
                plan.name(),
                // The reference knows a stream's schema before it reads it, and asks the API for it where it must.
                () -> plan.schema().load(),
                plan.retriever(),
                plan.cursor(),
                new StreamTask.Groups(plan.origin().groups(), plan.origin().parentGroups()));
    }

    private Components components(
            Map<String, @Nullable Object> config,
            SecretMask secrets,
            Consumer<Map<String, @Nullable Object>> configChanged) {
        return components(new ConnectorConfig(config, configChanged), secrets);
    }

    private Components components(ConnectorConfig config, SecretMask secrets) {
        learn(config.current(), secrets); // for callers that know of no rules, and so do not call normalize
        HttpEnvironment environment = new HttpEnvironment(transport, clock, sleeper, secrets, RequestObserver.SILENT);
        return new Components(model(), manifest, config, environment, components);
    }

    /** Says, each once, what is wrong with the manifest and does not keep the command from going on. */
    private void report(Components components, PlannedStreams streams, MessageWriter writer) throws IOException {
        Set<Diagnostic> findings = new LinkedHashSet<>(manifest.warnings());
        findings.addAll(ManifestRules.standard().diagnose(manifest.resolved()));
        findings.addAll(CheckOverrides.keysThatAreNoText(manifest));
        findings.addAll(components.findings());
        findings.addAll(streams.mistakes());
        for (Diagnostic finding : findings) {
            reports.accept(finding);
            writer.write(Message.log(LogLevel.WARN, finding.toString()));
        }
    }

    private void requireValid(ObjectNode config) {
        configProblem(config).ifPresent(problem -> {
            throw new ConfigException(problem);
        });
        normalization.validate(config.toPlain());
    }

    /** Says all that is wrong with a configuration, and where, which is more than the reference's words. */
    private void requireSound(ObjectNode config) {
        if (spec != null) {
            Diagnostics problems = new Diagnostics();
            new ConfigValidator(spec.connectionSpecification()).diagnose(config).forEach(problems::add);
            problems.throwIfErrors();
        }
    }

    private Optional<String> configProblem(ObjectNode config) {
        return spec == null ? Optional.empty() : new ConfigValidator(spec.connectionSpecification()).problem(config);
    }
}
