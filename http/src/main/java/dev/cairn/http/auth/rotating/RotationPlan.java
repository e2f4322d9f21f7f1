package dev.cairn.http.auth.rotating;

import java.time.Duration;
import java.util.List;

/**
 * The settings of {@link RotatingTokens}. Immutable.
 *
 * @param tokens at least one
 * @param method the word before the token; empty for none
 * @param header the header that carries the token
 * @param quotas at least one
 * @param maxWait how long a request waits in all while no token has calls left
 * @param reserveFraction the share of a quota below which requests slow down
 * @param leastReserve the lower bound of that, in calls
 */
public record RotationPlan(
        List<String> tokens,
        String method,
        String header,
        List<TokenQuota> quotas,
        Duration maxWait,
        double reserveFraction,
        long leastReserve) {

    public RotationPlan {
        tokens = List.copyOf(tokens);
        quotas = List.copyOf(quotas);
    }
}
