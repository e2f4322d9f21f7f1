package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.internal.assembly.custom.ManifestContext;
import dev.cairn.runtime.spi.ComponentFactory;
import dev.cairn.runtime.spi.ComponentUnavailableException;
import dev.cairn.runtime.spi.CustomComponent;
import dev.cairn.templates.Templates;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the custom component that a definition names by its class.
 *
 * @param templates compile the component's own templates
 */
public record CustomComponents(AssemblyContext context, DefinitionNode node, Templates templates) {

    /** The code of what is missing on the class path. */
    private static final String CUSTOM_COMPONENT = "custom-component";

    /** Whether a class has to be used together with the stream around it, since it is no Java class. */
    public boolean isReadAsAWhole(String className) {
        return context.components().hostOf(className).isPresent();
    }

    /**
     * Makes the component.
     *
     * @param kind what is needed here
     * @param fields the definition's members besides its type, class name and parameters
     * @param nested the components that the definition holds
     * @throws InvalidDocumentException if none is supplied, or it is of another kind or cannot be made
     */
    public <T extends CustomComponent> T make(
            Class<T> kind,
            String className,
            Map<String, @Nullable Object> parameters,
            Map<String, @Nullable Object> fields,
            ManifestContext.Nested nested) {
        ManifestContext own = new ManifestContext(
                className,
                kind.getSimpleName(),
                node.place(),
                parameters,
                fields,
                context.config(),
                templates,
                context.environment().get(),
                nested,
                node::enclosing);
        return make(kind, className, own);
    }

    private <T extends CustomComponent> T make(Class<T> kind, String className, ManifestContext own) {
        ComponentFactory factory = context.components().find(className).orElseThrow(() -> notSupplied(kind, className));
        CustomComponent component;
        try {
            component = factory.create(own);
        } catch (InvalidDocumentException e) {
            throw e;
        } catch (ComponentUnavailableException e) {
            throw node.wrong(
                    "the custom component " + className + " is Python code, and cannot be made: " + e.getMessage()
                            + ". A Java class may stand in its place: name its jar in --classpath or CAIRN_CLASSPATH;"
                            + " docs/custom-components.md tells how",
                    CUSTOM_COMPONENT);
        } catch (SyncException | IllegalArgumentException e) {
            throw node.wrong(className + ": " + e.getMessage(), "");
        } catch (RuntimeException e) {
            throw node.wrong("the custom component " + className + " cannot be made: " + e, "");
        }
        if (!kind.isInstance(component)) {
            throw node.wrong(
                    "the custom component " + className + " is supplied by "
                            + component.getClass().getName() + ", which is no " + kind.getName(),
                    "");
        }
        return kind.cast(component);
    }

    private InvalidDocumentException notSupplied(Class<?> kind, String className) {
        Set<String> names = context.components().names();
        String known = names.isEmpty()
                ? "no custom components are on the class path"
                : "the class path has " + String.join(", ", names);
        String message =
                "the custom component " + className + " is Python code, which cannot run on the JVM, and no Java class"
                        + " is supplied in its place (" + known + "). Supply a " + kind.getName()
                        + " through a dev.cairn.runtime.spi.ComponentProvider in a jar, and name the jar in --classpath or"
                        + " CAIRN_CLASSPATH; docs/custom-components.md tells how";
        return node.wrong(message, CUSTOM_COMPONENT);
    }
}
