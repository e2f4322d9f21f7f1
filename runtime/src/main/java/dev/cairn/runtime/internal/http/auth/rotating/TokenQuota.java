package dev.cairn.runtime.internal.http.auth.rotating;

import dev.cairn.error.SyncException;
import dev.cairn.runtime.http.Headers;
import dev.cairn.runtime.http.Request;
import dev.cairn.runtime.internal.http.auth.TokenExpiry;
import dev.cairn.runtime.internal.http.budget.RequestMatcher;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** The number of calls left that a response names. */
    OptionalLong remaining(Headers headers) {
        return number(headers, remainingHeader);
    }

    /** The size of a full pool that a response names. */
    OptionalLong limit(Headers headers) {
        return number(headers, limitHeader);
    }

    private static OptionalLong number(Headers headers, String name) {
        String text = name.isEmpty() ? "" : headers.value(name).orElse("").strip();
        return text.matches("[+-]?\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** When the pool is full again, as a response says; null where it does not say so. */
    @Nullable
    Instant reset(Headers headers) {
        Optional<String> text = resetHeader.isEmpty() ? Optional.empty() : headers.value(resetHeader);
        try {
            return text.map(TokenExpiry::at).orElse(null);
        } catch (SyncException e) {
            return null; // A header that holds something else says nothing about the quota.
        }
    }
}
