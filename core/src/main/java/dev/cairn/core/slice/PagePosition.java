package dev.cairn.core.slice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the pagination of a slice stands: what the last page that was delivered leaves behind, so that another reader can
 * ask for that page again, see that it is the same, and go on behind it. Holds no secret. Immutable; JSON both ways.
 *
 * @param request tells one pagination from another: a hash of what makes up its requests, without secrets and without
 *     what changes from page to page
 * @param token what the page was asked for with, a plain JSON value; null for a first page without a token
 * @param size the page size it was asked for with, where that is not the stream's own; else null
 * @param pages how many pages of the slice were delivered, this one included
 * @param lastRecords tells the last records of the page from others, as the API gave them, in their order; at least one.
 *     Of a job: its results that were read; none where the job was created and nothing else is known
 */
public record PagePosition(
        String request, @Nullable Object token, @Nullable Long size, long pages, List<String> lastRecords) {

    private static final String REQUEST = "request";
    private static final String TOKEN = "token";
    private static final String SIZE = "size";
    private static final String PAGES = "pages";
    private static final String LAST = "last_records";

    public PagePosition {
        lastRecords = List.copyOf(lastRecords);
    }

    /** Returns true if none of the slice's records were delivered: the position names its job only. */
    public boolean isStart() {
        return lastRecords.isEmpty();
    }

    /** Plain JSON values; what is null is left out. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(REQUEST, request);
        json.put(TOKEN, token);
        json.put(SIZE, size);
        json.put(PAGES, pages);
        json.put(LAST, lastRecords);
        json.values().removeIf(value -> value == null);
        return json;
    }

    /**
     * Reads what {@link #toJson} gave.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static PagePosition fromJson(Map<String, ?> json) {
        Object size = json.get(SIZE);
        if (json.get(REQUEST) instanceof String request
                && (size == null || size instanceof Long)
                && json.get(PAGES) instanceof Long pages
                && json.get(LAST) instanceof List<?> last
                && last.stream().allMatch(String.class::isInstance)) {
            return new PagePosition(
                    request,
                    json.get(TOKEN),
                    (Long) size,
                    pages,
                    last.stream().map(String.class::cast).toList());
        }
        throw new IllegalArgumentException(
                "a position of a pagination has a text 'request', a number 'pages' and a list of texts 'last_records'");
    }
}
