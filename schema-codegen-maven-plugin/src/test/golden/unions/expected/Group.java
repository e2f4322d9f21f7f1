package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Group(List<Shape> members, @Nullable Background background,
        @Nullable List<Background> outline,
        Map<String, @Nullable Object> additionalProperties) implements Shape {
    static final JsonShape<Group> SHAPE = new JsonShape<>("Group", Group::fromJson)
            .required("members", JsonReader.listOf(Shape::fromJson))
            .optional("background", JsonReader.assuming("type", "circle", Background::fromJson))
            .optional("outline", JsonReader.oneOrMore(Background::fromJson))
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Group {
        Objects.requireNonNull(members, "members is required");
        members = Copies.list(members);
        outline = outline == null ? null : Copies.list(outline);
        additionalProperties = Copies.map(additionalProperties);
    }

    @Override
    public List<Background> outline() {
        return outline == null ? List.of() : outline;
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Group fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Group(members.get("members"), members.get("background"), members.get("outline"),
                members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("members", members)
                .put("background", background)
                .put("outline", outline)
                .putAll(additionalProperties)
                .end();
    }

    @Override
    public <R> R accept(Shape.Visitor<R> visitor) {
        return visitor.visitGroup(this);
    }
}
