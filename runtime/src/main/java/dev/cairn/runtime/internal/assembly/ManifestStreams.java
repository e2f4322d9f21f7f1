package dev.cairn.runtime.internal.assembly;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The streams of a manifest, in order.
 *
 * @param all the streams that are known
 * @param unresolved errors because of which further streams are unknown; empty if these are all
 */
public record ManifestStreams(List<ManifestStream> all, List<Diagnostic> unresolved) {

    public ManifestStreams {
        all = List.copyOf(all);
        unresolved = List.copyOf(unresolved);
    }

    /** The stream of a name; of several the last, as in the reference. */
    public Optional<ManifestStream> find(String name) {
        return all.stream().filter(stream -> stream.name().name().equals(name)).reduce((first, last) -> last);
    }

    /**
     * Makes sure that no stream is missing.
     *
     * @throws InvalidDocumentException with the errors because of which streams are unknown
     */
    public void requireResolved() {
        if (!unresolved.isEmpty()) {
            throw new InvalidDocumentException(unresolved);
        }
    }

    /**
     * What a catalog says about all streams.
     *
     * @throws InvalidDocumentException with all mistakes for which that is not known
     */
    public List<StreamDescription> descriptions() {
        Diagnostics mistakes = new Diagnostics();
        unresolved.forEach(mistakes::add);
        List<StreamDescription> descriptions = new ArrayList<>();
        for (ManifestStream stream : all) {
            try {
                descriptions.add(stream.description());
            } catch (InvalidDocumentException e) {
                e.diagnostics().forEach(mistakes::add);
            }
        }
        mistakes.throwIfErrors();
        return descriptions;
    }

    /** All errors because of which streams are unknown or cannot be read, each once. */
    public List<Diagnostic> mistakes() {
        return Stream.concat(unresolved.stream(), all.stream().flatMap(stream -> stream.mistakes().stream()))
                .distinct()
                .toList();
    }
}
