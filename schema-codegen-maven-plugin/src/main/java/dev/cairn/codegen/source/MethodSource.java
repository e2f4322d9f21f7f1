package dev.cairn.codegen.source;

import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method or a constructor. Confined to the thread that builds it. */
public final class MethodSource {

    private final String modifiers;
    private final @Nullable String name;
    private final @Nullable TypeName returns;
    private final boolean compact;
    private final List<AnnotationSource> annotations = new ArrayList<>(2);
    private final List<ParameterSource> parameters = new ArrayList<>(2);
    private final Code.Builder body = new Code.Builder();
    private Code javadoc = Code.EMPTY;
    private @Nullable TypeVariableName variable;
    private boolean varargs;
    private boolean hasBody = true;

    private MethodSource(String modifiers, @Nullable String name, @Nullable TypeName returns, boolean compact) {
        this.modifiers = modifiers;
        this.name = name;
        this.returns = returns;
        this.compact = compact;
    }

    /**
     * A method.
     *
     * @param modifiers such as {@code public static}; those that go without saying are left out
     */
    public static MethodSource method(String modifiers, TypeName returns, String name) {
        return new MethodSource(modifiers, name, returns, false);
    }

    public static MethodSource constructor(String modifiers) {
        return new MethodSource(modifiers, null, null, false);
    }

    /** A record's constructor without parameters of its own. */
    public static MethodSource compactConstructor() {
        return new MethodSource("public", null, null, true);
    }

    public MethodSource javadoc(String format, Object... arguments) {
        javadoc = Code.of(format, arguments);
        return this;
    }

    public MethodSource annotate(Class<?> type) {
        return annotate(AnnotationSource.of(type));
    }

    public MethodSource annotate(AnnotationSource annotation) {
        annotations.add(annotation);
        return this;
    }

    /** Declares a type variable. */
    public MethodSource variable(TypeVariableName declared) {
        variable = declared;
        return this;
    }

    public MethodSource parameter(TypeName type, String parameterName) {
        parameters.add(new ParameterSource(type, parameterName));
        return this;
    }

    /** Lets the last parameter, an array, be given as several values. */
    public MethodSource varargs() {
        varargs = true;
        return this;
    }

    /** Leaves the body to others. */
    public MethodSource withoutBody() {
        hasBody = false;
        return this;
    }

    public MethodSource statement(String format, Object... arguments) {
        body.statement(format, arguments);
        return this;
    }

    public MethodSource statement(Code statement) {
        body.statement(statement);
        return this;
    }

    public MethodSource code(Code code) {
        body.add(code);
        return this;
    }

    public MethodSource begin(String head, Object... arguments) {
        body.begin(head, arguments);
        return this;
    }

    public MethodSource end() {
        body.end();
        return this;
    }

    String modifiers() {
        return modifiers;
    }

    boolean isConstructor() {
        return name == null;
    }

    boolean isCompact() {
        return compact;
    }

    String nameIn(TypeSource owner) {
        return name == null ? owner.name() : name;
    }

    @Nullable
    TypeName returns() {
        return returns;
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

    List<ParameterSource> parameters() {
        return parameters;
    }

    boolean isVarargs() {
        return varargs;
    }

    boolean hasBody() {
        return hasBody;
    }

    Code body() {
        return body.build();
    }
}
