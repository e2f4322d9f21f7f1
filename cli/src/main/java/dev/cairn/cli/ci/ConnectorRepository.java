package dev.cairn.cli.ci;

import dev.cairn.workbench.published.AddedConnectors;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A folder with connectors that people work on.
 *
 * @param manifests those in it, but for connectors that others have published
 * @param cases the folders with test cases
 * @param added the connectors of others, and their lock file
 */
record ConnectorRepository(Path folder, List<Path> manifests, List<Path> cases, AddedConnectors added) {

    /** What builds and package managers make, and what only looks like files of the repository. */
    private static final Set<String> MADE = Set.of("target", "build", "node_modules", "venv", "__pycache__");

    static ConnectorRepository in(Path folder) throws IOException {
        String named = System.getenv(AddedConnectors.VARIABLE);
        AddedConnectors added = named == null || named.isBlank()
                ? new AddedConnectors(folder.resolve("connectors"))
                : AddedConnectors.ofEnvironment();
        Set<Path> published =
                added.folders().stream().map(ConnectorRepository::whole).collect(Collectors.toSet());
        List<Path> manifests = new ArrayList<>();
        List<Path> cases = new ArrayList<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                String name = String.valueOf(visited.getFileName());
                boolean passed = !visited.equals(folder) && (name.startsWith(".") || MADE.contains(name));
                return passed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = file.getFileName().toString();
                Path parent = file.getParent() == null ? Path.of(".") : file.getParent();
                if (name.equals("case.yaml")) {
                    cases.add(parent);
                } else if (name.equals("manifest.yaml") && !published.contains(whole(parent))) {
                    manifests.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(manifests);
        Collections.sort(cases);
        return new ConnectorRepository(folder, List.copyOf(manifests), List.copyOf(cases), added);
    }

    private static Path whole(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
