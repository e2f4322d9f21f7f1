package dev.cairn.workbench.language;

import dev.cairn.workbench.text.TextRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code $ref}s can point to, by the lines of a text that need not be whole. */
record Definitions(List<String> lines, Map<String, Integer> targets) {

    private static final Pattern KEY = Pattern.compile("^( *)([\\w$.-]+):(?: .*)?$");
    private static final int SHOWN = 12;

    static Definitions of(String text) {
        List<String> lines = text.lines().toList();
        Map<String, Integer> targets = new LinkedHashMap<>();
        List<String> path = new ArrayList<>();
        List<Integer> indentations = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher key = KEY.matcher(lines.get(i));
            if (key.matches()) {
                int indentation = key.group(1).length();
                while (!indentations.isEmpty() && indentations.get(indentations.size() - 1) >= indentation) {
                    indentations.remove(indentations.size() - 1);
                    path.remove(path.size() - 1);
                }
                indentations.add(indentation);
                path.add(key.group(2));
                if (path.get(0).equals("definitions") && path.size() > 1) {
                    targets.putIfAbsent("#/" + String.join("/", path), i);
                }
            }
        }
        return new Definitions(lines, targets);
    }

    /** All definitions; the shallow ones first, since those are meant. */
    List<Completion> completions() {
        return targets.entrySet().stream()
                .filter(target -> depth(target.getKey()) <= 4)
                .sorted((one, other) -> Integer.compare(depth(one.getKey()), depth(other.getKey())))
                .map(target -> new Completion(
                        "\"" + target.getKey() + "\"", "line " + (target.getValue() + 1), "", "variable"))
                .toList();
    }

    /** Where a reference leads, and the first lines that stand there. */
    Optional<String> explain(String reference) {
        Integer line = targets.get(reference);
        if (line == null) {
            return Optional.of(reference + ": there is no such definition in this manifest");
        }
        int indentation =
                lines.get(line).length() - lines.get(line).stripLeading().length();
        List<String> shown = new ArrayList<>();
        for (int i = line; i < lines.size() && shown.size() < SHOWN; i++) {
            String text = lines.get(i);
            if (i > line
                    && !text.isBlank()
                    && text.length() - text.stripLeading().length() <= indentation) {
                break;
            }
            shown.add(text.length() > indentation ? text.substring(indentation) : text.strip());
        }
        return Optional.of("line " + (line + 1) + "\n" + String.join("\n", shown));
    }

    /** The key of a definition. */
    Optional<TextRange> find(String reference) {
        return Optional.ofNullable(targets.get(reference)).map(number -> {
            String line = lines.get(number);
            int start = line.length() - line.stripLeading().length();
            return TextRange.ofLine(number, start, line.indexOf(':', start));
        });
    }

    private static int depth(String reference) {
        return reference.split("/", -1).length;
    }
}
