package dev.cairn.retrieval.async;

import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.position.PositionKeeper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What states keep of a job: what the API said when it was started, and which of its results were read. Thread-safe.
 *
 * @param keeper decides which positions are kept
 */
record JobPositions(PositionKeeper keeper) {

    /** More make states too long. */
    private static final int MOST_RESULTS = 2_000;

    /** Whether any are. */
    boolean areKept() {
        return keeper.isOn();
    }

    /** What the API said when a slice's job of an earlier process was started; null where there is none to go on with. */
    @Nullable
    Map<String, @Nullable Object> earlier(Slice slice) {
        PagePosition position = slice.position();
        if (position == null || !keeper.isOf(slice) || !(position.token() instanceof Map<?, ?> creation)) {
            return null;
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        creation.forEach((name, value) -> members.put(String.valueOf(name), value));
        return Collections.unmodifiableMap(members);
    }

    /** Names a job of which no result was read; null where it cannot be kept. */
    @Nullable
    PagePosition created(Job job) {
        return kept(job, 0, List.of());
    }

    /**
     * Where the reading of a job's results stands behind a page.
     *
     * @param pages how many pages of the slice were read
     * @param read the results that were read to their end
     * @return null where that cannot be kept
     */
    @Nullable
    PagePosition of(Job job, long pages, List<String> read) {
        if (read.isEmpty() || read.size() > MOST_RESULTS) {
            keeper.unkept(
                    read.isEmpty()
                            ? "the results of a job have one address"
                            : "a job has more than " + MOST_RESULTS + " results");
            return null;
        }
        return kept(job, pages, read);
    }

    private @Nullable PagePosition kept(Job job, long pages, List<String> read) {
        Map<String, @Nullable Object> creation = new LinkedHashMap<>(job.creation());
        creation.keySet().removeAll(JobResponse.OF_REQUEST);
        return keeper.kept(keeper.request(job.slice()), creation, null, pages, read);
    }

    /** Results that were read come again, since they are those of another job. */
    void beginsAnew(PagePosition position) {
        keeper.beginsAnew(position, "its job is not there any more");
    }
}
