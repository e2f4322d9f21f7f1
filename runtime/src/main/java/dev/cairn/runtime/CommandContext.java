package dev.cairn.runtime;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
import dev.cairn.http.auth.ConnectorConfig;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.client.ShortWaits;
import dev.cairn.http.request.RequestLog;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.manifest.rule.ManifestRules;
import dev.cairn.retrieval.ahead.ReadAhead;
import dev.cairn.runtime.internal.assembly.AssembledManifest;
import dev.cairn.runtime.internal.assembly.CheckOverrides;
import dev.cairn.runtime.internal.assembly.ManifestStreams;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.internal.assembly.definition.Checkpoints;
import dev.cairn.runtime.internal.assembly.definition.RunMode;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.trial.RecordTrace;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the commands of a configured connector share.
 *
 * @param components closed after each command
 * @param told what was said of the manifest by a command before
 */
record CommandContext(
        Manifest manifest,
        Configuration config,
        MessageWriter output,
        RunOptions options,
        ComponentRegistry components,
        Set<Diagnostic> told) {

    CommandContext(
            Manifest manifest,
            Configuration config,
            MessageWriter output,
            RunOptions options,
            ComponentRegistry components) {
        this(manifest, config, output, options, components, ConcurrentHashMap.newKeySet());
    }

    /** The same with other options. */
    CommandContext with(RunOptions other) {
        return new CommandContext(manifest, config, output, other, components, told);
    }

    /** Builds the components of the manifest, for a configuration in which tokens may be replaced. */
    AssembledManifest assemble(ConnectorConfig current) {
        return assemble(current, (RecordTrace) null);
    }

    /**
     * Builds them for a sync.
     *
     * @param pagesAhead how far pages are asked for before their turn
     * @param ahead runs what no one waits for yet, or not
     */
    AssembledManifest assemble(ConnectorConfig current, ReadAhead pagesAhead, Executor ahead) {
        RunMode mode = alone(options, null, pagesAhead, ahead);
        return assemble(manifest, current, options, output.secrets(), components, mode);
    }

    /** Builds them for a test read whose steps are traced. */
    AssembledManifest assemble(ConnectorConfig current, @Nullable RecordTrace trace) {
        return assemble(manifest, current, options, output.secrets(), components, alone(options, trace));
    }

    static AssembledManifest assemble(
            Manifest manifest,
            ConnectorConfig config,
            RunOptions options,
            SecretMask secrets,
            ComponentRegistry components) {
        return assemble(manifest, config, options, secrets, components, alone(options, null));
    }

    /** Builds them for a sync that several machines share. */
    AssembledManifest assemble(ConnectorConfig current, RunMode mode) {
        return assemble(manifest, current, options, output.secrets(), components, mode);
    }

    private static RunMode alone(RunOptions options, @Nullable RecordTrace trace) {
        return alone(options, trace, ReadAhead.NONE, work -> {});
    }

    private static RunMode alone(
            RunOptions options, @Nullable RecordTrace trace, ReadAhead pagesAhead, Executor ahead) {
        return new RunMode(
                RunMode.Sharing.alone(options.clock(), options.callWindows()),
                options.limits(),
                trace,
                new Checkpoints(options.checkpointPages(), options.hasUnaskedCheckpoints()),
                pagesAhead,
                ahead);
    }

    private static AssembledManifest assemble(
            Manifest manifest,
            ConnectorConfig config,
            RunOptions options,
            SecretMask secrets,
            ComponentRegistry components,
            RunMode mode) {
        HttpEnvironment environment = new HttpEnvironment(
                options.transport(), options.clock(), options.sleeper(), secrets, RequestObserver.SILENT);
        return new AssembledManifest(
                manifest.model(),
                manifest.loaded(),
                config,
                mode.limits() == null
                        ? environment
                        : environment.onTrial(new ShortWaits(mode.limits().waits())),
                components,
                mode);
    }

    /**
     * The configuration as a command uses it: replaced tokens are there for the next command, too.
     *
     * @param listener is told of each change, at once: the old configuration may be of no use any more
     */
    ConnectorConfig tracked(Consumer<Map<String, @Nullable Object>> listener) {
        return new ConnectorConfig(config.plain(), changed -> {
            config.replace(changed);
            listener.accept(changed);
        });
    }

    /** Writes what is learnt in commands without an engine. */
    DirectOutput direct() {
        return new DirectOutput(output, options.clock());
    }

    /** Who learns what requests do in commands without an engine. */
    RequestObserver observer() {
        return options.logsRequests()
                ? new LoggingObserver(RequestLog.to(direct()::debug, output.secrets()))
                : RequestObserver.SILENT;
    }

    /** Says, each once, what is wrong with the manifest and does not keep the command from going on. */
    void report(AssembledManifest assembled, ManifestStreams streams) throws IOException {
        for (Diagnostic finding : findings(assembled, streams)) {
            if (told.add(finding)) {
                options.findings().accept(finding);
                output.write(new Message.Log(LogLevel.WARN, finding.toString()));
            }
        }
    }

    /** What is wrong with the manifest and does not keep the command from going on, each finding once. */
    Set<Diagnostic> findings(AssembledManifest assembled, ManifestStreams streams) {
        Set<Diagnostic> findings = new LinkedHashSet<>(manifest.loaded().warnings());
        findings.addAll(manifest.unused());
        findings.addAll(ManifestRules.standard().diagnose(manifest.loaded().resolved()));
        findings.addAll(CheckOverrides.keysThatAreNoText(manifest.loaded()));
        findings.addAll(assembled.findings());
        findings.addAll(streams.mistakes());
        return findings;
    }

    /**
     * Logs requests and answers in commands without an engine.
     *
     * @param log takes them
     */
    private record LoggingObserver(RequestLog log) implements RequestObserver {

        @Override
        public RequestObserver ofSecrets() {
            return new LoggingObserver(log.withoutBodies());
        }
    }
}
