package dev.cairn.manifest;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.PlainNodes;

/**
 * Completes streams that a components resolver made from a dynamic stream's template. Thread-safe.
 *
 * @param schema whose rules streams are completed by
 * @param schema where omitted types are found
 */
public record StreamTemplates(ComponentSchema schema) {

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
