package dev.cairn.codegen.java;

import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Place;

/**
 * Where the classes are that all models need.
 *
 * @param name the package; empty if it is that of the models
 * @param generated whether they are generated with the models; if not, another module has them, written by the same version of the
 *     generator
 */
public record SupportPackage(String name, boolean generated) {

    /** In the package of the models, which nothing else needs then. */
    public static final SupportPackage OF_MODELS = new SupportPackage("", true);

    void check(Diagnostics diagnostics) {
        if (name.isEmpty() && !generated) {
            diagnostics.error(
                    Place.of("generateSupport"),
                    "the support classes are not to be generated, so 'supportPackage' has to say where they are");
        }
    }

    /**
     * The package of the generated types of a run.
     *
     * @param imported the package of the support classes of models that these refer to; empty if there are none
     * @param shared whether models of other packages may use these
     */
    public ModelPackage of(String target, String imported, boolean shared, Diagnostics diagnostics) {
        if (!imported.isEmpty() && !name.isEmpty() && !imported.equals(name)) {
            diagnostics.error(
                    Place.of("supportPackage"),
                    "'" + name + "', but models that the schemas refer to have their support classes in " + imported);
        }
        String chosen = name.isEmpty() ? target : name;
        return imported.isEmpty()
                ? new ModelPackage(target, chosen, shared, generated)
                : new ModelPackage(target, imported, shared, false);
    }
}
