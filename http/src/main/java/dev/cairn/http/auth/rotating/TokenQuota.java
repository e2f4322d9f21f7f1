package dev.cairn.http.auth.rotating;

import dev.cairn.core.error.SyncException;
import dev.cairn.http.Headers;
import dev.cairn.http.Request;
import dev.cairn.http.auth.TokenExpiry;
import dev.cairn.http.budget.RequestMatcher;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A quota: a number of calls that each token has per period. Immutable.
 *
 * @param remainingPath path to the number of calls left, in the response of the quota endpoint
 * @param resetPath path to the time of the next reset
 * @param limitPath path to the number of calls per period; empty to take the number that was left at the beginning
 * @param matchers which requests count; empty for those that no other quota counts
 * @param remainingHeader response header with the number of calls left; empty for none
 * @param resetHeader response header with the time of the next reset; empty for none
 * @param limitHeader response header with the number of calls per period; empty for none
 * @param exhaustedStatuses statuses that mean that no calls are left, where the header is missing
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

    /** The number of calls per period that a response names. */
    OptionalLong limit(Headers headers) {
        return number(headers, limitHeader);
    }

    private static OptionalLong number(Headers headers, String name) {
        String text = name.isEmpty() ? "" : headers.value(name).orElse("").strip();
        return text.matches("[+-]?\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** The time of the next reset that a response names; null where it names none. */
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
