package dev.cairn.codegen.source;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one file. */
public final class SourcePrinter {

    /** A comment that fits on one line is written on one. */
    private static final int SHORT_COMMENT = 101;

    private final Scope scope;
    private final Lines lines = new Lines();

    /** Where heads of types start and end, which are laid out already. */
    private final List<Integer> heads = new ArrayList<>();

    private SourcePrinter(String packageName) {
        this.scope = new Scope(packageName);
    }

    /** The text of a file with a type. */
    public static String print(String packageName, TypeSource type) {
        SourcePrinter printer = new SourcePrinter(packageName);
        printer.file(packageName, type);
        return LongLines.broken(printer.lines.toString(), printer.heads);
    }

    private void file(String packageName, TypeSource type) {
        scope.importFrom(type);
        if (!packageName.isEmpty()) {
            lines.raw("package " + packageName + ";\n\n");
        }
        for (String name : scope.imports()) {
            lines.append("import ");
            lines.append(name);
            lines.append(";\n");
        }
        lines.append("\n");
        type(type);
    }

    private void type(TypeSource type) {
        javadoc(documentation(type));
        annotations(type.annotations());
        boolean empty = type.constants().isEmpty()
                && type.fields().isEmpty()
                && type.methods().isEmpty()
                && type.types().isEmpty();
        head(type, empty);
        if (empty) {
            return;
        }
        scope.enter(type);
        scope.declare(type.variable());
        lines.indent(1);
        Separator separator = new Separator(lines);
        constants(type, separator);
        for (FieldSource field : type.fields()) {
            // The fields of a builder belong together; the constants of an enum are no part of them.
            separator.before(field.modifiers().equals("private"));
            field(field);
        }
        for (MethodSource method : type.methods()) {
            separator.before(false);
            method(method, type);
        }
        for (TypeSource nested : type.types()) {
            separator.before(false);
            type(nested);
        }
        lines.indent(-1);
        scope.declare(null);
        scope.leave();
        lines.append("}\n");
    }

    private void constants(TypeSource type, Separator separator) {
        List<TypeSource.Constant> constants = type.constants();
        for (int index = 0; index < constants.size(); index++) {
            TypeSource.Constant constant = constants.get(index);
            separator.before(true);
            lines.append(constant.name());
            lines.append("(");
            code(constant.arguments());
            lines.append(index + 1 < constants.size() ? "),\n" : ");\n");
        }
    }

    private Code documentation(TypeSource type) {
        List<Code> parts = new ArrayList<>();
        parts.add(type.documentation());
        for (ParameterSource component : type.components()) {
            if (!component.javadoc().isEmpty()) {
                String start = parts.size() == 1 ? "\n@param $L $L\n" : "@param $L $L\n";
                parts.add(Code.of(start, component.name(), component.javadoc()));
            }
        }
        return Code.join(parts, "");
    }

    private void javadoc(Code documentation) {
        if (documentation.isEmpty()) {
            return;
        }
        SourcePrinter comment = new SourcePrinter(this);
        comment.code(documentation);
        String text = comment.lines.toString();
        String content = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        if (content.indexOf('\n') < 0 && content.length() <= SHORT_COMMENT && !content.startsWith("@")) {
            lines.append("/** ");
            lines.append(content);
            lines.append(" */\n");
            return;
        }
        lines.append("/**\n");
        int start = 0;
        while (start <= content.length()) {
            int end = content.indexOf('\n', start);
            int stop = end < 0 ? content.length() : end;
            lines.append(stop == start ? " *" : " * ");
            lines.append(content, start, stop);
            lines.append("\n");
            start = stop + 1;
        }
        lines.append(" */\n");
    }

    /** Writes a comment's text: names mean the same as in the code around it. */
    private SourcePrinter(SourcePrinter around) {
        this.scope = around.scope;
    }

    private void annotations(List<AnnotationSource> annotations) {
        for (AnnotationSource annotation : annotations) {
            annotation(annotation);
            lines.append("\n");
        }
    }

    private void annotation(AnnotationSource annotation) {
        lines.append("@");
        className(annotation.type(), false);
        if (!annotation.values().isEmpty()) {
            lines.append("(");
            code(annotation.values());
            lines.append(")");
        }
    }

    private void head(TypeSource type, boolean empty) {
        StringBuilder start = new StringBuilder();
        if (!type.modifiers().isEmpty()) {
            start.append(type.modifiers()).append(' ');
        }
        start.append(type.kind().keyword()).append(' ').append(type.name());
        scope.declare(type.variable());
        TypeVariableName variable = type.variable();
        if (variable != null) {
            start.append('<').append(variable.name()).append('>');
        }
        StringBuilder end = new StringBuilder();
        boolean isInterface = type.kind() == TypeSource.Kind.INTERFACE;
        list(end, isInterface ? " extends " : " implements ", type.interfaces());
        List<TypeHead.Component> components = new ArrayList<>();
        if (type.kind() == TypeSource.Kind.RECORD) {
            scope.enter(type);
            for (ParameterSource component : type.components()) {
                AnnotationSource annotation = component.annotation();
                String written = annotation == null ? null : written(printer -> printer.annotation(annotation));
                components.add(new TypeHead.Component(written, written(component.type()) + " " + component.name()));
            }
            scope.leave();
        }
        List<String> permitted = new ArrayList<>();
        for (TypeName member : type.permitted()) {
            permitted.add(written(member));
        }
        scope.declare(null);
        int from = lines.length();
        String body = empty ? " {}" : " {";
        lines.raw(TypeHead.of(
                lines.indentText(),
                start.toString(),
                type.kind() == TypeSource.Kind.RECORD ? components : null,
                end.toString(),
                permitted,
                body));
        heads.add(from);
        heads.add(lines.length());
        if (!empty && type.kind() != TypeSource.Kind.ENUM) {
            lines.append("\n");
        }
    }

    private void list(StringBuilder text, String keyword, List<TypeName> types) {
        for (int index = 0; index < types.size(); index++) {
            text.append(index == 0 ? keyword : ", ").append(written(types.get(index)));
        }
    }

    private interface Part {
        void write(SourcePrinter printer);
    }

    private String written(TypeName type) {
        return written(printer -> printer.typeName(type));
    }

    private String written(Part part) {
        SourcePrinter printer = new SourcePrinter(this);
        part.write(printer);
        return printer.lines.toString();
    }

    private void field(FieldSource field) {
        lines.append(field.modifiers());
        lines.append(" ");
        typeName(field.type());
        lines.append(" ");
        lines.append(field.name());
        if (!field.initializer().isEmpty()) {
            lines.append(" = ");
            code(field.initializer());
        }
        lines.append(";\n");
    }

    private void method(MethodSource method, TypeSource owner) {
        javadoc(method.documentation());
        annotations(method.annotations());
        if (!method.modifiers().isEmpty()) {
            lines.append(method.modifiers());
            lines.append(" ");
        }
        TypeVariableName variable = method.variable();
        if (variable != null) {
            scope.declare(variable);
            lines.append("<");
            lines.append(variable.name());
            lines.append("> ");
        }
        TypeName returns = method.returns();
        if (returns != null) {
            typeName(returns);
            lines.append(" ");
        }
        lines.append(method.nameIn(owner));
        if (!method.isCompact()) {
            parameters(method);
        }
        Code body = method.body();
        if (!method.hasBody()) {
            lines.append(";\n");
        } else if (body.isEmpty()) {
            lines.append(" {}\n");
        } else {
            lines.append(" {\n");
            lines.indent(1);
            code(body);
            lines.indent(-1);
            lines.append("}\n");
        }
        scope.declare(owner.variable());
    }

    private void parameters(MethodSource method) {
        lines.append("(");
        lines.wrappingPlace();
        List<ParameterSource> parameters = method.parameters();
        for (int index = 0; index < parameters.size(); index++) {
            if (index > 0) {
                lines.append(",");
                lines.wrappingSpace();
            }
            ParameterSource parameter = parameters.get(index);
            boolean several = method.isVarargs() && index + 1 == parameters.size();
            if (several && parameter.type() instanceof ArrayTypeName array) {
                typeName(array.componentType());
                lines.append("...");
            } else {
                typeName(parameter.type());
            }
            lines.append(" ");
            lines.append(parameter.name());
        }
        lines.append(")");
    }

    private void typeName(TypeName type) {
        if (type instanceof ClassName name) {
            className(name, name.isAnnotated());
        } else if (type instanceof ParameterizedTypeName generic) {
            className(generic.rawType(), generic.isAnnotated());
            lines.append("<");
            for (int index = 0; index < generic.typeArguments().size(); index++) {
                if (index > 0) {
                    lines.append(", ");
                }
                typeName(generic.typeArguments().get(index));
            }
            lines.append(">");
        } else if (type instanceof ArrayTypeName array) {
            typeName(array.componentType());
            lines.append("[]");
        } else if (type instanceof TypeVariableName variable) {
            lines.append(variable.name());
        } else {
            lines.append(TypeNames.primitive(type));
        }
    }

    private void className(ClassName type, boolean nullable) {
        String name = scope.nameOf(type);
        if (!nullable) {
            lines.append(name);
            return;
        }
        // An annotation of a type stands before its simple name (JLS 9.7.4).
        int dot = name.lastIndexOf('.') + 1;
        lines.append(name, 0, dot);
        lines.append("@");
        lines.append(scope.nameOf(TypeNames.NULLABLE));
        lines.append(" ");
        lines.append(name, dot, name.length());
    }

    private void code(Code code) {
        String format = code.format();
        int next = 0;
        int start = 0;
        for (int at = format.indexOf('$'); at >= 0; at = format.indexOf('$', start)) {
            lines.append(format, start, at);
            char letter = format.charAt(++at);
            int index = -1;
            if (letter >= '1' && letter <= '9') {
                index = letter - '1';
                letter = format.charAt(++at);
            }
            start = at + 1;
            switch (letter) {
                case 'L', 'S', 'T' -> argument(letter, code.argument(index < 0 ? next++ : index));
                case 'W' -> lines.wrappingSpace();
                case '>' -> lines.indent(1);
                case '<' -> lines.indent(-1);
                case '[' -> lines.beginStatement();
                case ']' -> lines.endStatement();
                default -> throw new IllegalArgumentException("unknown $" + letter + " in " + format);
            }
        }
        lines.append(format, start, format.length());
    }

    private void argument(char letter, @Nullable Object argument) {
        if (argument instanceof Code piece) {
            code(piece);
        } else if (argument instanceof TypeName type) {
            typeName(type);
        } else if (letter == 'S') {
            lines.append(Quotes.quoted(String.valueOf(argument)));
        } else {
            lines.append(String.valueOf(argument));
        }
    }

    /** Puts an empty line between members, but not between those that belong together. */
    private static final class Separator {

        private final Lines lines;
        private boolean first = true;
        private boolean together;

        Separator(Lines lines) {
            this.lines = lines;
        }

        void before(boolean belongsTogether) {
            if (!first && !(together && belongsTogether)) {
                lines.append("\n");
            }
            first = false;
            together = belongsTogether;
        }
    }
}
