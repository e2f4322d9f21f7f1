package dev.cairn.codegen.source;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A type and all that is in it, in the order in which it is to be written. Confined to the thread that builds it. */
public final class TypeSource {

    /** What a type is, by its keyword. */
    public enum Kind {
        RECORD("record"),
        INTERFACE("interface"),
        CLASS("class"),
        ENUM("enum");

        private final String keyword;

        Kind(String keyword) {
            this.keyword = keyword;
        }

        String keyword() {
            return keyword;
        }
    }

    /** A constant of an enum. */
    record Constant(String name, Code arguments) {}

    private final Kind kind;
    private final String name;
    private final List<AnnotationSource> annotations = new ArrayList<>(2);
    private final List<TypeName> interfaces = new ArrayList<>();
    private final List<TypeName> permitted = new ArrayList<>();
    private final List<ParameterSource> components = new ArrayList<>();
    private final List<Constant> constants = new ArrayList<>();
    private final List<FieldSource> fields = new ArrayList<>();
    private final List<MethodSource> methods = new ArrayList<>();
    private final List<TypeSource> types = new ArrayList<>();
    private String modifiers;
    private Code javadoc = Code.EMPTY;
    private @Nullable TypeVariableName variable;

    /**
     * A type with nothing in it yet.
     *
     * @param modifiers such as {@code public sealed}; those that go without saying are left out
     */
    public TypeSource(Kind kind, String modifiers, ClassName name) {
        this.kind = kind;
        this.modifiers = modifiers;
        this.name = name.simpleName();
    }

    public TypeSource javadoc(String format, Object... arguments) {
        javadoc = Code.of(format, arguments);
        return this;
    }

    public TypeSource annotate(AnnotationSource annotation) {
        annotations.add(annotation);
        return this;
    }

    /** Declares a type variable. */
    public TypeSource variable(TypeVariableName declared) {
        variable = declared;
        return this;
    }

    /** Extends or implements an interface. */
    public TypeSource is(TypeName type) {
        interfaces.add(type);
        return this;
    }

    public TypeSource permit(ClassName type) {
        permitted.add(type);
        return this;
    }

    public TypeSource component(ParameterSource component) {
        components.add(component);
        return this;
    }

    public TypeSource constant(String constantName, Code arguments) {
        constants.add(new Constant(constantName, arguments));
        return this;
    }

    public TypeSource field(FieldSource field) {
        fields.add(field);
        return this;
    }

    public TypeSource method(MethodSource method) {
        methods.add(method);
        return this;
    }

    public TypeSource type(TypeSource type) {
        types.add(type);
        return this;
    }

    /** Makes it a static member of a class. Enums and interfaces are that anyway. */
    public TypeSource nested() {
        if (kind == Kind.RECORD || kind == Kind.CLASS) {
            modifiers = modifiers + " static";
        }
        return this;
    }

    Kind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    String modifiers() {
        return modifiers;
    }

    Code documentation() {
        return javadoc;
    }

    List<AnnotationSource> annotations() {
        return annotations;
    }

    @Nullable
    TypeVariableName variable() {
        return variable;
    }

    List<TypeName> interfaces() {
        return interfaces;
    }

    List<TypeName> permitted() {
        return permitted;
    }

    List<ParameterSource> components() {
        return components;
    }

    List<Constant> constants() {
        return constants;
    }

    List<FieldSource> fields() {
        return fields;
    }

    List<MethodSource> methods() {
        return methods;
    }

    List<TypeSource> types() {
        return types;
    }

    Set<String> nestedNames() {
        Set<String> names = new HashSet<>();
        for (TypeSource type : types) {
            names.add(type.name);
        }
        return names;
    }
}
