package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/**
 * @param remote Deprecated.
 * @param additionalProperties Properties that the schema doesn't name.
 */
@Generated("dev.cairn.codegen")
@SuppressWarnings("deprecation")
public record Cache(Cache. @Nullable Remote remote,
        Map<String, @Nullable Object> additionalProperties) implements JsonModel {
    static final JsonShape<Cache> SHAPE = new JsonShape<>("Cache", Cache::fromJson)
            .optional("remote", Remote::fromJson)
            .others(JsonReader.mapOf(JsonReader.JSON));

    public Cache {
        additionalProperties = Copies.map(additionalProperties);
    }

    /**
     * @deprecated The schema marks it as deprecated.
     */
    @Override
    @Deprecated
    public @Nullable Remote remote() {
        return remote;
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Cache fromJson(Object json) {
        JsonMembers members = SHAPE.open(json);
        return new Cache(members.get("remote"), members.others());
    }

    @Override
    public Map<String, @Nullable Object> toJson() {
        return JsonWriter.map(this);
    }

    @Override
    public void write(JsonWriter json) {
        json.object(SHAPE)
                .put("remote", remote)
                .putAll(additionalProperties)
                .end();
    }

    /**
     * The schema's Cache.remote.
     *
     * @deprecated The schema marks it as deprecated.
     *
     * @param additionalProperties Properties that the schema doesn't name.
     */
    @Deprecated
    public static record Remote(@Nullable ProviderOrProvider provider,
            Map<String, @Nullable Object> additionalProperties) implements JsonModel {
        static final JsonShape<Remote> SHAPE = new JsonShape<>("Remote", Remote::fromJson)
                .optional("provider", ProviderOrProvider::fromJson)
                .others(JsonReader.mapOf(JsonReader.JSON));

        public Remote {
            additionalProperties = Copies.map(additionalProperties);
        }

        /**
         * Reads plain JSON: maps, lists, strings, numbers and booleans.
         *
         * @throws JsonMismatchException if the value is not what the schema describes
         */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Remote fromJson(Object json) {
            JsonMembers members = SHAPE.open(json);
            return new Remote(members.get("provider"), members.others());
        }

        @Override
        public Map<String, @Nullable Object> toJson() {
            return JsonWriter.map(this);
        }

        @Override
        public void write(JsonWriter json) {
            json.object(SHAPE)
                    .put("provider", provider)
                    .putAll(additionalProperties)
                    .end();
        }

        public enum Provider implements JsonModel {
            OWN("own");

            private final String wire;

            Provider(String wire) {
                this.wire = wire;
            }

            /**
             * Reads plain JSON: maps, lists, strings, numbers and booleans.
             *
             * @throws JsonMismatchException if the value is not what the schema describes
             */
            @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
            public static Provider fromJson(Object json) {
                for (Provider value : values()) {
                    if (JsonReader.same(value.wire, json)) {
                        return value;
                    }
                }
                throw JsonMismatchException.expected("one of 'own'", json);
            }

            @Override
            public String toJson() {
                return wire;
            }
        }

        /**
         * The schema's Cache.remote.provider|1.
         *
         * @param additionalProperties Properties that the schema doesn't name.
         */
        public static record RemoteProvider(@Nullable String name,
                Map<String, @Nullable Object> additionalProperties) implements JsonModel {
            static final JsonShape<RemoteProvider> SHAPE = new JsonShape<>("RemoteProvider", RemoteProvider::fromJson)
                    .optional("name", JsonReader.STRING)
                    .others(JsonReader.mapOf(JsonReader.JSON));

            public RemoteProvider {
                additionalProperties = Copies.map(additionalProperties);
            }

            /**
             * Reads plain JSON: maps, lists, strings, numbers and booleans.
             *
             * @throws JsonMismatchException if the value is not what the schema describes
             */
            @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
            public static RemoteProvider fromJson(Object json) {
                JsonMembers members = SHAPE.open(json);
                return new RemoteProvider(members.get("name"), members.others());
            }

            @Override
            public Map<String, @Nullable Object> toJson() {
                return JsonWriter.map(this);
            }

            @Override
            public void write(JsonWriter json) {
                json.object(SHAPE)
                        .put("name", name)
                        .putAll(additionalProperties)
                        .end();
            }
        }
    }
}
