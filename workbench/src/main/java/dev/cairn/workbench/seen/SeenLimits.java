package dev.cairn.workbench.seen;

import dev.cairn.http.Headers;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Remembers what responses say of limits and waits, also those after which a request is sent again. Thread-safe. */
public final class SeenLimits {

    private static final Pattern POLICY = Pattern.compile("(?:^|[;\\s])(?:q=)?(\\d+)\\s*(?:;[^,]*?)?;\\s*w=(\\d+)");
    private static final List<String> PREFIXES = List.of("RateLimit-", "X-RateLimit-", "X-Rate-Limit-");
    private static final long FIRST_EPOCH = 1_000_000_000;

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
     * @param isTold true if the API says how long it holds, false if that was taken from the time to its reset
     */
    public record CallLimit(long calls, long seconds, String header, boolean isTold) {}

    /**
     * A header that says how long to wait.
     *
     * @param isInstant true if it has the seconds since 1970 at which the wait ends, false if it has the seconds to wait
     */
    public record WaitHeader(String name, boolean isInstant) {}

    public SeenLimits(Clock clock) {
        this.clock = clock;
    }

    /** Takes a response into account; its body is not read. */
    public synchronized void hear(int status, Headers headers) {
        responses++;
        if (status == 429 || status == 503) {
            refusals.add(refusal(status, headers));
        }
        CallLimit told = limit(headers);
        if (told != null
                && (limit == null
                        || (told.isTold() && !limit.isTold())
                        || (limit.isTold() == told.isTold() && limit.seconds() < told.seconds()))) {
            limit = told;
        }
    }

    private static Refusal refusal(int status, Headers headers) {
        for (String header : headers("Retry-After", "Reset")) {
            String value = header(headers, header);
            if (value != null) {
                return new Refusal(status, header, value.strip());
            }
        }
        return new Refusal(status, "", "");
    }

    private static List<String> headers(String first, String rest) {
        List<String> names = new ArrayList<>(List.of(first));
        PREFIXES.forEach(prefix -> names.add(prefix + rest));
        return names;
    }

    private static @Nullable String header(Headers headers, String name) {
        return headers.value(name).orElse(null);
    }

    private @Nullable CallLimit limit(Headers headers) {
        for (String name : List.of("RateLimit-Policy", "RateLimit-Limit", "X-RateLimit-Limit", "X-RateLimit-Policy")) {
            Matcher policy = POLICY.matcher(String.valueOf(header(headers, name)));
            if (policy.find()) {
                return limit(policy.group(1), policy.group(2), name + ": " + header(headers, name), true);
            }
        }
        for (String prefix : PREFIXES) {
            String calls = header(headers, prefix + "Limit");
            String reset = header(headers, prefix + "Reset");
            if (calls != null && reset != null && calls.matches("\\d{1,9}") && reset.matches("\\d{1,10}")) {
                long seconds = Long.parseLong(reset);
                long left = seconds >= FIRST_EPOCH ? seconds - clock.instant().getEpochSecond() : seconds;
                String told = prefix + "Limit: " + calls + ", " + prefix + "Reset: " + reset;
                return limit(calls, String.valueOf(left), told, false);
            }
        }
        return null;
    }

    private static @Nullable CallLimit limit(String calls, String seconds, String header, boolean isTold) {
        long number = Long.parseLong(calls);
        long length = Long.parseLong(seconds);
        return number < 1 || length < 1 ? null : new CallLimit(number, length, header, isTold);
    }

    /** Returns the limit that the API names; empty if it names none. */
    public synchronized Optional<CallLimit> limit() {
        return Optional.ofNullable(limit);
    }

    /** Returns what responses that ask to wait say, as a sentence; empty if there were none. */
    public synchronized Optional<String> waits() {
        if (refusals.isEmpty()) {
            return Optional.empty();
        }
        Refusal last = refusals.get(refusals.size() - 1);
        return Optional.of(refusals.size() + " of " + responses + " responses had status " + last.status()
                + (last.header().isEmpty()
                        ? ", and no header says how long to wait."
                        : ", with '" + last.header() + ": " + last.value() + "'."));
    }

    /** Returns the header in which responses say in seconds how long to wait; empty if there is none. */
    public synchronized Optional<WaitHeader> waitHeader() {
        return refusals.stream()
                .filter(refusal -> refusal.value().matches("\\d+(?:\\.\\d+)?"))
                .reduce((one, other) -> other)
                .map(refusal -> new WaitHeader(refusal.header(), Double.parseDouble(refusal.value()) >= FIRST_EPOCH));
    }
}
