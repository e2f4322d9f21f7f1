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
 * @param paths where the response of the quota endpoint says how the quota stands
 * @param matchers which requests count; empty for those that no other quota counts
 * @param headers where the responses to those requests say it
 * @param exhaustedStatuses statuses that mean that no calls are left, where the header is missing
 */
public record TokenQuota(
        String name, Paths paths, List<RequestMatcher> matchers, HeaderNames headers, Set<Integer> exhaustedStatuses) {

    /**
     * Paths in a response.
     *
     * @param remaining to the number of calls left
     * @param reset to the time of the next reset
     * @param limit to the number of calls per period; empty to take the number that was left at the beginning
     */
    public record Paths(List<String> remaining, List<String> reset, List<String> limit) {

        public Paths {
            remaining = List.copyOf(remaining);
            reset = List.copyOf(reset);
            limit = List.copyOf(limit);
        }
    }

    /**
     * Names of response headers, each empty for none.
     *
     * @param remaining of the number of calls left
     * @param reset of the time of the next reset
     * @param limit of the number of calls per period
     */
    public record HeaderNames(String remaining, String reset, String limit) {

        boolean areEmpty() {
            return remaining.isEmpty() && reset.isEmpty() && limit.isEmpty();
        }
    }

    public TokenQuota {
        matchers = List.copyOf(matchers);
        exhaustedStatuses = Set.copyOf(exhaustedStatuses);
    }

    boolean matches(Request request) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(request));
    }

    boolean heedsResponses() {
        return !(headers.areEmpty() && exhaustedStatuses.isEmpty());
    }

    /** The number of calls left that a response names. */
    OptionalLong remaining(Headers response) {
        return number(response, headers.remaining());
    }

    /** The number of calls per period that a response names. */
    OptionalLong limit(Headers response) {
        return number(response, headers.limit());
    }

    private static OptionalLong number(Headers headers, String name) {
        String text = name.isEmpty() ? "" : headers.value(name).orElse("").strip();
        return text.matches("[+-]?\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** The time of the next reset that a response names; null where it names none. */
    @Nullable
    Instant reset(Headers response) {
        Optional<String> text = headers.reset().isEmpty() ? Optional.empty() : response.value(headers.reset());
        try {
            return text.map(TokenExpiry::at).orElse(null);
        } catch (SyncException e) {
            return null; // A header that holds something else says nothing about the quota.
        }
    }
}
