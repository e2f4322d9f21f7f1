package dev.cairn.codegen.compare;

import dev.cairn.codegen.input.InputException;
import dev.cairn.codegen.shared.ModelIndex;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A jar whose models carry their schemas: {@code shareModels} or {@code includeSchemaResources} put them into the models' package. */
final class SchemaJar {

    private final Path jar;
    private final String targetPackage;

    /** @param targetPackage the package of the models; empty where the jar has an index of one package only */
    SchemaJar(Path jar, String targetPackage) {
        this.jar = jar;
        this.targetPackage = targetPackage;
    }

    /**
     * Writes the schemas below a folder.
     *
     * @return the folder that has them
     */
    List<Path> copy(Path folder) throws IOException {
        try (FileSystem files = FileSystems.newFileSystem(jar)) {
            Path root = files.getPath("/");
            String name = targetPackage.isEmpty() ? onlyPackage(root.resolve(ModelIndex.FOLDER)) : targetPackage;
            Path models = root.resolve(name.replace('.', '/'));
            List<Path> schemas = Files.isDirectory(models) ? schemasIn(models) : List.of();
            if (schemas.isEmpty()) {
                throw new InputException("There are no schemas of the package " + name + " in " + jar
                        + ": 'shareModels' or 'includeSchemaResources' puts them there.");
            }
            for (Path schema : schemas) {
                Path copy = folder.resolve(models.relativize(schema).toString()).normalize();
                if (!copy.startsWith(folder)) {
                    throw new InputException(jar + " has a file outside of its folders: " + schema);
                }
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(schema, copy);
            }
            return List.of(folder);
        }
    }

    private static List<Path> schemasIn(Path models) throws IOException {
        try (Stream<Path> found = Files.walk(models)) {
            return found.filter(file -> file.toString().matches(".*\\.(json|ya?ml)"))
                    .toList();
        }
    }

    private String onlyPackage(Path indexes) throws IOException {
        List<String> packages = new ArrayList<>();
        if (Files.isDirectory(indexes)) {
            try (Stream<Path> found = Files.list(indexes)) {
                found.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.endsWith(".json"))
                        .forEach(name -> packages.add(name.substring(0, name.length() - ".json".length())));
            }
        }
        if (packages.size() != 1) {
            throw new InputException("The package of the models has to be said: " + jar + " has indexes of "
                    + (packages.isEmpty() ? "none" : packages) + ".");
        }
        return packages.get(0);
    }
}
