package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Link.
 *
 * @param uri The schema's {@code uri}. Default: {@code "https://example.com"}.
 * @param uuid The schema's {@code uuid}. Default: {@code "123e4567-e89b-12d3-a456-426614174000"}.
 * @param sku The schema's {@code sku}.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Link(URI uri, Written<UUID> uuid, @Nullable SKU sku,
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
        uri = uri == null ? Formats.uri("https://example.com") : uri;
        uuid = uuid == null ? Formats.writtenUuid("123e4567-e89b-12d3-a456-426614174000") : uuid;
        additionalProperties = Copies.map(additionalProperties);
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
}
