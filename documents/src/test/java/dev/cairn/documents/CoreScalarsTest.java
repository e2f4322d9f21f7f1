package dev.cairn.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoreScalarsTest {

    private final YamlReader.CoreScalars scalars = new YamlReader.CoreScalars();

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("null", null),
                Arguments.of("TRUE", true),
                Arguments.of("010", 10L),
                Arguments.of("0o10", 8L),
                Arguments.of("0xff", 255L),
                Arguments.of("1e3", 1000.0),
                Arguments.of("-.5", -0.5),
                Arguments.of("+.INF", Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsTypedValues(String text, @Nullable Object value) {
        assertEquals(value, scalars.plain(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "on", "2024-01-31", "1_000", "0b1", "1:30", "<<"})
    void leavesTheRestAsText(String text) {
        assertEquals(text, scalars.plain(text));
    }
}
