package dev.cairn.workbench.language;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a component is when only its required fields are written. Places to fill in are written as in snippets of editors:
 * <code>${1:name}</code>.
 */
final class ComponentSkeleton {

    private static final int DEEPEST = 6;
    private static final String PLACE = "\\$\\{\\d+:([^}]*)\\}";

    private final SchemaGuide guide = SchemaGuide.bundled();
    private int places;

    private ComponentSkeleton() {}

    /**
     * The entries of a component behind its {@code type: }, the type's name first.
     *
     * @param written the fields that are there already
     */
    static String ofType(String type, Set<String> written) {
        ComponentSkeleton skeleton = new ComponentSkeleton();
        return type + skeleton.fields(type, written, 0);
    }

    /** A component without places to fill in. */
    static String example(String type) {
        return ("type: " + ofType(type, Set.of())).replaceAll(PLACE, "$1");
    }

    /** A field of a component with its value, without a line's end; empty where it takes no component. */
    static Optional<String> ofField(ComponentField field) {
        return field.takes().isEmpty() || field.kind().contains("string")
                ? Optional.empty()
                : Optional.of(new ComponentSkeleton().entry(field, 0));
    }

    /** A field with its value as it is written below others, without places to fill in. */
    static String inBlock(String type, String field) {
        return SchemaGuide.bundled()
                .field(type, field)
                .map(found -> new ComponentSkeleton().entry(found, 0).replaceAll(PLACE, "$1"))
                .orElse(field + ": ");
    }

    /** A field with its value as it is written between braces. */
    static String inFlow(String type, String field) {
        return SchemaGuide.bundled()
                .field(type, field)
                .filter(found -> !found.takes().isEmpty())
                .map(found -> field + ": {}")
                .orElseGet(() -> inBlock(type, field));
    }

    private String fields(String type, Set<String> written, int depth) {
        StringBuilder text = new StringBuilder();
        for (ComponentField field : guide.fields(type)) {
            if (field.required() && !field.name().equals("type") && !written.contains(field.name())) {
                text.append('\n').append(entry(field, depth));
            }
        }
        return text.toString();
    }

    private String entry(ComponentField field, int depth) {
        String type = component(field.takes());
        boolean list = field.kind().startsWith("list of");
        if (type.isEmpty() || depth > DEEPEST || field.kind().contains("string")) {
            String value = place(value(field));
            return field.name() + ": " + (list && type.isEmpty() ? "[" + value + "]" : value);
        }
        String component =
                ("type: " + type + fields(type, Set.of(), depth + 1)).replace("\n", list ? "\n    " : "\n  ");
        return field.name() + ":\n  " + (list ? "- " : "") + component;
    }

    /** The first that is not to be written in another language. */
    private static String component(List<String> takes) {
        return takes.stream()
                .filter(type -> !type.startsWith("Custom"))
                .findFirst()
                .orElse("");
    }

    private String place(String value) {
        places++;
        return "${" + places + ":" + value.replaceAll("[$}\\\\]", "") + "}";
    }

    private static String value(ComponentField field) {
        if (field.byDefault() instanceof String text && !text.isEmpty()) {
            return text;
        }
        if (!field.values().isEmpty()) {
            return field.values().get(0);
        }
        if (field.kind().contains("boolean")) {
            return "true";
        }
        return field.kind().startsWith("integer") || field.kind().startsWith("number") ? "1" : field.name();
    }
}
