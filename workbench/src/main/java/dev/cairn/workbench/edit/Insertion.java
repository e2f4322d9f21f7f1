package dev.cairn.workbench.edit;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.documents.YamlReader;
import dev.cairn.json.Json;
import dev.cairn.workbench.language.YamlText;
import dev.cairn.workbench.text.TextChange;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import dev.cairn.workbench.text.TextRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts entries into the collections of a text, in the way in which these are written. */
record Insertion(TextLines text) {

    /** What an entry is, as a plain mapping or list. */
    static Object plain(String block) {
        Object plain = YamlReader.pyYaml().read("entry", block).toPlain();
        return plain == null ? Map.of() : plain;
    }

    /** Entries of a mapping as they are written at the beginning of lines, without the last line's end. */
    static String block(Map<String, ? extends @Nullable Object> entries) {
        return YamlText.of((ObjectNode) PlainNodes.of(Place.of("entry"), entries))
                .stripTrailing();
    }

    /**
     * Changes that add an entry to a mapping, or an item to a list; the first that has no other effect is to be taken.
     *
     * @param block the entry, or the item behind its dash, as it is written at the beginning of lines
     */
    List<TextChange> into(Node collection, String block) {
        TextPoint start = text.point(collection.place());
        if (isFlow(start)) {
            return inFlow(start, plain(block));
        }
        if (collection.isArray()) {
            int end = end(lastItem(collection, start), start.column(), true);
            return List.of(after(end, indented(block, start.column())));
        }
        List<TextPoint> keys = keys(collection);
        if (keys.isEmpty()) {
            return List.of();
        }
        TextPoint first = keys.get(0);
        TextPoint last = keys.get(keys.size() - 1);
        String indentation = text.lineEnd() + " ".repeat(first.column());
        return List.of(
                after(end(last.line(), last.column(), false), indented(block, first.column())),
                new TextChange(new TextRange(first, first), block.replace("\n", indentation) + indentation));
    }

    /** The last line of a mapping. */
    int lastLine(Node mapping) {
        TextPoint start = text.point(mapping.place());
        TextPoint flow = isFlow(start) ? FlowText.end(text, start) : null;
        if (flow != null) {
            return flow.line();
        }
        List<TextPoint> keys = keys(mapping);
        TextPoint last = keys.isEmpty() ? start : keys.get(keys.size() - 1);
        return end(last.line(), last.column(), false);
    }

    /** A change that writes an entry in place of one that is there. */
    TextChange replacing(Node mapping, Member member, String block) {
        TextPoint start = text.point(member.keyPlace());
        if (isFlow(text.point(mapping.place()))) {
            TextRange value = value(member.value());
            Object plain = plain(block);
            String entries = FlowText.entries((Map<?, ?>) plain, isQuoted(start));
            return new TextChange(new TextRange(start, value.end()), entries);
        }
        int end = end(start.line(), start.column() + 1, false);
        String own = text.line(end + 1);
        while (own.startsWith("- ", start.column())
                && own.substring(0, start.column()).isBlank()) {
            end = end(end + 1, start.column() + 1, false); // a list whose dashes stand below its key
            own = text.line(end + 1);
        }
        TextPoint behind = new TextPoint(end, text.line(end).length());
        return new TextChange(
                new TextRange(start, behind), indented(block, start.column()).substring(start.column()));
    }

    /** Changes that take an entry out of a mapping that has others; the first that has no other effect is to be taken. */
    List<TextChange> removing(Node mapping, Member member) {
        TextPoint start = text.point(mapping.place());
        TextPoint key = text.point(member.keyPlace());
        if (isFlow(start)) {
            TextPoint end = FlowText.end(text, start);
            Map<String, @Nullable Object> rest = new LinkedHashMap<>();
            mapping.members().forEach((name, other) -> {
                if (!other.equals(member)) {
                    rest.put(name, other.value().toPlain());
                }
            });
            TextPoint first = new TextPoint(start.line(), start.column() + 1);
            return end == null
                    ? List.of()
                    : List.of(new TextChange(new TextRange(first, end), FlowText.entries(rest, isQuoted(first))));
        }
        int end = end(key.line(), key.column() + 1, false);
        if (!text.line(key.line()).substring(0, key.column()).isBlank()) {
            return List.of(); // behind the dash of an item
        }
        TextPoint before =
                new TextPoint(key.line() - 1, text.line(key.line() - 1).length());
        return List.of(new TextChange(
                new TextRange(before, new TextPoint(end, text.line(end).length())), ""));
    }

    /** A change that writes a mapping in place of a text. */
    TextChange inPlaceOf(Node scalar, Place keyPlace, Node mapping, String block) {
        TextRange range = text.token(scalar.place());
        TextPoint key = text.point(keyPlace);
        if (isFlow(text.point(mapping.place()))) {
            return new TextChange(range, FlowText.of(plain(block), isQuoted(key)));
        }
        String before =
                text.line(range.start().line()).substring(0, range.start().column());
        TextPoint start =
                new TextPoint(range.start().line(), before.stripTrailing().length());
        return new TextChange(new TextRange(start, range.end()), text.lineEnd() + indented(block, key.column() + 2));
    }

    private List<TextChange> inFlow(TextPoint start, Object plain) {
        TextPoint end = FlowText.end(text, start);
        if (end == null) {
            return List.of();
        }
        TextPoint first = new TextPoint(start.line(), start.column() + 1);
        TextPoint last = new TextPoint(end.line(), 0);
        for (int number = end.line(); number >= start.line(); number--) {
            String line = number == end.line() ? text.line(number).substring(0, end.column()) : text.line(number);
            if (!line.isBlank()) {
                last = new TextPoint(number, line.stripTrailing().length());
                break;
            }
        }
        char before = text.line(last.line()).charAt(last.column() - 1);
        boolean quoted = isQuoted(first);
        String added = plain instanceof Map<?, ?> map
                ? FlowText.entries(map, quoted)
                : ((List<?>) plain)
                        .stream().map(item -> FlowText.of(item, quoted)).collect(Collectors.joining(", "));
        boolean empty = last.equals(first);
        String separator = empty ? "" : before == ',' ? " " : ", ";
        return List.of(
                new TextChange(new TextRange(last, last), separator + added),
                new TextChange(new TextRange(first, first), added + (empty ? "" : ", ")));
    }

    private boolean isQuoted(TextPoint at) {
        String rest = text.line(at.line()).substring(at.column()).strip();
        return rest.isEmpty() ? text.line(at.line() + 1).strip().startsWith("\"") : rest.startsWith("\"");
    }

    private TextRange value(Node value) {
        TextPoint start = text.point(value.place());
        TextPoint end = isFlow(start) ? FlowText.end(text, start) : null;
        return end == null
                ? text.token(value.place())
                : new TextRange(start, new TextPoint(end.line(), end.column() + 1));
    }

    private boolean isFlow(TextPoint at) {
        String line = text.line(at.line());
        return line.startsWith("{", at.column()) || line.startsWith("[", at.column());
    }

    /** Where the keys of a mapping stand that are its own, and not those of an anchor. */
    private List<TextPoint> keys(Node mapping) {
        TextPoint start = text.point(mapping.place());
        return mapping.members().values().stream()
                .map(member -> text.point(member.keyPlace()))
                .filter(key -> key.compareTo(start) >= 0)
                .sorted()
                .toList();
    }

    private int lastItem(Node list, TextPoint start) {
        return list.items().stream()
                .map(item -> text.point(item.place()))
                .filter(item -> item.compareTo(start) >= 0)
                .mapToInt(TextPoint::line)
                .max()
                .orElse(start.line());
    }

    /** The last line of what begins in a line and has its keys, or its dashes, at a column. */
    private int end(int from, int column, boolean dashes) {
        int end = from;
        for (int number = from + 1; number < text.count(); number++) {
            String line = text.line(number);
            int indentation = line.length() - line.stripLeading().length();
            if (line.isBlank()) {
                continue;
            }
            boolean inside = dashes
                    ? indentation > column || (indentation == column && line.startsWith("-", column))
                    : indentation >= column;
            if (inside) {
                end = number;
            } else if (line.charAt(indentation) != '#') {
                break;
            }
        }
        return end;
    }

    private TextChange after(int line, String block) {
        TextPoint end = new TextPoint(line, text.line(line).length());
        return new TextChange(new TextRange(end, end), text.lineEnd() + block);
    }

    private String indented(String block, int column) {
        return block.lines().map(line -> " ".repeat(column) + line).collect(Collectors.joining(text.lineEnd()));
    }

    /** Collections between braces and brackets. */
    private static final class FlowText {

        private FlowText() {}

        /** A plain value; the entries of a mapping without its braces are {@link #entries}. */
        static String of(@Nullable Object value, boolean quoted) {
            if (value instanceof Map<?, ?> map) {
                return "{" + entries(map, quoted) + "}";
            }
            if (value instanceof List<?> list) {
                return list.stream().map(item -> of(item, quoted)).collect(Collectors.joining(", ", "[", "]"));
            }
            return quoted ? Json.write(value) : YamlText.scalar(value);
        }

        /** @param quoted whether all texts are quoted, as in JSON */
        static String entries(Map<?, ?> map, boolean quoted) {
            return map.entrySet().stream()
                    .map(entry -> of(String.valueOf(entry.getKey()), quoted) + ": " + of(entry.getValue(), quoted))
                    .collect(Collectors.joining(", "));
        }

        /** Where the collection that begins at a point ends, before its last bracket; null where it does not. */
        static @Nullable TextPoint end(TextLines text, TextPoint start) {
            int depth = 0;
            char quote = 0;
            for (int number = start.line(); number < text.count(); number++) {
                String line = text.line(number);
                char before = ' ';
                for (int i = number == start.line() ? start.column() : 0; i < line.length(); i++) {
                    char c = line.charAt(i);
                    if (quote != 0) {
                        if (c == '\\' && quote == '"') {
                            i++;
                        } else if (c == quote) {
                            quote = 0;
                        }
                    } else if ((c == '"' || c == '\'') && "{[,: ".indexOf(before) >= 0) {
                        quote = c;
                    } else if (c == '#' && before == ' ') {
                        break;
                    } else if (c == '{' || c == '[') {
                        depth++;
                    } else if ((c == '}' || c == ']') && --depth == 0) {
                        return new TextPoint(number, i);
                    }
                    before = c;
                }
            }
            return null;
        }
    }
}
