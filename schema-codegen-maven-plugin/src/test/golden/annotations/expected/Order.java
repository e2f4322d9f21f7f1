package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.cairn.codegen.Audited;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param id Min length {@code 2}. Pattern {@code ^[A-Z]+$}.
 * @param code Max length {@code 9}. Pattern {@code a|b}.
 * @param quantity Minimum {@code 1}. Maximum {@code 100}.
 * @param ratio Minimum {@code 0}.
 * @param total Exclusive minimum {@code 0}.
 * @param lines Min items {@code 1}.
 * @param labels Max properties {@code 3}.
 * @param site Min length {@code 3}.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Audited("all")
@SuppressWarnings("serial")
@Generated("dev.cairn.codegen")
public record Order(@NotNull @Size(min = 2) @Pattern(regexp = "^[A-Z]+$") String id,
        @Size(max = 9) @Pattern(regexp = "[\\s\\S]*(?:a|b)[\\s\\S]*") @Nullable String code,
        @DecimalMin("1") @DecimalMax("100") long quantity, @Nullable Double ratio,
        @NotNull @DecimalMin(value = "0", inclusive = false) BigDecimal total,
        @NotNull @Valid @Size(min = 1) List<Line> lines,
        @Size(max = 3) @Nullable Map<String, String> labels, @Valid @Nullable Line shipping,
        Order. @Nullable Status status, @Nullable URI site,
        @Audited(value = {"a", "b"}, level = 2) @Nullable String old,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel, Serializable {
    static final JsonShape<Order> SHAPE = new JsonShape<>("Order", Order::fromJson)
            .required("id", JsonReader.STRING)
            .optional("code", JsonReader.STRING)
            .required("quantity", JsonReader.INTEGER)
            .optional("ratio", JsonReader.NUMBER)
            .required("total", Formats::decimal)
            .required("lines", JsonReader.listOf(Line::fromJson))
            .optional("labels", JsonReader.mapOf(JsonReader.STRING))
            .optional("shipping", Line::fromJson)
            .optional("status", Status::fromJson)
            .optional("site", Formats::uri)
            .optional("old", JsonReader.STRING)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Order {
        Objects.requireNonNull(id, "id is required");
        Objects.requireNonNull(total, "total is required");
        Objects.requireNonNull(lines, "lines is required");
        lines = Copies.list(lines);
        labels = labels == null ? null : Copies.map(labels);
        additionalProperties = Copies.map(additionalProperties);
        Bounds.minLength("id", id, 2);
        Bounds.pattern("id", id, "^[A-Z]+$");
        Bounds.maxLength("code", code, 9);
        Bounds.pattern("code", code, "a|b");
        Bounds.minimum("quantity", quantity, 1);
        Bounds.maximum("quantity", quantity, 100);
        Bounds.minimum("ratio", ratio, 0);
        Bounds.exclusiveMinimum("total", total, 0);
        Bounds.minItems("lines", lines, 1);
        Bounds.maxProperties("labels", labels, 3);
        Bounds.minLength("site", site, 3);
    }

    @Override
    public Map<String, String> labels() {
        return labels == null ? Map.of() : labels;
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Order fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Order(members.get("id"), members.get("code"), members.get("quantity"),
                members.get("ratio"), members.get("total"), members.get("lines"),
                members.get("labels"), members.get("shipping"), members.get("status"),
                members.get("site"), members.get("old"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("id", id)
                .put("code", code)
                .put("quantity", quantity)
                .put("ratio", ratio)
                .put("total", total)
                .put("lines", lines)
                .put("labels", labels)
                .put("shipping", shipping)
                .put("status", status)
                .put("site", site)
                .put("old", old)
                .putAll(additionalProperties)
                .end();
    }

    @Audited("all")
    public enum Status implements JsonModel, Serializable {
        OPEN("open"),

        CLOSED("closed");

        private final String wire;

        Status(String wire) {
            this.wire = wire;
        }

        /**
         * Reads plain JSON: maps, lists, strings, numbers and booleans.
         *
         * @throws JsonMismatchException if the value is not what the schema describes
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Status fromJson(Object json) {
            for (Status value : values()) {
                if (JsonReader.same(value.wire, json)) {
                    return value;
                }
            }
            throw JsonMismatchException.expected("one of 'open', 'closed'", json);
        }

        @Override
        public String toJson() {
            return wire;
        }
    }
}
