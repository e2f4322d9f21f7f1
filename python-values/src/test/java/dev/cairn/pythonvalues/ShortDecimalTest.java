package dev.cairn.pythonvalues;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortDecimalTest {

    @ParameterizedTest
    @CsvSource({
        "1.5, 1.5",
        "-0.1, -0.1",
        "100.0, 100.0",
        "1e7, 10000000.0",
        "0.0001, 0.0001",
        "0.1e-3, 0.0001",
        "123456789012.345, 123456789012.345",
        "999999999999999.0, 999999999999999.0",
        "0.000123456789012345, 0.000123456789012345",
        "2.0E-3, 0.002"
    })
    void writesTheShortestText(double value, String text) {
        assertEquals(text, ShortDecimal.text(value));
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                0.0,
                -0.0,
                0.1 + 0.2,
                1.0 / 3,
                0.00009,
                1e15,
                1e300,
                Double.MIN_VALUE,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            })
    void leavesOthersAlone(double value) {
        assertNull(ShortDecimal.text(value));
    }

    @Test
    void aTextOfUpToFifteenDigitsIsItsDoublesText() {
        Random random = new Random(15);
        for (int i = 0; i < 200_000; i++) {
            long digits = 1 + (long) (random.nextDouble() * Math.pow(10, 1 + random.nextInt(15)));
            BigDecimal decimal = BigDecimal.valueOf(digits, 1 + random.nextInt(15));
            if (decimal.precision() > 15 || decimal.compareTo(new BigDecimal("0.0001")) < 0) {
                continue;
            }
            BigDecimal shortest = decimal.stripTrailingZeros();
            String text = (shortest.scale() < 1 ? shortest.setScale(1) : shortest).toPlainString();
            assertEquals(text, ShortDecimal.text(Double.parseDouble(text)));
        }
    }

    @Test
    void readsWhatTheJdkReads() {
        Random random = new Random(17);
        for (int i = 0; i < 200_000; i++) {
            String text = (random.nextBoolean() ? "-" : "")
                    + random.nextInt(1 << random.nextInt(31))
                    + (random.nextInt(4) > 0 ? "." + "0".repeat(random.nextInt(4)) + random.nextInt(1_000_000) : ".0")
                    + (random.nextInt(4) == 0 ? "123456789" : "")
                    + (random.nextInt(8) == 0 ? "e" + (random.nextInt(60) - 30) : "");
            assertRead(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0",
                "-0.0",
                "1E5",
                "1e+5",
                "0.000000000000000000001",
                "123456789012345.6",
                "0.30000000000000004",
                "9007199254740993.0"
            })
    void readsOddOnesToo(String text) {
        assertRead(text);
    }

    private static void assertRead(String text) {
        byte[] bytes = ("[" + text + "]").getBytes(StandardCharsets.US_ASCII);
        assertEquals(Double.parseDouble(text), ShortDecimal.read(bytes, 1, bytes.length - 1), text);
    }
}
