package dev.cairn.workbench.language;

import dev.cairn.workbench.seen.SeenRead;
import java.util.List;
import java.util.Optional;

/**
 * A component as the component schema describes it. Immutable.
 *
 * @param description what it is for; empty where the schema does not say
 * @param fields in the schema's order
 * @param example YAML with its type and its required fields
 */
public record ComponentHelp(String type, String description, List<ComponentField> fields, String example) {

    public ComponentHelp {
        fields = List.copyOf(fields);
    }

    /** The types of all components, that of a manifest first. */
    public static List<String> types() {
        return SchemaGuide.bundled().components();
    }

    /**
     * A component by its type; empty where there is none of that type.
     *
     * @param seen of which its example has names
     */
    public static Optional<ComponentHelp> of(String type, SeenRead seen) {
        SchemaGuide guide = SchemaGuide.bundled();
        return guide.components().contains(type)
                ? Optional.of(new ComponentHelp(
                        type,
                        guide.description(type),
                        guide.fields(type),
                        ComponentSkeleton.example(type, seen.values())))
                : Optional.empty();
    }
}
