package dev.cairn.workbench.seen;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What parameters are usually called. */
public final class ParameterNames {

    /** Of pages' numbers. */
    public static final List<String> PAGE = List.of(
            "page",
            "page[number]",
            "pageNumber",
            "page_number",
            "pageNo",
            "page_no",
            "pageIndex",
            "page_index",
            "p",
            "currentPage",
            "current_page",
            "pg");

    /** Of the number of records before a page. */
    public static final List<String> OFFSET = List.of(
            "offset",
            "skip",
            "start",
            "startAt",
            "start_at",
            "from",
            "$skip",
            "page[offset]",
            "startIndex",
            "start_index",
            "first_result",
            "firstResult",
            "begin",
            "startRow");

    /** Of the number of records of a page. */
    public static final List<String> SIZE = List.of(
            "limit",
            "per_page",
            "page_size",
            "pageSize",
            "perPage",
            "size",
            "count",
            "page[size]",
            "page[limit]",
            "$top",
            "max_results",
            "maxResults",
            "results_per_page",
            "rows",
            "first",
            "pagesize",
            "take",
            "num",
            "itemsPerPage",
            "hitsPerPage",
            "max");

    /** Of the last record of the page before. */
    public static final List<String> AFTER_RECORD = List.of(
            "starting_after", "after", "after_id", "since_id", "last_id", "since", "cursor", "min_id", "from_id");

    /** Of the time since which records are asked for. */
    public static final List<String> SINCE = List.of(
            "updated_since",
            "since",
            "updated_after",
            "modified_since",
            "modified_after",
            "start_time",
            "start_date",
            "updated_at_min",
            "updated_from",
            "updated_gte",
            "changed_since",
            "from",
            "from_date",
            "after",
            "start",
            "created_after",
            "created_since",
            "created_at_min",
            "updatedSince",
            "modifiedSince",
            "updatedAfter",
            "startDate",
            "startTime",
            "date_from",
            "last_modified",
            "updatedAt",
            "lastUpdated",
            "min_date",
            "min_updated_at",
            "oldest",
            "filter[since]",
            "filter[updated_since]");

    private ParameterNames() {}

    /** Of the number of a page, then of the number of records before it. */
    public static List<String> ofNumber() {
        return Stream.concat(PAGE.stream(), OFFSET.stream()).toList();
    }

    /** With the parameter that the records' own field suggests in front, and some more of its form. */
    public static List<String> since(String field) {
        String noun = field.replaceFirst("(?:_at|At|_on|_date|_time)$", "");
        Set<String> names = new LinkedHashSet<>(List.of(
                noun + "_since",
                noun + "_after",
                field + "_min",
                "min_" + field,
                field + "_gte",
                field + "[gte]",
                field + "__gte",
                field + "_from",
                field + "_after",
                noun + "_gte",
                noun + "_from",
                "filter[" + field + "][gte]",
                field + "__gt",
                noun + "Since",
                noun + "After",
                field + "[gt]"));
        names.addAll(SINCE);
        return List.copyOf(names);
    }

    /** Where a token may be sent that an answer has under a key. */
    public static List<String> ofToken(String key) {
        Set<String> names = new LinkedHashSet<>();
        String bare = key.replaceFirst("^(?:@odata\\.)?(?:next|end)[_-]?(?=[A-Za-z])", "");
        String small = bare.isEmpty() ? key : Character.toLowerCase(bare.charAt(0)) + bare.substring(1);
        names.add(small);
        names.add(key);
        names.addAll(List.of(
                "cursor",
                "page_token",
                "pageToken",
                "after",
                "next_token",
                "nextToken",
                "token",
                "page",
                "offset",
                "starting_after",
                "next_cursor",
                "next_page_token",
                "nextPageToken",
                "marker",
                "continuation",
                "continuation_token",
                "continuationToken",
                "scroll_id",
                "page[cursor]",
                "page[after]",
                "bookmark",
                "next",
                "start",
                "start_cursor",
                "since",
                "skip",
                "pageNumber",
                "nextPage",
                "next_page",
                "position",
                "key",
                "startKey",
                "start_key"));
        return new ArrayList<>(names);
    }
}
