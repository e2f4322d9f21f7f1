package dev.cairn.server.internal.page;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.server.internal.body.RequestBody;
import dev.cairn.server.model.BeginRequest;
import dev.cairn.server.model.BegunChoice;
import dev.cairn.server.model.BegunText;
import dev.cairn.server.model.BegunWrite;
import dev.cairn.server.model.JsonModel;
import dev.cairn.server.model.OtherText;
import dev.cairn.server.model.SaveAnswer;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.budget.BudgetLimits;
import dev.cairn.workbench.budget.Unexpected;
import dev.cairn.workbench.curl.CurlCommand;
import dev.cairn.workbench.draft.BegunFiles;
import dev.cairn.workbench.draft.DraftOfCurl;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.draft.PastedSecrets;
import dev.cairn.workbench.draft.RequestComparison;
import dev.cairn.workbench.draft.Skeleton;
import dev.cairn.workbench.openapi.OpenApiStreams;
import dev.cairn.workbench.proposal.Proposals;
import dev.cairn.workbench.published.ConnectorCopy;
import dev.cairn.workbench.published.ConnectorSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Begins the manifest, as {@code cairn init} does: proposes one or fetches a published one, lets the author choose, and writes it with the configuration, which
 * gets the secrets. Thread-safe.
 */
final class Beginnings {

    private final SavedFiles saved;
    private final BegunFiles files;
    private final RunOptions options;
    private final BudgetLimits limits;
    private final ConnectorSource connectors;
    private @Nullable Begun last;
    private long count;

    /**
     * @param options the network, clock and way to wait of what is tried
     * @param limits the most that a beginning may take
     * @param connectors where published connectors come from
     */
    Beginnings(SavedFiles saved, Path config, RunOptions options, BudgetLimits limits, ConnectorSource connectors) {
        this.saved = saved;
        this.files = new BegunFiles(saved.manifest().file().path(), config);
        this.options = options;
        this.limits = limits;
        this.connectors = connectors;
    }

    /**
     * Proposes a manifest.
     *
     * @param stop ends the trials early, with what there is
     * @param out takes what is found as it is found, a JSON object a line; the last one is {@code done} or {@code failed}
     */
    void begin(RequestBody<BeginRequest> body, StopSignal stop, OutputStream out) throws IOException {
        BeginLines lines = new BeginLines(new ReadLines(out, null));
        try {
            Map<String, @Nullable Object> values = files.values();
            ObjectNode typed = body.object("values");
            if (typed != null) {
                values.putAll(typed.toPlain());
            }
            BeginRequest request = body.model();
            Budget budget = new Budget(limits, stop);
            BeginSource source = source(budget);
            PastedSecrets secrets = PastedSecrets.except(request.notSecret());
            switch (request.kind()) {
                case "url" -> ofRequest(source.address(request.text()), request, secrets, values, budget, lines);
                case "curl" -> ofRequest(source.command(request.text()), request, secrets, values, budget, lines);
                case "connector" -> ofConnector(source.connector(request.text()), lines);
                case "openapi" -> ofDocument(source.document(request.text(), secrets), values, lines);
                default -> throw new CannotBeDone("'" + request.kind() + "' is no beginning");
            }
        } catch (InvalidDocumentException | CannotBeDone e) {
            lines.failed(e.getMessage());
        } catch (SyncException e) {
            lines.failed(e.userMessage());
        } catch (InterruptedException e) {
            lines.failed("it took too long");
        } catch (UncheckedIOException e) {
            throw e.getCause(); // the page has gone
        } catch (IOException e) {
            lines.failed(e.getMessage());
        } catch (Throwable e) { // the page waits for its last line, whatever was thrown
            lines.failed(Unexpected.inWords(e));
        }
    }

    private BeginSource source(Budget budget) {
        return new BeginSource(Objects.requireNonNull(files.manifest().getParent()), options, connectors, budget);
    }

    private void ofConnector(ConnectorCopy copy, BeginLines lines) {
        lines.connector(copy);
        lines.done(keep(new Begun.OfConnector(copy)), copy.manifest());
    }

    private void ofDocument(OpenApiStreams found, Map<String, @Nullable Object> values, BeginLines lines) {
        ManifestDraft draft = found.draft().valued(values);
        lines.streams(found);
        lines.done(keep(new Begun.OfDocument(draft)), draft, true);
    }

    private void ofRequest(
            CurlCommand command,
            BeginRequest request,
            PastedSecrets secrets,
            Map<String, @Nullable Object> values,
            Budget budget,
            BeginLines lines) {
        String stream = request.stream().isBlank() ? null : request.stream().strip();
        ManifestDraft plain = DraftOfCurl.of(command, stream, secrets);
        command.notes().forEach(lines::note);
        RequestComparison.differences(command, plain).forEach(lines::note);
        ManifestDraft draft = plain.valued(values);
        Proposals proposals = draft.missing().isEmpty()
                ? Proposals.find(draft, options, Proposals.REQUESTS, budget, lines::proposal)
                : new Proposals(draft, List.of());
        lines.done(keep(new Begun.OfRequest(proposals)), proposals.draft(), proposals.answered());
    }

    private synchronized long keep(Begun begun) {
        last = begun;
        return ++count;
    }

    private synchronized Begun kept(long id) throws CannotBeDone {
        if (last == null || id != count) {
            throw new CannotBeDone("something else was begun meanwhile: begin again");
        }
        return last;
    }

    /** The manifest as it would be. */
    BegunText choose(RequestBody<BegunChoice> body) throws CannotBeDone {
        Begun begun = kept(body.model().id());
        Set<String> chosen = new LinkedHashSet<>(body.model().chosen());
        return new BegunText(begun.text(chosen), begun.diffs(chosen));
    }

    /** Writes the files; nothing where the manifest's has been changed meanwhile. */
    JsonModel write(RequestBody<BegunWrite> body) throws IOException, CannotBeDone {
        List<String> chosen = body.model().chosen();
        String present = saved.manifest().file().text();
        if (!TextFile.hash(present).equals(body.model().known())) {
            return new SaveAnswer(null, new OtherText(present, TextFile.hash(present)));
        }
        if (body.model().id() == 0) {
            files.write(Skeleton.text(chosen.isEmpty() ? null : chosen.get(0)));
        } else {
            ObjectNode typed = body.object("values");
            kept(body.model().id())
                    .write(new LinkedHashSet<>(chosen), typed == null ? Map.of() : typed.toPlain(), files);
        }
        return saved.workspace();
    }
}
