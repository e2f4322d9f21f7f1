package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * The schema's Request.
 *
 * @param url The schema's {@code url}.
 * @param path The schema's {@code path}. Deprecated: Use {@code url} instead.
 * @param login The schema's {@code login}.
 */
@Generated("dev.cairn.codegen")
public record Request(@Nullable String url, @Nullable String path,
        @Nullable Login login) implements JsonModel {
    static final JsonShape<Request> SHAPE = new JsonShape<>(
            "Request",
            Request::fromJson,
            Map.of(),
            Set.of(),
            Set.of("url", "path", "login"),
            false);

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
        JsonReader members = SHAPE.open(json);
        return new Request(
                members.optional("url", JsonReader::string),
                members.optional("path", JsonReader::string),
                members.optional("login", Login::fromJson));
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return new JsonWriter()
                .put("url", url)
                .put("path", path)
                .put("login", login)
                .toMap();
    }
}
