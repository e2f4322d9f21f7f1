package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param path Deprecated: Use {@code url} instead.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
public record Request(@Nullable String url, @Nullable String path, @Nullable Login login,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Request> SHAPE = new JsonShape<>("Request", Request::fromJson)
            .optional("url", JsonReader.STRING)
            .optional("path", JsonReader.STRING)
            .optional("login", Login::fromJson)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Request {
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * @deprecated Use {@code url} instead.
     */
    @Override
    @Deprecated
    public @Nullable String path() {
        return path;
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Request fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Request(members.get("url"), members.get("path"), members.get("login"),
                members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("url", url)
                .put("path", path)
                .put("login", login)
                .putAll(additionalProperties)
                .end();
    }
}
