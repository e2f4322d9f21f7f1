package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.spi.ComponentFactory;
import dev.cairn.runtime.spi.ComponentUnavailableException;
import dev.cairn.runtime.spi.CustomComponent;
import java.util.Set;

/** Makes the custom components that definitions name by their classes. */
final class CustomComponents {

    /** The code of what is missing on the class path. */
    private static final String CUSTOM_COMPONENT = "custom-component";

    private CustomComponents() {}

    /**
     * Makes a component of the kind that its definition needs.
     *
     * @throws InvalidDocumentException if none is supplied, or it is of another kind or cannot be made
     */
    static CustomComponent make(ManifestContext own) {
        ComponentDefinition at = own.at();
        String className = own.className();
        ComponentFactory factory = at.context().components().find(className).orElseThrow(() -> notSupplied(own));
        CustomComponent component;
        try {
            component = factory.create(own);
        } catch (InvalidDocumentException e) {
            throw e;
        } catch (ComponentUnavailableException e) {
            throw at.wrong(
                    "the custom component " + className + " is Python code, and cannot be made: " + e.getMessage()
                            + ". A Java class may stand in its place: name its jar in --classpath or CAIRN_CLASSPATH;"
                            + " docs/custom-components.md tells how",
                    CUSTOM_COMPONENT);
        } catch (SyncException | IllegalArgumentException e) {
            throw at.wrong(className + ": " + e.getMessage(), "");
        } catch (RuntimeException e) {
            throw at.wrong("the custom component " + className + " cannot be made: " + e, "");
        }
        if (!own.kind().isInstance(component)) {
            throw at.wrong(
                    "the custom component " + className + " is supplied by "
                            + component.getClass().getName() + ", which is no "
                            + own.kind().getName(),
                    "");
        }
        return component;
    }

    private static InvalidDocumentException notSupplied(ManifestContext own) {
        Set<String> names = own.at().context().components().names();
        String known = names.isEmpty()
                ? "no custom components are on the class path"
                : "the class path has " + String.join(", ", names);
        String message = "the custom component " + own.className()
                + " is Python code, which cannot run on the JVM, and no Java class"
                + " is supplied in its place (" + known + "). Supply a "
                + own.kind().getName()
                + " through a dev.cairn.runtime.spi.ComponentProvider in a jar, and name the jar in --classpath or"
                + " CAIRN_CLASSPATH; docs/custom-components.md tells how";
        return own.at().wrong(message, CUSTOM_COMPONENT);
    }
}
