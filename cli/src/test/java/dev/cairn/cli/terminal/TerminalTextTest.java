package dev.cairn.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TerminalTextTest {

    static List<Arguments> texts() {
        return List.of(
                Arguments.of("plain text ~", "plain text ~"),
                Arguments.of("Ünïcödé 表 \ud83d\ude00", "Ünïcödé 表 \ud83d\ude00"),
                Arguments.of("red \u001b[31m", "red \\u001b[31m"),
                Arguments.of("a\n::error ::b", "a\\n::error ::b"),
                Arguments.of("over\rwritten", "over\\rwritten"),
                Arguments.of("back\bspace \u0007 \u007f", "back\\u0008space \\u0007 \\u007f"),
                Arguments.of("C1: \u009b2J \u0085", "C1: \\u009b2J \\u0085"),
                Arguments.of("right to left: \u202e", "right to left: \\u202e"),
                Arguments.of("separators: \u2028 \u2029", "separators: \\u2028 \\u2029"),
                Arguments.of("half a pair: \ud83d.", "half a pair: \\ud83d."),
                Arguments.of("a tag: \udb40\udc41", "a tag: \\U000e0041"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void whatIsNotToBeSeenStandsThereAsAnEscape(String text, String safe) {
        assertEquals(safe, TerminalText.safe(text));
    }
}
