package dev.cairn.codegen.shared;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The models on a class path that schemas may refer to. The class path is not looked at before a reference is found nowhere else,
 * since it takes time to find out. For one run; not thread-safe.
 */
public final class SharedModels {

    private final Supplier<List<Path>> classpath;
    private final Map<URI, SharedDocument> documents = new HashMap<>();
    private final Map<URI, URI> indexes = new HashMap<>();
    private final Map<String, URI> places = new LinkedHashMap<>();
    private final Set<URI> used = new LinkedHashSet<>();
    private boolean searched;

    /** @param classpath jars and folders with classes; may throw an IllegalArgumentException that says why there are none */
    public SharedModels(Supplier<List<Path>> classpath) {
        this.classpath = classpath;
    }

    /** No models. */
    public static SharedModels none() {
        return new SharedModels(List::of);
    }

    /**
     * Finds a document by what it calls itself, or as {@code classpath:} resource; empty if it is not one of these.
     *
     * @throws IllegalArgumentException if the class path can't be read
     */
    public Optional<URI> find(URI reference) {
        search();
        URI found = places.get(key(reference));
        if (found != null) {
            used.add(indexes.getOrDefault(found, found));
        }
        return Optional.ofNullable(found);
    }

    /** Whether types were generated of a document elsewhere. */
    public boolean has(URI document) {
        return documents.containsKey(document);
    }

    /** The type that was generated elsewhere of a schema, or null. */
    public @Nullable SharedType type(URI document, Supplier<String> pointer) {
        SharedDocument known = documents.get(document);
        return known == null ? null : known.types().get(pointer.get());
    }

    /** The indexes in which documents were found. */
    public Set<URI> used() {
        return Set.copyOf(used);
    }

    /** Whether what an earlier run found would be found in the same place: nothing is asked unless it found something. */
    public boolean stillHas(Collection<URI> inputs) {
        List<URI> earlier = inputs.stream()
                .filter(input -> input.toString().contains("/" + ModelIndex.FOLDER))
                .toList();
        if (earlier.isEmpty()) {
            return true;
        }
        search();
        return indexes.values().containsAll(earlier);
    }

    private void search() {
        if (searched) {
            return;
        }
        searched = true;
        for (Path element : classpath.get()) {
            for (IndexFile file : IndexFile.in(element)) {
                for (SharedDocument document : file.index().documents()) {
                    add(document, file);
                }
            }
        }
    }

    private void add(SharedDocument document, IndexFile file) {
        URI place = file.resource(document.resource());
        indexes.put(place, file.place());
        documents.put(place, document);
        places.putIfAbsent(key(URI.create("classpath:" + file.encoded(document.resource()))), place);
        document.addresses().forEach(address -> places.putIfAbsent(key(URI.create(address)), place));
    }

    /** There are several ways to write the same reference to a resource. */
    private static String key(URI reference) {
        return reference.toString().replaceFirst("^(classpath|resource|java):/*", "classpath:");
    }
}
