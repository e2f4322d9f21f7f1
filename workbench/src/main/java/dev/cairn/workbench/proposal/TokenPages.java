package dev.cairn.workbench.proposal;

import dev.cairn.retrieval.pagination.signal.MorePages;
import dev.cairn.retrieval.pagination.signal.PageTokens;
import dev.cairn.retrieval.pagination.signal.Signal;
import dev.cairn.workbench.draft.ComponentDraft;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.draft.RequestDraft;
import dev.cairn.workbench.seen.ParameterNames;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pages of which each is asked for with something of the one before: a token, or the last record's key. */
record TokenPages(PagingTrial trial) {

    private static final int MOST_TOKENS = 3;
    private static final int MOST_OWN = 3;

    /** Tokens that have the name of one. */
    Optional<PagesFound> withToken() {
        return with(PageTokens.named(trial.base().signals()));
    }

    /** Other values: what they are is seen by what comes of sending them back. */
    Optional<PagesFound> withAnyValue() {
        return with(PageTokens.unnamed(trial.base().signals()));
    }

    /** Tokens in headers whose names speak of a next page. */
    Optional<PagesFound> withHeader() {
        return trial.base().page().headers().entrySet().stream()
                .filter(header -> header.getKey().matches("(?i)(?:x-)?(?:next|continuation)[-\\w]*")
                        && header.getValue().matches("[^\\s:/]+"))
                .limit(MOST_TOKENS)
                .flatMap(header -> of(
                        header.getValue(),
                        ParameterNames.ofToken(word(header.getKey())),
                        "{{ headers['" + header.getKey() + "'] }}",
                        "the header '" + header.getKey() + "'")
                        .stream())
                .findFirst();
    }

    /** The name of a header as that of a member. */
    private static String word(String header) {
        return header.toLowerCase(Locale.ROOT).replaceFirst("^x-", "").replace('-', '_');
    }

    private Optional<PagesFound> with(Stream<Signal> tokens) {
        return tokens.limit(MOST_TOKENS)
                .flatMap(token -> of(
                        token.value(),
                        ParameterNames.ofToken(token.key()),
                        "{{ " + token.expression() + " }}",
                        "'" + token + "' of a response")
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

    private Optional<PagesFound> of(Object value, List<String> names, String template, String what) {
        Baseline base = trial.base();
        // No records at all may come of anything, such as of a filter that takes the token for a time.
        ParameterSearch search = new ParameterSearch(
                some -> trial.probe().read(base.asking(some, value), 1),
                probed -> base.relation(probed) == Relation.DISJOINT);
        RequestDraft request = base.draft().stream().request();
        List<String> own = own(base.draft(), value, names);
        List<String> others = names.stream().filter(name -> !own.contains(name)).toList();
        List<String> likely = Stream.concat(
                        own.stream().filter(names::contains),
                        Stream.concat(
                                others.stream().limit(own.isEmpty() ? 3 : 2),
                                own.stream().filter(name -> !names.contains(name))))
                .toList();
        return nested(request, names)
                .or(() -> search.among(
                        likely,
                        others.stream().filter(name -> !likely.contains(name)).toList()))
                .flatMap(found -> with(found, template, what));
    }

    /** Parameters of the request with a value of the same kind as a token; those with a usual name for one first. */
    private static List<String> own(ManifestDraft draft, Object value, List<String> usual) {
        RequestDraft request = draft.stream().request();
        return Stream.concat(request.plainNames().stream(), draft.suspects().stream())
                .filter(name -> AskedSize.isNumber(request.sent(name)) == AskedSize.isNumber(value))
                .filter(name -> !ParameterNames.SIZE.contains(name) && !name.equals("query"))
                .sorted(Comparator.comparing(name -> !usual.contains(name)))
                .limit(MOST_OWN)
                .toList();
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
        UnaryOperator<ManifestDraft> without = draft -> draft.minus(name);
        Optional<PagesFound> paging = trial.of(paginator(name, template, stop), summary, without);
        if (stop == null && paging.isPresent() && paging.get().certainty() == Certainty.DOUBTFUL) {
            // Some APIs have a token behind the last page, too.
            return Stream.concat(
                            Stream.of("{{ last_page_size == 0 }}"),
                            MorePages.unnamedStops(trial.base().signals()))
                    .flatMap(end -> trial.of(paginator(name, template, end), summary, without).stream())
                    .filter(other -> other.certainty() != Certainty.DOUBTFUL)
                    .findFirst()
                    .or(() -> paging);
        }
        return paging.or(() -> beginningWithNumber(name, template, stop, summary));
    }

    /** Where the API wants a number with the first request, too: the lowest that it takes, else the one of the request. */
    private Optional<PagesFound> beginningWithNumber(
            String name, String template, @Nullable String stop, String summary) {
        RequestDraft request = trial.base().draft().stream().request();
        if (!AskedSize.isNumber(request.sent(name)) || !request.optionPlace().equals("request_parameter")) {
            return Optional.empty();
        }
        String own = String.valueOf(request.sent(name));
        for (String first : List.of("0", "1", own)) {
            String value = "{{ next_page_token['next_page_token'] if next_page_token else " + first + " }}";
            Optional<PagesFound> paging = trial.of(
                    ComponentDraft.of("DefaultPaginator").with("pagination_strategy", strategy(template, stop)),
                    summary,
                    draft -> draft.with(
                            stream -> stream.requesting(stream.request().sending(name, value))));
            if (paging.isPresent()) {
                return paging.map(found -> first.equals(own)
                        ? found.doubting(found.reason() + " They begin with " + own
                                + ", as the request does: no request was found that gives the records before.")
                        : found);
            }
        }
        return Optional.empty();
    }

    private ComponentDraft paginator(String name, String template, @Nullable String stop) {
        RequestDraft request = trial.base().draft().stream().request();
        ComponentDraft option = isVariable(request, name)
                ? ComponentDraft.of("RequestOption")
                        .with("inject_into", "body_json")
                        .with("field_path", List.of("variables", name))
                : ComponentDraft.option(request.optionPlace(), name);
        return ComponentDraft.of("DefaultPaginator")
                .with("pagination_strategy", strategy(template, stop))
                .with("page_token_option", option);
    }

    private static ComponentDraft strategy(String template, @Nullable String stop) {
        return ComponentDraft.of("CursorPagination")
                .with("cursor_value", template)
                .withAny("stop_condition", stop);
    }
}
