package dev.cairn.workbench.proposal;

import dev.cairn.workbench.proposal.MadeApi.Answer;
import dev.cairn.workbench.proposal.MadeApi.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** APIs as there are many, one for each way to page that is in use. */
final class MadeApis {

    private static final String ITEMS = MadeApi.URL + "/v1/items";

    private final List<MadeApi> all = new ArrayList<>();

    private MadeApis() {}

    private static Object day(Instant at) {
        return at.toString().substring(0, 10);
    }

    private static Object millis(Instant at) {
        return at.toString().replace("Z", ".000Z");
    }

    private static Object offset(Instant at) {
        return at.toString().replace("Z", "+00:00");
    }

    /** Gives an answer for the records from an offset on. */
    private interface Page {
        Answer at(Asked asked, List<Map<String, @Nullable Object>> records, int from, int to);
    }

    static List<MadeApi> all() {
        MadeApis apis = new MadeApis();
        apis.linked();
        apis.tokens();
        apis.numbered();
        apis.wholes();
        apis.posts();
        return apis.all;
    }

    private void add(
            String name,
            int total,
            @Nullable String since,
            Function<Instant, Object> time,
            BiFunction<Asked, List<Map<String, @Nullable Object>>, Answer> pages) {
        add(name, "curl '" + ITEMS + "'", total, since, time, pages);
    }

    private void add(
            String name,
            String request,
            int total,
            @Nullable String since,
            Function<Instant, Object> time,
            BiFunction<Asked, List<Map<String, @Nullable Object>>, Answer> pages) {
        all.add(new MadeApi(name, request, total, since, time, pages));
    }

    /** Pages of which the position is a number under a name, times a factor, less a beginning. */
    private static BiFunction<Asked, List<Map<String, @Nullable Object>>, Answer> paged(
            String name, int first, int factor, int size, Page page) {
        return (asked, records) -> {
            int from = Math.max(0, (asked.number(name, first) - first) * factor);
            return page.at(asked, records, Math.min(from, records.size()), Math.min(from + size, records.size()));
        };
    }

    private static Map<String, @Nullable Object> json(@Nullable Object... pairs) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != MISSING) {
                json.put(String.valueOf(pairs[i]), pairs[i + 1]);
            }
        }
        return json;
    }

    private static final Object MISSING = new Object();

    private void linked() {
        add(
                "Link header",
                17,
                "since",
                Instant::toString,
                paged(
                        "page",
                        1,
                        5,
                        5,
                        (asked, all, from, to) -> new Answer(
                                200,
                                to < all.size()
                                        ? Map.of(
                                                "Link",
                                                "<" + ITEMS + "?page=" + (to / 5 + 1) + ">; rel=\"next\", <" + ITEMS
                                                        + ">; rel=\"first\"")
                                        : Map.of("Link", "<" + ITEMS + ">; rel=\"first\""),
                                all.subList(from, to))));
        add(
                "next in the body",
                13,
                "updated_since",
                MadeApis::offset,
                paged(
                        "at",
                        0,
                        1,
                        4,
                        (asked, all, from, to) -> Answer.of(json(
                                "count",
                                all.size(),
                                "next",
                                to < all.size() ? ITEMS + "?at=" + to : null,
                                "previous",
                                null,
                                "results",
                                all.subList(from, to)))));
        add(
                "next as a path",
                9,
                null,
                MadeApis::millis,
                paged(
                        "p9",
                        0,
                        1,
                        4,
                        (asked, all, from, to) -> Answer.of(json(
                                "items",
                                all.subList(from, to),
                                "next",
                                to < all.size() ? "/v1/items?p9=" + to : null))));
        add(
                "links.next.href",
                11,
                "filter[updated_at][gte]",
                Instant::toString,
                paged(
                        "x",
                        0,
                        1,
                        3,
                        (asked, all, from, to) -> Answer.of(json(
                                "_links",
                                        json(
                                                "self",
                                                json("href", ITEMS),
                                                "next",
                                                to < all.size() ? json("href", ITEMS + "?x=" + to) : MISSING),
                                "_embedded", json("items", all.subList(from, to))))));
        add(
                "odata",
                8,
                null,
                Instant::toString,
                paged(
                        "$skiptoken",
                        0,
                        1,
                        3,
                        (asked, all, from, to) -> Answer.of(json(
                                "@odata.context",
                                "https://x/$metadata",
                                "value",
                                all.subList(from, to),
                                "@odata.nextLink",
                                to < all.size() ? ITEMS + "?$skiptoken=" + to : MISSING))));
    }

    private static @Nullable String token(int to, List<?> all) {
        return to < all.size() ? "tok" + to : null;
    }

    private static BiFunction<Asked, List<Map<String, @Nullable Object>>, Answer> tokened(
            String name, int size, Page page) {
        return (asked, records) -> {
            String text = asked.text(name);
            int from = text == null || text.isEmpty()
                    ? 0
                    : text.matches("tok\\d+") ? Integer.parseInt(text.substring(3)) : -1;
            return from < 0
                    ? Answer.refused(400)
                    : page.at(asked, records, Math.min(from, records.size()), Math.min(from + size, records.size()));
        };
    }

    private void tokens() {
        add(
                "next_cursor",
                10,
                "updated_after",
                Instant::toString,
                tokened(
                        "cursor",
                        3,
                        (asked, all, from, to) ->
                                Answer.of(json("items", all.subList(from, to), "next_cursor", token(to, all)))));
        add(
                "nextPageToken",
                10,
                "updatedAfter",
                Instant::toString,
                tokened(
                        "pageToken",
                        4,
                        (asked, all, from, to) -> Answer.of(json(
                                "nextPageToken",
                                token(to, all) == null ? MISSING : token(to, all),
                                "items",
                                all.subList(from, to),
                                "kind",
                                "list"))));
        add(
                "cursors.after, also behind the end",
                12,
                null,
                MadeApis::offset,
                tokened(
                        "after",
                        4,
                        (asked, all, from, to) -> Answer.of(json(
                                "data",
                                all.subList(from, to),
                                "paging",
                                json("cursors", json("before", "tok" + from, "after", "tok" + to))))));
        add(
                "next_cursor, empty at the end",
                7,
                "oldest",
                Instant::toString,
                tokened(
                        "cursor",
                        3,
                        (asked, all, from, to) -> Answer.of(json(
                                "ok",
                                true,
                                "members",
                                all.subList(from, to),
                                "response_metadata",
                                json("next_cursor", token(to, all) == null ? "" : token(to, all))))));
        add(
                "a token that is called offset",
                11,
                null,
                MadeApis::millis,
                tokened(
                        "offset",
                        5,
                        (asked, all, from, to) -> Answer.of(json(
                                "records",
                                all.subList(from, to),
                                "offset",
                                token(to, all) == null ? MISSING : token(to, all)))));
        add(
                "hasNextPage and endCursor",
                9,
                null,
                Instant::toString,
                tokened(
                        "after",
                        4,
                        (asked, all, from, to) -> Answer.of(json(
                                "nodes",
                                all.subList(from, to),
                                "pageInfo",
                                json("hasNextPage", to < all.size(), "endCursor", "tok" + to)))));
        add("has_more and the last id", 10, "updated_at[gte]", Instant::getEpochSecond, (asked, all) -> {
            String after = asked.text("starting_after");
            int from = after == null ? 0 : indexAfter(all, after);
            int to = Math.min(from + 4, all.size());
            return Answer.of(json("object", "list", "data", all.subList(from, to), "has_more", to < all.size()));
        });
        add(
                "next_page as a number",
                9,
                null,
                Instant::toString,
                paged(
                        "page",
                        1,
                        4,
                        4,
                        (asked, all, from, to) -> Answer.of(json(
                                "items",
                                all.subList(from, to),
                                "next_page",
                                to < all.size() ? (Object) (long) (to / 4 + 1) : null))));
        add(
                "scroll_id",
                9,
                null,
                Instant::toString,
                tokened(
                        "scroll_id",
                        4,
                        (asked, all, from, to) ->
                                Answer.of(json("scroll_id", "tok" + to, "hits", all.subList(from, to)))));
        add(
                "marker, strict",
                8,
                null,
                Instant::toString,
                (asked, all) -> asked.values().keySet().stream()
                                .anyMatch(key -> !List.of("marker", "limit").contains(key))
                        ? Answer.refused(400)
                        : tokened(
                                        "marker",
                                        3,
                                        (a, some, from, to) -> Answer.of(json(
                                                "is_truncated",
                                                to < some.size(),
                                                "entries",
                                                some.subList(from, to),
                                                "next_marker",
                                                token(to, some))))
                                .apply(asked, all));
        add("after_id", 8, null, Instant::toString, (asked, all) -> {
            String after = asked.text("after_id");
            int from = after == null ? 0 : indexAfter(all, after);
            return Answer.of(all.subList(from, Math.min(from + 3, all.size())));
        });
    }

    private static int indexAfter(List<Map<String, @Nullable Object>> all, String id) {
        for (int i = 0; i < all.size(); i++) {
            if (id.equals(all.get(i).get("id"))) {
                return i + 1;
            }
        }
        return all.size();
    }

    private void numbered() {
        add(
                "page, from 1",
                11,
                "since",
                Instant::toString,
                paged("page", 1, 4, 4, (asked, all, from, to) -> Answer.of(all.subList(from, to))));
        add(
                "page, from 0",
                11,
                null,
                Instant::toString,
                paged(
                        "page",
                        0,
                        4,
                        4,
                        (asked, all, from, to) -> Answer.of(json(
                                "content",
                                all.subList(from, to),
                                "last",
                                to == all.size(),
                                "number",
                                from / 4,
                                "totalPages",
                                (all.size() + 3) / 4,
                                "totalElements",
                                all.size(),
                                "size",
                                4))));
        add(
                "page, 404 behind the end",
                12,
                null,
                Instant::toString,
                paged(
                        "page",
                        1,
                        4,
                        4,
                        (asked, all, from, to) -> from == to && from > 0
                                ? Answer.refused(404)
                                : Answer.of(json(
                                        "data",
                                        all.subList(from, to),
                                        "page",
                                        from / 4 + 1,
                                        "total_pages",
                                        (all.size() + 3) / 4))));
        add("page, the last again behind the end", 11, null, Instant::toString, (asked, all) -> {
            int page = Math.min(Math.max(1, asked.number("page", 1)), 3);
            int from = (page - 1) * 4;
            return Answer.of(json(
                    "data",
                    all.subList(Math.min(from, all.size()), Math.min(from + 4, all.size())),
                    "meta",
                    json("current_page", page, "last_page", 3)));
        });
        add(
                "page[number]",
                10,
                "filter[since]",
                Instant::toString,
                paged(
                        "page[number]",
                        1,
                        3,
                        3,
                        (asked, all, from, to) ->
                                Answer.of(json("data", all.subList(from, to), "meta", json("total", all.size())))));
        add(
                "pageNumber",
                10,
                "modifiedSince",
                Instant::toString,
                paged(
                        "pageNumber",
                        1,
                        3,
                        3,
                        (asked, all, from, to) ->
                                Answer.of(json("list", all.subList(from, to), "pageNumber", from / 3 + 1))));
        add(
                "offset and limit",
                "curl '" + ITEMS + "?offset=0&limit=4'",
                10,
                "updated_since",
                Instant::toString,
                (asked, all) -> {
                    int from = Math.min(asked.number("offset", 0), all.size());
                    int to = Math.min(from + asked.number("limit", 5), all.size());
                    return Answer.of(json("items", all.subList(from, to), "total", all.size()));
                });
        add("$skip and $top", 10, null, Instant::toString, (asked, all) -> {
            int from = Math.min(asked.number("$skip", 0), all.size());
            return Answer.of(json("value", all.subList(from, Math.min(from + asked.number("$top", 3), all.size()))));
        });
        add("startAt", 10, null, MadeApis::offset, (asked, all) -> {
            int from = Math.min(asked.number("startAt", 0), all.size());
            int to = Math.min(from + Math.min(50, asked.number("maxResults", 4)), all.size());
            return Answer.of(
                    json("startAt", from, "maxResults", 4, "total", all.size(), "issues", all.subList(from, to)));
        });
        add("start and rows", 9, null, Instant::toString, (asked, all) -> {
            int from = Math.min(asked.number("start", 0), all.size());
            int to = Math.min(from + asked.number("rows", 4), all.size());
            return Answer.of(json(
                    "responseHeader",
                    json("status", 0),
                    "response",
                    json("numFound", all.size(), "start", from, "docs", all.subList(from, to))));
        });
        add(
                "a capped limit",
                "curl '" + ITEMS + "?page=1&per_page=100'",
                23,
                "updated_after",
                MadeApis::day,
                (asked, all) -> {
                    int size = Math.min(6, asked.number("per_page", 3));
                    int from = Math.min((Math.max(1, asked.number("page", 1)) - 1) * size, all.size());
                    return Answer.of(json("data", all.subList(from, Math.min(from + size, all.size()))));
                });
    }

    private void wholes() {
        add("no pages", 7, "updated_since", Instant::toString, (asked, all) -> Answer.of(json("records", all)));
        add("one page of a large limit", 23, null, Instant::toString, (asked, all) -> {
            int size = asked.number("per_page", 100);
            int from = Math.min((Math.max(1, asked.number("page", 1)) - 1) * size, all.size());
            return Answer.of(json("data", all.subList(from, Math.min(from + size, all.size())), "total", all.size()));
        });
        add(
                "one page with a token unseen",
                10,
                null,
                Instant::toString,
                (asked, all) -> tokened(
                                "cursor",
                                asked.number("limit", 50),
                                (a, some, from, to) -> Answer.of(json(
                                        "items",
                                        some.subList(from, to),
                                        "has_more",
                                        to < some.size(),
                                        "next_cursor",
                                        token(to, some))))
                        .apply(asked, all));
    }

    private void posts() {
        add(
                "a search by POST",
                "curl --json '{\"filter\": {\"a\": 1}}' " + ITEMS + "/search",
                9,
                null,
                Instant::toString,
                tokened(
                        "start_cursor",
                        4,
                        (asked, all, from, to) -> Answer.of(json(
                                "results",
                                all.subList(from, to),
                                "has_more",
                                to < all.size(),
                                "next_cursor",
                                token(to, all)))));
        add(
                "GraphQL",
                "curl --json '{\"query\": \"query($after: String) { items }\", \"variables\": {\"after\": null}}' "
                        + MadeApi.URL + "/graphql",
                9,
                null,
                Instant::toString,
                (asked, all) -> {
                    Object variables = asked.values().get("variables");
                    Map<String, @Nullable Object> inner = new LinkedHashMap<>();
                    if (variables instanceof Map<?, ?> given) {
                        given.forEach((key, value) -> inner.put(String.valueOf(key), value));
                    }
                    return tokened(
                                    "after",
                                    4,
                                    (a, some, from, to) -> Answer.of(json(
                                            "data",
                                            json(
                                                    "items",
                                                    json(
                                                            "edges",
                                                            some.subList(from, to).stream()
                                                                    .map(record -> json("node", record))
                                                                    .toList(),
                                                            "pageInfo",
                                                            json(
                                                                    "hasNextPage",
                                                                    to < some.size(),
                                                                    "endCursor",
                                                                    token(to, some)))))))
                            .apply(new Asked(inner), all);
                });
    }
}
