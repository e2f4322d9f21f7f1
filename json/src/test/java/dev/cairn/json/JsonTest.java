package dev.cairn.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void integersBeyond64BitsStayExact() throws IOException {
        assertEquals(BigInteger.TEN.pow(4299), Json.parse("1" + "0".repeat(4299)));
    }

    @Test
    void refusesIntegersOfThousandsOfDigitsAsPythonDoes() {
        IOException refused = assertThrows(IOException.class, () -> Json.parse("[" + "9".repeat(4301) + "]"));
        assertEquals(true, String.valueOf(refused.getMessage()).contains("more than 4300 digits"), refused::toString);
    }
}
