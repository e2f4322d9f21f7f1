package dev.cairn.http.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecondsTest {

    @Test
    void readsWhatPythonReadsAsAFiniteFloat() {
        assertEquals(Optional.of(1000.5), Seconds.number(" 1_000.5 "));
        assertEquals(Optional.empty(), Seconds.number("soon"));
        assertEquals(Optional.empty(), Seconds.number("inf"));
    }

    @Test
    void aHeaderOfThousandsOfDigitsIsReadOnce() {
        String digits = "1".repeat(2000) + "x";
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertEquals(Optional.empty(), Seconds.number(digits)));
    }
}
