package dev.cairn.runtime.internal.assembly;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.models.DeclarativeStreamModel;
import dev.cairn.models.SingleStreamModel;
import dev.cairn.models.StateDelegatingStreamModel;
import dev.cairn.runtime.internal.assembly.definition.BuildContext;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.stream.StreamDescriber;
import dev.cairn.runtime.internal.assembly.stream.StreamDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The definition of one stream of a manifest.
 *
 * @param definition where it stands; a stream of a template has a tree of its own, with the places of the template
 * @param generatedBy the name of the dynamic stream whose template it was made from, or null
 * @param mistakes errors because of which it is not known whether the manifest has this stream; mostly empty
 */
record StreamDefinition(
        SingleStreamModel model,
        ComponentDefinition definition,
        @Nullable String generatedBy,
        List<Diagnostic> mistakes) {

    StreamDefinition {
        mistakes = List.copyOf(mistakes);
    }

    /** A stream that is there. */
    StreamDefinition(SingleStreamModel model, ComponentDefinition definition, @Nullable String generatedBy) {
        this(model, definition, generatedBy, List.of());
    }

    /**
     * What a catalog says of it.
     *
     * @throws InvalidDocumentException with the mistakes for which that is not known
     */
    StreamDescription description(BuildContext context) {
        if (!mistakes.isEmpty()) {
            throw new InvalidDocumentException(mistakes);
        }
        return model.accept(new StreamDescriber(definition, context));
    }

    /** The name as it stands in the manifest. */
    String name() {
        return model.accept(new SingleStreamModel.Visitor<>() {
            @Override
            public String visitDeclarativeStreamModel(DeclarativeStreamModel stream) {
                return stream.name();
            }

            @Override
            public String visitStateDelegatingStreamModel(StateDelegatingStreamModel stream) {
                return stream.name();
            }
        });
    }
}
