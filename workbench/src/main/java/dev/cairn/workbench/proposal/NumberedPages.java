package dev.cairn.workbench.proposal;

import dev.cairn.retrieval.pagination.signal.Signal;
import dev.cairn.workbench.draft.ComponentDraft;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.draft.RequestDraft;
import dev.cairn.workbench.seen.ParameterNames;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages that are asked for by their number, or by the number of records before them. */
record NumberedPages(PagingTrial trial, @Nullable AskedSize size) {

    private static final int MOST_NUMBERS = 3;

    /** How pages are counted. */
    private enum Count {
        FROM_ZERO,
        FROM_ONE,
        RECORDS
    }

    Optional<PagesFound> find() {
        Baseline base = trial.base();
        ParameterSearch search = new ParameterSearch(some -> ask(some, 2), probed -> {
            Relation relation = base.relation(probed);
            return relation != Relation.SAME && relation != Relation.REFUSED && relation != Relation.SHORTER;
        });
        return search.among(names())
                .flatMap(name -> counted(name).flatMap(count -> paging(name, count)))
                .or(this::byNumbersOfTheRequest);
    }

    /** Numbers that the request has under names that are not usual. Most of them say something else, so more is asked of them. */
    private Optional<PagesFound> byNumbersOfTheRequest() {
        RequestDraft request = trial.base().draft().stream().request();
        return request.plainNames().stream()
                .filter(name -> AskedSize.isNumber(request.sent(name)) && !ParameterNames.SIZE.contains(name))
                .limit(MOST_NUMBERS)
                .flatMap(name -> countedByTheRequest(name, Long.parseLong(String.valueOf(request.sent(name)))).stream()
                        .flatMap(count -> paging(name, count).stream()))
                .findFirst();
    }

    /** The next number moves the page by one record; or without a number, the page is the one with the number 0 or 1. */
    private Optional<Count> countedByTheRequest(String name, long sent) {
        Baseline base = trial.base();
        Relation next = base.relation(ask(List.of(name), sent + 1));
        if (next == Relation.SHIFTED) {
            return Optional.of(Count.RECORDS);
        }
        if (next != Relation.DISJOINT && next != Relation.EMPTY) {
            return Optional.empty();
        }
        ManifestDraft without =
                base.draft().with(stream -> stream.requesting(stream.request().minus(name)));
        Probed first = trial.probe().read(without, 1);
        if (first.first().isEmpty()) {
            return Optional.empty();
        }
        if (Relation.of(first.first(), ask(List.of(name), 1), base.key()) == Relation.SAME) {
            return Optional.of(Count.FROM_ONE);
        }
        return Relation.of(first.first(), ask(List.of(name), 0), base.key()) == Relation.SAME
                ? Optional.of(Count.FROM_ZERO)
                : Optional.empty();
    }

    /** Those that the request has first, then those that its response speaks of. */
    private List<String> names() {
        List<String> all = ParameterNames.ofNumber();
        RequestDraft request = trial.base().draft().stream().request();
        List<String> words = trial.base().signals().stream().map(Signal::word).toList();
        return Stream.of(
                        all.stream().filter(name -> AskedSize.isNumber(request.sent(name))),
                        all.stream().filter(name -> words.contains(Signal.letters(name))),
                        Stream.of("page", "offset"),
                        all.stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
    }

    private Probed ask(List<String> names, long value) {
        return trial.probe().read(trial.base().asking(names, value), 1);
    }

    private Optional<Count> counted(String name) {
        Baseline base = trial.base();
        return switch (base.relation(ask(List.of(name), 1))) {
            case SHIFTED -> Optional.of(Count.RECORDS);
            case SAME ->
                base.relation(ask(List.of(name), 2)) == Relation.SHIFTED
                        ? Optional.empty()
                        : Optional.of(Count.FROM_ONE);
            case DISJOINT, EMPTY ->
                Optional.of(base.size() == 1 && ParameterNames.OFFSET.contains(name) ? Count.RECORDS : Count.FROM_ZERO);
            case SHORTER, OVERLAPPING, REFUSED -> Optional.empty();
        };
    }

    private Optional<PagesFound> paging(String name, Count count) {
        Optional<PagesFound> plain = with(name, count, size);
        if (plain.isEmpty() || plain.get().certainty() == Certainty.SURE) {
            return plain.map(this::alone);
        }
        if (plain.get().certainty() == Certainty.LIKELY && endsWithNothing(name, count)) {
            return Optional.of(new PagesFound(
                    plain.get().draft(),
                    plain.get().summary(),
                    Certainty.SURE,
                    plain.get().reason() + " A page far behind it has no records, with which pages end.",
                    plain.get().records()));
        }
        return sure(counting(name, count))
                .or(() -> size == null ? shortest(name, count) : Optional.empty())
                .map(paging -> new PagesFound(
                        paging.draft(),
                        paging.summary(),
                        Certainty.LIKELY,
                        paging.reason() + " The API does not say by an empty page that there are no more.",
                        paging.records()))
                .or(() -> plain.map(paging -> paging.doubting(paging.reason()
                        + " What the API answers behind the last page does not tell that it was the last.")));
    }

    private static Optional<PagesFound> sure(Optional<PagesFound> paging) {
        return paging.filter(found -> found.certainty() != Certainty.DOUBTFUL);
    }

    /** Where pages end with one that has fewer records than the first; which was seen, or it is not known whether there is one. */
    private Optional<PagesFound> shortest(String name, Count count) {
        return with(name, count, new AskedSize(null, trial.base().size()))
                .filter(paging -> paging.certainty() == Certainty.SURE);
    }

    /** With one record, a page and a record are the same. */
    private PagesFound alone(PagesFound paging) {
        return trial.base().size() == 1
                ? paging.doubting(
                        paging.reason() + " With one record on a page, pages and records cannot be told apart.")
                : paging;
    }

    private boolean endsWithNothing(String name, Count count) {
        Probed far = ask(List.of(name), count == Count.RECORDS ? 10_000_000 : 100_000);
        return trial.base().relation(far) == Relation.EMPTY;
    }

    private Optional<PagesFound> with(String name, Count count, @Nullable AskedSize pageSize) {
        boolean records = count == Count.RECORDS;
        ComponentDraft strategy = ComponentDraft.of(records ? "OffsetIncrement" : "PageIncrement");
        if (pageSize != null) {
            strategy = strategy.with("page_size", (long) pageSize.records());
        }
        if (count == Count.FROM_ONE) {
            strategy = strategy.with("start_from_page", 1L);
        }
        RequestDraft request = trial.base().draft().stream().request();
        if (ParameterNames.ofNumber().contains(name) && request.sent(name) != null) {
            // Without it, the API was seen to refuse the request.
            strategy = strategy.with("inject_on_first_request", true);
        }
        String summary = records
                ? "'" + name + "' says how many records come before a page."
                : "'" + name + "' is the number of a page, the first is " + (count == Count.FROM_ONE ? 1 : 0) + ".";
        return trial.of(paginator(name, strategy, pageSize), summary, without(name, pageSize));
    }

    /** Where the answer says which page of how many it is. */
    private Optional<PagesFound> counting(String name, Count count) {
        List<Signal> signals = trial.base().signals();
        long first = count == Count.FROM_ONE ? 1 : 0;
        Optional<Signal> page = Signal.named(
                        signals,
                        List.of("page", "currentPage", "pageNumber", "pageIndex", "number", "pageNo", "current"))
                .filter(signal -> signal.number() == first);
        Optional<Signal> pages = Signal.named(
                signals, List.of("totalPages", "pages", "pageCount", "lastPage", "numPages", "pagesTotal", "maxPage"));
        if (count == Count.RECORDS || page.isEmpty() || pages.isEmpty()) {
            return Optional.empty();
        }
        String last = pages.get().expression() + (first == 0 ? " - 1" : "");
        ComponentDraft strategy = ComponentDraft.of("CursorPagination")
                .with("cursor_value", "{{ " + page.get().expression() + " + 1 }}")
                .with("stop_condition", "{{ " + page.get().expression() + " >= " + last + " }}");
        return trial.of(
                paginator(name, strategy, null),
                "'" + name + "' is the number of a page, of which '" + pages.get() + "' says how many there are.",
                without(name, null));
    }

    private UnaryOperator<ManifestDraft> without(String name, @Nullable AskedSize pageSize) {
        return draft -> draft.with(stream -> stream.requesting(
                pageSize == null || pageSize.parameter() == null
                        ? stream.request().minus(name)
                        : stream.request().minus(name).minus(pageSize.parameter())));
    }

    private ComponentDraft paginator(String name, ComponentDraft strategy, @Nullable AskedSize pageSize) {
        String place = trial.base().draft().stream().request().optionPlace();
        ComponentDraft paginator = ComponentDraft.of("DefaultPaginator")
                .with("pagination_strategy", strategy)
                .with("page_token_option", ComponentDraft.option(place, name));
        return pageSize == null || pageSize.parameter() == null
                ? paginator
                : paginator.with("page_size_option", ComponentDraft.option(place, pageSize.parameter()));
    }
}
