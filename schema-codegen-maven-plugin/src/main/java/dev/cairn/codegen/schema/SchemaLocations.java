package dev.cairn.codegen.schema;

import dev.cairn.codegen.schema.SchemaDocument.Resource;
import dev.cairn.codegen.shared.SharedModels;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds out where the documents lie that others refer to by their addresses. */
final class SchemaLocations {

    private final SchemaSources sources;
    private final DocumentCopies copies;
    private final SharedModels shared;

    /**
     * @param copies folders with copies of documents that are referred to by their addresses
     * @param shared models of other packages, which know the documents that they were generated of
     */
    SchemaLocations(SchemaSources sources, List<Path> copies, SharedModels shared) {
        this.sources = sources;
        this.copies = new DocumentCopies(copies);
        this.shared = shared;
    }

    /**
     * Where a document lies: beside this one if it is there, or where there is a copy of it, or with the models that were generated of
     * it; otherwise where its address says.
     */
    URI of(SchemaDocument document, Resource around, String address) {
        URI location = withoutModels(document, around, address);
        return isFile(location) || MetaSchemas.has(location) || sources.isThere(location)
                ? location
                : shared.find(location).orElse(location);
    }

    private URI withoutModels(SchemaDocument document, Resource around, String address) {
        Optional<URI> beside = Uris.resolve(document.uri(), address).map(Uris::withoutFragment);
        if (beside.isPresent() && sources.isThere(beside.get())) {
            return beside.get();
        }
        Optional<URI> absolute = Uris.resolve(around.id(), address).map(Uris::withoutFragment);
        if (absolute.isEmpty()) {
            throw new IllegalArgumentException("that is not a reference");
        }
        // A document that calls itself https://example.com/a.json has its neighbour https://example.com/b.json beside
        // it.
        String folder = around.id().toString().replaceFirst("[^/]*$", "");
        if (absolute.get().toString().startsWith(folder)) {
            Optional<URI> neighbour =
                    Uris.resolve(document.uri(), absolute.get().toString().substring(folder.length()));
            if (neighbour.isPresent() && sources.isThere(neighbour.get())) {
                return neighbour.get();
            }
        }
        // A copy may be called schema.json, as the ends of all their addresses are.
        Optional<URI> meta = MetaSchemas.of(absolute.get());
        if (meta.isPresent() && !MetaSchemas.isOnlyStandIn(meta.get())) {
            return meta.get();
        }
        Optional<URI> copy = copies.of(absolute.get()).or(() -> meta);
        if (copy.isPresent()) {
            return copy.get();
        }
        boolean sameKind = "file".equals(absolute.get().getScheme()) || beside.isEmpty() || !isFile(beside.get());
        return sameKind || isAbsolute(address) || !isFile(around.id()) ? absolute.get() : beside.get();
    }

    static boolean isFile(URI uri) {
        return "file".equals(uri.getScheme());
    }

    private static boolean isAbsolute(String address) {
        return address.matches("\\p{Alpha}[\\p{Alnum}+.-]*:.*");
    }
}
