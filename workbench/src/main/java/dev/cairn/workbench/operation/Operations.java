package dev.cairn.workbench.operation;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.Node;
import dev.cairn.documents.YamlReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operations of authors. A schema, such as {@code operations.yaml}, describes them; the class of {@code do_it} is
 * {@code DoItOperation}. Immutable.
 */
public final class Operations {

    private static final String PACKAGE = "dev.cairn.workbench.authoring";

    private final String instructions;
    private final Map<String, OperationDescription> descriptions;
    private final Map<String, Operation<?>> operations;

    private Operations(
            String instructions, Map<String, OperationDescription> descriptions, Map<String, Operation<?>> operations) {
        this.instructions = instructions;
        this.descriptions = Collections.unmodifiableMap(new LinkedHashMap<>(descriptions));
        this.operations = Map.copyOf(operations);
    }

    /** Returns our own operations. */
    public static Operations standard() {
        return read(Operations.class, "operations.yaml", PACKAGE);
    }

    /**
     * Reads a schema of operations.
     *
     * @param anchor the resource is beside this class
     * @param classes the package of the operations
     */
    public static Operations read(Class<?> anchor, String resource, String classes) {
        Node document = new YamlReader().read(resource, DocumentFiles.packaged(anchor, resource));
        Map<String, OperationDescription> descriptions = new LinkedHashMap<>();
        Map<String, Operation<?>> operations = new LinkedHashMap<>();
        OperationSchema schema = new OperationSchema(document);
        Objects.requireNonNull(document.get("operations")).members().forEach((name, member) -> {
            descriptions.put(name, schema.description(name, member.value()));
            operation(anchor, classes + "." + OperationSchema.word(name) + "Operation")
                    .ifPresent(operation -> operations.put(name, operation));
        });
        return new Operations(
                Objects.requireNonNullElse(document.text("instructions"), "").strip(), descriptions, operations);
    }

    private static Optional<Operation<?>> operation(Class<?> anchor, String type) {
        try {
            return Optional.of(Class.forName(type, true, anchor.getClassLoader())
                    .asSubclass(Operation.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no public constructor without parameters", e);
        }
    }

    /** Returns these operations and others. */
    public Operations and(Operations others) {
        Map<String, OperationDescription> allDescriptions = new LinkedHashMap<>(descriptions);
        allDescriptions.putAll(others.descriptions);
        Map<String, Operation<?>> all = new LinkedHashMap<>(operations);
        all.putAll(others.operations);
        return new Operations(instructions, allDescriptions, all);
    }

    /** Tells agents how the operations belong together. */
    public String instructions() {
        return instructions;
    }

    /** Returns the descriptions of all operations that can be called, in the schema's order. */
    public List<OperationDescription> all() {
        List<OperationDescription> all = new ArrayList<>(descriptions.values());
        all.removeIf(description -> !operations.containsKey(description.name()));
        return all;
    }

    /** Returns the description of an operation; null if there is none of the name. */
    public @Nullable OperationDescription description(String name) {
        return descriptions.get(name);
    }

    /**
     * Returns an operation.
     *
     * @throws OperationFailure if there is none of the name
     */
    Operation<?> operation(String name) {
        Operation<?> operation = operations.get(name);
        if (operation == null) {
            throw new OperationFailure("There is no operation '" + name + "'");
        }
        return operation;
    }
}
