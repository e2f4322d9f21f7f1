package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Group.
 *
 * @param members The schema's {@code members}.
 * @param background The schema's {@code background}.
 * @param outline The schema's {@code outline}.
 */
@Generated("dev.cairn.codegen")
public record Group(List<Shape> members, @Nullable Background background,
        List<Background> outline) implements Shape {
    static final JsonShape<Group> SHAPE = new JsonShape<>(
            "Group",
            Group::fromJson,
            Map.of(),
            Set.of("members"),
            Set.of("members", "background", "outline"),
            false);

    public Group {
        Objects.requireNonNull(members, "members is required");
        members = Copies.list(members);
        outline = Copies.list(outline);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Group fromJson(Object json) {
        JsonReader members = SHAPE.open(json);
        return new Group(
                members.required("members", JsonReader.listOf(Shape::fromJson)),
                members.optional("background", JsonReader.assuming("type", "circle", Background::fromJson)),
                members.optional("outline", JsonReader.oneOrMore(Background::fromJson)));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("members", members)
                .put("background", background)
                .putUnlessEmpty("outline", outline)
                .toMap();
    }

    @Override
    public <R> R accept(Shape.Visitor<R> visitor) {
        return visitor.visitGroup(this);
    }
}
