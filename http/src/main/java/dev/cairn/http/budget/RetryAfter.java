package dev.cairn.http.budget;

import dev.cairn.http.Headers;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The wait that the header {@code Retry-After} asks for: seconds, or a date (RFC 9110, section 10.2.3). */
public final class RetryAfter {

    /** A request that is told to wait longer fails; others need not. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** How long the API wants to be left alone; zero where it does not say so, or nothing that can be understood. */
    public static Duration of(Headers headers, Instant now) {
        Duration wait = headers.value("Retry-After")
                .map(text -> parsed(text.strip(), now))
                .orElse(Duration.ZERO);
        return wait.isNegative() || wait.compareTo(LONGEST) > 0 ? Duration.ZERO : wait;
    }

    private static Duration parsed(String text, Instant now) {
        try {
            return text.matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException e) {
            return Duration.ZERO;
        }
    }
}
