package dev.cairn.workbench.proposal;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Finds which of many parameters an API understands: some by themselves, the rest at once, and then halves of those among
 * which one is. An API that knows none takes a few requests so.
 *
 * @param asks sends a request with some of them
 * @param understood whether the answer shows that one of them counts
 */
record ParameterSearch(Function<List<String>, Probed> asks, Predicate<Probed> understood) {

    /** How many are tried by themselves. */
    private static final int ALONE = 3;

    /** How many more are tried by themselves where the API refuses what it does not know. */
    private static final int MORE = 6;

    /** @param names the likeliest first */
    Optional<String> among(List<String> names) {
        int alone = Math.min(ALONE, names.size());
        return among(names.subList(0, alone), names.subList(alone, names.size()));
    }

    /**
     * Finds one.
     *
     * @param likely those that are tried by themselves
     * @param others those that are tried at once
     */
    Optional<String> among(List<String> likely, List<String> others) {
        Optional<String> found = oneByOne(likely);
        if (found.isPresent() || others.isEmpty()) {
            return found;
        }
        Probed all = asks.apply(others);
        if (all.failure() != null) {
            return oneByOne(others.subList(0, Math.min(MORE, others.size())));
        }
        return understood.test(all) ? halved(others) : Optional.empty();
    }

    private Optional<String> oneByOne(List<String> names) {
        return names.stream()
                .filter(name -> understood.test(asks.apply(List.of(name))))
                .findFirst();
    }

    /** One of these counts. */
    private Optional<String> halved(List<String> names) {
        if (names.size() == 1) {
            return Optional.of(names.get(0));
        }
        List<String> first = names.subList(0, names.size() / 2);
        return halved(understood.test(asks.apply(first)) ? first : names.subList(names.size() / 2, names.size()));
    }
}
