package dev.cairn.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words and places are those of Python's {@code json}; {@code RequestBodiesIT} has more, recorded. */
class JsonMistakeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1,]|3|Expecting value",
                "{\"a\" 1}|5|Expecting ':' delimiter",
                "[1 2]|3|Expecting ',' delimiter",
                "{\"a\":1,}|7|Expecting property name enclosed in double quotes",
                "[\"😀\", \"ab|6|Unterminated string starting at",
                "\"\\x\"|1|Invalid \\escape",
                "\"\\u12\"|2|Invalid \\uXXXX escape",
                "\"\\u1234|2|Invalid \\uXXXX escape",
                "\"\\|0|Unterminated string starting at",
                "[[1]] x|6|Extra data",
            })
    void theFirstMistakeIsNamedAsPythonDoes(String text, int offset, String message) {
        assertEquals(Optional.of(new JsonMistake(offset, message)), JsonMistake.firstIn(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[NaN, -Infinity, {\"a\": [], \"b\": {}}]", " \"\\u00e9\\n\" ", "-0.5e-3"})
    void whatPythonReadsHasNone(String text) {
        assertEquals(Optional.empty(), JsonMistake.firstIn(text));
    }

    @Test
    void deepNestingIsNoMistake() {
        assertEquals(Optional.empty(), JsonMistake.firstIn("[".repeat(100_000) + "]".repeat(100_000)));
    }
}
