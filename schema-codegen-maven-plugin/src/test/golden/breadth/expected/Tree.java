package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param value Exclusive minimum {@code 0}.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Tree(@Nullable Double value, @Nullable List<Tree> children,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Tree> SHAPE = new JsonShape<>("Tree", Tree::fromJson)
            .optional("value", JsonReader.NUMBER)
            .optional("children", JsonReader.listOf(Tree::fromJson))
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Tree {
        children = children == null ? null : Copies.list(children);
        additionalProperties = Copies.map(additionalProperties);
        Bounds.exclusiveMinimum("value", value, 0);
    }

    @Override
    public List<Tree> children() {
        return children == null ? List.of() : children;
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Tree fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Tree(members.get("value"), members.get("children"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("value", value)
                .put("children", children)
                .putAll(additionalProperties)
                .end();
    }
}
