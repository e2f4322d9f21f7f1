package dev.cairn.workbench.proposal;

import dev.cairn.retrieval.pagination.signal.Signal;
import dev.cairn.retrieval.pagination.signal.Totals;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.seen.ResponseNames;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first answer, with which others are compared.
 *
 * @param draft of one request, whose records are known
 * @param page its answer
 * @param key a field that tells records apart; null for none
 * @param asked the records of the request as it stands, which the whole listing has
 */
record Baseline(
        ManifestDraft draft, ProbedPage page, @Nullable String key, List<Map<String, @Nullable Object>> asked) {

    static Baseline of(ManifestDraft draft, ProbedPage page) {
        return new Baseline(
                draft, page, KeyFinder.in(page.records(), draft.stream().name()), page.records());
    }

    List<Map<String, @Nullable Object>> records() {
        return page.records();
    }

    int size() {
        return page.records().size();
    }

    List<Signal> signals() {
        return Signal.in(withoutRecords(page.body(), draft.stream().records().path()));
    }

    /** What an answer says beside its records, of which a single one may be an object like any other. */
    private static @Nullable Object withoutRecords(@Nullable Object body, List<String> path) {
        return path.isEmpty() && !(body instanceof Map) ? null : body;
    }

    /** Returns names of parameters that the response has, without those of the request. */
    List<String> seenNames() {
        return ResponseNames.in(page.headers(), page.body()).stream()
                .filter(name -> draft.stream().request().sent(name) == null)
                .toList();
    }

    Relation relation(Probed other) {
        return Relation.of(page.records(), other, key);
    }

    /** The draft with some more values in its request. */
    ManifestDraft asking(List<String> names, Object value) {
        return draft.with(stream -> stream.requesting(stream.request().plus(names, value)));
    }

    /** How many records the API says that there are; -1 where it does not. */
    long total() {
        return Totals.of(signals(), size()).orElse(-1);
    }
}
