package dev.cairn.codegen.compare;

import dev.cairn.codegen.schema.PlainJson;
import dev.cairn.documents.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a comparison is written down. */
public enum ChangesFormat {
    /** A table for people. */
    TEXT {
        @Override
        public List<String> lines(SchemaComparison comparison, List<Change> breaking) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(row("place", "change", aspect -> aspect.word()));
            for (Change change : comparison.changes()) {
                rows.add(row(
                        text(change.place()),
                        change.subject() + ": " + change.what(),
                        aspect -> change.verdict(aspect).map(Verdict::words).orElse("-")));
            }
            return comparison.changes().isEmpty() ? List.of() : aligned(rows);
        }
    },
    /** One object in JSON. */
    JSON {
        @Override
        public List<String> lines(SchemaComparison comparison, List<Change> breaking) {
            List<Object> changes = new ArrayList<>();
            for (Change change : comparison.changes()) {
                Map<String, Object> members = new LinkedHashMap<>();
                members.put("subject", change.subject());
                members.put("kind", change.kind().word());
                members.put("what", change.what());
                putPlace(members, "before", change.before());
                putPlace(members, "after", change.after());
                change.verdicts().forEach((aspect, verdict) -> members.put(aspect.word(), verdict.words()));
                members.put("fails", breaking.contains(change));
                changes.add(members);
            }
            return List.of(PlainJson.write(Map.of("changes", changes)));
        }
    },
    /** Annotations that GitHub shows beside the lines of a pull request: errors for what fails, else warnings and notices. */
    GITHUB {
        @Override
        public List<String> lines(SchemaComparison comparison, List<Change> breaking) {
            List<String> lines = new ArrayList<>();
            for (Change change : comparison.changes()) {
                String level =
                        breaking.contains(change) ? "error" : change.verdicts().isEmpty() ? "notice" : "warning";
                List<String> words = new ArrayList<>();
                change.verdicts().forEach((aspect, verdict) -> words.add(aspect.word() + " " + verdict.words()));
                String verdicts = words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
                lines.add("::" + level + " " + position(change.after()) + "title=" + property(change.subject()) + "::"
                        + escaped(change.what() + verdicts));
            }
            return lines;
        }
    };

    /**
     * The lines of a report.
     *
     * @param breaking the changes that make the check fail
     */
    public abstract List<String> lines(SchemaComparison comparison, List<Change> breaking);

    private interface Cell {
        String of(Aspect aspect);
    }

    private static List<String> row(String place, String change, Cell cells) {
        List<String> row = new ArrayList<>(List.of(place, change));
        for (Aspect aspect : Aspect.values()) {
            row.add(cells.of(aspect));
        }
        return row;
    }

    private static List<String> aligned(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String cell = row.get(column);
                line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String text(@Nullable Place place) {
        return place == null ? "-" : place.toString();
    }

    private static void putPlace(Map<String, Object> members, String name, @Nullable Place place) {
        if (place != null) {
            Map<String, Object> parts = new LinkedHashMap<>();
            parts.put("file", place.file());
            parts.put("line", place.line());
            parts.put("column", place.column());
            members.put(name, parts);
        }
    }

    /** Only the later file is there to be annotated. */
    private static String position(@Nullable Place place) {
        return place == null
                ? ""
                : "file=" + property(place.file()) + ",line=" + place.line() + ",col=" + place.column() + ",";
    }

    private static String property(String text) {
        return escaped(text).replace(":", "%3A").replace(",", "%2C");
    }

    private static String escaped(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }
}
