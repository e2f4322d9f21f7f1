package dev.cairn.workbench.openapi;

import dev.cairn.documents.Node;
import dev.cairn.workbench.draft.ComponentDraft;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Guesses how pages go on, by what parameters and members of answers are called. Nothing is tried. */
record PagesOfParameters(ApiOperation operation) {

    private static final List<String> PAGE =
            List.of("page", "page[number]", "pagenumber", "page_number", "pageno", "p");
    private static final List<String> OFFSET = List.of("offset", "skip", "start", "startat", "page[offset]", "$skip");
    private static final List<String> TOKEN = List.of(
            "cursor",
            "page_token",
            "pagetoken",
            "next_token",
            "nexttoken",
            "after",
            "next_cursor",
            "continuation",
            "continuationtoken",
            "marker",
            "page[cursor]",
            "page[after]",
            "next",
            "token",
            "scroll_id",
            "start_cursor");

    /** Null where nothing speaks of pages. */
    @Nullable
    ComponentDraft paginator() {
        Set<String> names = new LinkedHashSet<>(operation.parameters("query").keySet());
        names.addAll(inBody().keySet());
        List<List<String>> members = new ArrayList<>();
        scalars(operation.answer(), List.of(), members);
        Optional<List<String>> next = members.stream()
                .filter(path -> String.join("", path).toLowerCase(Locale.ROOT).contains("next")
                        || path.get(path.size() - 1).matches("(?i)cursor|after|end_?cursor|continuation_?token"))
                .findFirst();
        String token = first(TOKEN, names);
        if (next.isPresent() && token != null) {
            return paginator(
                    option(token),
                    ComponentDraft.of("CursorPagination").with("cursor_value", "{{ " + expression(next.get()) + " }}"));
        }
        List<String> more = members.stream()
                .filter(path -> path.get(path.size() - 1).matches("(?i)has_?more"))
                .findFirst()
                .orElse(null);
        if (more != null && names.contains("starting_after")) {
            return paginator(
                    option("starting_after"),
                    ComponentDraft.of("CursorPagination")
                            .with("cursor_value", "{{ last_record['id'] }}")
                            .with("stop_condition", "{{ not " + expression(more) + " }}"));
        }
        String page = first(PAGE, names);
        if (page != null) {
            return paginator(option(page), ComponentDraft.of("PageIncrement").with("start_from_page", firstPage(page)));
        }
        String offset = first(OFFSET, names);
        if (offset != null) {
            return paginator(option(offset), ComponentDraft.of("OffsetIncrement"));
        }
        boolean address = next.isPresent()
                && next.get()
                        .get(next.get().size() - 1)
                        .matches("(?i)(?:@odata\\.)?next(?:_?(?:link|url|page|href))?|href");
        return address
                ? paginator(
                        ComponentDraft.of("RequestPath"),
                        ComponentDraft.of("CursorPagination")
                                .with("cursor_value", "{{ " + expression(next.get()) + " }}"))
                : null;
    }

    private Map<String, Node> inBody() {
        return operation.isPost() ? operation.document().properties(operation.body()) : Map.of();
    }

    private ComponentDraft option(String name) {
        return ComponentDraft.option(inBody().containsKey(name) ? "body_json" : "request_parameter", name);
    }

    private static ComponentDraft paginator(ComponentDraft option, ComponentDraft strategy) {
        return ComponentDraft.of("DefaultPaginator")
                .with("page_token_option", option)
                .with("pagination_strategy", strategy);
    }

    private long firstPage(String name) {
        Node member = inBody().get(name);
        Node schema = member == null
                ? operation.document().in(operation.parameters("query").get(name), "schema")
                : operation.document().resolved(member);
        Node first =
                schema == null ? null : schema.get("default") == null ? schema.get("minimum") : schema.get("default");
        return first != null && first.is(0L) ? 0 : 1;
    }

    private static @Nullable String first(List<String> known, Set<String> names) {
        return names.stream()
                .filter(name -> known.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElse(null);
    }

    private void scalars(@Nullable Node schema, List<String> path, List<List<String>> found) {
        Map<String, Node> members = operation.document().properties(schema);
        members.forEach((name, member) -> {
            List<String> deeper = new ArrayList<>(path);
            deeper.add(name);
            Node resolved = operation.document().resolved(member);
            if (resolved == null || ListAnswer.isOf(resolved, "array")) {
                return;
            }
            if (operation.document().properties(resolved).isEmpty()) {
                found.add(deeper);
            } else if (deeper.size() < 3) {
                scalars(resolved, deeper, found);
            }
        });
    }

    private static String expression(List<String> path) {
        String expression = "response";
        for (int i = 0; i < path.size() - 1; i++) {
            expression = "(" + expression + "['" + path.get(i).replace("'", "\\'") + "'] or {})";
        }
        return expression + "['" + path.get(path.size() - 1).replace("'", "\\'") + "']";
    }
}
