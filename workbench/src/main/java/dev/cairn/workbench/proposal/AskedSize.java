package dev.cairn.workbench.proposal;

import dev.cairn.workbench.draft.RequestDraft;
import dev.cairn.workbench.seen.ParameterNames;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many records a page has.
 *
 * @param parameter what says so in a request; null for nothing
 */
record AskedSize(@Nullable String parameter, int records) {

    /**
     * What the request says, if the page has as many. With fewer it is not known whether the API gives more, or that was all, so
     * that pages end with an empty one.
     */
    static @Nullable AskedSize in(Baseline base) {
        RequestDraft request = base.draft().stream().request();
        return ParameterNames.SIZE.stream()
                .filter(name -> isNumber(request.sent(name)))
                .findFirst()
                .map(name -> new AskedSize(name, Integer.parseInt(String.valueOf(request.sent(name)))))
                .filter(size -> size.records > 0 && size.records == base.size())
                .orElse(null);
    }

    /** Finds out what makes pages smaller. */
    static Optional<AskedSize> smaller(Probe probe, Baseline base) {
        int few = base.size() > 4 ? 2 : 1;
        if (base.size() <= few) {
            return Optional.empty();
        }
        ParameterSearch search = new ParameterSearch(
                some -> probe.read(base.asking(some, (long) few), 1),
                probed -> base.relation(probed) == Relation.SHORTER
                        && probed.first().size() == few);
        return search.among(ParameterNames.SIZE).map(name -> new AskedSize(name, few));
    }

    static boolean isNumber(@Nullable Object sent) {
        return sent instanceof Number || (sent instanceof String text && text.matches("\\d{1,9}"));
    }
}
