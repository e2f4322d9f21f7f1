package dev.cairn.codegen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An index that {@code src/test/coverage/collect.py} or {@code index.py} wrote: the documents of each schema. */
final class CoverageIndex {

    private CoverageIndex() {}

    /**
     * A document, and the part of a schema that describes it.
     *
     * @param pointer the JSON pointer from the schema's root
     * @param broken the keyword by which the document is invalid; empty if it is valid
     */
    record Document(String pointer, Path file, String broken) {}

    /** The documents of each schema, by the schema's file, sorted by it. */
    static Map<Path, List<Document>> read(Path index) throws IOException {
        Map<Path, List<Document>> documents = new TreeMap<>();
        for (String line : Files.readAllLines(index)) {
            String[] parts = line.split("\t", -1);
            List<Document> known = documents.computeIfAbsent(Path.of(parts[0]), schema -> new ArrayList<>());
            if (!parts[2].isEmpty()) {
                known.add(new Document(parts[1], Path.of(parts[2]), parts.length > 3 ? parts[3] : ""));
            }
        }
        return documents;
    }
}
