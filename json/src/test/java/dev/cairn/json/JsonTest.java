package dev.cairn.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.cairn.pythonvalues.words.FailureWords;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JsonTest {

    @Test
    void integersBeyond64BitsStayExact() throws IOException {
        assertEquals(BigInteger.TEN.pow(4299), Json.parse("1" + "0".repeat(4299)));
    }

    /** Generated models give them where Java 17 writes a double with too many digits. */
    @Test
    void decimalsAreWrittenAsTheyAre() throws IOException {
        assertEquals("[2E+23]", Json.write(List.of(new BigDecimal("2E+23"))));
        assertEquals(List.of(Double.parseDouble("2e23")), Json.parse("[2E+23]"));
    }

    @Test
    void refusesIntegersOfThousandsOfDigitsAsPythonDoes() {
        IOException refused = assertThrows(IOException.class, () -> Json.parse("[" + "9".repeat(4301) + "]"));
        assertEquals(true, String.valueOf(refused.getMessage()).contains("more than 4300 digits"), refused::toString);
    }

    /** A text, and what is said of it. */
    private enum TooLarge {
        LISTS("[".repeat(1001) + "]".repeat(1001), "objects and arrays are nested more than 1000 levels deep", 1002),
        OBJECTS(
                "{\"a\":".repeat(1001) + "1" + "}".repeat(1001),
                "objects and arrays are nested more than 1000 levels deep",
                5002),
        FRACTION("[0." + "1".repeat(100_001) + "]", "a number has more than 100000 digits", 2),
        NAME("{\"" + "n".repeat(1_000_010) + "\": 1}", "a name has more than 1000000 characters", 3);

        private final String text;
        private final String words;
        private final int column;

        TooLarge(String text, String words, int column) {
            this.text = text;
            this.words = words;
            this.column = column;
        }
    }

    @ParameterizedTest
    @EnumSource(TooLarge.class)
    void whatIsTooLargeIsRefusedInWordsWithThePlace(TooLarge large) {
        for (byte[] bytes :
                List.of(large.text.getBytes(StandardCharsets.UTF_8), large.text.getBytes(StandardCharsets.UTF_16BE))) {
            for (JsonCall call : List.<JsonCall>of(Json::parse, PythonJson::parse)) {
                StreamConstraintsException refused =
                        assertThrows(StreamConstraintsException.class, () -> call.parse(bytes));
                assertEquals(large.words, refused.getOriginalMessage());
                assertEquals(1, refused.getLocation().getLineNr());
                assertTrue(refused.getLocation().getColumnNr() >= large.column, refused::toString);
                String told = FailureWords.of(refused);
                assertEquals(
                        large.words + " (line 1, column "
                                + refused.getLocation().getColumnNr() + ")",
                        told);
            }
        }
    }

    @FunctionalInterface
    private interface JsonCall {
        @Nullable
        Object parse(byte[] bytes) throws IOException;
    }
}
