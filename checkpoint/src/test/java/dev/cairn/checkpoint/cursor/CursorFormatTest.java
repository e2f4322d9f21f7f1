package dev.cairn.checkpoint.cursor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.SystemException;
import dev.cairn.templates.time.DatetimeFormat;
import dev.cairn.templates.time.IsoDuration;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CursorFormatTest {

    private static DatetimeCursorFormat datetimes(String output, String... inputs) {
        return new DatetimeCursorFormat(
                DatetimeFormat.of(output),
                Arrays.stream(inputs).map(DatetimeFormat::of).toList(),
                IsoDuration.parse("PT1S"));
    }

    private static CursorValue parse(CursorFormat format, Object raw) {
        return Objects.requireNonNull(format.parse(raw), () -> "not parsed: " + raw);
    }

    @Test
    void aDatetimeMayBeInAnyInputFormatAndIsWrittenInTheOutputFormat() {
        CursorFormat format = datetimes("%Y-%m-%d", "%s", "%Y-%m-%dT%H:%M:%S%z");
        assertEquals("2024-01-02", format.format(parse(format, 1704240000L - 86400)));
        assertEquals("2024-01-02", format.format(parse(format, "2024-01-02T23:00:00-0800")));
        assertEquals("2024-01-02", format.format(parse(format, "2024-01-02")));
    }

    @Test
    void whatIsInNoFormatIsNoPosition() {
        CursorFormat format = datetimes("%Y-%m-%d");
        assertNull(format.parse(null));
        assertNull(format.parse("yesterday"));
        assertNull(format.parse(""));
        assertNull(format.parse(true));
        assertNull(format.parse(Map.of("a", 1L)));
    }

    @Test
    void timesCompareByInstantWhateverTheirOffset() {
        CursorFormat format = datetimes("%Y-%m-%dT%H:%M:%S%z");
        CursorValue east = parse(format, "2024-01-02T02:00:00+0200");
        CursorValue utc = parse(format, "2024-01-02T00:00:00+0000");
        assertEquals(0, east.compareTo(utc));
        assertTrue(parse(format, "2024-01-02T01:00:00+0200").isBefore(utc));
        assertEquals("2024-01-02T02:00:00+0200", format.format(east));
    }

    @Test
    void theNextDatetimeIsOneGranularityLater() {
        CursorFormat format = datetimes("%Y-%m-%dT%H:%M:%S.%f");
        CursorValue value = parse(format, "2024-01-02T00:00:00.5");
        assertEquals("2024-01-02T00:00:01.500000", format.format(format.next(value)));
        CursorFormat without = new DatetimeCursorFormat(DatetimeFormat.of("%Y-%m-%dT%H:%M:%S.%f"), List.of(), null);
        assertEquals("2024-01-02T00:00:00.501000", without.format(without.next(value)));
    }

    @Test
    void positionsAreToldApartAsFinelyAsTheyAreWritten() {
        for (Map.Entry<String, Integer> finest : Map.of(
                        "%Y-%m-%dT%H:%M:%S.%f", 0, "%ms", 1, "%s", 2, "%Y-%m-%d", 5, "%Y-%m", 6)
                .entrySet()) {
            CursorFormat format = datetimes(finest.getKey(), "%Y-%m-%dT%H:%M:%S.%f%z");
            CursorValue base = parse(format, "2024-01-02T03:04:05.678000+0000");
            List<CursorValue> later = List.of(
                    parse(format, "2024-01-02T03:04:05.678001+0000"),
                    parse(format, "2024-01-02T03:04:05.679000+0000"),
                    parse(format, "2024-01-02T03:04:06.678000+0000"),
                    parse(format, "2024-01-02T03:05:05.678000+0000"),
                    parse(format, "2024-01-02T04:04:05.678000+0000"),
                    parse(format, "2024-01-03T03:04:05.678000+0000"),
                    parse(format, "2024-02-02T03:04:05.678000+0000"));
            for (int i = 0; i < later.size(); i++) {
                assertEquals(
                        i < finest.getValue(), format.sameWhenWritten(base, later.get(i)), finest.getKey() + " " + i);
            }
        }
    }

    @Test
    void midnightIsThatOfTheOffset() {
        CursorFormat format = datetimes("%Y-%m-%d", "%Y-%m-%dT%H:%M:%S%z");
        CursorValue evening = parse(format, "2024-01-02T23:00:00-0800");
        assertTrue(format.sameWhenWritten(evening, parse(format, "2024-01-02T00:00:00-0800")));
        assertFalse(format.sameWhenWritten(evening, parse(format, "2024-01-03T00:00:00-0800")));
    }

    @Test
    void countsAreNumbersAndStayAsTheyWere() {
        CountCursorFormat format = new CountCursorFormat();
        BigInteger large = BigInteger.TWO.pow(70);
        assertEquals(15L, format.format(parse(format, 15L)));
        assertEquals(1.5, format.format(parse(format, 1.5)));
        assertEquals(large, format.format(parse(format, large)));
        assertEquals(16L, format.format(format.next(CountValue.of(15))));
        assertEquals(2.5, format.format(format.next(new CountValue(1.5))));
        assertTrue(parse(format, large).isAfter(CountValue.of(Long.MAX_VALUE)));
        assertTrue(parse(format, large).isBefore(CountValue.UNBOUNDED));
        assertEquals(0, parse(format, 2.0).compareTo(CountValue.of(2)));
        assertNull(format.parse(null));
        assertNull(format.parse(false));
    }

    @Test
    void countsThatAreTextAreRefused() {
        assertThrows(SystemException.class, () -> new CountCursorFormat().parse("15"));
    }
}
