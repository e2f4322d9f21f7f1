package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

@Generated("dev.cairn.codegen")
@SuppressWarnings("deprecation")
public record Closed(@Nullable String name) implements Choice {
    static final JsonShape<Closed> SHAPE = new JsonShape<>("Closed", Closed::fromJson)
            .optional("name", JsonReader.STRING)
            .closed();

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Closed fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Closed(members.get("name"));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("name", name)
                .end();
    }

    @Override
    public <R> R accept(Choice.Visitor<R> visitor) {
        return visitor.visitClosed(this);
    }
}
