package dev.cairn.cli.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.cli.terminal.LogLine;
import dev.cairn.runtime.protocol.LogLevel;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrintedStatusTest {

    private static final Pattern PART = Pattern.compile("\n|\u001b\\[[?0-9]+[A-Za-z]|[^\n\u001b]+");

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-01-01T07:05:00.75Z"), ZoneOffset.UTC);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(printed, false, StandardCharsets.UTF_8);

    private static List<LogLine> lines(String... texts) {
        return Stream.of(texts).map(text -> new LogLine(LogLevel.INFO, text)).toList();
    }

    @Test
    void onATerminalLinesAreWrittenAnewInTheirPlace() {
        StatusLines lines = new PrintedStatus(err, true, CLOCK);
        lines.show(lines("a: 1", "b: 1"));
        lines.show(lines("b: 2"));
        assertEquals(List.of("b: 2"), screen());
    }

    @Test
    void whatStaysIsAboveTheLines() {
        StatusLines lines = new PrintedStatus(err, true, CLOCK);
        lines.show(lines("a: 1"));
        lines.keep(List.of("first", "second"), "north");
        assertEquals(List.of("north: first", "second"), screen());
        lines.show(lines("a: 2"));
        lines.show(lines("a: 3"));
        assertEquals(List.of("north: first", "second", "a: 3"), screen());
    }

    @Test
    void clearedLinesLeaveNothing() {
        StatusLines lines = new PrintedStatus(err, true, CLOCK);
        lines.keep(List.of("first"), null);
        lines.show(lines("a: 1", "b: 1"));
        lines.clear();
        lines.clear();
        assertEquals(List.of("first"), screen());
    }

    @Test
    void ofManyLinesTheRestIsCounted() {
        StatusLines lines = new PrintedStatus(err, true, CLOCK);
        List<String> many = IntStream.range(0, PrintedStatus.MOST + 5)
                .mapToObj(i -> "stream " + i)
                .toList();
        lines.show(lines(many.toArray(String[]::new)));
        List<String> shown = screen();
        assertEquals(PrintedStatus.MOST, shown.size());
        assertEquals("and 6 more", shown.get(PrintedStatus.MOST - 1));
        lines.show(lines(many.subList(0, PrintedStatus.MOST).toArray(String[]::new)));
        assertEquals(many.subList(0, PrintedStatus.MOST), screen());
    }

    @Test
    void elsewhereEachLineStaysWithItsTime() {
        StatusLines lines = new PrintedStatus(err, false, CLOCK);
        lines.show(lines("a: 1", "b: 1"));
        lines.keep(List.of("between"), null);
        lines.show(lines("a: 2"));
        lines.clear();
        assertEquals(
                "07:05:00 a: 1\n07:05:00 b: 1\nbetween\n07:05:00 a: 2\n", printed.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatStreamsAreCalledMovesNothing() {
        for (boolean terminal : List.of(true, false)) {
            printed.reset();
            StatusLines lines = new PrintedStatus(err, terminal, CLOCK);
            lines.show(lines("a\u001b[2J: 1", "b\nc: 1"));
            lines.keep(List.of("d\re"), null);
            String text = printed.toString(StandardCharsets.UTF_8);
            assertTrue(text.contains("a\\u001b[2J: 1\n"), text);
            assertTrue(text.contains("b\\nc: 1\n"), text);
            assertTrue(text.contains("d\\re\n"), text);
        }
    }

    /** What a terminal shows of all that was printed. */
    private List<String> screen() {
        List<String> rows = new ArrayList<>();
        int row = 0;
        Matcher parts = PART.matcher(printed.toString(StandardCharsets.UTF_8));
        while (parts.find()) {
            if (row == rows.size()) {
                rows.add("");
            }
            switch (parts.group()) {
                case "\n" -> row++;
                case "\u001b[1A" -> row--;
                case "\u001b[2K" -> rows.set(row, "");
                case "\u001b[?7l", "\u001b[?7h" -> {}
                default -> rows.set(row, rows.get(row) + parts.group());
            }
        }
        return rows.subList(0, row);
    }
}
