package dev.cairn.destinations.internal.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.pythonvalues.PythonNumbers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonNumberTest {

    private static final int NUMBERS = Integer.getInteger("cairn.numbers", 50_000);

    /** Each is compared with what exact arithmetic says of it. */
    @Test
    void fitsWhereItIsTheSameNumber() {
        Random random = new Random(7);
        JsonNumber number = new JsonNumber();
        int fitting = 0;
        for (int i = 0; i < NUMBERS; i++) {
            String text = text(random);
            at(number, text);
            BigDecimal exact = new BigDecimal(text);
            assertEquals(exact.stripTrailingZeros().scale() <= 0, number.isWhole(), text);
            boolean whole = isLong(exact);
            assertEquals(whole, number.fitsInteger(), text);
            if (whole) {
                assertEquals(exact.longValueExact(), number.integer(), text);
            }
            double value = Double.parseDouble(text);
            boolean fits = Double.isFinite(value)
                    && new BigDecimal(PythonNumbers.repr(value)).compareTo(exact) == 0
                    && !isBetween(exact, Math.nextDown(value), value)
                    && !isBetween(exact, value, Math.nextUp(value));
            assertEquals(fits, number.fitsNumber(), text);
            if (fits) {
                assertEquals(value, number.number(), text);
                fitting++;
            }
            assertEquals(0, exact.compareTo(new BigDecimal(number.decimal())), text);
            assertEquals(number.decimal(), Decimals.text(exact.setScale(exact.scale() + 3)), text);
        }
        assertTrue(fitting > NUMBERS / 3 && fitting < NUMBERS * 9 / 10, fitting + " of " + NUMBERS);
    }

    private static boolean isBetween(BigDecimal number, double one, double other) {
        return Double.isFinite(one)
                && Double.isFinite(other)
                && new BigDecimal(one)
                                .add(new BigDecimal(other))
                                .divide(BigDecimal.valueOf(2))
                                .compareTo(number)
                        == 0;
    }

    private static boolean isLong(BigDecimal exact) {
        try {
            exact.longValueExact();
            return true;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private static final List<Long> LIMITS =
            List.of(0L, 1L << 52, 1L << 53, 1L << 54, 1L << 62, Long.MAX_VALUE, Long.MIN_VALUE, 1_000_000_000_000_000L);

    /** Doubles of all sizes as they are written, with digits changed, cut off and added; whole numbers at all limits. */
    private static String text(Random random) {
        double any = Double.longBitsToDouble(random.nextLong());
        double usual = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(20));
        String text = switch (random.nextInt(10)) {
            case 0 -> PythonNumbers.repr(Double.isFinite(any) ? any : 1);
            case 1 -> Double.toString(usual);
            case 2 -> new BigDecimal(usual).toString();
            case 3 -> String.valueOf(LIMITS.get(random.nextInt(LIMITS.size())) + random.nextInt(21) - 10);
            case 4 ->
                new BigDecimal(usual)
                        .setScale(random.nextInt(18), java.math.RoundingMode.HALF_EVEN)
                        .toString();
            case 5 -> random.nextInt(1000) + "." + "0".repeat(random.nextInt(5)) + random.nextInt(1000);
            case 6 -> random.nextLong() + "e" + (random.nextInt(800) - 400);
            case 7 -> PythonNumbers.repr(Math.scalb(1.0, random.nextInt(200) - 100));
            default -> PythonNumbers.repr(usual);
        };
        int digit = random.nextInt(text.length());
        if (random.nextInt(3) == 0 && Character.isDigit(text.charAt(digit)) && digit > text.indexOf('-') + 1) {
            text = text.substring(0, digit) + random.nextInt(10) + text.substring(digit + 1);
        }
        return text;
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1.10, 1.1",
        "100, 100",
        "1e2, 100",
        "-12.50, -12.5",
        "0.00012, 0.00012",
        "0.000012, 1.2e-05",
        "1e36, 1000000000000000000000000000000000000",
        "123e300, 1.23e+302",
        "-1.5e400, -1.5e+400",
        "12345678901234567890.123456789, 12345678901234567890.123456789",
    })
    void equalNumbersHaveOneText(String json, String decimal) {
        JsonNumber number = new JsonNumber();
        at(number, json);
        assertEquals(decimal, number.decimal());
    }

    @Test
    void numbersOfManyDigitsAreTooLong() {
        List<String> texts = new ArrayList<>(List.of("1e16001", "1e-16001", "1e99999999999", "1e-99999999999"));
        texts.add("1" + "0".repeat(16_000));
        texts.add("0." + "0".repeat(16_000) + "1");
        for (String text : texts) {
            JsonNumber number = new JsonNumber();
            at(number, text);
            assertTrue(!number.isDecimal() && !number.fitsNumber() && !number.fitsInteger(), text);
        }
    }

    private static void at(JsonNumber number, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        number.at(bytes, 0, bytes.length);
    }
}
