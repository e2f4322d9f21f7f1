package dev.cairn.manifest.authoring;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import dev.cairn.manifest.LoadedManifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Finds the custom components of a manifest, which are Python classes in the reference. */
public final class CustomComponentFinder {

    private static final Set<String> NOT_BUILT = Set.of("definitions", "schemas", "metadata", "$parameters");

    private final Set<Place> seen = new HashSet<>();
    private final List<Diagnostic> found = new ArrayList<>();

    private final BiFunction<String, Place, Optional<Diagnostic>> judge;

    private CustomComponentFinder(BiFunction<String, Place, Optional<Diagnostic>> judge) {
        this.judge = judge;
    }

    /**
     * What there is to say about each custom component; one that others have said something about is left out.
     *
     * @param said what is known to be wrong with the manifest
     * @param judge says something about a {@code class_name} at a place, or nothing
     */
    public static List<Diagnostic> unsaid(
            LoadedManifest manifest, List<Diagnostic> said, BiFunction<String, Place, Optional<Diagnostic>> judge) {
        CustomComponentFinder components = new CustomComponentFinder(judge);
        said.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .forEach(diagnostic -> components.seen.add(diagnostic.place()));
        components.visit(manifest.resolved());
        return components.found;
    }

    /** The class names of a manifest's custom components, each once, in the order of the text. */
    public static List<String> classNames(LoadedManifest manifest) {
        Set<String> names = new LinkedHashSet<>();
        new CustomComponentFinder((name, place) -> {
                    names.add(name);
                    return Optional.empty();
                })
                .visit(manifest.resolved());
        return List.copyOf(names);
    }

    private void visit(Node node) {
        if (node instanceof ArrayNode array) {
            array.items().forEach(this::visit);
        } else if (node instanceof ObjectNode object) {
            String className = object.text("class_name");
            String type = object.text("type");
            if (className != null && type != null && type.startsWith("Custom") && seen.add(object.place())) {
                judge.apply(className, object.place()).ifPresent(found::add);
            }
            object.members().forEach((name, member) -> {
                if (!NOT_BUILT.contains(name)) {
                    visit(member.value());
                }
            });
        }
    }
}
