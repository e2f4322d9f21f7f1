package dev.cairn.runtime.internal.plan;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the manifest's {@code api_budget} says of all requests.
 *
 * @param rates those that are numbers and for all requests
 * @param isPartOfIt whether it says more than that
 */
public record CallLimits(List<Rate> rates, boolean isPartOfIt) {

    /** So many calls in so much time. */
    public record Rate(long calls, Duration in) {}

    public CallLimits {
        rates = List.copyOf(rates);
    }

    /**
     * The limits of a manifest.
     *
     * @param manifest resolved
     */
    public static CallLimits of(ObjectNode manifest) {
        Node budget = manifest.get("api_budget");
        List<Rate> rates = new ArrayList<>();
        boolean isPartOfIt = false;
        for (Node policy : budget == null ? List.<Node>of() : budget.items("policies")) {
            boolean isForAll = policy.items("matchers").isEmpty();
            List<@Nullable Rate> ofPolicy = switch (Objects.requireNonNullElse(policy.text("type"), "")) {
                case "MovingWindowCallRatePolicy" ->
                    policy.items("rates").stream()
                            .map(rate -> rate(rate.get("limit"), rate.get("interval")))
                            .toList();
                case "FixedWindowCallRatePolicy" -> {
                    List<@Nullable Rate> one = new ArrayList<>();
                    one.add(rate(policy.get("call_limit"), policy.get("period")));
                    yield one;
                }
                default -> List.of();
            };
            for (Rate rate : ofPolicy) {
                if (isForAll && rate != null) {
                    rates.add(rate);
                } else {
                    isPartOfIt = true;
                }
            }
        }
        return new CallLimits(rates, isPartOfIt);
    }

    private static @Nullable Rate rate(@Nullable Node calls, @Nullable Node in) {
        try {
            return calls != null && in != null && calls.toPlain() instanceof Long number && number > 0
                    ? new Rate(
                            number,
                            Duration.parse(
                                    Objects.requireNonNullElse(in.toPlain(), "").toString()))
                    : null;
        } catch (DateTimeException e) { // a template, or months
            return null;
        }
    }

    /** How long so many requests take at least. */
    public Duration leastTime(long requests) {
        return rates.stream()
                .map(rate -> rate.in().multipliedBy(Math.max(0, (requests - 1) / rate.calls())))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
