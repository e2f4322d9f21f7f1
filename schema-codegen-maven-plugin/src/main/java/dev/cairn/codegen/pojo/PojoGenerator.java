package dev.cairn.codegen.pojo;

import dev.cairn.codegen.Generation;

/** Makes models as jsonschema2pojo does. */
public interface PojoGenerator {

    /**
     * Generates, in memory. The thread's class loader is another one meanwhile.
     *
     * @param classpath where schemas, annotators and existing types are looked up by their names
     * @throws dev.cairn.documents.InvalidDocumentException with all that is wrong with schemas and parameters
     */
    Generation generate(PojoRequest request, ClassLoader classpath);
}
