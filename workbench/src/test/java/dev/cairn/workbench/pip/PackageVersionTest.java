package dev.cairn.workbench.pip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageVersionTest {

    /** From the oldest to the newest. */
    private static final List<String> ORDERED = List.of(
            "0",
            "0.0.1",
            "0.9.dev3",
            "0.9",
            "1.0.dev456",
            "1.0a1.dev1",
            "1.0a1",
            "1.0a2.dev456",
            "1.0a12.dev456",
            "1.0a12",
            "1.0b1.dev456",
            "1.0b2",
            "1.0b2.post345.dev456",
            "1.0b2.post345",
            "1.0rc1.dev456",
            "1.0rc1",
            "1.0",
            "1.0+abc.5",
            "1.0+abc.7",
            "1.0+5",
            "1.0+5.a",
            "1.0+5.1",
            "1.0.post0.dev1",
            "1.0.post456.dev34",
            "1.0.post456",
            "1.0.1.dev1",
            "1.0.1",
            "1.0.10",
            "1.1.dev1",
            "1.10",
            "1.999999999999",
            "2!0.1");

    private static PackageVersion version(String text) {
        return PackageVersion.of(text).orElseThrow();
    }

    @RepeatedTest(20)
    void versionsAreOrderedAsPep440Says(RepetitionInfo repetition) {
        List<String> shuffled = new ArrayList<>(ORDERED);
        Collections.shuffle(shuffled, new Random(repetition.getCurrentRepetition()));
        assertEquals(
                ORDERED,
                shuffled.stream()
                        .map(PackageVersionTest::version)
                        .sorted()
                        .map(String::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "1.0.0, 1.0",
        "v1.0, 1.0",
        "1.0-alpha.1, 1.0a1",
        "1.0ALPHA, 1.0a0",
        "1.0.preview3, 1.0rc3",
        "1.0c1, 1.0rc1",
        "1.0-1, 1.0.post1",
        "1.0.r4, 1.0.post4",
        "1.0post, 1.0.post0",
        "1.0_dev, 1.0.dev0",
        "0!1.0, 1.0",
        "01.02, 1.2",
        "1.0+A.B, 1.0+a-b"
    })
    void waysOfWritingOneVersionAreEqual(String one, String other) {
        assertEquals(version(other), version(one));
        assertEquals(version(other).hashCode(), version(one).hashCode());
        assertEquals(0, version(other).compareTo(version(one)));
        assertEquals(one, version(one).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.",
                ".1",
                "1.0x",
                "latest",
                "1.0+",
                "1..0",
                "1.0-",
                "1 .0",
                "99999999999999999999",
                "1.0a1a2",
                "==1"
            })
    void whatIsNoVersionIsNone(String text) {
        assertTrue(PackageVersion.of(text).isEmpty());
    }

    @Test
    void preReleasesAreKnown() {
        assertEquals(
                List.of("1.0a1", "1.0.dev1", "1.0rc1.post1", "1.0.post1.dev2"),
                List.of("1.0", "1.0a1", "1.0.post1", "1.0.dev1", "1.0+local", "1.0rc1.post1", "1.0.post1.dev2").stream()
                        .filter(text -> version(text).isPreRelease())
                        .toList());
    }
}
