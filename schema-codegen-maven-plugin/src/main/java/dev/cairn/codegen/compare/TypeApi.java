package dev.cairn.codegen.compare;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What other code can use of a generated type.
 *
 * @param kind {@code record}, {@code interface}, {@code enum} or {@code class}
 * @param isSealed whether only generated types can implement it
 * @param supertypes the types that it directly extends or implements, by their names in Java
 * @param permitted the types that may directly implement it, by their names
 * @param components the types of a record's components, by their names, in order
 * @param constants the names of an enum's constants, and of fields
 * @param constructors the types of the parameters of constructors that are not the record's own
 * @param methods public methods, by what class files tell them apart by: their names and the erased types of their parameters
 */
record TypeApi(
        String kind,
        boolean isSealed,
        Set<String> supertypes,
        List<String> permitted,
        Map<String, JavaType> components,
        Set<String> constants,
        Set<List<JavaType>> constructors,
        Map<String, Method> methods) {

    /**
     * A method.
     *
     * @param name its name
     * @param parameters the types of its parameters
     * @param returned what it returns
     */
    record Method(String name, List<JavaType> parameters, JavaType returned) {

        /** Its name and its parameters, as people know it. */
        String shown() {
            return name + "(" + parameters.stream().map(JavaType::shown).collect(Collectors.joining(", ")) + ")";
        }

        /** What tells it from others in class files. */
        String key() {
            return name + "(" + parameters.stream().map(JavaType::erased).collect(Collectors.joining(", ")) + ")";
        }

        /** The types of its parameters, with qualified names. */
        List<String> exact() {
            return parameters.stream().map(JavaType::exact).toList();
        }
    }

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
