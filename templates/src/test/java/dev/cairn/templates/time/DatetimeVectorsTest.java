package dev.cairn.templates.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.pythonvalues.PythonNumbers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Random datetimes, durations and floats as {@code src/test/oracle/datetime_vectors.py} recorded them. */
class DatetimeVectorsTest {

    private static final String ERROR = "ERROR";
    private static final Strftime DATE_TIME = Strftime.of("-%m-%dT%H:%M:%S");

    @Test
    void everythingComesOutAsInTheReference() throws IOException {
        List<String> differences = new ArrayList<>();
        List<String> lines = lines();
        for (String line : lines) {
            String[] columns = line.split("\t", -1);
            String found = compute(columns);
            if (!found.equals(columns[3])) {
                differences.add(line + " → " + found);
            }
        }
        assertEquals(List.of(), differences);
        assertEquals(1600, lines.size());
    }

    private static List<String> lines() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(DatetimeVectorsTest.class.getResourceAsStream("datetimes.tsv"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static String compute(String[] columns) {
        try {
            return switch (columns[0]) {
                case "format" -> DatetimeFormat.of(columns[1]).format(OffsetDateTime.parse(columns[2]));
                case "parse" -> iso(DatetimeFormat.of(columns[1]).parse(columns[2]));
                case "duration" -> moved(IsoDuration.parse(columns[1]), OffsetDateTime.parse(columns[2]));
                case "iso" -> iso(IsoDatetime.parse(columns[1]));
                default -> PythonNumbers.repr(Double.parseDouble(columns[1]));
            };
        } catch (DatetimeParseException | DateTimeException | IllegalArgumentException e) {
            return ERROR;
        }
    }

    private static String moved(IsoDuration duration, OffsetDateTime datetime) {
        return iso(duration.addTo(datetime)) + "|" + iso(duration.subtractFrom(datetime));
    }

    private static String iso(OffsetDateTime datetime) {
        LocalDateTime local = datetime.toLocalDateTime();
        String year = String.format("%04d", local.getYear());
        String fraction = datetime.getNano() == 0 ? "" : "." + Strftime.microseconds(local);
        String offset = datetime.getOffset().getId();
        return year + DATE_TIME.format(local, 0, "") + fraction + ("Z".equals(offset) ? "+00:00" : offset);
    }
}
