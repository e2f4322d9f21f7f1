package dev.cairn.manifest.rule;

import dev.cairn.templates.StopCondition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page is asked for again with a smaller size where that changes nothing but the size. */
final class SmallerPages {

    private static final String OPTION = "page_size_reduction";

    private SmallerPages() {}

    static void check(ManifestComponent retriever, RuleReport report) {
        Optional<ManifestComponent> filter = Actions.filterOf(retriever, Actions.REDUCE_PAGE_SIZE);
        ManifestComponent reduction = retriever.component(OPTION).orElse(null);
        if (reduction == null) {
            filter.ifPresent(f -> report.add(
                    f.placeOf("action"), "the action REDUCE_PAGE_SIZE needs a 'page_size_reduction' in the retriever"));
            return;
        }
        String emitted = Actions.partlyEmitted(retriever);
        if (!emitted.isEmpty()) {
            report.add(
                    retriever.placeOf(OPTION),
                    "'page_size_reduction' and '" + emitted
                            + "' exclude each other: records of a page that is asked for again would come twice");
        }
        ManifestComponent paginator = retriever
                .component("paginator")
                .filter(p -> p.is("DefaultPaginator"))
                .orElse(null);
        if (paginator == null) {
            report.add(
                    retriever.placeOf(OPTION),
                    "'page_size_reduction' needs a DefaultPaginator, which sends a page size");
            return;
        }
        checkPaginator(paginator, reduction, report);
    }

    private static void checkPaginator(ManifestComponent paginator, ManifestComponent reduction, RuleReport report) {
        if (!paginator.given("page_size_option")) {
            report.add(
                    paginator.place(),
                    "'page_size_reduction' needs a 'page_size_option' in the paginator, which sends the page size");
        }
        paginator
                .component("page_token_option")
                .filter(token -> token.is("RequestPath"))
                .ifPresent(token -> report.add(
                        token.place(),
                        "'page_size_reduction' does not go with a token that is a RequestPath: the address of the next page"
                                + " has the full page size already"));
        paginator
                .component("pagination_strategy")
                .filter(strategy -> !strategy.is("CustomPaginationStrategy"))
                .ifPresent(strategy -> checkStrategy(strategy, reduction, report));
    }

    private static void checkStrategy(ManifestComponent strategy, ManifestComponent reduction, RuleReport report) {
        if (strategy.is("PageIncrement")) {
            report.add(
                    strategy.place(),
                    "'page_size_reduction' does not go with a PageIncrement: in smaller pages the numbers mean other"
                            + " records; use OffsetIncrement or CursorPagination");
            return;
        }
        Long minimum = reduction.number("minimum_page_size");
        long least = minimum == null ? 1 : minimum;
        Long size = size(strategy);
        if (!strategy.has("page_size")) {
            report.add(strategy.place(), "'page_size_reduction' needs a 'page_size' in the pagination strategy");
        } else if (size != null && size <= least) {
            report.add(
                    strategy.placeOf("page_size"),
                    "'page_size' must be greater than 'minimum_page_size', which is " + least + ", to be reduced");
        }
        String condition = strategy.text("stop_condition");
        if (condition != null && StopCondition.judge(condition, least) == StopCondition.Verdict.TRUNCATES) {
            report.add(
                    strategy.placeOf("stop_condition"),
                    "'stop_condition' would end the pagination at the first full page of a reduced size; compare"
                            + " last_page_size with page_size, e.g. {{ last_page_size < page_size }}");
        }
    }

    /** The literal page size, which may be a text. */
    static @Nullable Long size(ManifestComponent strategy) {
        String text = strategy.text("page_size");
        return text != null && text.strip().matches("[+-]?\\d{1,18}")
                ? Long.valueOf(text.strip())
                : strategy.number("page_size");
    }
}
