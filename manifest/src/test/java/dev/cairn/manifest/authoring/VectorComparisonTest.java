package dev.cairn.manifest.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check of the comparison itself, which would pass anything if it were wrong. */
class VectorComparisonTest {

    private static final String EXPECTED = "{\"id\": \"a\", \"expected\": {\"type\": \"int\", \"value\": 1}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\": \"a\", \"result\": {\"type\": \"int\", \"value\": 1}}     | 0",
                "{\"id\": \"b\", \"result\": {\"type\": \"int\", \"value\": 1}}     | 1",
                "{\"id\": \"a\", \"result\": {\"type\": \"int\", \"value\": 2}}     | 1",
                "{\"id\": \"a\", \"result\": {\"type\": \"float\", \"value\": 1.0}} | 1",
                "{\"id\": \"a\", \"error\": \"no\"}                                 | 1",
            })
    void seesNamesTypesValuesAndErrors(String found, int differences) throws IOException {
        assertEquals(
                differences,
                VectorComparison.differences(List.of(EXPECTED), List.of(found)).size());
    }
}
