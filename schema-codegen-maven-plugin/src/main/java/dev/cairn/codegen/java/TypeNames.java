package dev.cairn.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

/** What we ask of JavaPoet's names that it doesn't answer, or only by writing them out. */
final class TypeNames {

    static final ClassName OBJECT = ClassName.get(Object.class);
    static final ClassName STRING = ClassName.get(String.class);
    static final ClassName BOOLEAN = ClassName.get(Boolean.class);
    static final ClassName LONG = ClassName.get(Long.class);
    static final ClassName DOUBLE = ClassName.get(Double.class);

    private static final AnnotationSpec NULLABLE = AnnotationSpec.builder(
                    ClassName.get("org.jspecify.annotations", "Nullable"))
            .build();

    private TypeNames() {}

    /** The same class, of which a value may be null; what else there is, such as a primitive type, stays what it is. */
    static TypeName nullable(TypeName type) {
        boolean annotable = type instanceof ClassName || type instanceof ParameterizedTypeName;
        return annotable && !type.isAnnotated() ? type.annotated(NULLABLE) : type;
    }

    /** The primitive type of the same values, if there is one that we use; otherwise the same type. */
    static TypeName unboxed(TypeName type) {
        if (!(type instanceof ClassName name) || !name.packageName().equals("java.lang")) {
            return type;
        }
        return switch (name.simpleName()) {
            case "Boolean" -> TypeName.BOOLEAN;
            case "Long" -> TypeName.LONG;
            case "Integer" -> TypeName.INT;
            case "Double" -> TypeName.DOUBLE;
            default -> type;
        };
    }

    /** The name of the class that remains of a type without its arguments. */
    static String erasure(TypeName type) {
        if (type instanceof ParameterizedTypeName generic) {
            return generic.rawType().canonicalName();
        }
        return type instanceof ClassName name ? name.canonicalName() : type.toString();
    }
}
