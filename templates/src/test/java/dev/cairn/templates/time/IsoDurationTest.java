package dev.cairn.templates.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class IsoDurationTest {

    @Test
    void monthsAreCutToTheLengthOfTheMonth() {
        OffsetDateTime endOfJanuary = OffsetDateTime.parse("2024-01-31T10:00:00Z");

        assertEquals(
                OffsetDateTime.parse("2024-02-29T10:00:00Z"),
                IsoDuration.parse("P1M").addTo(endOfJanuary));
        assertEquals(
                OffsetDateTime.parse("2022-12-31T10:00:00Z"),
                IsoDuration.parse("P1Y1M").subtractFrom(endOfJanuary));
    }

    @Test
    void weeksAndFractionsAreFixed() {
        IsoDuration duration = IsoDuration.parse("P1WT0.5S");

        assertTrue(duration.isFixed());
        assertEquals(Duration.ofDays(7).plusMillis(500), duration.time());
        assertFalse(IsoDuration.parse("P1M").isFixed());
    }

    @Test
    void signTurnsEverything() {
        assertEquals(IsoDuration.parse("P1Y2M3D").negated(), IsoDuration.parse("-P1Y2M3D"));
    }

    @Test
    void textThatIsNoneIsRefused() {
        for (String text : new String[] {"", "P", "1D", "P1", "P1DT1", "P1H"}) {
            assertThrows(DatetimeParseException.class, () -> IsoDuration.parse(text), text);
        }
    }

    @Test
    void fractionOfAMonthCannotBeAdded() {
        IsoDuration duration = IsoDuration.parse("P0.5M");
        OffsetDateTime moment = OffsetDateTime.parse("2024-01-31T10:00:00Z");

        assertThrows(IllegalArgumentException.class, () -> duration.addTo(moment));
    }
}
