package dev.cairn.templates.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;

class DatetimeFormatTest {

    private static final OffsetDateTime MOMENT = OffsetDateTime.parse("2021-03-04T05:06:07.123456Z");

    @Test
    void textWithoutTimezoneIsUtc() {
        assertEquals(
                OffsetDateTime.parse("2021-03-04T05:06:07Z"),
                DatetimeFormat.of("%Y-%m-%dT%H:%M:%S").parse("2021-03-04T05:06:07"));
    }

    @Test
    void offsetIsKept() {
        assertEquals(
                OffsetDateTime.parse("2021-03-04T05:06:07+05:30"),
                DatetimeFormat.of("%Y-%m-%dT%H:%M:%S%z").parse("2021-03-04T05:06:07+0530"));
    }

    @Test
    void numbersAreTimestamps() {
        OffsetDateTime moment = OffsetDateTime.parse("2021-03-04T05:06:07Z");

        assertEquals(moment, DatetimeFormat.of("%s").parse(1614834367L));
        assertEquals(moment, DatetimeFormat.of("%s").parse("1614834367"));
        assertEquals(moment, DatetimeFormat.of("%s").parse(1614834367.9));
        assertEquals(moment, DatetimeFormat.of("%ms").parse(1614834367000L));
        assertEquals(MOMENT, DatetimeFormat.of("%epoch_microseconds").parse(1614834367123456L));
        assertEquals(MOMENT, DatetimeFormat.of("%s_as_float").parse(1614834367.123456));
        assertEquals(moment, DatetimeFormat.of("%ms").parse(BigInteger.valueOf(1614834367000L)));
    }

    @Test
    void millisecondsAreCutNotRounded() {
        OffsetDateTime late = OffsetDateTime.parse("2021-03-04T05:06:07.999999Z");

        assertEquals(
                "2021-03-04T05:06:07.999Z",
                DatetimeFormat.of("%Y-%m-%dT%H:%M:%S.%_msZ").format(late));
        assertEquals("1614834367999", DatetimeFormat.of("%ms").format(late));
    }

    @Test
    void moreThanSixFractionalDigitsDoNotMatch() {
        DatetimeFormat format = DatetimeFormat.of("%Y-%m-%dT%H:%M:%S.%fZ");

        assertEquals(MOMENT, format.parse("2021-03-04T05:06:07.123456Z"));
        assertThrows(DatetimeParseException.class, () -> format.parse("2021-03-04T05:06:07.1234567Z"));
    }

    @Test
    void formatThatCannotBeReadWithStillWrites() {
        DatetimeFormat format = DatetimeFormat.of("%e.%-m.%Y");

        assertEquals(" 4.3.2021", format.format(MOMENT));
        assertThrows(DatetimeParseException.class, () -> format.parse(" 4.3.2021"));
    }

    @Test
    void timestampOutOfRangeIsRefused() {
        assertThrows(DatetimeParseException.class, () -> DatetimeFormat.of("%s").parse(Long.MAX_VALUE));
        assertThrows(
                DatetimeParseException.class,
                () -> DatetimeFormat.of("%s_as_float").parse("nan"));
        assertThrows(DatetimeParseException.class, () -> DatetimeFormat.of("%s").parse("1.5"));
    }

    @Test
    void formatsOfTheSamePatternAreEqual() {
        assertEquals(DatetimeFormat.of("%Y"), DatetimeFormat.of("%Y"));
        assertEquals("%Y", DatetimeFormat.of("%Y").pattern());
    }
}
