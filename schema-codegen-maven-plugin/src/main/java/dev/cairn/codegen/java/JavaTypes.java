package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.cairn.codegen.shared.SharedType;
import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.External;
import dev.cairn.codegen.type.Formatted;
import dev.cairn.codegen.type.Imported;
import dev.cairn.codegen.type.ListOf;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.OrNull;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.Scalar;
import dev.cairn.codegen.type.TypeUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What types are called in Java, in one target package. */
final class JavaTypes implements TypeUse.Visitor<TypeName> {

    private final ModelPackage target;

    JavaTypes(ModelPackage target) {
        this.target = target;
    }

    ModelPackage target() {
        return target;
    }

    String packageOf(Declaration declaration) {
        String own = declaration.packageName();
        return own == null ? target.name() : own;
    }

    ClassName name(Declaration declaration) {
        RecordType owner = declaration.owner();
        return owner == null
                ? ClassName.get(packageOf(declaration), declaration.name())
                : name(owner).nestedClass(declaration.name());
    }

    /** A type of another package, or one that is nested there. */
    ClassName imported(SharedType type, String name) {
        List<String> names = List.of(name.split("\\.", -1));
        return ClassName.get(
                type.packageName(), names.get(0), names.subList(1, names.size()).toArray(String[]::new));
    }

    /** The records that objects of a type can be; none if it is no record and no union of records. */
    List<ClassName> shapes(TypeUse type) {
        List<ClassName> shapes = new ArrayList<>();
        for (RecordType record : type.records()) {
            shapes.add(name(record));
        }
        SharedType imported = type.imported();
        if (imported != null) {
            imported.shapes().forEach(shape -> shapes.add(imported(imported, shape)));
        }
        return shapes;
    }

    /** One of the classes that come with every generated package, or with one that it uses. */
    ClassName support(String simpleName) {
        return ClassName.get(target.support(), simpleName);
    }

    /** The type of a value that is there. */
    TypeName boxed(TypeUse type) {
        return type.accept(this);
    }

    /** The type of a value in a collection: free-form JSON may be null there, and what the schema lets be null. */
    TypeName element(TypeUse type) {
        return type.allowsNull() ? TypeNames.nullable(boxed(type)) : boxed(type);
    }

    /** The type of a value that is there: a primitive where there is one. */
    TypeName plain(TypeUse type) {
        return TypeNames.unboxed(boxed(type));
    }

    /** Primitives where there are any, so that {@code pageSize(100)} works; what may be absent can be taken away with null. */
    TypeName parameter(RecordShape.Slot slot) {
        TypeName plain = plain(slot.use());
        if (plain.isPrimitive()) {
            return plain;
        }
        Component component = slot.component();
        return component == null || (component.required() && !component.allowsNull())
                ? plain
                : TypeNames.nullable(plain);
    }

    @Override
    public TypeName visitScalar(Scalar scalar) {
        return switch (scalar.kind()) {
            case BOOLEAN -> TypeNames.BOOLEAN;
            case INTEGER -> TypeNames.LONG;
            case NUMBER -> TypeNames.DOUBLE;
            case STRING -> TypeNames.STRING;
        };
    }

    @Override
    public TypeName visitAnyJson(AnyJson any) {
        return TypeNames.OBJECT;
    }

    @Override
    public TypeName visitList(ListOf list) {
        return ParameterizedTypeName.get(ClassName.get(List.class), element(list.element()));
    }

    @Override
    public TypeName visitMap(MapOf map) {
        return ParameterizedTypeName.get(ClassName.get(Map.class), TypeNames.STRING, element(map.value()));
    }

    @Override
    public TypeName visitFormatted(Formatted formatted) {
        ClassName name = ClassName.bestGuess(formatted.format().className());
        return formatted.format().keepsText() ? ParameterizedTypeName.get(support("Written"), name) : name;
    }

    @Override
    public ClassName visitExternal(External external) {
        return external(external.className());
    }

    /** A class that isn't generated, by its qualified name. */
    static ClassName external(String name) {
        int dot = name.lastIndexOf('.');
        return ClassName.get(name.substring(0, dot), name.substring(dot + 1));
    }

    @Override
    public ClassName visitImported(Imported imported) {
        return imported(imported.type(), imported.type().name());
    }

    @Override
    public TypeName visitOrNull(OrNull nullable) {
        return nullable.type().accept(this);
    }

    @Override
    public ClassName visitDeclared(Declared declared) {
        return name(declared.declaration());
    }
}
