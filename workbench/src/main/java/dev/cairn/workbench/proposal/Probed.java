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

    /** The last request that was sent. */
    String request() {
        return pages.isEmpty() ? "" : pages.get(pages.size() - 1).request();
    }
}
