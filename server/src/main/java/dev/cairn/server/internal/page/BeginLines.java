package dev.cairn.server.internal.page;

import dev.cairn.server.model.BeginningLine;
import dev.cairn.server.model.ConnectorLine;
import dev.cairn.server.model.DocumentLine;
import dev.cairn.server.model.DocumentStream;
import dev.cairn.server.model.LeftOutOperation;
import dev.cairn.server.model.MissingProperty;
import dev.cairn.server.model.NoteLine;
import dev.cairn.server.model.ProposalLine;
import dev.cairn.server.model.ProposalTrial;
import dev.cairn.server.model.SecretOrigin;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.openapi.OpenApiStreams;
import dev.cairn.workbench.proposal.Proposal;
import dev.cairn.workbench.published.ConnectorCopy;
import dev.cairn.workbench.published.LockedConnector;
import dev.cairn.workbench.reading.model.FailedEvent;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells the page what is found for a beginning, as it is found. No value of a configuration is in it. */
record BeginLines(ReadLines lines) {

    /** Something that the author should know of what was pasted. */
    void note(String text) {
        lines.write(new NoteLine(text));
    }

    void proposal(Proposal proposal) {
        lines.write(new ProposalLine(
                Begun.OfRequest.word(proposal.subject()),
                proposal.summary(),
                proposal.certainty().name().toLowerCase(Locale.ROOT),
                proposal.reason(),
                proposal.trials().stream()
                        .map(trial -> new ProposalTrial(trial.what(), trial.outcome()))
                        .toList(),
                proposal.diff(),
                !proposal.waits()));
    }

    void streams(OpenApiStreams found) {
        lines.write(new DocumentLine(
                found.draft().streams().stream()
                        .map(stream -> new DocumentStream(
                                stream.name(), stream.request().url(), List.copyOf(stream.parents())))
                        .toList(),
                found.leftOut().stream()
                        .map(left -> new LeftOutOperation(left.operation(), left.reason()))
                        .toList()));
    }

    /** What it is, where it is from and on which terms. */
    void connector(ConnectorCopy copy) {
        LockedConnector origin = copy.origin();
        lines.write(ConnectorLine.builder()
                .name(copy.name().text())
                .version(origin.version())
                .licence(origin.licenceInWords())
                .file(origin.file())
                .sha256(origin.sha256())
                .index(origin.index())
                .others(copy.others())
                .python(copy.hasPython())
                .build());
    }

    /** @param answered whether the API answered, or was not asked */
    void done(long id, ManifestDraft draft, boolean answered) {
        lines.write(new BeginningLine(
                id,
                draft.text(),
                draft.missing().stream()
                        .map(property ->
                                new MissingProperty(property.name(), property.secret(), property.description()))
                        .toList(),
                draft.secrets().stream()
                        .map(secret -> new SecretOrigin(secret.name(), secret.origin()))
                        .toList(),
                answered));
    }

    /** Of a manifest that is taken as it is. */
    void done(long id, String text) {
        lines.write(new BeginningLine(id, text, List.of(), List.of(), true));
    }

    void failed(@Nullable String message) {
        lines.write(new FailedEvent(String.valueOf(message)));
    }
}
