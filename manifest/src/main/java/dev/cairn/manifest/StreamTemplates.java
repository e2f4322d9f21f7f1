package dev.cairn.manifest;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.PlainNodes;

/** Completes streams that a components resolver made from a dynamic stream's template. Thread-safe. */
public final class StreamTemplates {

    private final ComponentSchema schema;

    /**
     * Completes streams by the rules of a schema.
     *
     * @param schema where omitted types are found
     */
    public StreamTemplates(ComponentSchema schema) {
        this.schema = schema;
    }

    /**
     * Hands down {@code $parameters} and fills in omitted types once more, after values were put into the template.
     *
     * @param stream the filled template; use {@link PlainNodes} for plain values
     * @param useParentParameters the dynamic stream's {@code use_parent_parameters}, which is true where it is left out
     * @throws InvalidDocumentException if the template's parameters are no object
     */
    public ObjectNode complete(ObjectNode stream, boolean useParentParameters) {
        Diagnostics diagnostics = new Diagnostics();
        ObjectNode complete = new ParameterPropagator(schema, useParentParameters, diagnostics).propagate(stream);
        diagnostics.throwIfErrors();
        return complete;
    }
}
