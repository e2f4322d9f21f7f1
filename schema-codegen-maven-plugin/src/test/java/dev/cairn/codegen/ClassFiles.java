package dev.cairn.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds classes in a folder. */
final class ClassFiles {

    private ClassFiles() {}

    /**
     * The binary name of each class, by the name that people read: nested ones have a dot, and those in a package, or below it, have
     * no package.
     */
    static Map<String, String> names(Path folder, String packageName) throws IOException {
        Map<String, String> names = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (path.endsWith(".class") && !path.endsWith("package-info.class")) {
                    String binary =
                            path.substring(0, path.length() - ".class".length()).replace('/', '.');
                    String read = binary.replaceAll("(?<=[^.])\\$", ".");
                    names.put(
                            read.startsWith(packageName + ".") ? read.substring(packageName.length() + 1) : read,
                            binary);
                }
            }
        }
        return names;
    }
}
