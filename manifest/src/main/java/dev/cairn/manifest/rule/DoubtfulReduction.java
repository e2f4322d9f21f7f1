package dev.cairn.manifest.rule;

import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.templates.StopCondition;
import java.util.Map;

/** Warnings about reduced pages and split windows that may not work. */
final class DoubtfulReduction {

    private static final Map<String, String> ACTIONS = Map.of(
            "page_size_reduction", Actions.REDUCE_PAGE_SIZE,
            "request_window_splitting", Actions.SPLIT_REQUEST_WINDOW);

    private DoubtfulReduction() {}

    static void check(ManifestComponent retriever, RuleReport report) {
        ACTIONS.forEach((option, action) -> {
            boolean custom = retriever
                    .component("requester")
                    .filter(requester ->
                            !requester.type().startsWith("Custom") && !Paging.isCustom(requester.get("error_handler")))
                    .isEmpty();
            if (retriever.given(option)
                    && !custom
                    && Actions.filterOf(retriever, action).isEmpty()) {
                report.add(
                        retriever.placeOf(option),
                        "'" + option + "' has no effect: no response filter of the requester has the action " + action);
            }
        });
        retriever
                .component("page_size_reduction")
                .ifPresent(reduction -> retriever
                        .component("paginator")
                        .flatMap(paginator -> paginator.component("pagination_strategy"))
                        .ifPresent(strategy -> checkStrategy(strategy, reduction, report)));
    }

    private static void checkStrategy(ManifestComponent strategy, ManifestComponent reduction, RuleReport report) {
        Long minimum = reduction.number("minimum_page_size");
        long least = minimum == null ? 1 : minimum;
        String condition = strategy.text("stop_condition");
        if (condition != null && StopCondition.judge(condition, least) == StopCondition.Verdict.UNKNOWN) {
            report.add(
                    strategy.placeOf("stop_condition"),
                    "it cannot be told whether 'stop_condition' takes a full page of a reduced size for the last one, and"
                            + " leaves the rest out; comparing last_page_size with page_size is safe");
        }
        Long size = SmallerPages.size(strategy);
        double reach = Math.pow(number(reduction, "reduction_factor", 2), number(reduction, "max_attempts", 5));
        if (size != null && least > 1 && reach < (double) size / least) {
            report.add(
                    reduction.placeOf("minimum_page_size"),
                    "'minimum_page_size' is out of reach: 'max_attempts' reductions in a row lead from " + size + " to "
                            + Math.max(least, (long) (size / reach)) + " only");
        }
    }

    private static double number(ManifestComponent component, String field, double byDefault) {
        return component.get(field) instanceof ScalarNode scalar && scalar.value() instanceof Number number
                ? number.doubleValue()
                : byDefault;
    }
}
