package dev.cairn.runtime;

import dev.cairn.core.error.FailureType;
import dev.cairn.core.error.SyncException;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.http.auth.ConnectorConfig;
import dev.cairn.runtime.Availability.CheckProblem;
import dev.cairn.runtime.internal.assembly.AssembledManifest;
import dev.cairn.runtime.internal.assembly.CheckOverrides;
import dev.cairn.runtime.internal.assembly.CheckPlan;
import dev.cairn.runtime.internal.assembly.ManifestStreams;
import dev.cairn.runtime.internal.assembly.definition.SyncInputs;
import dev.cairn.runtime.protocol.Failure;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command {@code check}. */
record ConnectionCheck(CommandContext context) {

    private static final String NOT_DISCOVERED = "Encountered an error while discovering streams. Error: ";

    /**
     * Why the connector does not work with a configuration that fits its spec, or empty if it does.
     *
     * @throws InvalidDocumentException if the first streams are tried, whichever they are, and one cannot be built
     */
    Optional<CheckProblem> problem() throws IOException, InterruptedException {
        AssembledManifest assembled = context.assemble(checkedConfig());
        CheckPlan check = assembled.check();
        ManifestStreams streams;
        try {
            context.config().validate();
            streams = streamsToCheck(check, assembled);
        } catch (SyncException e) {
            if (check instanceof CheckPlan.First) { // as in the reference, which reports it for streams with names only
                return problemOfFirst(e);
            }
            return Optional.of(CheckProblem.of(NOT_DISCOVERED + e.userMessage()));
        } catch (InvalidDocumentException e) {
            if (check instanceof CheckPlan.First) {
                throw e;
            }
            return Optional.of(CheckProblem.of(e).after(NOT_DISCOVERED));
        }
        context.report(assembled, streams);
        return new Availability(context.direct()::error, context.options().sleeper()).problemOf(check, streams);
    }

    /** With the values that the configuration has for a check; where there are some, the manifest saves no tokens. */
    private ConnectorConfig checkedConfig() {
        Map<String, @Nullable Object> overrides =
                CheckOverrides.of(context.manifest().model(), context.manifest().loaded());
        if (overrides.isEmpty()) {
            return context.tracked(context.direct()::configChanged);
        }
        Map<String, @Nullable Object> checked =
                new LinkedHashMap<>(context.config().plain());
        checked.putAll(overrides);
        context.config().learn(checked, context.output().secrets());
        return new ConnectorConfig(checked, context.direct()::configChanged);
    }

    /** Where all streams that are tried have names and are written out, the API is not asked which others there are. */
    private ManifestStreams streamsToCheck(CheckPlan check, AssembledManifest assembled) throws InterruptedException {
        SyncInputs inputs = SyncInputs.none(context.manifest().folder());
        if (check instanceof CheckPlan.Named named && named.generated().isEmpty()) {
            ManifestStreams written =
                    assembled.writtenStreams(inputs, stream -> context.observer(), named.streams()::contains);
            if (named.streams().stream().allMatch(name -> written.find(name).isPresent())) {
                return written;
            }
        }
        ManifestStreams all = assembled.streams(inputs, stream -> context.observer());
        all.requireResolved();
        return all;
    }

    /** A failure of the configuration is an answer; others end the command. */
    private Optional<CheckProblem> problemOfFirst(SyncException failure) throws IOException {
        if (failure.failureType() != FailureType.CONFIG_ERROR) {
            throw failure;
        }
        context.output().write(Failure.ofCommand(failure, context.options().clock()));
        return Optional.of(CheckProblem.of(failure.userMessage()));
    }
}
