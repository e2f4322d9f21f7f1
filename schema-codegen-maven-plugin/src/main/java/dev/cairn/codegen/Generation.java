package dev.cairn.codegen;

import dev.cairn.documents.Diagnostic;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What was generated. Nothing is written yet.
 *
 * @param sources the text of each Java file by its path, with forward slashes
 * @param resources the text of each resource by its path
 * @param inputs every document that was read
 * @param warnings what was lost of the schemas
 * @param types how many types there are, nested ones included
 */
public record Generation(
        Map<String, String> sources,
        Map<String, String> resources,
        Set<URI> inputs,
        List<Diagnostic> warnings,
        int types) {

    public Generation {
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
        resources = Collections.unmodifiableMap(new TreeMap<>(resources));
        inputs = Collections.unmodifiableSet(new TreeSet<>(inputs));
        warnings = List.copyOf(warnings);
    }

    /** The same with another text of each source. */
    public Generation withSources(UnaryOperator<String> change) {
        Map<String, String> changed = new TreeMap<>();
        sources.forEach((path, text) -> changed.put(path, change.apply(text)));
        return new Generation(changed, resources, inputs, warnings, types);
    }
}
