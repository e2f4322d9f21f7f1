package dev.cairn.slice;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the pagination of a slice stands: what the last page that was delivered leaves behind, so that another reader can
 * ask for that page again, see that it is the same, and go on behind it. Holds no secret. Immutable; JSON both ways.
 *
 * @param request tells one pagination from another: a hash of what makes up its requests, without secrets and without
 *     what changes from page to page
 * @param token what the page was asked for with, a plain JSON value; null for a first page without a token
 * @param pages how many pages of the slice were delivered, this one included
 * @param firstRecord tells the page's first record from others; null where the page has no records
 * @param lastRecord tells the page's last record from others; null where the page has no records
 */
public record PagePosition(
        String request,
        @Nullable Object token,
        long pages,
        @Nullable String firstRecord,
        @Nullable String lastRecord) {

    private static final String REQUEST = "request";
    private static final String TOKEN = "token";
    private static final String PAGES = "pages";
    private static final String FIRST = "first_record";
    private static final String LAST = "last_record";

    /** Plain JSON values; what is null is left out. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(REQUEST, request);
        json.put(TOKEN, token);
        json.put(PAGES, pages);
        json.put(FIRST, firstRecord);
        json.put(LAST, lastRecord);
        json.values().removeIf(value -> value == null);
        return json;
    }

    /**
     * Reads what {@link #toJson} gave.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static PagePosition fromJson(Map<String, ?> json) {
        if (json.get(REQUEST) instanceof String request && json.get(PAGES) instanceof Long pages) {
            return new PagePosition(request, json.get(TOKEN), pages, text(json, FIRST), text(json, LAST));
        }
        throw new IllegalArgumentException("a position of a pagination has a text 'request' and a number 'pages'");
    }

    private static @Nullable String text(Map<String, ?> json, String name) {
        Object value = json.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new IllegalArgumentException("'" + name + "' of a position of a pagination is a text");
    }
}
