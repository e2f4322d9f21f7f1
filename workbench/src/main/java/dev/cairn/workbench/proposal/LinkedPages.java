package dev.cairn.workbench.proposal;

import dev.cairn.retrieval.pagination.signal.Signal;
import dev.cairn.workbench.draft.ComponentDraft;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Pages whose answers have the next one's address: in the header {@code Link}, or in the body. */
record LinkedPages(PagingTrial trial) {

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
                paginator(strategy), "'" + signal + "' has the address of the next page.", UnaryOperator.identity());
    }

    private static ComponentDraft paginator(ComponentDraft strategy) {
        return ComponentDraft.of("DefaultPaginator")
                .with("pagination_strategy", strategy)
                .with("page_token_option", PATH);
    }
}
