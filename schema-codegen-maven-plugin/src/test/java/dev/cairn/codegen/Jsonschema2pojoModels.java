package dev.cairn.codegen;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsonschema2pojo.DefaultGenerationConfig;
import org.jsonschema2pojo.Jsonschema2Pojo;
import org.jsonschema2pojo.NoopRuleLogger;
import org.jsonschema2pojo.SourceType;

/** What jsonschema2pojo makes of schemas, with its defaults: compiled and loaded, so that documents can be read with it. */
final class Jsonschema2pojoModels implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URLClassLoader loader;
    private final Map<String, String> classes;

    private Jsonschema2pojoModels(URLClassLoader loader, Map<String, String> classes) {
        this.loader = loader;
        this.classes = classes;
    }

    /**
     * Generates and compiles.
     *
     * @param schemas a folder or a file
     * @param folder what is made goes there
     */
    static Jsonschema2pojoModels of(Path schemas, String packageName, Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("pojo-sources"));
        Path classes = Files.createDirectories(folder.resolve("pojo-classes"));
        Jsonschema2Pojo.generate(configuration(schemas, packageName, sources), new NoopRuleLogger());
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(sources.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        List<String> errors = SourceCompiler.errors(texts, classes);
        if (!errors.isEmpty()) {
            throw new IOException("jsonschema2pojo's classes do not compile: " + errors);
        }
        URL[] path = {classes.toUri().toURL()};
        return new Jsonschema2pojoModels(
                new URLClassLoader(path, Jsonschema2pojoModels.class.getClassLoader()),
                ClassFiles.names(classes, packageName));
    }

    private static DefaultGenerationConfig configuration(Path schemas, String packageName, Path sources)
            throws IOException {
        URL source = schemas.toUri().toURL();
        boolean yaml = schemas.toString().endsWith(".yaml");
        return new DefaultGenerationConfig() {
            @Override
            public Iterator<URL> getSource() {
                return List.of(source).iterator();
            }

            @Override
            public File getTargetDirectory() {
                return sources.toFile();
            }

            @Override
            public String getTargetPackage() {
                return packageName;
            }

            @Override
            public SourceType getSourceType() {
                return yaml ? SourceType.YAMLSCHEMA : SourceType.JSONSCHEMA;
            }

            @Override
            public boolean isIncludeGeneratedAnnotation() {
                return false;
            }
        };
    }

    /** The names of the classes, without the package. Nested ones have a dot. */
    List<String> classes() {
        return List.copyOf(classes.keySet());
    }

    /** The fields of a class that are properties, with their types, by the names of the properties. */
    Map<String, Field> properties(String simpleName) {
        Map<String, Field> properties = new TreeMap<>();
        for (Field field : load(simpleName).getDeclaredFields()) {
            JsonProperty property = field.getAnnotation(JsonProperty.class);
            if (property != null) {
                properties.put(property.value(), field);
            }
        }
        return properties;
    }

    /** Whether a class is more than a map, or a constant: has properties, or several values. */
    boolean isMore(String name) {
        Object[] constants = load(name).getEnumConstants();
        return constants == null ? !properties(name).isEmpty() : constants.length > 1;
    }

    /** Reads a document as a class, and writes it back, with a plain {@code ObjectMapper}. */
    GeneratedModels.Reading read(String simpleName, String json) {
        try {
            Object read = JSON.readValue(json, load(simpleName));
            return new GeneratedModels.Reading(null, JSON.readValue(JSON.writeValueAsString(read), Object.class));
        } catch (IOException e) {
            return new GeneratedModels.Reading(String.valueOf(e.getMessage()), null);
        }
    }

    private Class<?> load(String name) {
        try {
            return loader.loadClass(classes.get(name));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(name + " was not generated by jsonschema2pojo", e);
        }
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }
}
