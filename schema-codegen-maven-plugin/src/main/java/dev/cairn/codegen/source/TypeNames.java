package dev.cairn.codegen.source;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

/**
 * What we ask of JavaPoet's names that it doesn't answer, or only by writing them out: its names are equal if their texts are,
 * which in a cold JVM is slow to find out.
 */
public final class TypeNames {

    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");

    private static final AnnotationSpec MAY_BE_NULL =
            AnnotationSpec.builder(NULLABLE).build();

    private TypeNames() {}

    /** The same class, of which a value may be null; what else there is, such as a primitive type, stays what it is. */
    public static TypeName nullable(TypeName type) {
        boolean annotable = type instanceof ClassName || type instanceof ParameterizedTypeName;
        return annotable && !type.isAnnotated() ? type.annotated(MAY_BE_NULL) : type;
    }

    /** The primitive type of the same values, if there is one that we use; otherwise the same type. */
    public static TypeName unboxed(TypeName type) {
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
    public static String erasure(TypeName type) {
        if (type instanceof ParameterizedTypeName generic) {
            return generic.rawType().canonicalName();
        }
        return type instanceof ClassName name ? name.canonicalName() : type.toString();
    }

    /** The keyword of a primitive type. */
    @SuppressWarnings("ReferenceEquality") // JavaPoet has one object for each, and its equals() writes both out.
    static String primitive(TypeName type) {
        if (type == TypeName.BOOLEAN) {
            return "boolean";
        }
        if (type == TypeName.LONG) {
            return "long";
        }
        if (type == TypeName.INT) {
            return "int";
        }
        return type == TypeName.DOUBLE ? "double" : type.toString();
    }

    /** The name of the class that has a file of its own. */
    static String topLevelName(ClassName type) {
        return type.simpleNames().get(0);
    }
}
