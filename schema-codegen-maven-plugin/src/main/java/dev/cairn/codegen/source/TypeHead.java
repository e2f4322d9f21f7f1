package dev.cairn.codegen.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays out the head of a type: what stands before its body. */
final class TypeHead {

    private static final String DEEPER = "        ";

    /**
     * A component of a record.
     *
     * @param annotation with what it has in its brackets
     * @param text its type and name
     */
    record Component(@Nullable String annotation, String text) {

        String oneLine() {
            return annotation == null ? text : annotation + " " + text;
        }
    }

    private final String indent;
    private final StringBuilder lines = new StringBuilder();

    private TypeHead(String indent) {
        this.indent = indent;
    }

    /**
     * The lines of a head.
     *
     * @param start up to the name
     * @param components of a record, otherwise null
     * @param interfaces such as {@code " implements A"}
     * @param body with which the head ends
     */
    static String of(
            String indent,
            String start,
            @Nullable List<Component> components,
            String interfaces,
            List<String> permitted,
            String body) {
        TypeHead head = new TypeHead(indent);
        if (components == null) {
            head.withMembers(indent + start + interfaces, permitted, body);
        } else {
            head.withComponents(indent + start, components, interfaces + body);
        }
        return head.lines.toString();
    }

    private void withMembers(String start, List<String> members, String body) {
        if (members.isEmpty()) {
            line(start + body);
            return;
        }
        String oneLine = start + " permits " + String.join(", ", members) + body;
        if (oneLine.length() <= LongLines.WIDTH) {
            line(oneLine);
            return;
        }
        line(start);
        for (int index = 0; index < members.size(); index++) {
            String separator = index == 0 ? "permits " : DEEPER;
            line(indent + DEEPER + separator + members.get(index) + (index + 1 < members.size() ? "," : body));
        }
    }

    private void withComponents(String start, List<Component> components, String rest) {
        if (components.size() <= 2) {
            StringBuilder oneLine = new StringBuilder(start).append('(');
            for (int index = 0; index < components.size(); index++) {
                oneLine.append(index == 0 ? "" : ", ")
                        .append(components.get(index).oneLine());
            }
            oneLine.append(')').append(rest);
            if (oneLine.length() <= LongLines.WIDTH || components.isEmpty()) {
                line(oneLine.toString());
                return;
            }
        }
        line(start + "(");
        String deeper = indent + DEEPER;
        boolean restBelow = rest.startsWith(" implements");
        for (int index = 0; index < components.size(); index++) {
            boolean last = index + 1 == components.size();
            component(deeper, components.get(index), last ? restBelow ? ")" : ")" + rest : ",");
        }
        if (restBelow) {
            line(deeper + rest.strip());
        }
    }

    private void component(String deeper, Component component, String end) {
        String annotation = component.annotation();
        String oneLine = deeper + component.oneLine() + end;
        if (annotation == null || oneLine.length() <= LongLines.WIDTH) {
            line(oneLine);
            return;
        }
        if (deeper.length() + annotation.length() > LongLines.WIDTH) {
            int open = annotation.indexOf('{');
            line(deeper + annotation.substring(0, open + 1));
            List<String> values = Brackets.split(annotation.substring(open + 1, annotation.lastIndexOf('}')));
            for (int index = 0; index < values.size(); index++) {
                line(deeper + "    " + values.get(index).strip() + (index + 1 < values.size() ? "," : ""));
            }
            line(deeper + "})");
        } else {
            line(deeper + annotation);
        }
        line(deeper + component.text() + end);
    }

    private void line(String line) {
        lines.append(line).append('\n');
    }
}
