package dev.cairn.records.decoder;

import dev.cairn.http.response.Response;
import dev.cairn.records.MalformedBodyException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the rows of CSV text with a header line, each to a map of texts.
 *
 * <p>A row with fewer fields than the header has null for the rest; what a row has beyond the header is a list under the
 * key {@code null}. Source of the rules: Python's {@code csv.DictReader}, and how its None key looks in JSON.
 */
public final class CsvDecoder implements Decoder {

    private static final String BEYOND_HEADER = "null";

    private final TextEncoding encoding;
    private final char delimiter;
    private final Set<String> nullValues;

    /** @param nullValues texts that stand for null */
    public CsvDecoder(TextEncoding encoding, char delimiter, Set<String> nullValues) {
        this.encoding = encoding;
        this.delimiter = delimiter;
        this.nullValues = Set.copyOf(nullValues);
    }

    /**
     * The delimiter that a manifest means: a backslash starts an escape such as {@code \\t}, and no text is a comma.
     *
     * @return empty if it is more than one character
     */
    public static Optional<Character> delimiter(String text) {
        String plain = text.startsWith("\\") ? unescaped(text) : text;
        return plain.length() > 1 ? Optional.empty() : Optional.of(plain.isEmpty() ? ',' : plain.charAt(0));
    }

    private static String unescaped(String text) {
        try {
            return text.matches("\\\\x[0-9a-fA-F]{2}|\\\\u[0-9a-fA-F]{4}")
                    ? String.valueOf((char) Integer.parseInt(text.substring(2), 16))
                    : text.translateEscapes();
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    @Override
    public DecodedValues decode(Response response) throws IOException {
        return new Rows(new CsvReader(encoding.reader(response.stream()), delimiter));
    }

    @Override
    public boolean isStreaming() {
        return true;
    }

    private final class Rows implements DecodedValues {

        private final CsvReader reader;
        private @Nullable List<String> header;

        Rows(CsvReader reader) {
            this.reader = reader;
        }

        @Override
        public @Nullable DecodedValue next() throws IOException {
            try {
                List<String> names = header == null ? reader.next() : header;
                header = names;
                List<String> row = reader.next();
                while (row != null && row.isEmpty()) {
                    row = reader.next();
                }
                return row == null || names == null ? null : new DecodedValue.Tree(record(names, row));
            } catch (CharacterCodingException e) {
                throw new MalformedBodyException("The response is not text in " + encoding.charset(), e);
            }
        }

        private Map<String, @Nullable Object> record(List<String> names, List<String> row) {
            Map<String, @Nullable Object> record = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                String value = i < row.size() ? row.get(i) : null;
                record.put(names.get(i), value == null || nullValues.contains(value) ? null : value);
            }
            if (row.size() > names.size()) {
                record.put(BEYOND_HEADER, List.copyOf(row.subList(names.size(), row.size())));
            }
            return record;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
