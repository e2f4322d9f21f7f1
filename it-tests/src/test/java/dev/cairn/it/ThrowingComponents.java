package dev.cairn.it;

import dev.cairn.runtime.spi.ComponentFactory;
import dev.cairn.runtime.spi.ComponentProvider;
import dev.cairn.runtime.spi.CustomSchemaLoader;
import dev.cairn.runtime.spi.CustomTransformation;
import java.util.Map;

/** Components that throw what the class name in their {@code throws} says. */
public final class ThrowingComponents implements ComponentProvider {

    @Override
    public Map<String, ComponentFactory> components() {
        return Map.of(
                "throwing.Transformation",
                context -> {
                    String thrown = String.valueOf(context.fields().get("throws"));
                    CustomTransformation transformation = (record, slice) -> doThrow(thrown);
                    return transformation;
                },
                "throwing.SchemaLoader",
                context -> {
                    String thrown = String.valueOf(context.fields().get("throws"));
                    CustomSchemaLoader loader = () -> {
                        doThrow(thrown);
                        return Map.of();
                    };
                    return loader;
                });
    }

    private static void doThrow(String type) {
        try {
            Object thrown = Class.forName(type).getConstructor().newInstance();
            if (thrown instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) thrown;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
