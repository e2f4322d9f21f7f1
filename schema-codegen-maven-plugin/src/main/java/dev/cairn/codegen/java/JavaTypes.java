package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.ScalarKind;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.TypeUse.AnyJson;
import dev.cairn.codegen.type.TypeUse.Declared;
import dev.cairn.codegen.type.TypeUse.ListOf;
import dev.cairn.codegen.type.TypeUse.MapOf;
import dev.cairn.codegen.type.TypeUse.Scalar;
import java.util.List;
import java.util.Map;

/** How types are written in Java, in one target package. */
final class JavaTypes {

    private final String targetPackage;

    JavaTypes(String targetPackage) {
        this.targetPackage = targetPackage;
    }

    String targetPackage() {
        return targetPackage;
    }

    ClassName name(Declaration declaration) {
        RecordType owner = declaration.owner();
        return owner == null
                ? ClassName.get(targetPackage, declaration.name())
                : name(owner).nestedClass(declaration.name());
    }

    /** One of the classes that come with every generated package. */
    ClassName support(String simpleName) {
        return ClassName.get(targetPackage, simpleName);
    }

    /** The type of a value that is there. */
    TypeName boxed(TypeUse type) {
        if (type instanceof Scalar scalar) {
            return boxed(scalar.kind());
        }
        if (type instanceof ListOf list) {
            return ParameterizedTypeName.get(ClassName.get(List.class), element(list.element()));
        }
        if (type instanceof MapOf map) {
            return ParameterizedTypeName.get(
                    ClassName.get(Map.class), ClassName.get(String.class), element(map.value()));
        }
        if (type instanceof TypeUse.Nullable nullable) {
            return boxed(nullable.type());
        }
        if (type instanceof TypeUse.Formatted formatted) {
            return ClassName.bestGuess(formatted.format().className());
        }
        if (type instanceof TypeUse.External external) {
            return external(external);
        }
        return type instanceof Declared declared ? name(declared.declaration()) : ClassName.get(Object.class);
    }

    /** The type of a value in a collection: free-form JSON may be null there, and what the schema lets be null. */
    TypeName element(TypeUse type) {
        return type instanceof AnyJson || type instanceof TypeUse.Nullable
                ? TypeNames.nullable(boxed(type))
                : boxed(type);
    }

    /** The type of a value that is there: a primitive where there is one. */
    TypeName plain(TypeUse type) {
        return TypeNames.unboxed(boxed(type));
    }

    /** The type of a record component. */
    TypeName of(Component component) {
        if (!component.neverNull()) {
            return TypeNames.nullable(boxed(component.type()));
        }
        return component.required() ? plain(component.type()) : boxed(component.type());
    }

    /** A function that reads a JSON value as a type. */
    CodeBlock reading(TypeUse type) {
        ClassName reader = support("JsonReader");
        if (type instanceof Scalar scalar) {
            return CodeBlock.of("$T::$L", reader, readerOf(scalar.kind()));
        }
        if (type instanceof ListOf list) {
            String method = list.singleAccepted() ? "oneOrMore" : "listOf";
            return CodeBlock.of("$T.$L($L)", reader, method, reading(list.element()));
        }
        if (type instanceof MapOf map) {
            return CodeBlock.of("$T.mapOf($L)", reader, reading(map.value()));
        }
        if (type instanceof TypeUse.Formatted formatted) {
            return CodeBlock.of("$T::$L", support("Formats"), formatted.format().reader());
        }
        if (type instanceof TypeUse.External external) {
            return CodeBlock.of("$T::fromJson", external(external));
        }
        if (type instanceof TypeUse.Nullable nullable) {
            return CodeBlock.of("$T.nullable($L)", reader, reading(nullable.type()));
        }
        return type instanceof Declared declared
                ? CodeBlock.of("$T::fromJson", name(declared.declaration()))
                : CodeBlock.of("$T::json", reader);
    }

    /** The method that reads a JSON value as a scalar, as a generated type, or as what it is. */
    static String reader(TypeUse type) {
        if (type instanceof Scalar scalar) {
            return readerOf(scalar.kind());
        }
        return type instanceof Declared ? "fromJson" : "json";
    }

    private static ClassName external(TypeUse.External external) {
        String name = external.className();
        int dot = name.lastIndexOf('.');
        return ClassName.get(name.substring(0, dot), name.substring(dot + 1));
    }

    /** Whether values are written by a class that we don't know, or hold such values. */
    static boolean hasExternal(TypeUse type) {
        if (type instanceof ListOf list) {
            return hasExternal(list.element());
        }
        if (type instanceof MapOf map) {
            return hasExternal(map.value());
        }
        return type instanceof TypeUse.Nullable nullable
                ? hasExternal(nullable.type())
                : type instanceof TypeUse.External;
    }

    /** Whether a copy has to keep the numbers' classes. */
    static boolean isExact(TypeUse type) {
        if (type instanceof ListOf list) {
            return isExact(list.element());
        }
        if (type instanceof MapOf map) {
            return isExact(map.value());
        }
        if (type instanceof TypeUse.Nullable nullable) {
            return isExact(nullable.type());
        }
        return type instanceof TypeUse.Formatted formatted && formatted.format().numeric();
    }

    /** An expression that is a value as plain JSON, or something that the writer knows how to write. */
    CodeBlock written(TypeUse type, String value) {
        if (!hasExternal(type)) {
            return CodeBlock.of("$L", value);
        }
        if (type instanceof ListOf list) {
            return CodeBlock.of(
                    "$T.list($L, $L -> $L)",
                    support("JsonWriter"),
                    value,
                    value + "_",
                    written(list.element(), value + "_"));
        }
        if (type instanceof MapOf map) {
            return CodeBlock.of(
                    "$T.map($L, $L -> $L)",
                    support("JsonWriter"),
                    value,
                    value + "_",
                    written(map.value(), value + "_"));
        }
        return type instanceof TypeUse.Nullable nullable
                ? CodeBlock.of("$L == null ? null : $L", value, written(nullable.type(), value))
                : CodeBlock.of("$L.toJson()", value);
    }

    private static TypeName boxed(ScalarKind kind) {
        return ClassName.get(
                switch (kind) {
                    case BOOLEAN -> Boolean.class;
                    case INTEGER -> Long.class;
                    case NUMBER -> Double.class;
                    case STRING -> String.class;
                });
    }

    private static String readerOf(ScalarKind kind) {
        return switch (kind) {
            case BOOLEAN -> "bool";
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case STRING -> "string";
        };
    }
}
