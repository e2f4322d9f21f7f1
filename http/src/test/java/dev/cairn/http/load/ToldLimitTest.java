package dev.cairn.http.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.http.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToldLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

    private static ToldLimit told(int status, Map<String, String> headers) {
        return ToldLimit.of(status, Headers.of(headers), NOW);
    }

    private static void assertTold(boolean refused, int pause, long left, int reset, ToldLimit told) {
        assertEquals(new ToldLimit(refused, Duration.ofSeconds(pause), left, Duration.ofSeconds(reset)), told);
    }

    @Test
    void whatIsRefused() {
        assertTold(false, 0, -1, 0, told(200, Map.of()));
        assertTold(false, 7, -1, 0, told(202, Map.of("Retry-After", "7")));
        assertTold(true, 0, -1, 0, told(429, Map.of()));
        assertTold(true, 0, -1, 0, told(503, Map.of()));
        assertTold(true, 30, -1, 0, told(403, Map.of("Retry-After", " 30 ")));
        assertTold(true, 60, -1, 0, told(429, Map.of("Retry-After", "Mon, 30 Nov 2026 10:01:00 GMT")));
        assertTold(false, 0, -1, 0, told(404, Map.of("Retry-After", "soon")));
        assertTold(true, 0, -1, 0, told(429, Map.of("Retry-After", "Mon, 30 Nov 2026 09:00:00 GMT")));
    }

    @Test
    void whatIsLeft() {
        assertTold(false, 0, 5, 9, told(200, Map.of("X-RateLimit-Remaining", "5", "X-RateLimit-Reset", "9")));
        assertTold(false, 0, 5, 9, told(200, Map.of("ratelimit-remaining", "5.0", "ratelimit-reset", "9.7")));
        String epoch = String.valueOf(NOW.getEpochSecond() + 9);
        assertTold(false, 0, 5, 9, told(200, Map.of("X-Rate-Limit-Remaining", "5", "X-Rate-Limit-Reset", epoch)));
        assertTold(false, 0, 5, 9, told(200, Map.of("X-RateLimit-Remaining", "5", "X-RateLimit-Reset", epoch + "000")));
        assertTold(
                false,
                0,
                5,
                9,
                told(200, Map.of("X-RateLimit-Remaining", "5", "X-RateLimit-Reset", "2026-11-30T10:00:09Z")));
        assertTold(false, 0, 5, 9, told(200, Map.of("RateLimit", "\"default\";r=5;t=9")));
        assertTold(false, 0, 5, 9, told(200, Map.of("RateLimit", "limit=100, remaining=5, reset=9")));
        assertTold(false, 0, -1, 0, told(200, Map.of("X-RateLimit-Remaining", "-1", "X-RateLimit-Reset", "9")));
        assertTold(
                false,
                0,
                5,
                0,
                told(200, Map.of("X-RateLimit-Remaining", "5", "X-RateLimit-Reset", "99999999999999999999")));
    }
}
