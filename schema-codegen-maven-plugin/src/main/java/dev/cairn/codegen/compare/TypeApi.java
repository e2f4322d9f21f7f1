package dev.cairn.codegen.compare;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What other code can use of a generated type.
 *
 * @param kind {@code record}, {@code interface}, {@code enum} or {@code class}
 * @param isSealed whether only generated types can implement it
 * @param supertypes the types that it directly extends or implements, by their names in Java
 * @param permitted the types that may directly implement it, by their names
 * @param components the types of a record's components, by their names, in order
 * @param constants the names of an enum's constants, and of fields
 * @param methods what public methods return, by their names and the types of their parameters
 */
record TypeApi(
        String kind,
        boolean isSealed,
        Set<String> supertypes,
        List<String> permitted,
        Map<String, JavaType> components,
        Set<String> constants,
        Map<String, JavaType> methods) {

    /**
     * A type as it is written.
     *
     * @param shown with simple names, as people know it
     * @param exact with qualified names
     * @param nullables how many of its parts are annotated as nullable
     */
    record JavaType(String shown, String exact, int nullables) {

        /** What is left of it in class files. */
        String erased() {
            return exact.replaceAll("<.*>", "");
        }
    }
}
