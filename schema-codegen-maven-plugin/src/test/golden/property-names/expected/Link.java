package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param uri Default: {@code "https://example.com"}.
 * @param uuid Default: {@code "123e4567-e89b-12d3-a456-426614174000"}.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Link(@Nullable URI uri, @Nullable Written<UUID> uuid, @Nullable SKU sku,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Link> SHAPE = new JsonShape<>("Link", Link::fromJson)
            .optional("uri", Formats::uri)
            .optional("uuid", Formats::writtenUuid)
            .optional("sku", SKU::fromJson)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public static final String URI = "uri";

    public static final String UUID = "uuid";

    public static final String SKU_ = "sku";

    public Link {
        additionalProperties = Copies.map(additionalProperties);
    }

    @Override
    public URI uri() {
        return uri == null ? Defaults.uri : uri;
    }

    @Override
    public Written<UUID> uuid() {
        return uuid == null ? Defaults.uuid : uuid;
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Link fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Link(members.get("uri"), members.get("uuid"), members.get("sku"),
                members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("uri", uri)
                .put("uuid", uuid)
                .put("sku", sku)
                .putAll(additionalProperties)
                .end();
    }

    /**
     * What absent properties stand for.
     */
    private static final class Defaults {
        static final URI uri = Formats.uri("https://example.com");

        static final Written<UUID> uuid = Formats.writtenUuid("123e4567-e89b-12d3-a456-426614174000");
    }
}
