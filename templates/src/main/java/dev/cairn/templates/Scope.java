package dev.cairn.templates;

import dev.cairn.templates.value.MappingWithAttributes;
import dev.cairn.templates.value.Missing;
import dev.cairn.templates.value.PythonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that a template sees. Must be safe for as many threads as evaluate templates with it. */
@FunctionalInterface
public interface Scope {

    /** What {@link #lookUp} answers for a name that is not defined; null is a defined variable with the value None. */
    Object UNDEFINED = Missing.VALUE;

    /**
     * The value of a variable, or {@link #UNDEFINED}.
     *
     * @return a plain JSON value (null, {@link Boolean}, {@link Long}, {@link java.math.BigInteger}, {@link Double},
     *     {@link String}, {@link java.util.List} and {@link Map} with texts as keys), or one that holds a
     *     {@link MappingWithAttributes}, a {@link PythonObject} or something of {@link TemplateValues}. It must not change
     *     while the template is evaluated, and a template never changes it.
     */
    @Nullable
    Object lookUp(String name);

    /** The variables of a map, which is not copied. */
    static Scope of(Map<String, ? extends @Nullable Object> variables) {
        return name -> variables.containsKey(name) ? variables.get(name) : UNDEFINED;
    }
}
