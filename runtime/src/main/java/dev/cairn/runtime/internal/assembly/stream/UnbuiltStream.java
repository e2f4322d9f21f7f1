package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.config.StreamDescriptor;
import java.util.List;
import java.util.function.Supplier;

/**
 * A stream that cannot be built. Reading it fails; so does describing it, if the error concerns what a catalog says.
 *
 * @param mistakes at least one
 * @param describing gives what a catalog says about it, or throws an {@link InvalidDocumentException}
 */
public record UnbuiltStream(
        StreamDescriptor name, Origin origin, List<Diagnostic> mistakes, Supplier<StreamDescription> describing)
        implements ManifestStream {

    public UnbuiltStream {
        mistakes = List.copyOf(mistakes);
    }

    @Override
    public StreamDescription description() {
        return describing.get();
    }

    @Override
    public BuiltStream built() {
        throw new InvalidDocumentException(mistakes);
    }
}
