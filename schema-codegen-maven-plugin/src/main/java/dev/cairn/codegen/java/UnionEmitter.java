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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes a union of records: a sealed interface with a visitor. */
final class UnionEmitter {

    private static final TypeVariableName R = TypeVariableName.get("R");

    private final JavaTypes types;

    UnionEmitter(JavaTypes types) {
        this.types = types;
    }

    TypeSpec.Builder emit(UnionType union) {
        ClassName name = types.name(union);
        List<String> members = union.members().stream().map(Declaration::name).toList();
        TypeSpec.Builder builder = TypeSpec.interfaceBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addJavadoc("$L\n", JavadocText.ofType(union.documentation(), "One of " + listed(members)));
        if (union.parents().isEmpty()) {
            builder.addSuperinterface(types.support("JsonModel"));
        }
        union.parents().forEach(parent -> builder.addSuperinterface(types.name(parent)));
        permitted(union).forEach(member -> builder.addPermittedSubclass(types.name(member)));
        if (union.parents().size() != 1) {
            builder.addMethod(accept(union));
        }
        return builder.addMethod(fromJson(union, name)).addType(visitor(union));
    }

    /** The method with which a record takes part in the unions that extend no other. */
    List<MethodSpec> acceptMethods(RecordType record) {
        Set<UnionType> roots = new LinkedHashSet<>();
        record.unions().forEach(union -> collectRoots(union, roots));
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
        union.parents().forEach(parent -> collectRoots(parent, roots));
    }

    /** Smaller unions come first, then the records that are in none of them. */
    private static List<Declaration> permitted(UnionType union) {
        List<Declaration> permitted = new ArrayList<>(union.children());
        union.members().stream()
                .filter(record -> record.unions().contains(union))
                .forEach(permitted::add);
        return permitted;
    }

    private MethodSpec accept(UnionType union) {
        MethodSpec.Builder accept = MethodSpec.methodBuilder("accept")
                .addTypeVariable(R)
                .returns(R)
                .addParameter(visitorType(union), "visitor")
                .addJavadoc("Calls the visitor's method for this record, and returns what it returns.\n");
        if (union.parents().isEmpty()) {
            return accept.addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT).build();
        }
        return accept.addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
                .addStatement(
                        "return accept(($T) visitor)",
                        visitorType(union.parents().get(0)))
                .build();
    }

    private MethodSpec fromJson(UnionType union, ClassName name) {
        List<CodeBlock> shapes = new ArrayList<>();
        union.members().forEach(member -> shapes.add(CodeBlock.of("\n$T.SHAPE", types.name(member))));
        return JsonMethods.fromJson(types, name)
                .addStatement(
                        "return $T.choose(\njson,\n$S,$L)",
                        types.support("JsonShape"),
                        union.name(),
                        CodeBlock.join(shapes, ","))
                .build();
    }

    private TypeSpec visitor(UnionType union) {
        TypeSpec.Builder visitor = TypeSpec.interfaceBuilder("Visitor")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addTypeVariable(R)
                .addJavadoc("What to do with each kind of {@link $T}.\n", types.name(union));
        union.parents().forEach(parent -> visitor.addSuperinterface(visitorType(parent)));
        union.members()
                .forEach(member -> visitor.addMethod(visit(member)
                        .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                        .build()));
        for (RecordType other : othersOfParents(union)) {
            visitor.addMethod(visit(other)
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PUBLIC, Modifier.DEFAULT)
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
        union.parents().forEach(parent -> {
            others.addAll(parent.members());
            others.addAll(othersOfParents(parent));
        });
        union.members().forEach(others::remove);
        return List.copyOf(others);
    }

    private MethodSpec.Builder visit(RecordType record) {
        return MethodSpec.methodBuilder(visitMethod(record))
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
        String lower = typeName.replaceFirst("^\\p{Upper}+(?=\\p{Upper})|^\\p{Upper}", "");
        String head = typeName.substring(0, typeName.length() - lower.length()).toLowerCase(java.util.Locale.ROOT);
        String name = head + lower;
        return javax.lang.model.SourceVersion.isKeyword(name) ? name + "_" : name;
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
