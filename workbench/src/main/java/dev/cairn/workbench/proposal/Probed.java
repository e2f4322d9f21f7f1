package dev.cairn.workbench.proposal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading some pages of a draft.
 *
 * @param pages at least one where there is no failure
 * @param ended whether there are no more pages
 * @param failure what went wrong; null where nothing did
 */
record Probed(
        List<ProbedPage> pages, boolean ended, @Nullable String failure) {

    /** The records of all pages. */
    List<Map<String, @Nullable Object>> records() {
        return pages.stream().flatMap(page -> page.records().stream()).toList();
    }

    /** The records of the first page; none where it failed. */
    List<Map<String, @Nullable Object>> first() {
        return pages.isEmpty() ? List.of() : pages.get(0).records();
    }

    /** Returns the same with all records in one page; without pages where there are none. */
    Probed joined() {
        if (pages.size() < 2) {
            return this;
        }
        ProbedPage first = pages.get(0);
        return new Probed(
                List.of(new ProbedPage(
                        first.request(), first.status(), first.headers(), first.text(), first.body(), records())),
                ended,
                failure);
    }

    /** The last request that was sent. */
    String request() {
        return pages.isEmpty() ? "" : pages.get(pages.size() - 1).request();
    }
}
