package dev.cairn.codegen.maven;

import dev.cairn.codegen.Generation;
import dev.cairn.codegen.GenerationRequest;
import dev.cairn.codegen.input.SchemaFiles;
import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.name.TypeOptions;
import dev.cairn.codegen.output.OutputFiles;
import dev.cairn.codegen.pojo.ParameterValue;
import dev.cairn.codegen.pojo.PojoRequest;
import dev.cairn.codegen.pojo.engine.Jsonschema2pojoEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Generates with the profile, from parameters as jsonschema2pojo's own integration tests have them: what these tests call in place of its
 * Maven plugin calls this. {@code src/test/coverage/jsonschema2pojo} runs them.
 */
public final class Jsonschema2pojoSuite {

    private Jsonschema2pojoSuite() {}

    /** Generates into the folder that a parameter names. Values are texts, booleans, files, arrays and maps. */
    public static void generate(Map<String, Object> parameters) throws IOException {
        Map<String, ParameterValue> pom = new TreeMap<>();
        parameters.forEach((name, value) -> pom.put(name, value(value)));
        ProfileParameters profile = new ProfileParameters(pom, List.of());
        if (!profile.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", profile.problems()));
        }
        Map<String, ParameterValue> given = new TreeMap<>(profile.given());
        List<Path> sources =
                texts(given, "sourceDirectory").stream().map(Path::of).toList();
        GenerationRequest common = new GenerationRequest(
                SchemaInputs.eachFile(SchemaFiles.all(texts(given, "includes"), texts(given, "excludes")), sources),
                Path.of("").toAbsolutePath(),
                given.getOrDefault("targetPackage", ParameterValue.of("")).text(),
                JavaOptions.DEFAULT,
                false,
                false,
                TypeOptions.DEFAULT,
                List.of(),
                true);
        Generation generation = new Jsonschema2pojoEngine()
                .generate(
                        new PojoRequest(common, sources, given),
                        Thread.currentThread().getContextClassLoader());
        OutputFiles files = new OutputFiles();
        files.add(Path.of(texts(given, "outputDirectory").get(0)), generation.sources());
        files.write(List.of());
    }

    private static List<String> texts(Map<String, ParameterValue> given, String name) {
        ParameterValue value = given.get(name);
        return value == null ? List.of() : value.texts();
    }

    private static ParameterValue value(Object value) {
        List<Map.Entry<String, String>> entries = new ArrayList<>();
        if (value instanceof Object[] items) {
            for (Object item : items) {
                entries.add(Map.entry("item", String.valueOf(item)));
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> entries.add(Map.entry(String.valueOf(key), String.valueOf(item))));
        } else {
            return ParameterValue.of(String.valueOf(value));
        }
        return new ParameterValue("", entries);
    }
}
