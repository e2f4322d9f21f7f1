package dev.cairn.records.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

    @Test
    void keepsQuotesInsideOfUnquotedFields() throws IOException {
        assertEquals(List.of(List.of(" x ", " \"y\""), List.of("z\"w")), rows(" x , \"y\"\nz\"w"));
    }

    @Test
    void undoublesQuotes() throws IOException {
        assertEquals(List.of(List.of("q\"r", "")), rows("\"q\"\"r\",\"\""));
    }

    @Test
    void goesOnWithoutQuotesAfterTheClosingOne() throws IOException {
        assertEquals(List.of(List.of("abc", "y \"z\"")), rows("\"ab\"c,\"y\" \"z\""));
    }

    @Test
    void readsAnOpenQuoteToTheEnd() throws IOException {
        assertEquals(List.of(List.of("open\n,e")), rows("\"open\n,e"));
        assertEquals(List.of(List.of("")), rows("\""));
    }

    @Test
    void endsRowsAtAnyLineBreak() throws IOException {
        assertEquals(
                List.of(List.of("a"), List.of("b"), List.of("c", ""), List.of(), List.of("d")),
                rows("a\rb\r\nc,\n\nd"));
    }

    private static List<List<String>> rows(String text) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader reader = new CsvReader(new StringReader(text), ',')) {
            for (List<String> row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
        }
        return rows;
    }
}
