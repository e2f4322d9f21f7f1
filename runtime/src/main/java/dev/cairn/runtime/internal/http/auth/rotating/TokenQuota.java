package dev.cairn.runtime.internal.http.auth.rotating;

import dev.cairn.runtime.http.Request;
import dev.cairn.runtime.internal.http.budget.RequestMatcher;
import java.util.List;
import java.util.Set;

/**
 * A pool of calls that each token has. Immutable.
 *
 * @param remainingPath leads to the number of calls left in what the endpoint for quotas answers
 * @param resetPath leads to the time when the pool is full again
 * @param limitPath leads to how many calls a full pool has; empty for those that were left at the beginning
 * @param matchers the requests that are charged to it; empty for those that no other pool takes
 * @param remainingHeader response header with the number of calls left; empty for none
 * @param resetHeader response header with the time; empty for none
 * @param limitHeader response header with the size of a full pool; empty for none
 * @param exhaustedStatuses mean that none are left, where the header is missing
 */
public record TokenQuota(
        String name,
        List<String> remainingPath,
        List<String> resetPath,
        List<String> limitPath,
        List<RequestMatcher> matchers,
        String remainingHeader,
        String resetHeader,
        String limitHeader,
        Set<Integer> exhaustedStatuses) {

    public TokenQuota {
        remainingPath = List.copyOf(remainingPath);
        resetPath = List.copyOf(resetPath);
        limitPath = List.copyOf(limitPath);
        matchers = List.copyOf(matchers);
        exhaustedStatuses = Set.copyOf(exhaustedStatuses);
    }

    boolean matches(Request request) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(request));
    }

    boolean heedsResponses() {
        return !(remainingHeader.isEmpty()
                && resetHeader.isEmpty()
                && limitHeader.isEmpty()
                && exhaustedStatuses.isEmpty());
    }
}
