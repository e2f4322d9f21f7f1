package dev.cairn.runtime.internal.assembly;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.error.SyncException;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.internal.assembly.custom.ManifestContext;
import dev.cairn.runtime.spi.ComponentFactory;
import dev.cairn.runtime.spi.ComponentUnavailableException;
import dev.cairn.runtime.spi.CustomComponent;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Makes the custom components that a manifest names by their class.
 *
 * @param registry what the class path has
 * @param wrong makes the exception for a message and the code of a rule, which may be empty
 */
record CustomComponents(ComponentRegistry registry, BiFunction<String, String, InvalidDocumentException> wrong) {

    /** The code of what is missing on the class path. */
    private static final String CUSTOM_COMPONENT = "custom-component";

    /**
     * Makes one component.
     *
     * @throws InvalidDocumentException if none is supplied, or it is of another kind or cannot be made
     */
    <T extends CustomComponent> T make(Class<T> kind, String className, ManifestContext context) {
        ComponentFactory factory = registry.find(className).orElseThrow(() -> notSupplied(kind, className));
        CustomComponent component;
        try {
            component = factory.create(context);
        } catch (InvalidDocumentException e) {
            throw e;
        } catch (ComponentUnavailableException e) {
            throw wrong.apply(
                    "the custom component " + className + " is Python code, and cannot be made: " + e.getMessage()
                            + ". A Java class may stand in its place: name its jar in --classpath or CAIRN_CLASSPATH;"
                            + " docs/custom-components.md tells how",
                    CUSTOM_COMPONENT);
        } catch (SyncException | IllegalArgumentException e) {
            throw wrong.apply(className + ": " + e.getMessage(), "");
        } catch (RuntimeException e) {
            throw wrong.apply("the custom component " + className + " cannot be made: " + e, "");
        }
        if (!kind.isInstance(component)) {
            throw wrong.apply(
                    "the custom component " + className + " is supplied by "
                            + component.getClass().getName() + ", which is no " + kind.getName(),
                    "");
        }
        return kind.cast(component);
    }

    private InvalidDocumentException notSupplied(Class<?> kind, String className) {
        Set<String> names = registry.names();
        String known = names.isEmpty()
                ? "no custom components are on the class path"
                : "the class path has " + String.join(", ", names);
        String message =
                "the custom component " + className + " is Python code, which cannot run on the JVM, and no Java class"
                        + " is supplied in its place (" + known + "). Supply a " + kind.getName()
                        + " through a dev.cairn.runtime.spi.ComponentProvider in a jar, and name the jar in --classpath or"
                        + " CAIRN_CLASSPATH; docs/custom-components.md tells how";
        return wrong.apply(message, CUSTOM_COMPONENT);
    }
}
