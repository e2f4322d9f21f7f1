package dev.cairn.codegen.java;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays out the head of a type: what stands before its body. */
final class TypeHead {

    private static final int WIDTH = 120;
    private static final Pattern HEAD =
            Pattern.compile("^( *)(?:(?:public|static|final|sealed) )*(record|interface|class|enum) (\\w+).*");
    private static final Pattern ANNOTATED =
            Pattern.compile("^(@\\w+\\((?:[^()\"]|\"(?:[^\"\\\\]|\\\\.)*\")*\\)) (.*)$");

    private TypeHead() {}

    static boolean starts(String line) {
        boolean possible = line.contains("record ")
                || line.contains("interface ")
                || line.contains("class ")
                || line.contains("enum ");
        return possible && HEAD.matcher(line).matches();
    }

    /** The lines of a head that is given on one line, the opening brace included. */
    static List<String> of(String head) {
        Matcher matcher = HEAD.matcher(head);
        if (!matcher.matches()) {
            return List.of(head);
        }
        String indent = matcher.group(1);
        List<String> lines = new ArrayList<>();
        String rest = head;
        if (matcher.group(2).equals("record")) {
            rest = components(head, indent, matcher.group(3), lines);
        }
        int permits = rest.indexOf(" permits ");
        if (permits > 0 && rest.length() > WIDTH) {
            lines.add(rest.substring(0, permits));
            String members = rest.substring(permits + 9).replaceFirst(" \\{}?$", "");
            String separator = "permits ";
            for (String member : members.split(", ", -1)) {
                lines.add(indent + "        " + separator + member + ",");
                separator = "        ";
            }
            String last = lines.remove(lines.size() - 1);
            rest = last.substring(0, last.length() - 1) + rest.substring(rest.lastIndexOf(" {"));
        }
        lines.add(rest);
        return lines;
    }

    /** Adds the components' lines, and returns what follows them. */
    private static String components(String head, String indent, String name, List<String> lines) {
        int open = head.indexOf('(');
        int close = Brackets.closing(head, open);
        // A record's members are in scope in its head (JLS 6.3).
        String text = head.substring(open + 1, close).replaceAll("(?<![\\w.\"])" + name + "\\.", "");
        List<String> components = Brackets.split(text);
        String rest = head.substring(close + 1);
        String oneLine = head.substring(0, open + 1) + text + ")" + rest;
        if (oneLine.length() <= WIDTH && components.size() <= 2) {
            return oneLine;
        }
        lines.add(head.substring(0, open + 1));
        String deeper = indent + "        ";
        for (int index = 0; index < components.size() - 1; index++) {
            component(lines, deeper, components.get(index).strip() + ",");
        }
        component(lines, deeper, components.get(components.size() - 1).strip() + ")");
        if (rest.startsWith(" implements")) {
            return deeper + rest.strip();
        }
        return lines.remove(lines.size() - 1) + rest;
    }

    private static void component(List<String> lines, String indent, String component) {
        Matcher annotated = ANNOTATED.matcher(component);
        if (indent.length() + component.length() <= WIDTH || !annotated.matches()) {
            lines.add(indent + component);
            return;
        }
        String annotation = annotated.group(1);
        if (indent.length() + annotation.length() > WIDTH) {
            int open = annotation.indexOf('{');
            lines.add(indent + annotation.substring(0, open + 1));
            List<String> values = Brackets.split(annotation.substring(open + 1, annotation.lastIndexOf('}')));
            for (int index = 0; index < values.size(); index++) {
                lines.add(indent + "    " + values.get(index).strip() + (index + 1 < values.size() ? "," : ""));
            }
            lines.add(indent + "})");
        } else {
            lines.add(indent + annotation);
        }
        component(lines, indent, annotated.group(2));
    }
}
