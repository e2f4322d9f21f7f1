package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.UnionType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/** Writes a union of records: a sealed interface with a visitor. Which record a document is, {@code support.UnionReader} decides. */
final class UnionEmitter {

    private static final TypeVariableName R = TypeVariableName.get("R");

    private final JavaTypes types;

    UnionEmitter(JavaTypes types) {
        this.types = types;
    }

    TypeSpec.Builder emit(UnionType union) {
        ClassName name = types.name(union);
        List<String> members = new ArrayList<>();
        for (RecordType member : union.members()) {
            members.add(member.name());
        }
        TypeSpec.Builder builder = TypeSpec.interfaceBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addJavadoc("$L\n", JavadocText.ofType(union.documentation(), "One of " + listed(members)));
        if (union.parents().isEmpty()) {
            builder.addSuperinterface(types.support("JsonModel"));
        }
        for (UnionType parent : union.parents()) {
            builder.addSuperinterface(types.name(parent));
        }
        for (Declaration member : permitted(union)) {
            builder.addPermittedSubclass(types.name(member));
        }
        if (union.parents().size() != 1) {
            builder.addMethod(accept(union));
        }
        return builder.addMethod(fromJson(union, name)).addType(visitor(union));
    }

    /** The method with which a record takes part in the unions that extend no other. */
    List<MethodSpec> acceptMethods(RecordType record) {
        Set<UnionType> roots = new LinkedHashSet<>();
        for (UnionType union : record.unions()) {
            collectRoots(union, roots);
        }
        List<MethodSpec> methods = new ArrayList<>();
        for (UnionType root : roots) {
            methods.add(MethodSpec.methodBuilder("accept")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC)
                    .addTypeVariable(R)
                    .returns(R)
                    .addParameter(visitorType(root), "visitor")
                    .addStatement("return visitor.$L(this)", visitMethod(record))
                    .build());
        }
        return methods;
    }

    private static void collectRoots(UnionType union, Set<UnionType> roots) {
        if (union.parents().isEmpty()) {
            roots.add(union);
        }
        for (UnionType parent : union.parents()) {
            collectRoots(parent, roots);
        }
    }

    /** Smaller unions come first, then the records that are in none of them. */
    private static List<Declaration> permitted(UnionType union) {
        List<Declaration> permitted = new ArrayList<>(union.children());
        for (RecordType record : union.members()) {
            if (record.unions().contains(union)) {
                permitted.add(record);
            }
        }
        return permitted;
    }

    private MethodSpec accept(UnionType union) {
        MethodSpec.Builder accept = MethodSpec.methodBuilder("accept")
                .addModifiers(Modifier.PUBLIC)
                .addTypeVariable(R)
                .returns(R)
                .addParameter(visitorType(union), "visitor")
                .addJavadoc("Calls the visitor's method for this record, and returns what it returns.\n");
        return union.parents().isEmpty()
                ? accept.addModifiers(Modifier.ABSTRACT).build()
                : accept.addModifiers(Modifier.DEFAULT)
                        .addStatement(
                                "return accept(($T) visitor)",
                                visitorType(union.parents().get(0)))
                        .build();
    }

    private MethodSpec fromJson(UnionType union, ClassName name) {
        List<CodeBlock> shapes = new ArrayList<>();
        for (RecordType member : union.members()) {
            shapes.add(CodeBlock.of("\n$T.SHAPE", types.name(member)));
        }
        CodeBlock byShape = CodeBlock.of(
                "$T.$L(\njson,\n$S,$L)",
                types.support("UnionReader"),
                union.exclusive() ? "oneOf" : "anyOf",
                union.name(),
                CodeBlock.join(shapes, ","));
        MethodSpec.Builder method = JsonMethods.fromJson(types, name);
        return union.told().isEmpty()
                ? method.addStatement("return $L", byShape).build()
                : method.addCode(told(union, byShape)).build();
    }

    /** Reads an object as what its discriminator says, and otherwise as what it looks like. */
    private CodeBlock told(UnionType union, CodeBlock byShape) {
        Map<Declaration, List<CodeBlock>> values = new LinkedHashMap<>();
        union.told()
                .forEach((value, member) -> values.computeIfAbsent(member, told -> new ArrayList<>())
                        .add(Literals.string(value)));
        CodeBlock.Builder code = CodeBlock.builder()
                .add("return switch ($T.discriminator(json, ", types.support("UnionReader"))
                .add("$L)) {\n$>", Literals.string(union.discriminator()));
        values.forEach((member, told) ->
                code.add("case $L -> $T.fromJson(json);\n", CodeBlock.join(told, ", "), types.name(member)));
        RecordType otherwise = union.otherwise();
        CodeBlock others = otherwise == null ? byShape : CodeBlock.of("$T.fromJson(json)", types.name(otherwise));
        return code.add("default -> $>$>$L;$<$<\n$<};\n", others).build();
    }

    private TypeSpec visitor(UnionType union) {
        TypeSpec.Builder visitor = TypeSpec.interfaceBuilder(types.name(union).nestedClass("Visitor"))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addTypeVariable(R)
                .addJavadoc("What to do with each kind of {@link $T}.\n", types.name(union));
        for (UnionType parent : union.parents()) {
            visitor.addSuperinterface(visitorType(parent));
        }
        for (RecordType member : union.members()) {
            visitor.addMethod(visit(member).addModifiers(Modifier.ABSTRACT).build());
        }
        for (RecordType other : othersOfParents(union)) {
            visitor.addMethod(visit(other)
                    .addModifiers(Modifier.DEFAULT)
                    .addAnnotation(Override.class)
                    .addJavadoc("Never called: it is no {@link $T}.\n", types.name(union))
                    .addStatement(
                            "throw new $T($S)",
                            AssertionError.class,
                            other.name() + " is not one of the kinds of " + union.name())
                    .build());
        }
        return visitor.build();
    }

    /** What a larger union's visitor handles and this one's never meets. */
    private static List<RecordType> othersOfParents(UnionType union) {
        Set<RecordType> others = new LinkedHashSet<>();
        for (UnionType parent : union.parents()) {
            others.addAll(parent.members());
            others.addAll(othersOfParents(parent));
        }
        others.removeAll(Set.copyOf(union.members()));
        return List.copyOf(others);
    }

    private MethodSpec.Builder visit(RecordType record) {
        return MethodSpec.methodBuilder(visitMethod(record))
                .addModifiers(Modifier.PUBLIC)
                .returns(R)
                .addParameter(types.name(record), variable(record.name()));
    }

    private TypeName visitorType(UnionType union) {
        return ParameterizedTypeName.get(types.name(union).nestedClass("Visitor"), R);
    }

    private static String visitMethod(RecordType record) {
        return "visit" + record.name();
    }

    /** A variable for a value of a type: {@code httpRequester} for HttpRequester, {@code httpApiBudget} for HTTPAPIBudget. */
    static String variable(String typeName) {
        int capitals = 0;
        while (capitals < typeName.length() && isCapital(typeName.charAt(capitals))) {
            capitals++;
        }
        int head = capitals > 1 ? capitals - 1 : capitals;
        String name = typeName.substring(0, head).toLowerCase(Locale.ROOT) + typeName.substring(head);
        return SourceVersion.isKeyword(name) ? name + "_" : name;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
