package dev.cairn.manifest.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionRangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*         | nonsense | true",
                "6.0       | 5.99.1   | true",
                "6.0       | 6        | true",
                "6.0       | 6.0.1    | false",
                "<6.10     | 6.9      | true",
                ">=6.0,<7  | 6.50     | true",
                ">=6.0,<7  | 7.0      | false",
                "==6.0     | 6.0.0    | true",
                "!=6.0     | 6.1      | true",
            })
    void holdsVersions(String range, String version, boolean expected) {
        assertEquals(expected, VersionRange.of(range).contains(version));
    }

    @Test
    void refusesToCompareWhatIsNoVersion() {
        VersionRange range = VersionRange.of("<6.0");
        assertThrows(VersionRange.UnreadableVersionException.class, () -> range.contains("new"));
    }
}
