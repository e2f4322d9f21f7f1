package dev.cairn.workbench.proposal;

import dev.cairn.retrieval.pagination.signal.MorePages;
import dev.cairn.retrieval.pagination.signal.Signal;
import dev.cairn.workbench.draft.ComponentDraft;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Finds out how pages go on. For one draft.
 *
 * @param base the page that the listing begins with
 */
record PaginationFinder(Probe probe, Baseline base) {

    /** @param asked the page of the request as it stands */
    PagesFound find(Baseline asked) {
        Optional<PagesFound> found = find();
        if (found.isEmpty() && !base.equals(asked)) {
            found = new PaginationFinder(probe, asked).in(asked);
        }
        return found.orElseGet(() -> new PaginationFinder(probe, asked).none());
    }

    private Optional<PagesFound> find() {
        if (base.size() == 0) {
            PagingTrial trial = new PagingTrial(probe, base);
            TokenPages tokens = new TokenPages(trial);
            return sure(new LinkedPages(trial).find())
                    .or(() -> sure(tokens.withToken()))
                    .or(() -> sure(tokens.withHeader()));
        }
        boolean whole = isWhole();
        Optional<PagesFound> found = whole ? inSmallerPages() : in(base);
        if (found.isEmpty()) {
            found = whole ? numbered(base) : inSmallerPages();
        }
        return found;
    }

    private boolean isWhole() {
        return base.total() == base.size() || !MorePages.said(base.signals()).orElse(true);
    }

    private Optional<PagesFound> in(Baseline start) {
        PagingTrial trial = new PagingTrial(probe, start);
        TokenPages tokens = new TokenPages(trial);
        Optional<PagesFound> told = sure(new LinkedPages(trial).find())
                .or(() -> sure(tokens.withToken()))
                .or(() -> sure(tokens.withHeader()));
        if (told.isPresent()) {
            return told;
        }
        Optional<PagesFound> numbered = numbered(start);
        return sure(numbered)
                .or(() -> sure(tokens.withAnyValue()))
                .or(() -> numbered)
                .or(tokens::afterRecord)
                .or(() -> new LinkedPages(trial).find());
    }

    private static Optional<PagesFound> sure(Optional<PagesFound> paging) {
        return paging.filter(found -> found.certainty() != Certainty.DOUBTFUL);
    }

    private Optional<PagesFound> numbered(Baseline start) {
        return new NumberedPages(new PagingTrial(probe, start), AskedSize.in(start)).find();
    }

    /** Where one page has all, smaller ones show how they go on. */
    private Optional<PagesFound> inSmallerPages() {
        Optional<AskedSize> smaller = AskedSize.smaller(probe, base);
        if (smaller.isEmpty() || smaller.get().parameter() == null) {
            return Optional.empty();
        }
        String name = smaller.get().parameter();
        Baseline small = start(name, smaller.get().records());
        return small.size() == 0 ? Optional.empty() : in(small).map(paging -> inFull(paging, name));
    }

    private Baseline start(String name, long records) {
        Probed probed = probe.read(base.asking(List.of(name), records), 1);
        return probed.pages().isEmpty()
                ? base
                : new Baseline(
                        base.asking(List.of(name), records), probed.pages().get(0), base.key(), probed.first());
    }

    /** Pages as large as they were. */
    private PagesFound inFull(PagesFound paging, String name) {
        Object asked = base.draft().stream().request().sent(name);
        return new PagesFound(
                paging.draft()
                        .with(stream -> stream.requesting(
                                asked == null
                                        ? stream.request().minus(name)
                                        : stream.request().minus(name).plus(List.of(name), asked))),
                paging.summary(),
                paging.certainty(),
                paging.reason() + " They were made smaller with '" + name + "' to see it.",
                paging.records());
    }

    private PagesFound none() {
        if (base.size() == 0) {
            return none(Certainty.DOUBTFUL, "The response has no records, so that nothing shows how pages go on.");
        }
        if (probe.isSpent()) {
            return none(Certainty.DOUBTFUL, "No further request may be sent, so that not all was tried.");
        }
        if (MorePages.said(base.signals()).orElse(false) || base.total() > base.size()) {
            return none(
                    Certainty.DOUBTFUL,
                    "The API says that there are more records"
                            + (base.total() > base.size() ? ", " + base.total() + " in all," : "")
                            + " and nothing that was tried gives them.");
        }
        if (isWhole()) {
            return none(Certainty.LIKELY, "The API says that these are all of its records.");
        }
        return none(
                Certainty.DOUBTFUL,
                "Nothing in the response says that its " + base.size()
                        + " records are all, and nothing that was tried gives others."
                        + (base.size() % 10 == 0 ? " So round a number is often the size of a page." : ""));
    }

    private PagesFound none(Certainty certainty, String reason) {
        return new PagesFound(base.draft(), "One request gives all records.", certainty, reason, base.records());
    }

    /** Pages whose answers have the next one's address: in the header {@code Link}, or in the body. */
    private record LinkedPages(PagingTrial trial) {

        private static final ComponentDraft PATH = ComponentDraft.of("RequestPath");

        Optional<PagesFound> find() {
            return header().or(this::body);
        }

        private Optional<PagesFound> header() {
            String link = trial.base().page().headers().getOrDefault("Link", "");
            if (!link.matches("(?is).*;\\s*rel=\"?[^\",;]*\\bnext\\b.*")) {
                return Optional.empty();
            }
            ComponentDraft strategy = ComponentDraft.of("CursorPagination")
                    .with("cursor_value", "{{ headers['link']['next']['url'] }}")
                    .with("stop_condition", "{{ 'next' not in headers['link'] }}");
            return trial.of(
                    paginator(strategy), "The header Link has the address of the next page.", UnaryOperator.identity());
        }

        private Optional<PagesFound> body() {
            List<Signal> addresses = trial.base().signals().stream()
                    .filter(signal -> signal.words().contains("next") && isAddress(signal.value()))
                    .toList();
            return addresses.stream()
                    .limit(2)
                    .flatMap(signal -> at(signal).stream())
                    .findFirst();
        }

        private static boolean isAddress(Object value) {
            return value instanceof String text && text.matches("(?s)https?://.+|/.+|\\?.+=.+");
        }

        private Optional<PagesFound> at(Signal signal) {
            String text = String.valueOf(signal.value());
            String expression = signal.expression();
            String value = "{{ " + expression + " }}";
            if (!text.startsWith("http")) {
                String url = trial.base().page().request().replaceFirst("^\\S+ ", "");
                String start =
                        text.startsWith("/") ? url.replaceFirst("(://[^/?]+).*", "$1") : url.replaceFirst("\\?.*", "");
                value = "{{ '" + start + "' ~ " + expression + " if " + expression + " else '' }}";
            }
            ComponentDraft strategy = ComponentDraft.of("CursorPagination").with("cursor_value", value);
            return trial.of(
                    paginator(strategy),
                    "'" + signal + "' has the address of the next page.",
                    UnaryOperator.identity());
        }

        private static ComponentDraft paginator(ComponentDraft strategy) {
            return ComponentDraft.of("DefaultPaginator")
                    .with("pagination_strategy", strategy)
                    .with("page_token_option", PATH);
        }
    }
}
