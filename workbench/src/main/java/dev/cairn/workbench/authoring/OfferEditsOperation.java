package dev.cairn.workbench.authoring;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.trial.TestRead;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.runtime.trial.TestReadLog;
import dev.cairn.runtime.trial.TestReadResult;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.draft.DraftOfStream;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.edit.CannotEdit;
import dev.cairn.workbench.edit.StreamChange;
import dev.cairn.workbench.edit.StreamEdits;
import dev.cairn.workbench.operation.Operation;
import dev.cairn.workbench.operation.OperationCall;
import dev.cairn.workbench.operation.OperationFailure;
import dev.cairn.workbench.operation.model.OfferEditsRequest;
import dev.cairn.workbench.operation.model.OfferEditsResponse;
import dev.cairn.workbench.operation.model.SeenOffer;
import dev.cairn.workbench.proposal.Offers;
import dev.cairn.workbench.proposal.Offers.Offer;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Offers edits of a stream, tried on its API. */
public final class OfferEditsOperation implements Operation<OfferEditsRequest> {

    private static final int PAGES = 3;

    @Override
    public OfferEditsRequest request(Object json) {
        return OfferEditsRequest.fromJson(json);
    }

    @Override
    public Duration longest(Duration standard) {
        return standard.multipliedBy(2);
    }

    @Override
    public OfferEditsResponse perform(OfferEditsRequest request, OperationCall call) {
        NamedManifest source = NamedManifest.of(request.manifest(), request.manifestText(), call.desk());
        ObjectNode config = call.desk().configs().read(request.config());
        Budget half = call.budget().within(call.desk().limits().time());
        Connector connector = source.connector();
        connector.learnSecrets(config, call.secrets());
        Offers offers = Offers.find(
                draft(connector, request.stream()),
                config,
                call.desk().options(),
                request.requests().intValue(),
                request.parameters(),
                half);
        TextLines text = TextLines.of(source.text());
        StreamEdits edits = StreamEdits.of(text, Path.of(source.file()))
                .orElseThrow(() -> new OperationFailure("The manifest is no YAML."));
        int number = edits.names().indexOf(request.stream());
        List<TextChange> chosen = new ArrayList<>();
        List<SeenOffer> shown = new ArrayList<>();
        for (Offer offer : offers.all()) {
            List<TextChange> changes = List.of();
            String problem = null;
            try {
                changes = offer.change().equals(StreamChange.NOTHING)
                        ? List.of()
                        : edits.soundChanges(number, offer.change());
            } catch (CannotEdit e) {
                problem = String.valueOf(e.getMessage());
            }
            boolean isChosen = offer.isChosen() && problem == null;
            if (isChosen) {
                chosen.addAll(changes);
            }
            shown.add(shown(offer, text, changes, problem, isChosen));
        }
        String changed = text.withAll(chosen).text();
        return new OfferEditsResponse(
                offers.isRead(),
                (long) offers.records(),
                offers.isSpent(),
                shown,
                chosen.isEmpty() ? null : tried(source.file(), changed, request.stream(), config, call),
                changed);
    }

    private static ManifestDraft draft(Connector connector, String name) {
        Optional<ObjectNode> stream = connector.resolved().items("streams").stream()
                .filter(one -> name.equals(one.text("name")))
                .findFirst()
                .map(ObjectNode.class::cast);
        return stream.flatMap(DraftOfStream::of)
                .orElseThrow(() -> new OperationFailure(
                        stream.isEmpty()
                                ? "There is no stream '" + name
                                        + "' that is written in the list of streams (expected "
                                        + names(connector) + ")."
                                : "The stream '" + name
                                        + "' is not read by a SimpleRetriever with an HttpRequester, so"
                                        + " nothing can be tried."));
    }

    private static String names(Connector connector) {
        return String.join(
                " or ",
                connector.resolved().items("streams").stream()
                        .map((Node stream) -> Objects.requireNonNullElse(stream.text("name"), "one without a name"))
                        .toList());
    }

    private static SeenOffer shown(
            Offer offer, TextLines text, List<TextChange> changes, @Nullable String problem, boolean isChosen) {
        ManifestIssues ranges = new ManifestIssues("", text);
        return new SeenOffer(
                SeenOffer.Subject.fromJson(offer.subject().name().toLowerCase(Locale.ROOT)),
                offer.summary(),
                SeenOffer.Certainty.fromJson(offer.certainty().name().toLowerCase(Locale.ROOT)),
                offer.reason(),
                isChosen,
                problem,
                changes.stream().map(ranges::range).toList(),
                offer.trials().stream()
                        .map(trial -> trial.what() + ": " + trial.outcome())
                        .toList());
    }

    /** Reads the changed text, and returns what came of it in a sentence. */
    private static String tried(String file, String text, String stream, ObjectNode config, OperationCall call) {
        TestRead read = TestRead.of(stream)
                .within(TestReadLimits.STANDARD
                        .pages(PAGES)
                        .slices(PAGES)
                        .time(call.budget().left()))
                .masking(call.secrets())
                .until(call.budget().stop());
        TestReadResult result =
                Connector.load(file, text).testRead(config, read, call.desk().options());
        int pages =
                result.slices().stream().mapToInt(slice -> slice.pages().size()).sum();
        int records = result.slices().stream()
                .flatMap(slice -> slice.pages().stream())
                .mapToInt(page -> page.records().size())
                .sum();
        String figures = records + " records in " + pages + (pages == 1 ? " page" : " pages");
        return result.hasErrors()
                ? figures + ", then: "
                        + result.logs().stream()
                                .map(TestReadLog::message)
                                .findFirst()
                                .orElse("an error")
                : figures + ".";
    }
}
