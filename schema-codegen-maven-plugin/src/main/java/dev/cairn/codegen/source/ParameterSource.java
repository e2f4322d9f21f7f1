package dev.cairn.codegen.source;

import com.palantir.javapoet.TypeName;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a method, or a component of a record.
 *
 * @param annotation of a record's component
 * @param javadoc of a record's component; empty if there is none
 */
public record ParameterSource(
        TypeName type, String name, @Nullable AnnotationSource annotation, String javadoc) {

    public ParameterSource(TypeName type, String name) {
        this(type, name, null, "");
    }
}
