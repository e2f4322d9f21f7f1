package dev.cairn.codegen.java;

/**
 * The package of generated models.
 *
 * @param name its name
 * @param support the package of the classes that all models need, which may be the same
 * @param shared whether models of other packages may use these
 * @param generatesSupport whether the support classes are generated with these models
 */
public record ModelPackage(String name, String support, boolean shared, boolean generatesSupport) {

    /** A package that neither uses others nor is used by others. */
    public static ModelPackage alone(String name) {
        return new ModelPackage(name, name, false, true);
    }

    /** Whether other packages than this one use the support classes that are generated with it. */
    boolean opensSupport() {
        return shared || hasOwnSupport();
    }

    /** Whether the support classes have a package of their own. */
    boolean hasOwnSupport() {
        return !support.equals(name);
    }
}
