package dev.cairn.workbench.proposal;

import dev.cairn.runtime.trial.SchemaInferrer;
import dev.cairn.workbench.draft.ComponentDraft;
import dev.cairn.workbench.draft.ConfigProperty;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.draft.StreamDraft.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Goes from a request to a stream, one proposal after the other. For one draft. */
final class Proposer {

    private final Probe probe;
    private final Consumer<Proposal> listener;
    private final List<Proposal> proposals = new ArrayList<>();
    private ManifestDraft draft;

    Proposer(Probe probe, ManifestDraft draft, Consumer<Proposal> listener) {
        this.probe = probe;
        this.draft = draft;
        this.listener = listener;
    }

    Proposals propose() {
        Optional<ProbedPage> answer = request();
        if (answer.isPresent()) {
            Baseline asked = records(answer.get());
            Baseline base = new FirstPage(probe, asked).find();
            PagesFound paging = pagination(asked, base);
            List<Map<String, @Nullable Object>> seen = paging.records().isEmpty() ? base.records() : paging.records();
            key(seen);
            cursor(base, paging);
            schema(seen);
        }
        return new Proposals(draft, proposals);
    }

    private void propose(Subject subject, String summary, Certainty certainty, String reason, ManifestDraft after) {
        Proposal proposal = new Proposal(subject, summary, certainty, reason, probe.takeTrials(), draft, after);
        proposals.add(proposal);
        if (!proposal.waits()) {
            draft = after;
        }
        listener.accept(proposal);
    }

    private Optional<ProbedPage> request() {
        List<ConfigProperty> missing = draft.missing();
        if (!missing.isEmpty()) {
            String names =
                    String.join(", ", missing.stream().map(ConfigProperty::name).toList());
            propose(
                    Subject.REQUEST,
                    "The request as it stands.",
                    Certainty.DOUBTFUL,
                    "Nothing was sent: the configuration has no value for " + names + ".",
                    draft);
            return Optional.empty();
        }
        Probed read = probe.read(draft, 1);
        if (read.failure() != null || read.pages().isEmpty()) {
            ProbedPage page = read.pages().isEmpty() ? null : read.pages().get(0);
            Optional<ComponentDraft> decoder = page == null || page.status() >= 400 ? Optional.empty() : decoder(page);
            if (decoder.isEmpty()) {
                propose(
                        Subject.REQUEST,
                        "The request as it stands.",
                        Certainty.DOUBTFUL,
                        unusable(page, read.failure()),
                        draft);
                return Optional.empty();
            }
        }
        ProbedPage page = read.pages().get(0);
        ManifestDraft first = draft.with(stream -> stream.requesting(FirstPage.without(stream.request())));
        Probed beginning = first.equals(draft) || count(page) > 0 ? read : probe.read(first, 1);
        if (!beginning.pages().isEmpty() && count(beginning.pages().get(0)) > 0 && count(page) == 0) {
            propose(
                    Subject.REQUEST,
                    "The request without the number of a page, which pagination adds.",
                    Certainty.SURE,
                    "The page of the request as it stands has no records.",
                    first);
            return Optional.of(beginning.pages().get(0));
        }
        propose(
                Subject.REQUEST,
                "The request as it stands.",
                Certainty.SURE,
                "The API responds with " + page.status() + ".",
                draft);
        return Optional.of(page);
    }

    private int count(ProbedPage page) {
        return RecordsFinder.in(page.body(), draft.stream().name()).stream()
                .mapToInt(RecordsFinder.Found::count)
                .max()
                .orElse(0);
    }

    private Baseline records(ProbedPage answer) {
        ComponentDraft decoder = decoder(answer).orElse(null);
        ManifestDraft decoded = draft.with(stream -> stream.records(records -> records.decodedBy(decoder)));
        ProbedPage page = answer;
        Object body = answer.body();
        if (decoder != null) {
            Probed read = probe.read(decoded, 1);
            page = read.pages().isEmpty() ? answer : read.pages().get(0);
            body = page.records().size() == 1 ? page.records().get(0) : page.records();
        }
        List<RecordsFinder.Found> found = RecordsFinder.in(body, draft.stream().name());
        List<String> path = found.isEmpty() ? List.of() : found.get(0).path();
        ManifestDraft after = decoded.with(stream -> stream.records(records -> records.at(path)));
        if (!path.isEmpty() && !probe.isSpent()) {
            Probed read = probe.read(after, 1);
            page = read.pages().isEmpty() ? page : read.pages().get(0);
        }
        propose(Subject.RECORDS, placed(path), certainty(found), reason(found, page), after);
        return Baseline.of(after, page);
    }

    private static String placed(List<String> path) {
        return path.isEmpty()
                ? "The answer as a whole has the records."
                : "The records are in '" + String.join(".", path) + "'.";
    }

    private static Certainty certainty(List<RecordsFinder.Found> found) {
        if (found.isEmpty() || found.get(0).count() == 0) {
            return Certainty.DOUBTFUL;
        }
        boolean clear = found.size() == 1 || found.get(0).score() - found.get(1).score() >= 20;
        return found.size() == 1 ? Certainty.SURE : clear ? Certainty.LIKELY : Certainty.DOUBTFUL;
    }

    private static String reason(List<RecordsFinder.Found> found, ProbedPage page) {
        if (found.isEmpty()) {
            return "The answer has no list of objects.";
        }
        List<String> others = found.stream()
                .skip(1)
                .limit(5)
                .map(other -> String.join(".", other.path()) + " (" + other.count() + ")")
                .toList();
        return "There are " + page.records().size() + "."
                + (others.isEmpty() ? "" : " Other lists of objects: " + String.join(", ", others) + ".");
    }

    private PagesFound pagination(Baseline asked, Baseline base) {
        PagesFound paging = new PaginationFinder(probe, base).find(asked);
        propose(Subject.PAGINATION, paging.summary(), paging.certainty(), paging.reason(), paging.draft());
        return paging;
    }

    private void key(List<Map<String, @Nullable Object>> seen) {
        String name = draft.stream().name();
        String named = KeyFinder.in(seen, name);
        String key = named == null ? KeyFinder.byValues(seen) : named;
        if (key == null) {
            propose(
                    Subject.KEY,
                    "No key.",
                    Certainty.DOUBTFUL,
                    "No field that could be a key has another value in each of " + seen.size() + " records.",
                    draft);
            return;
        }
        Certainty certainty = KeyFinder.certainty(key, name, seen.size());
        propose(
                Subject.KEY,
                "'" + key + "' is the key.",
                certainty,
                "It has another value in each of " + seen.size() + " records."
                        + (certainty == Certainty.DOUBTFUL
                                ? " Its name, or so few records, do not show that this holds for all."
                                : ""),
                draft.with(stream -> stream.records(records -> records.keyed(List.of(key)))));
    }

    private void cursor(Baseline base, PagesFound paging) {
        PagesFound keyed =
                new PagesFound(draft, paging.summary(), paging.certainty(), paging.reason(), paging.records());
        Optional<CursorFinder.Cursor> cursor = new CursorFinder(probe, base, keyed, base.seenNames()).find();
        if (cursor.isEmpty()) {
            propose(
                    Subject.CURSOR,
                    "No cursor.",
                    Certainty.LIKELY,
                    "No field of all records says by its name and its values when they were changed or made.",
                    draft);
            return;
        }
        propose(
                Subject.CURSOR,
                cursor.get().summary(),
                cursor.get().certainty(),
                cursor.get().reason(),
                cursor.get().draft());
    }

    private void schema(List<Map<String, @Nullable Object>> seen) {
        SchemaInferrer inferrer = new SchemaInferrer();
        seen.forEach(inferrer::accumulate);
        Records records = draft.stream().records();
        Map<String, @Nullable Object> schema =
                inferrer.infer(records.key().stream().map(List::of).toList()).declarable();
        if (schema == null) {
            propose(Subject.SCHEMA, "No schema.", Certainty.DOUBTFUL, "There are no records to infer it from.", draft);
            return;
        }
        propose(
                Subject.SCHEMA,
                "A schema that all records fit.",
                seen.size() < 2 ? Certainty.DOUBTFUL : Certainty.LIKELY,
                "It was inferred from " + seen.size() + " records; others may have more fields.",
                draft.with(stream -> stream.records(of -> of.declared(schema))));
    }

    /**
     * Returns one or two sentences on why the first response is of no use.
     *
     * @param page the response; null if there was none
     * @param failure the failure of the read
     */
    private static String unusable(@Nullable ProbedPage page, @Nullable String failure) {
        if (page == null || page.status() == 0) {
            return "The API did not respond: " + failure;
        }
        if (page.status() >= 400) {
            return "The API refused the request: " + failure;
        }
        String type = page.headers().getOrDefault("Content-Type", "").toLowerCase(Locale.ROOT);
        String start = page.text().stripLeading().toLowerCase(Locale.ROOT);
        if (type.contains("html") || start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "The response is an HTML page (status " + page.status()
                    + "), not data. Look for the address of the API itself, and check whether it needs a login.";
        }
        String kind = type.isEmpty() ? "without a content type" : "of type " + type;
        return "The response (status " + page.status() + ", " + kind + ") cannot be read as records: " + failure;
    }

    /** Returns the decoder for a response; empty for JSON, and if it is not known. */
    private static Optional<ComponentDraft> decoder(ProbedPage page) {
        String type = page.headers().getOrDefault("Content-Type", "").toLowerCase(Locale.ROOT);
        String text = page.text().stripLeading();
        if (page.body() != null) {
            return Optional.empty();
        }
        if (type.contains("csv") || type.contains("tab-separated")) {
            String header = text.lines().findFirst().orElse("");
            ComponentDraft csv = ComponentDraft.of("CsvDecoder");
            return Optional.of(
                    header.contains("\t")
                            ? csv.with("delimiter", "\\t")
                            : header.contains(";") && !header.contains(",") ? csv.with("delimiter", ";") : csv);
        }
        if (text.startsWith("{") && text.strip().contains("\n")) {
            return Optional.of(ComponentDraft.of("JsonlDecoder"));
        }
        return type.contains("xml") || text.startsWith("<?xml")
                ? Optional.of(ComponentDraft.of("XmlDecoder"))
                : Optional.empty();
    }
}
