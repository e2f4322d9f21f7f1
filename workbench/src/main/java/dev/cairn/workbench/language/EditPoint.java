package dev.cairn.workbench.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A point in a manifest that is being written. It reads lines and their indentation and not YAML, since the text is broken
 * most of the time: a key has just been begun, a bracket is still open.
 *
 * @param path the keys from the root to the mapping around the point, outermost first; items of lists are not counted
 * @param siblings the scalar members of that mapping
 * @param key the key whose value is being written; null where a key is
 * @param begun what has been written of the key or value up to the point
 * @param template what has been written of a template up to the point, without its braces; null outside of one
 * @param margin how far behind the beginning of the line's text the keys of that mapping stand: the width of its dashes; negative
 *     where no lines can follow, since the mapping is in braces or the line goes on behind the point
 */
record EditPoint(
        List<Level> path,
        Map<String, String> siblings,
        @Nullable String key,
        String begun,
        @Nullable String template,
        int margin) {

    private static final Pattern ENTRY =
            Pattern.compile("^(\\s*(?:- +)*)(\"[^\"]*\"|'[^']*'|[^\\s#:\"'{\\[][^:#]*?)\\s*:(?:\\s+(.*))?$");
    private static final Pattern BEGUN_KEY = Pattern.compile("^(\\s*(?:- +)*)([\\w$]*)$");

    /**
     * A step on the way to the point.
     *
     * @param key the key whose value the point is in
     * @param owner the {@code type} of the mapping that has the key; null where it names none
     */
    record Level(String key, @Nullable String owner) {}

    /** A line as far as it is an entry of a block mapping. */
    private record Entry(int indentation, String key, String value) {}

    /**
     * The point at a line and column.
     *
     * @param line 0-based
     * @param column 0-based, in UTF-16 units
     */
    static EditPoint at(String text, int line, int column) {
        List<String> lines = text.lines().toList();
        String whole = line < lines.size() ? lines.get(line) : "";
        String before = whole.substring(0, Math.min(column, whole.length()));
        Flow flow = Flow.of(before);
        Matcher begunKey = BEGUN_KEY.matcher(before);
        Entry entry = entry(before);
        int indentation;
        String key = null;
        String begun;
        if (flow != null) {
            indentation = entry == null ? indentation(before) : entry.indentation;
            key = flow.key();
            begun = flow.begun();
        } else if (entry != null) {
            indentation = entry.indentation;
            key = entry.key;
            begun = entry.value;
        } else if (begunKey.matches()) {
            indentation = begunKey.group(1).length();
            begun = begunKey.group(2);
        } else {
            indentation = indentation(before);
            begun = before.strip();
        }
        List<Level> path = new ArrayList<>(levels(lines, line, indentation));
        Map<String, String> siblings = siblings(lines, line, indentation);
        if (flow != null) {
            if (entry != null) {
                path.add(new Level(entry.key, siblings.get("type")));
            }
            siblings = flow.members();
        }
        boolean ends = flow == null && whole.substring(before.length()).isBlank();
        int margin = ends ? indentation - Math.min(indentation, indentation(before)) : -1;
        return new EditPoint(List.copyOf(path), siblings, key, begun, template(before), margin);
    }

    /** A snippet as it is inserted at the point, whose lines are indented like the line that it begins in; empty where it cannot be. */
    String indented(String snippet) {
        return margin < 0 ? "" : snippet.replace("\n", "\n" + " ".repeat(margin));
    }

    /** The type of the mapping around the point, as it is written there. */
    @Nullable
    String type() {
        return siblings.get("type");
    }

    private static @Nullable String template(String before) {
        int open = Math.max(before.lastIndexOf("{{"), before.lastIndexOf("{%"));
        int close = Math.max(before.lastIndexOf("}}"), before.lastIndexOf("%}"));
        return open > close ? before.substring(open + 2) : null;
    }

    /** The mappings around a line, by what is less indented above it. */
    private static List<Level> levels(List<String> lines, int line, int indentation) {
        List<Level> levels = new ArrayList<>();
        int inner = indentation;
        for (int i = line - 1; i >= 0 && inner > 0; i--) {
            Entry entry = i < lines.size() ? entry(lines.get(i)) : null;
            if (entry != null && entry.value.isEmpty() && entry.indentation < inner) {
                levels.add(
                        0,
                        new Level(
                                entry.key, siblings(lines, i, entry.indentation).get("type")));
                inner = entry.indentation;
            }
        }
        return levels;
    }

    /** The scalar members of the mapping that a line belongs to. */
    private static Map<String, String> siblings(List<String> lines, int line, int indentation) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = line; i >= 0 && i < lines.size(); i--) {
            if (!take(lines.get(i), indentation, members) || isItemAt(lines.get(i), indentation)) {
                break;
            }
        }
        for (int i = line + 1; i < lines.size(); i++) {
            if (isItemAt(lines.get(i), indentation) || !take(lines.get(i), indentation, members)) {
                break;
            }
        }
        return members;
    }

    /** @return whether the mapping may go on beyond the line */
    private static boolean take(String line, int indentation, Map<String, String> members) {
        if (line.isBlank() || line.stripLeading().startsWith("#")) {
            return true;
        }
        int own = keyColumn(line);
        if (own == indentation) {
            Entry entry = entry(line);
            if (entry != null) {
                members.putIfAbsent(entry.key, entry.value);
            }
        }
        return own >= indentation;
    }

    /** Whether a line begins an item of a list whose mapping has its keys at a column. */
    private static boolean isItemAt(String line, int column) {
        return line.stripLeading().startsWith("- ") && keyColumn(line) == column;
    }

    private static @Nullable Entry entry(String line) {
        Matcher matcher = ENTRY.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        String value = matcher.group(3) == null ? "" : matcher.group(3).strip();
        if (value.startsWith("#")) {
            value = "";
        }
        return new Entry(matcher.group(1).length(), unquoted(matcher.group(2)), unquoted(value));
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static int keyColumn(String line) {
        int column = indentation(line);
        while (line.startsWith("- ", column)) {
            column += 2;
            while (column < line.length() && line.charAt(column) == ' ') {
                column++;
            }
        }
        return column;
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    /**
     * A flow mapping on one line, <code>{type: X, …</code>, that is open at the point.
     *
     * @param members what is complete of it
     */
    private record Flow(
            Map<String, String> members, @Nullable String key, String begun) {

        static @Nullable Flow of(String before) {
            String code = before.replaceAll("\\{\\{.*?(\\}\\}|$)", "").replaceAll("'[^']*'|\"[^\"]*\"", "x");
            int open = -1;
            int depth = 0;
            for (int i = code.length() - 1; i >= 0 && open < 0; i--) {
                char c = code.charAt(i);
                if (c == '}') {
                    depth++;
                } else if (c == '{' && depth-- == 0) {
                    open = i;
                }
            }
            if (open < 0) {
                return null;
            }
            Map<String, String> members = new LinkedHashMap<>();
            String[] parts = code.substring(open + 1).split(",", -1);
            for (int i = 0; i < parts.length - 1; i++) {
                String[] pair = parts[i].split(":", 2);
                members.put(pair[0].strip(), pair.length > 1 ? unquoted(pair[1].strip()) : "");
            }
            String[] last = parts[parts.length - 1].split(":", 2);
            return last.length > 1
                    ? new Flow(members, last[0].strip(), last[1].strip())
                    : new Flow(members, null, last[0].strip());
        }
    }
}
