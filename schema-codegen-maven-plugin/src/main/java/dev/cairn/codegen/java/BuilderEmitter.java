package dev.cairn.codegen.java;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.cairn.codegen.java.RecordShape.Slot;
import dev.cairn.codegen.source.Code;
import dev.cairn.codegen.source.FieldSource;
import dev.cairn.codegen.source.MethodSource;
import dev.cairn.codegen.source.TypeSource;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.codegen.type.TypeUse.Declared;
import dev.cairn.codegen.type.TypeUse.ListOf;
import java.util.List;
import java.util.Objects;

/** Adds what makes a record pleasant to build by hand: a builder, and a {@code with} method per component. */
final class BuilderEmitter {

    private final JavaTypes types;

    BuilderEmitter(JavaTypes types) {
        this.types = types;
    }

    void addTo(TypeSource record, RecordShape shape, ClassName name) {
        if (shape.slots().isEmpty()) {
            return;
        }
        ClassName builder = name.nestedClass("Builder");
        record.method(MethodSource.method("public static", builder, "builder")
                .javadoc("A builder with nothing set: what it isn't told is absent, or takes its default.\n")
                .statement("return new $T()", builder));
        record.method(toBuilder(shape, builder));
        for (Slot slot : shape.slots()) {
            record.method(with(slot, name));
        }
        record.type(builder(shape, name, builder));
    }

    private MethodSource toBuilder(RecordShape shape, ClassName builder) {
        MethodSource method = MethodSource.method("public", builder, "toBuilder")
                .javadoc("A builder that has all values of this record.\n")
                .statement("$1T builder = new $1T()", builder);
        for (Slot slot : shape.slots()) {
            method.statement("builder.$1L = $1L", slot.name());
        }
        return method.statement("return builder");
    }

    private MethodSource with(Slot slot, ClassName name) {
        String word = Character.toUpperCase(slot.name().charAt(0)) + slot.name().substring(1);
        MethodSource method = MethodSource.method("public", name, "with" + word)
                .parameter(parameterType(slot), slot.name())
                .statement("return toBuilder().$1L($1L).build()", slot.name());
        deprecate(method, slot);
        return method;
    }

    private TypeSource builder(RecordShape shape, ClassName name, ClassName builder) {
        TypeSource type = new TypeSource(TypeSource.Kind.CLASS, "public static final", builder)
                .javadoc("Builds a {@link $T}. Not thread-safe.\n", name);
        shape.slots()
                .forEach(slot -> type.field(new FieldSource(
                        "private", JavaTypes.nullable(types.boxed(slot.use())), slot.name(), Code.empty())));
        type.method(MethodSource.constructor("private"));
        for (Slot slot : shape.slots()) {
            addSetters(type, slot, builder);
        }
        Code arguments =
                Code.join(shape.slots().stream().map(BuilderEmitter::argument).toList(), ",");
        return type.method(MethodSource.method("public", name, "build")
                .javadoc("The record.\n\n@throws $T if something required is missing\n", NullPointerException.class)
                .statement("return new $T($L)", name, arguments));
    }

    private static Code argument(Slot slot) {
        Component component = slot.component();
        return slot.type().isPrimitive() && component != null
                ? Code.of(
                        "\n$T.requireNonNull($L, $L)",
                        Objects.class,
                        slot.name(),
                        Literals.string(component.wireName() + " is required"))
                : Code.of("\n$L", slot.name());
    }

    private void addSetters(TypeSource type, Slot slot, ClassName builder) {
        type.method(setter(slot, builder)
                .parameter(parameterType(slot), slot.name())
                .statement("this.$1L = $1L", slot.name())
                .statement("return this"));
        if (slot.use() instanceof ListOf list && !(list.element() instanceof TypeUse.AnyJson)) {
            TypeName element = types.element(list.element());
            if (element instanceof ClassName) {
                type.method(setter(slot, builder)
                        .parameter(ArrayTypeName.of(element), slot.name())
                        .varargs()
                        .statement("return $1L($2T.of($1L))", slot.name(), List.class));
            }
        }
        if (slot.use() instanceof Declared declared && declared.declaration() instanceof MixedType mixed) {
            for (TypeUse alternative : MixedEmitter.overloadable(mixed, types)) {
                type.method(setter(slot, builder)
                        .parameter(types.plain(alternative), slot.name())
                        .statement("return $1L($2T.of($1L))", slot.name(), types.name(mixed)));
            }
        }
    }

    private MethodSource setter(Slot slot, ClassName builder) {
        MethodSource setter = MethodSource.method("public", builder, slot.name());
        deprecate(setter, slot);
        return setter;
    }

    private static void deprecate(MethodSource method, Slot slot) {
        if (slot.deprecated()) {
            method.annotate(Deprecated.class);
        }
    }

    /** Primitives where there are any, so that {@code pageSize(100)} works; what may be absent can be taken away with null. */
    private TypeName parameterType(Slot slot) {
        TypeName plain = types.plain(slot.use());
        if (plain.isPrimitive()) {
            return plain;
        }
        Component component = slot.component();
        return component == null || component.neverNull() ? plain : JavaTypes.nullable(plain);
    }
}
