package dev.cairn.codegen.pojo;

import dev.cairn.codegen.GenerationRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to generate with the profile.
 *
 * @param common the files, the package, and how references are followed; the rest of it doesn't count
 * @param sources the files and folders in which the files were found, in order: a folder in one of them is a package
 * @param parameters those of jsonschema2pojo by their names
 */
public record PojoRequest(GenerationRequest common, List<Path> sources, Map<String, ParameterValue> parameters) {

    public PojoRequest {
        sources =
                sources.stream().map(path -> path.toAbsolutePath().normalize()).toList();
        parameters = Map.copyOf(parameters);
    }

    /** All that changes what is generated, as text; the files are not among it. */
    public String options() {
        return common.options() + "\njsonschema2pojo=" + new TreeMap<>(parameters);
    }
}
