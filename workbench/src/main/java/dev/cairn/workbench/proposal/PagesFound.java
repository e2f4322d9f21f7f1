package dev.cairn.workbench.proposal;

import dev.cairn.workbench.draft.ManifestDraft;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How pages go on, as far as it was tried.
 *
 * @param draft with the paginator, if there is one
 * @param records all that were read
 */
record PagesFound(
        ManifestDraft draft,
        String summary,
        Certainty certainty,
        String reason,
        List<Map<String, @Nullable Object>> records) {

    PagesFound doubting(String why) {
        return new PagesFound(draft, summary, Certainty.DOUBTFUL, why, records);
    }
}
