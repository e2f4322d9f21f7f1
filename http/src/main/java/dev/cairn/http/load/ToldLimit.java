package dev.cairn.http.load;

import dev.cairn.http.Headers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer says of limits.
 *
 * @param refused whether the request was too much: status 429 or 503, or an error with {@code Retry-After}
 * @param retryAfter how long to leave the API alone; zero if it does not say so
 * @param left how many calls are left; negative if it does not say so
 * @param reset after which time there are more; zero if it does not say so
 */
record ToldLimit(boolean refused, Duration retryAfter, long left, Duration reset) {

    private static final List<String> LEFT =
            List.of("RateLimit-Remaining", "X-RateLimit-Remaining", "X-Rate-Limit-Remaining");
    private static final List<String> RESET = List.of("RateLimit-Reset", "X-RateLimit-Reset", "X-Rate-Limit-Reset");

    /** Of the one header that later drafts of the IETF have: {@code "default";r=50;t=30}, or {@code remaining=50, reset=30}. */
    private static final Pattern TOGETHER_LEFT = Pattern.compile("\\b(?:r|remaining)=(\\d{1,18})\\b");

    private static final Pattern TOGETHER_RESET = Pattern.compile("\\b(?:t|reset)=(\\d{1,18})\\b");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,18})(?:\\.\\d+)?");

    /** A larger number is a time: seconds since 1970, or milliseconds above {@link #MILLIS}. */
    private static final long EPOCH = 1_000_000_000L;

    private static final long MILLIS = 100_000_000_000L;

    static ToldLimit of(int status, Headers headers, Instant now) {
        Duration pause =
                headers.value("Retry-After").map(text -> after(text, now)).orElse(Duration.ZERO);
        boolean refused = status == 429 || status == 503 || (status >= 400 && !pause.isZero());
        String together = headers.value("RateLimit").orElse("");
        long left = first(LEFT, headers)
                .or(() -> found(TOGETHER_LEFT, together))
                .map(ToldLimit::number)
                .orElse(-1L);
        Duration reset = left < 0
                ? Duration.ZERO
                : first(RESET, headers)
                        .or(() -> found(TOGETHER_RESET, together))
                        .map(text -> after(text, now))
                        .orElse(Duration.ZERO);
        return new ToldLimit(refused, pause, left, reset);
    }

    private static Optional<String> first(List<String> names, Headers headers) {
        return names.stream().flatMap(name -> headers.value(name).stream()).findFirst();
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static long number(String text) {
        Matcher matcher = NUMBER.matcher(text.strip());
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
    }

    /** Seconds, a time as a number, or a date; zero for what is past, or cannot be understood. */
    private static Duration after(String text, Instant now) {
        try {
            long number = number(text);
            Duration wait = number < 0
                    ? Duration.between(now, date(text.strip()))
                    : number < EPOCH
                            ? Duration.ofSeconds(number)
                            : Duration.between(
                                    now,
                                    number < MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException | ArithmeticException e) {
            return Duration.ZERO;
        }
    }

    private static Instant date(String text) {
        return text.endsWith("GMT")
                ? ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant()
                : Instant.parse(text);
    }
}
