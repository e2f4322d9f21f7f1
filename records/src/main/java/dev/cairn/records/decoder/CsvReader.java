package dev.cairn.records.decoder;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of CSV text as Python's {@code csv.reader} splits them in its default dialect: fields are quoted with {@code "},
 * which is doubled inside of quotes and nothing special inside of an unquoted field; any kind of line break ends a row
 * and is a line feed inside of quotes; a quote that is left open lasts to the end of the text.
 */
public final class CsvReader implements Closeable {

    private static final int END = -1;

    private enum Place {
        FIELD_START,
        FIELD,
        QUOTES,
        QUOTE_IN_QUOTES
    }

    private final Reader source;
    private final char delimiter;
    private final char[] buffer = new char[1 << 14];
    private int position;
    private int limit;
    private boolean skipLineFeed;
    private boolean endedInQuotes;
    private final StringBuilder field = new StringBuilder();

    public CsvReader(Reader source, char delimiter) {
        this.source = source;
        this.delimiter = delimiter;
    }

    /** The next row, or null after the last one; an empty line is a row without fields. */
    public @Nullable List<String> next() throws IOException {
        int c = read();
        if (c == END) {
            return null;
        }
        List<String> row = new ArrayList<>();
        if (c == '\n') {
            return row;
        }
        Place place = Place.FIELD_START;
        while (true) {
            switch (place) {
                case FIELD_START, FIELD -> {
                    if (c == END || c == '\n') {
                        row.add(takeField());
                        return row;
                    }
                    if (c == delimiter) {
                        row.add(takeField());
                        place = Place.FIELD_START;
                    } else if (c == '"' && place == Place.FIELD_START) {
                        place = Place.QUOTES;
                    } else {
                        field.append((char) c);
                        place = Place.FIELD;
                    }
                }
                case QUOTES -> {
                    if (c == END) {
                        endedInQuotes = true;
                        row.add(takeField());
                        return row;
                    }
                    if (c == '"') {
                        place = Place.QUOTE_IN_QUOTES;
                    } else {
                        field.append((char) c);
                    }
                }
                case QUOTE_IN_QUOTES -> {
                    if (c == '"') {
                        field.append('"');
                        place = Place.QUOTES;
                    } else {
                        place = Place.FIELD;
                        continue;
                    }
                }
            }
            c = read();
        }
    }

    /** Whether the text has ended inside of quotes. */
    public boolean endedInQuotes() {
        return endedInQuotes;
    }

    private String takeField() {
        String taken = field.toString();
        field.setLength(0);
        return taken;
    }

    private int read() throws IOException {
        if (position == limit && !fill()) {
            return END;
        }
        char c = buffer[position++];
        if (skipLineFeed) {
            skipLineFeed = false;
            if (c == '\n') {
                return read();
            }
        }
        if (c == '\r') {
            skipLineFeed = true;
            return '\n';
        }
        return c;
    }

    private boolean fill() throws IOException {
        limit = Math.max(0, source.read(buffer, 0, buffer.length));
        position = 0;
        return limit > 0;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
