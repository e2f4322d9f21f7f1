package dev.cairn.codegen;

import dev.cairn.codegen.java.TypeSelection;
import dev.cairn.codegen.type.TypeModel;
import dev.cairn.documents.Diagnostic;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The models of some schemas, with what they read.
 *
 * @param types what the models read
 * @param lenientEnums the enums that also take texts which the schemas don't list
 * @param sources the text of each Java file by its path, with forward slashes
 * @param warnings what was lost of the schemas
 */
public record PlannedModels(
        TypeModel types, TypeSelection lenientEnums, Map<String, String> sources, List<Diagnostic> warnings) {

    public PlannedModels {
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
        warnings = List.copyOf(warnings);
    }

    /** The sources of the types alone, without those that all models need. */
    public Map<String, String> models() {
        Set<String> files = new HashSet<>();
        types.topLevel().forEach(type -> files.add(type.name() + ".java"));
        Map<String, String> models = new TreeMap<>(sources);
        models.keySet().removeIf(path -> !files.contains(path.substring(path.lastIndexOf('/') + 1)));
        return models;
    }
}
