package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Deposit(String kind, @Nullable Long cents,
        Map<String, @Nullable Object> additionalProperties) implements Payment {
    static final JsonShape<Deposit> SHAPE = new JsonShape<>("Deposit", Deposit::fromJson)
            .required("kind", JsonReader.STRING)
            .optional("cents", JsonReader.INTEGER)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Deposit {
        Objects.requireNonNull(kind, "kind is required");
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Deposit fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Deposit(members.get("kind"), members.get("cents"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("kind", kind)
                .put("cents", cents)
                .putAll(additionalProperties)
                .end();
    }

    @Override
    public <R> R accept(Payment.Visitor<R> visitor) {
        return visitor.visitDeposit(this);
    }
}
