package dev.cairn.codegen.shared;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What schemas may refer to on a class path: documents that models were generated of, and other resources. The class path is not
 * looked at before a reference is found nowhere else, since it takes time to find out. For one run; not thread-safe.
 */
public final class SharedModels {

    private static final Pattern RESOURCE = Pattern.compile("(?:classpath|resource|java):/*");

    /** What is remembered of a reference that led to the class path. */
    private static final String REFERENCE = "dependency:";

    private final Supplier<List<Path>> classpath;
    private final Map<URI, SharedDocument> documents = new HashMap<>();
    private final Map<URI, URI> indexes = new HashMap<>();
    private final Map<String, URI> byAddress = new HashMap<>();
    private final Set<URI> used = new LinkedHashSet<>();
    private @Nullable List<ClasspathElement> elements;

    /** @param classpath jars and folders with classes; may throw an IllegalArgumentException that says why there are none */
    public SharedModels(Supplier<List<Path>> classpath) {
        this.classpath = classpath;
    }

    /** No models. */
    public static SharedModels none() {
        return new SharedModels(List::of);
    }

    /**
     * Finds a document by what it calls itself, or as {@code classpath:} resource; empty if it is not there.
     *
     * @throws IllegalArgumentException if the class path can't be read
     */
    public Optional<URI> find(URI reference) {
        Optional<URI> found = place(reference);
        found.ifPresent(place -> {
            used.add(URI.create(REFERENCE + reference));
            URI index = indexes.get(place);
            if (index != null) {
                used.add(index);
            }
        });
        return found;
    }

    private Optional<URI> place(URI reference) {
        List<ClasspathElement> all = elements();
        String text = reference.toString();
        if (!RESOURCE.matcher(text).lookingAt()) {
            return Optional.ofNullable(byAddress.get(text));
        }
        String resource = RESOURCE.matcher(reference.getScheme() + ":" + reference.getSchemeSpecificPart())
                .replaceFirst("");
        return all.stream()
                .filter(element -> element.has(resource))
                .map(element -> element.place(resource))
                .findFirst();
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

    /** What the run depends on besides the documents: the references that were found, and the indexes that these are in. */
    public Set<URI> used() {
        return Set.copyOf(used);
    }

    /**
     * Whether the references that an earlier run found lead to the same documents. The class path is only looked at if there were any.
     *
     * @param inputs all that the earlier run depended on
     */
    public boolean stillHas(Collection<URI> inputs) {
        for (URI input : inputs) {
            String text = input.toString();
            if (text.startsWith(REFERENCE)
                    && !place(URI.create(text.substring(REFERENCE.length())))
                            .map(inputs::contains)
                            .orElse(false)) {
                return false;
            }
        }
        return true;
    }

    private List<ClasspathElement> elements() {
        if (elements == null) {
            elements = classpath.get().stream().map(ClasspathElement::new).toList();
            for (ClasspathElement element : elements) {
                element.indexes().forEach((name, index) -> {
                    for (SharedDocument document : index.documents()) {
                        add(document, element, element.place(name));
                    }
                });
            }
        }
        return elements;
    }

    private void add(SharedDocument document, ClasspathElement element, URI index) {
        URI place = element.place(document.resource());
        documents.put(place, document);
        indexes.put(place, index);
        document.addresses().forEach(address -> byAddress.putIfAbsent(address, place));
    }
}
