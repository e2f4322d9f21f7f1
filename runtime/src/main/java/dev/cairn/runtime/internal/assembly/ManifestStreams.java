package dev.cairn.runtime.internal.assembly;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.internal.assembly.definition.ManifestErrors;
import dev.cairn.runtime.internal.assembly.stream.BuiltStream;
import dev.cairn.runtime.internal.assembly.stream.ManifestStream;
import dev.cairn.runtime.internal.assembly.stream.StreamDescription;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Takes the streams of a catalog. */
    public interface CatalogReader {

        /** A stream that can be read. */
        void ready(ConfiguredStream configured, BuiltStream stream);

        /** A stream that cannot be read. */
        void failing(StreamDescriptor name, SyncException failure);

        /** A stream that the manifest does not have. */
        default void unknown(StreamDescriptor name) {}
    }

    /**
     * Tells of each stream of a catalog, in its order, whether it can be read. One that cannot be fails, and the others are
     * read.
     *
     * @throws InvalidDocumentException if there are streams, and none of them can be built
     */
    public void read(ConfiguredCatalog catalog, CatalogReader reader) {
        Set<Diagnostic> mistakes = new LinkedHashSet<>();
        boolean someCanBeRead = false;
        for (ConfiguredStream configured : catalog.streams()) {
            Optional<ManifestStream> stream = find(configured.name());
            List<Diagnostic> ofStream = stream.map(ManifestStream::mistakes).orElse(unresolved);
            if (!ofStream.isEmpty()) {
                mistakes.addAll(ofStream);
                reader.failing(configured.stream(), ManifestErrors.failure(new InvalidDocumentException(ofStream)));
            } else if (stream.isPresent()) {
                someCanBeRead = true;
                reader.ready(configured, stream.get().built());
            } else {
                reader.unknown(configured.stream());
            }
        }
        if (!mistakes.isEmpty() && !someCanBeRead) {
            throw new InvalidDocumentException(List.copyOf(mistakes));
        }
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
