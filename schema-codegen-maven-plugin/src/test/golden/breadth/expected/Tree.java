package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Tree.
 *
 * @param value The schema's {@code value}. Exclusive minimum <code>0</code>.
 * @param children The schema's {@code children}.
 */
@Generated("dev.cairn.codegen")
public record Tree(@Nullable Double value, List<Tree> children) implements JsonModel {
    static final JsonShape<Tree> SHAPE = new JsonShape<>(
            "Tree",
            Tree::fromJson,
            Map.of(),
            Set.of(),
            Set.of("value", "children"),
            false);

    public Tree {
        children = Copies.list(children);
        Bounds.exclusiveMinimum("value", value, 0);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Tree fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Tree(
                members.optional("value", JsonReader::number),
                members.optional("children", JsonReader.listOf(Tree::fromJson)));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("value", value)
                .putUnlessEmpty("children", children)
                .toMap();
    }
}
