package dev.cairn.pythonvalues;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PythonNumbersTest {

    @ParameterizedTest
    @CsvSource({"1_0,10", "' 1.5 ',1.5", "1.,1", ".5e1_0,5e9", "+1_0.0_1E-1,1.001", "-inf,-Infinity"})
    void readsFloatsAsPythonDoes(String text, double expected) {
        assertEquals(expected, PythonNumbers.parseFloat(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_1", "1_", "1__0", "1._5", ".", "1e", "1 0", "0x1"})
    void refusesWhatPythonRefuses(String text) {
        assertThrows(NumberFormatException.class, () -> PythonNumbers.parseFloat(text));
    }

    @Test
    void readsIntegersUpToTheDigitsThatPythonReads() {
        assertEquals(BigInteger.TEN.pow(4299), PythonNumbers.parseInteger("1" + "0".repeat(4299)));
        String longer = "1".repeat(4301);
        assertThrows(NumberFormatException.class, () -> PythonNumbers.parseInteger(longer));
    }

    /** Each is refused at its last character, after all ways to read what comes before. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "1_", "1.1_"})
    void longTextsAreReadOnce(String part) {
        String text = "1" + part.repeat(100_000) + "x";
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertThrows(NumberFormatException.class, () -> PythonNumbers.parseFloat(text)));
    }
}
