package dev.cairn.codegen.java;

/**
 * The package of generated models.
 *
 * @param name its name
 * @param support the package of the classes that all models need: the same, unless models of another package are used
 * @param shared whether models of other packages may use these
 */
public record ModelPackage(String name, String support, boolean shared) {

    /** A package that neither uses others nor is used by others. */
    public static ModelPackage alone(String name) {
        return new ModelPackage(name, name, false);
    }

    /** Whether the support classes are generated here. */
    boolean hasSupport() {
        return support.equals(name);
    }
}
