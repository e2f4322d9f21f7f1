package dev.cairn.runtime.pagination;

import dev.cairn.runtime.error.SystemException;
import dev.cairn.runtime.http.wire.PythonText;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Watches the pages of one slice: an API that leads back to a page it has delivered would be read for ever.
 *
 * <p>A token may come again as long as the pages differ, as with scroll identifiers, under which the server keeps the
 * position. The same token with the same page once more is a circle. Confined to one thread; a pagination reset begins
 * with a new guard.
 */
public final class RepeatedTokenGuard {

    private final Map<Object, Seen> pages = new HashMap<>();

    /**
     * Notes that a page led to a token.
     *
     * @param next the token of the page after it
     * @throws SystemException if the same page, or one with the same last record, led to the same token before
     */
    public void check(Object next, PageResult page) {
        Object key = next instanceof String || next instanceof Long ? next : PythonText.repr(next);
        Seen seen = Seen.of(page);
        Seen before = pages.put(key, seen);
        if (before != null && before.isSameAs(seen)) {
            throw new SystemException(
                    "The API leads back to a page that it has delivered already, so that its pages would never end.",
                    "Page token repeated after " + pages.size() + " pages: " + shortened(PythonText.repr(next)),
                    null);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    /** What is remembered of a page. */
    private record Seen(
            long fingerprint, long records, @Nullable Map<String, @Nullable Object> lastRecord) {

        static Seen of(PageResult page) {
            return new Seen(page.response().fingerprint(), page.rawRecords(), page.lastRecord());
        }

        boolean isSameAs(Seen other) {
            boolean sameBody = fingerprint != 0 && fingerprint == other.fingerprint;
            boolean sameRecords = lastRecord != null && Objects.equals(lastRecord, other.lastRecord);
            return records == other.records && (sameBody || sameRecords);
        }
    }
}
