package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Map;
import java.util.Objects;
import javax.annotation.processing.Generated;

/**
 * Either {@link Cache.Remote.RemoteProvider} or {@link Cache.Remote.Provider}.
 */
@Generated("dev.cairn.codegen")
@SuppressWarnings("deprecation")
public sealed interface ProviderOrProvider extends JsonModel {
    static ProviderOrProvider of(Cache.Remote.RemoteProvider value) {
        return new OfRemoteProvider(value);
    }

    static ProviderOrProvider of(Cache.Remote.Provider value) {
        return new OfProvider(value);
    }

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ProviderOrProvider fromJson(Object json) {
        if (json instanceof Map) {
            return new OfRemoteProvider(Cache.Remote.RemoteProvider.fromJson(json));
        }
        if (json instanceof String) {
            return new OfProvider(Cache.Remote.Provider.fromJson(json));
        }
        throw JsonMismatchException.expected("RemoteProvider or Provider", json);
    }

    /**
     * Calls the visitor's method for this alternative, and returns what it returns.
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * This alternative: {@link Cache.Remote.RemoteProvider}.
     */
    record OfRemoteProvider(Cache.Remote.RemoteProvider value) implements ProviderOrProvider {
        public OfRemoteProvider {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitRemoteProvider(value);
        }

        @Override
        public Object toJson() {
            return value.toJson();
        }
    }

    /**
     * This alternative: {@link Cache.Remote.Provider}.
     */
    record OfProvider(Cache.Remote.Provider value) implements ProviderOrProvider {
        public OfProvider {
            Objects.requireNonNull(value, "value");
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.visitProvider(value);
        }

        @Override
        public Object toJson() {
            return value.toJson();
        }
    }

    /**
     * What to do with each alternative of {@link ProviderOrProvider}.
     */
    interface Visitor<R> {
        R visitRemoteProvider(Cache.Remote.RemoteProvider value);

        R visitProvider(Cache.Remote.Provider value);
    }
}
