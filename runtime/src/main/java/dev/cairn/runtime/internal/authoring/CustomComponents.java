package dev.cairn.runtime.internal.authoring;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import dev.cairn.runtime.internal.manifest.LoadedManifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the custom components of a manifest, which are Python classes in the reference. */
public final class CustomComponents {

    private static final Set<String> NOT_BUILT = Set.of("definitions", "schemas", "metadata", "$parameters");

    private final Set<Place> seen = new HashSet<>();
    private final List<Diagnostic> found = new ArrayList<>();

    private final Predicate<String> supplied;

    private CustomComponents(Predicate<String> supplied) {
        this.supplied = supplied;
    }

    /**
     * An error for each custom component without a Java counterpart, which names its class; one that others have said
     * something about is left out.
     *
     * @param said what is known to be wrong with the manifest
     * @param supplied whether a {@code class_name} has a counterpart
     */
    public static List<Diagnostic> unsaid(LoadedManifest manifest, List<Diagnostic> said, Predicate<String> supplied) {
        CustomComponents components = new CustomComponents(supplied);
        said.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .forEach(diagnostic -> components.seen.add(diagnostic.place()));
        components.visit(manifest.resolved());
        return components.found;
    }

    private void visit(Node node) {
        if (node instanceof ArrayNode array) {
            array.items().forEach(this::visit);
        } else if (node instanceof ObjectNode object) {
            String className = object.text("class_name");
            String type = object.text("type");
            if (className != null
                    && type != null
                    && type.startsWith("Custom")
                    && !supplied.test(className)
                    && seen.add(object.place())) {
                found.add(Diagnostic.error(
                        object.place(),
                        "the custom component " + className
                                + " is Python code, which cannot run on the JVM, and no Java class"
                                + " stands for it"));
            }
            object.members().forEach((name, member) -> {
                if (!NOT_BUILT.contains(name)) {
                    visit(member.value());
                }
            });
        }
    }
}
