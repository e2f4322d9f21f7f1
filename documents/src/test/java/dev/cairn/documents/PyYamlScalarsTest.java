package dev.cairn.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every expectation here was seen in PyYAML 6. */
class PyYamlScalarsTest {

    private final PyYamlScalars scalars = new PyYamlScalars();

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("", null),
                Arguments.of("~", null),
                Arguments.of("Null", null),
                Arguments.of("yes", true),
                Arguments.of("On", true),
                Arguments.of("OFF", false),
                Arguments.of("No", false),
                Arguments.of("0", 0L),
                Arguments.of("-0", 0L),
                Arguments.of("1_000", 1000L),
                Arguments.of("010", 8L),
                Arguments.of("-017", -15L),
                Arguments.of("0x1F", 31L),
                Arguments.of("-0b11", -3L),
                Arguments.of("1:30", 90L),
                Arguments.of("-1:30:00", -5400L),
                Arguments.of("9223372036854775808", new BigInteger("9223372036854775808")),
                Arguments.of("1.", 1.0),
                Arguments.of(".5", 0.5),
                Arguments.of("1_0.5_0", 10.5),
                Arguments.of("1.0e+3", 1000.0),
                Arguments.of("1:30.5", 90.5),
                Arguments.of("-.inf", Double.NEGATIVE_INFINITY),
                Arguments.of(".NaN", Double.NaN),
                Arguments.of("2024-01-31", LocalDate.of(2024, 1, 31)),
                Arguments.of("2024-01-31 10:00:00", LocalDateTime.of(2024, 1, 31, 10, 0)),
                Arguments.of("2024-1-3T1:00:00.5+02:00", OffsetDateTime.parse("2024-01-03T01:00:00.5+02:00")),
                Arguments.of("2024-01-31T10:00:00Z", OffsetDateTime.parse("2024-01-31T10:00:00Z")));
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsTypedValues(String text, @Nullable Object value) {
        assertEquals(value, scalars.plain(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y",
                "n",
                "tRue",
                "nULL",
                "08",
                "0o10",
                "0b2",
                "1e3",
                "1.0e3",
                "+.5",
                "-.5",
                "_1",
                "1:60",
                "01:3x",
                "2024-1-3",
                "6.44.0",
                "1,000",
                "+",
                ".",
                "--"
            })
    void leavesTheRestAsText(String text) {
        assertEquals(text, scalars.plain(text));
    }

    @Test
    void refusesWhatLooksTypedAndIsNot() {
        var date = assertThrows(IllegalArgumentException.class, () -> scalars.plain("2024-02-30"));
        assertEquals("'2024-02-30' looks like a date and is none; quote it to make it a string", date.getMessage());
        assertThrows(IllegalArgumentException.class, () -> scalars.plain("0x_"));
    }
}
