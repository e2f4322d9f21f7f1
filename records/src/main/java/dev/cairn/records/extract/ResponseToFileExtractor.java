package dev.cairn.records.extract;

import dev.cairn.http.disk.TemporaryFile;
import dev.cairn.http.response.Response;
import dev.cairn.records.MalformedBodyException;
import dev.cairn.records.RecordCursor;
import dev.cairn.records.RecordExtractor;
import dev.cairn.records.StreamRecord;
import dev.cairn.records.decoder.CompressedText;
import dev.cairn.records.decoder.CsvReader;
import dev.cairn.records.decoder.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of a large CSV body, which is put on disk first, so that the connection is not kept open while records
 * are processed.
 *
 * <p>The body is UTF-8, plain or compressed with gzip or zlib; null bytes in a plain one are dropped. Blank lines are
 * skipped, and short rows are filled with null. A row longer than the header fails. Source of the rules: the class of
 * that name in the Python CDK, and pandas. Pandas shifts the columns where the first row is too long; that would lose
 * values in silence and is not copied.
 */
public final class ResponseToFileExtractor implements RecordExtractor {

    /** What pandas takes for a missing value. */
    private static final Set<String> MISSING = Set.of(
            "",
            "#N/A",
            "#N/A N/A",
            "#NA",
            "-1.#IND",
            "-1.#QNAN",
            "-NaN",
            "-nan",
            "1.#IND",
            "1.#QNAN",
            "<NA>",
            "N/A",
            "NA",
            "NULL",
            "NaN",
            "None",
            "n/a",
            "nan",
            "null");

    private final Set<String> nulls;

    /** @param preservesNaValues whether texts such as {@code NA} stay, so that only an empty field is null */
    public ResponseToFileExtractor(boolean preservesNaValues) {
        this.nulls = preservesNaValues ? Set.of("") : MISSING;
    }

    @Override
    public RecordCursor open(Response response) throws IOException {
        TemporaryFile file;
        try (InputStream unpacked = CompressedText.unpacked(response.stream())) {
            file = TemporaryFile.of(new byte[0], unpacked);
        }
        try {
            return new Rows(file, new CsvReader(TextEncoding.named("utf-8-sig").reader(file.stream()), ','));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private final class Rows implements RecordCursor {

        private final TemporaryFile file;
        private final CsvReader reader;
        private List<String> header = List.of();
        private long row;

        Rows(TemporaryFile file, CsvReader reader) {
            this.file = file;
            this.reader = reader;
        }

        @Override
        public @Nullable StreamRecord next() throws IOException {
            try {
                if (row == 0) {
                    List<String> names = nextRow();
                    if (names == null) {
                        return null;
                    }
                    header = ColumnNames.of(names);
                }
                List<String> fields = nextRow();
                return fields == null ? null : StreamRecord.ofTree(record(fields));
            } catch (CharacterCodingException e) {
                throw new MalformedBodyException("The response is not text in UTF-8", e);
            }
        }

        private @Nullable List<String> nextRow() throws IOException {
            List<String> fields = reader.next();
            while (fields != null && isBlank(fields)) {
                fields = reader.next();
            }
            row++;
            if (reader.endedInQuotes()) {
                throw new MalformedBodyException("The response is not CSV: it ends inside of quotes in row " + row);
            }
            return fields;
        }

        private static boolean isBlank(List<String> fields) {
            return fields.isEmpty()
                    || (fields.size() == 1
                            && !fields.get(0).isEmpty()
                            && fields.get(0).isBlank());
        }

        private Map<String, @Nullable Object> record(List<String> fields) throws MalformedBodyException {
            if (fields.size() > header.size()) {
                throw new MalformedBodyException("The response is not CSV of " + header.size() + " columns: row " + row
                        + " has " + fields.size() + " fields");
            }
            Map<String, @Nullable Object> record = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                String field = i < fields.size() ? fields.get(i) : "";
                record.put(header.get(i), nulls.contains(field) ? null : field);
            }
            return record;
        }

        @Override
        public void close() throws IOException {
            try (file) {
                reader.close();
            }
        }
    }

    /**
     * Makes column names of a header line as pandas does: a missing name gets a number, and a repeated name gets a suffix.
     */
    private static final class ColumnNames {

        private ColumnNames() {}

        static List<String> of(List<String> header) {
            List<String> names = new ArrayList<>();
            Set<String> taken = new HashSet<>();
            for (int i = 0; i < header.size(); i++) {
                String wanted = header.get(i).isEmpty() ? "Unnamed: " + i : header.get(i);
                String name = wanted;
                for (int n = 1; !taken.add(name); n++) {
                    name = wanted + "." + n;
                    if (header.contains(name)) {
                        name = wanted;
                    }
                }
                names.add(name);
            }
            return names;
        }
    }
}
