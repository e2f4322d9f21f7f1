package dev.cairn.cli.author;

import dev.cairn.cli.terminal.TerminalText;
import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records as lines of a table. */
final class RecordTable {

    private static final int MOST_ROWS = 20;
    private static final int MOST_COLUMNS = 10;
    private static final int WIDEST = 40;

    private RecordTable() {}

    /** The lines: the names of the fields, then the first records. */
    static List<String> lines(List<Map<String, @Nullable Object>> records) {
        List<Map<String, @Nullable Object>> shown = records.subList(0, Math.min(MOST_ROWS, records.size()));
        Set<String> names = new LinkedHashSet<>();
        shown.forEach(record -> names.addAll(record.keySet()));
        List<String> columns = names.stream().limit(MOST_COLUMNS).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(RecordTable::cut).toList());
        for (Map<String, @Nullable Object> record : shown) {
            rows.add(columns.stream()
                    .map(name -> record.containsKey(name) ? cell(record.get(name)) : "")
                    .toList());
        }
        List<String> lines = aligned(rows);
        if (names.size() > columns.size()) {
            lines.add("… and " + (names.size() - columns.size()) + " other fields");
        }
        if (records.size() > shown.size()) {
            lines.add("… and " + (records.size() - shown.size()) + " other records");
        }
        return lines;
    }

    private static List<String> aligned(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                int column = i;
                int width = rows.stream()
                        .mapToInt(each -> each.get(column).length())
                        .max()
                        .orElse(0);
                line.append(row.get(i)).append(" ".repeat(width - row.get(i).length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String cell(@Nullable Object value) {
        return cut(TerminalText.safe(value instanceof String text ? text : Json.write(value)));
    }

    private static String cut(String text) {
        return Phrases.shortened(text, WIDEST - 1);
    }
}
