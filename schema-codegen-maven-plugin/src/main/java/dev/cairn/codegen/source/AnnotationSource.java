package dev.cairn.codegen.source;

/**
 * An annotation.
 *
 * @param values what stands in its brackets; empty if it has none
 */
public record AnnotationSource(ClassName type, Code values) {

    public static AnnotationSource of(Class<?> type) {
        return new AnnotationSource(ClassName.of(type), Code.EMPTY);
    }
}
