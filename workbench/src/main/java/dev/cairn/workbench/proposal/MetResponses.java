package dev.cairn.workbench.proposal;

import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.workbench.draft.ComponentDraft;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Remembers what responses say of limits and waits, whoever hears of them: also those after which a request is sent again. Thread-safe. */
final class MetResponses implements HttpTransport {

    private static final Pattern POLICY = Pattern.compile("(?:^|[;\\s])(?:q=)?(\\d+)\\s*(?:;[^,]*?)?;\\s*w=(\\d+)");
    private static final List<String> PREFIXES = List.of("RateLimit-", "X-RateLimit-", "X-Rate-Limit-");
    private static final long FIRST_EPOCH = 1_000_000_000;

    private final HttpTransport network;
    private final Clock clock;
    private final List<Refusal> refusals = new ArrayList<>();
    private @Nullable CallLimit limit;
    private int responses;

    /** A response that asks to wait. */
    private record Refusal(int status, String header, String value) {}

    /**
     * A limit of calls that the API names.
     *
     * @param seconds how long it holds
     * @param header the one that says it, with its value
     * @param certainty whether the API says how long it holds, or that was worked out
     */
    record CallLimit(long calls, long seconds, String header, Certainty certainty) {

        ComponentDraft budget() {
            ComponentDraft rate = ComponentDraft.of("Rate").with("limit", calls).with("interval", "PT" + seconds + "S");
            ComponentDraft policy = ComponentDraft.of("MovingWindowCallRatePolicy")
                    .with("rates", List.of(rate.fields()))
                    .with("matchers", List.of());
            return ComponentDraft.of("HTTPAPIBudget").with("policies", List.of(policy.toJson()));
        }
    }

    MetResponses(HttpTransport network, Clock clock) {
        this.network = network;
        this.clock = clock;
    }

    @Override
    public RawResponse send(Request request) throws IOException, InterruptedException {
        RawResponse response = network.send(request);
        hear(response);
        return response;
    }

    private synchronized void hear(RawResponse response) {
        responses++;
        if (response.status() == 429 || response.status() == 503) {
            refusals.add(refusal(response));
        }
        CallLimit told = limit(response);
        if (told != null
                && (limit == null
                        || limit.certainty().compareTo(told.certainty()) > 0
                        || (limit.certainty() == told.certainty() && limit.seconds() < told.seconds()))) {
            limit = told;
        }
    }

    private static Refusal refusal(RawResponse response) {
        for (String header : headers("Retry-After", "Reset")) {
            String value = header(response, header);
            if (value != null) {
                return new Refusal(response.status(), header, value.strip());
            }
        }
        return new Refusal(response.status(), "", "");
    }

    private static List<String> headers(String first, String rest) {
        List<String> names = new ArrayList<>(List.of(first));
        PREFIXES.forEach(prefix -> names.add(prefix + rest));
        return names;
    }

    private static @Nullable String header(RawResponse response, String name) {
        return response.headers().value(name).orElse(null);
    }

    private @Nullable CallLimit limit(RawResponse response) {
        for (String name : List.of("RateLimit-Policy", "RateLimit-Limit", "X-RateLimit-Limit", "X-RateLimit-Policy")) {
            Matcher policy = POLICY.matcher(String.valueOf(header(response, name)));
            if (policy.find()) {
                return limit(policy.group(1), policy.group(2), name + ": " + header(response, name), Certainty.SURE);
            }
        }
        for (String prefix : PREFIXES) {
            String calls = header(response, prefix + "Limit");
            String reset = header(response, prefix + "Reset");
            if (calls != null && reset != null && calls.matches("\\d{1,9}") && reset.matches("\\d{1,10}")) {
                long seconds = Long.parseLong(reset);
                long left = seconds >= FIRST_EPOCH ? seconds - clock.instant().getEpochSecond() : seconds;
                String told = prefix + "Limit: " + calls + ", " + prefix + "Reset: " + reset;
                return limit(calls, String.valueOf(left), told, Certainty.LIKELY);
            }
        }
        return null;
    }

    private static @Nullable CallLimit limit(String calls, String seconds, String header, Certainty certainty) {
        long number = Long.parseLong(calls);
        long length = Long.parseLong(seconds);
        return number < 1 || length < 1 ? null : new CallLimit(number, length, header, certainty);
    }

    /** Returns the limit that the API names; empty if it names none. */
    synchronized Optional<CallLimit> limit() {
        return Optional.ofNullable(limit);
    }

    /** Returns how many responses there were. */
    synchronized int responses() {
        return responses;
    }

    /** Returns what responses that ask to wait say, as a sentence; empty if there were none. */
    synchronized Optional<String> waits() {
        if (refusals.isEmpty()) {
            return Optional.empty();
        }
        Refusal last = refusals.get(refusals.size() - 1);
        return Optional.of(refusals.size() + " of " + responses + " responses had status " + last.status()
                + (last.header().isEmpty()
                        ? ", and no header says how long to wait."
                        : ", with '" + last.header() + ": " + last.value() + "'."));
    }

    /** Returns the strategy that waits as long as responses say; empty if they do not say it in seconds. */
    synchronized Optional<ComponentDraft> backoff() {
        return refusals.stream()
                .filter(refusal -> refusal.value().matches("\\d+(?:\\.\\d+)?"))
                .reduce((one, other) -> other)
                .map(refusal -> ComponentDraft.of(
                                Double.parseDouble(refusal.value()) >= FIRST_EPOCH
                                        ? "WaitUntilTimeFromHeader"
                                        : "WaitTimeFromHeader")
                        .with("header", refusal.header()));
    }
}
