package dev.cairn.workbench.proposal;

import dev.cairn.workbench.draft.ComponentDraft;
import dev.cairn.workbench.draft.ManifestDraft;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads some pages with a paginator, and looks whether they go on and come to an end. */
record PagingTrial(Probe probe, Baseline base) {

    /** How many pages are read to see the end. */
    static final int PAGES = 8;

    /**
     * Tries a paginator.
     *
     * @param change what it changes of the request besides
     * @return empty where the second page does not come, or is the first again
     */
    Optional<PagesFound> of(ComponentDraft paginator, String summary, UnaryOperator<ManifestDraft> change) {
        ManifestDraft paged = change.apply(base.draft()).with(stream -> stream.paged(paginator));
        Probed read = probe.read(paged, PAGES);
        List<ProbedPage> pages = read.pages();
        boolean more = pages.stream().skip(1).anyMatch(page -> !page.records().isEmpty());
        if (!more && (pages.size() < 2 || pages.get(0).records().isEmpty())) {
            return Optional.empty();
        }
        int repeated = firstRepeated(pages);
        if (repeated == 1) {
            return Optional.empty();
        }
        return Optional.of(judged(paged, summary, read, repeated));
    }

    private PagesFound judged(ManifestDraft paged, String summary, Probed read, int repeated) {
        List<Map<String, @Nullable Object>> records = read.records();
        long total = base.total();
        if (repeated > 1) {
            return new PagesFound(
                    paged,
                    summary,
                    Certainty.DOUBTFUL,
                    "Page " + (repeated + 1) + " has records of a page before.",
                    records);
        }
        if (read.failure() != null) {
            String after = "After " + read.pages().size() + " pages: " + read.failure();
            return new PagesFound(paged, summary, Certainty.DOUBTFUL, after, records);
        }
        boolean same = paged.stream().request().equals(base.draft().stream().request())
                && base.asked().equals(base.records());
        if (!same && !hasAll(records, read.ended() ? base.asked() : base.records())) {
            return new PagesFound(
                    paged,
                    summary,
                    Certainty.DOUBTFUL,
                    read.pages().size()
                            + " pages were read, and the records of the request as it stands are not among them.",
                    records);
        }
        if (!read.ended()) {
            return new PagesFound(
                    paged,
                    summary,
                    Certainty.LIKELY,
                    PAGES + " pages have different records; the last page was not seen.",
                    records);
        }
        if (total > records.size()) {
            return new PagesFound(
                    paged,
                    summary,
                    Certainty.DOUBTFUL,
                    "The API says that there are " + total + " records, and the pages have " + records.size() + ".",
                    records);
        }
        return new PagesFound(
                paged,
                summary,
                Certainty.SURE,
                read.pages().size() + " pages were read to their end, with " + records.size() + " different records.",
                records);
    }

    private boolean hasAll(List<Map<String, @Nullable Object>> read, List<Map<String, @Nullable Object>> wanted) {
        return new HashSet<>(Relation.identities(read, base.key()))
                .containsAll(Relation.identities(wanted, base.key()));
    }

    /** The first page that has a record of a page before; 0 where there is none. */
    private int firstRepeated(List<ProbedPage> pages) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < pages.size(); i++) {
            List<Object> identities = Relation.identities(pages.get(i).records(), base.key());
            if (i > 0 && identities.stream().anyMatch(seen::contains)) {
                return i;
            }
            seen.addAll(identities);
        }
        return 0;
    }
}
