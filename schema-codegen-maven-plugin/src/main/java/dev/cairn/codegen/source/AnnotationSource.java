package dev.cairn.codegen.source;

import com.palantir.javapoet.ClassName;

/**
 * An annotation.
 *
 * @param values what stands in its brackets; empty if it has none
 */
public record AnnotationSource(ClassName type, Code values) {

    public static AnnotationSource of(Class<?> type) {
        return new AnnotationSource(ClassName.get(type), Code.EMPTY);
    }
}
