package dev.cairn.runtime.internal.assembly.http;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the status codes that a manifest lists. */
final class StatusCodes {

    private StatusCodes() {}

    /** In the order of the list. */
    static Set<Integer> of(List<Long> statuses) {
        Set<Integer> codes = new LinkedHashSet<>();
        statuses.forEach(status -> codes.add(Math.toIntExact(status)));
        return codes;
    }
}
