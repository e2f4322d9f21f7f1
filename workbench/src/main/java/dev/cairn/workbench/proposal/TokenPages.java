package dev.cairn.workbench.proposal;

import dev.cairn.workbench.draft.ComponentDraft;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.draft.RequestDraft;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages of which each is asked for with something of the one before: a token, or the last record's key. */
record TokenPages(PagingTrial trial) {

    private static final int MOST_TOKENS = 3;

    /** Tokens that answers have. */
    Optional<PagesFound> withToken() {
        return tokens().stream()
                .limit(MOST_TOKENS)
                .flatMap(token -> of(
                        token.value(),
                        ParameterNames.ofToken(token.key()),
                        "{{ " + token.expression() + " }}",
                        "'" + token + "' of an answer")
                        .stream())
                .findFirst();
    }

    /** The key of the last record. */
    Optional<PagesFound> afterRecord() {
        Baseline base = trial.base();
        String key = base.key();
        if (key == null || base.size() < 1) {
            return Optional.empty();
        }
        Object last = base.records().get(base.size() - 1).get(key);
        return last == null
                ? Optional.empty()
                : of(
                        last,
                        ParameterNames.AFTER_RECORD,
                        "{{ last_record['" + key + "'] }}",
                        "'" + key + "' of the last record");
    }

    private List<Signal> tokens() {
        return trial.base().signals().stream()
                .filter(signal -> rank(signal) < Integer.MAX_VALUE)
                .sorted(Comparator.comparingInt(TokenPages::rank))
                .toList();
    }

    private static int rank(Signal signal) {
        String word = signal.word();
        boolean text = signal.value() instanceof String value && !value.isBlank() && !value.contains("://");
        boolean number = signal.number() > 0;
        if ((!text && !number) || signal.words().matches(".*(?:prev|before|self|first|total|count|limit|size).*")) {
            return Integer.MAX_VALUE;
        }
        if (signal.words().contains("next")) {
            return word.contains("token") || word.contains("cursor") ? 0 : 1;
        }
        if (!text && !word.contains("cursor")) {
            return Integer.MAX_VALUE;
        }
        return word.matches(".*(?:cursor|continuation|marker|bookmark|scroll).*")
                ? 2
                : word.matches(".*(?:after|pagetoken|offset).*|token") ? 3 : Integer.MAX_VALUE;
    }

    private Optional<PagesFound> of(Object value, List<String> names, String template, String what) {
        Baseline base = trial.base();
        // No records at all may come of anything, such as of a filter that takes the token for a time.
        ParameterSearch search = new ParameterSearch(
                some -> trial.probe().read(base.asking(some, value), 1),
                probed -> base.relation(probed) == Relation.DISJOINT);
        Optional<String> name = nested(base.draft().stream().request(), names);
        if (name.isEmpty()) {
            name = search.among(names);
        }
        return name.flatMap(found -> with(found, template, what));
    }

    /** Variables of GraphQL are sent in an object of their own. */
    private static Optional<String> nested(RequestDraft request, List<String> names) {
        return Stream.concat(Stream.of("after", "cursor"), names.stream())
                .filter(name -> isVariable(request, name))
                .findFirst();
    }

    private static boolean isVariable(RequestDraft request, String name) {
        return request.sent("query") instanceof String query
                && query.matches("(?s).*\\$" + Pattern.quote(name) + "\\s*:.*");
    }

    private Optional<PagesFound> with(String name, String template, String what) {
        String stop = MorePages.stopCondition(trial.base().signals()).orElse(null);
        String summary = "The next page is asked for with '" + name + "', which is " + what + ".";
        UnaryOperator<ManifestDraft> without =
                draft -> draft.with(stream -> stream.requesting(stream.request().minus(name)));
        Optional<PagesFound> paging = trial.of(paginator(name, template, stop), summary, without);
        if (stop == null && paging.isPresent() && paging.get().certainty() == Certainty.DOUBTFUL) {
            // Some APIs have a token behind the last page, too.
            Optional<PagesFound> stopped =
                    trial.of(paginator(name, template, "{{ last_page_size == 0 }}"), summary, without);
            return stopped.filter(other -> other.certainty() != Certainty.DOUBTFUL)
                    .or(() -> paging);
        }
        return paging;
    }

    private ComponentDraft paginator(String name, String template, @Nullable String stop) {
        RequestDraft request = trial.base().draft().stream().request();
        ComponentDraft option = isVariable(request, name)
                ? ComponentDraft.of("RequestOption")
                        .with("inject_into", "body_json")
                        .with("field_path", List.of("variables", name))
                : ComponentDraft.option(request.optionPlace(), name);
        return ComponentDraft.of("DefaultPaginator")
                .with(
                        "pagination_strategy",
                        ComponentDraft.of("CursorPagination")
                                .with("cursor_value", template)
                                .withAny("stop_condition", stop))
                .with("page_token_option", option);
    }
}
