package dev.cairn.retrieval.pagination;

import dev.cairn.core.error.SystemException;
import dev.cairn.json.Json;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.pythonvalues.words.Phrases;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Detects an API that returns to a page that it has delivered, which would be read for ever.
 *
 * <p>A token may be repeated as long as the pages differ: with scroll identifiers the server keeps the position. The
 * same token with the same page again is an endless loop. For the pages of one slice; a pagination reset needs a new
 * guard. Confined to one thread.
 */
public final class RepeatedTokenGuard {

    /** So many pages are remembered one by one; a longer circle is found on its second or third round. */
    private static final int REMEMBERED = 10_000;

    private final Map<Object, Seen> recent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Seen> eldest) {
            return size() > REMEMBERED;
        }
    };

    private long pages;
    private long nextAnchor = 1;
    private @Nullable Object anchorToken;
    private @Nullable Seen anchor;

    /**
     * Notes that a page led to a token.
     *
     * @param next the token of the page after it
     * @throws SystemException if the same page, or one with the same last record, led to the same token before
     */
    public void check(Object next, PageResult page) {
        Object key = next instanceof String || next instanceof Long ? next : PythonText.repr(next);
        Seen seen = Seen.of(page);
        Seen before = recent.put(key, seen);
        pages++;
        if (seen.isSameAs(before) || (key.equals(anchorToken) && seen.isSameAs(anchor))) {
            throw new SystemException(
                    "The API leads back to a page that it has delivered already, so that its pages would never end.",
                    "Page token repeated after " + pages + " pages: " + Phrases.shortened(PythonText.repr(next), 60),
                    null);
        }
        if (pages == nextAnchor) {
            // Brent's way to find a circle of any length with one page in memory.
            nextAnchor *= 2;
            anchorToken = key;
            anchor = seen;
        }
    }

    /**
     * What is remembered of a page; zero means unknown.
     *
     * @param body a hash of the body
     * @param lastRecord a hash of the last record
     */
    private record Seen(long body, long records, long lastRecord) {

        static Seen of(PageResult page) {
            Map<String, @Nullable Object> last = page.lastRecord();
            return new Seen(page.response().fingerprint(), page.rawRecords(), last == null ? 0 : digest(last));
        }

        private static long digest(Map<String, @Nullable Object> record) {
            CRC32C checksum = new CRC32C();
            byte[] text = Json.writeBytes(record);
            checksum.update(text);
            return checksum.getValue() << 32 | text.length + 1L;
        }

        boolean isSameAs(@Nullable Seen other) {
            return other != null
                    && records == other.records
                    && ((body != 0 && body == other.body) || (lastRecord != 0 && lastRecord == other.lastRecord));
        }
    }
}
