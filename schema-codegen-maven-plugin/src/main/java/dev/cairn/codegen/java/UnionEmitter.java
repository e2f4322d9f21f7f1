package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.cairn.codegen.source.Code;
import dev.cairn.codegen.source.MethodSource;
import dev.cairn.codegen.source.TypeSource;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.UnionType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes a union of records: a sealed interface with a visitor. */
final class UnionEmitter {

    private static final TypeVariableName R = TypeVariableName.get("R");

    private final JavaTypes types;

    UnionEmitter(JavaTypes types) {
        this.types = types;
    }

    TypeSource emit(UnionType union) {
        ClassName name = types.name(union);
        List<String> members = new ArrayList<>();
        for (RecordType member : union.members()) {
            members.add(member.name());
        }
        TypeSource builder = new TypeSource(TypeSource.Kind.INTERFACE, "public sealed", name)
                .javadoc("$L\n", JavadocText.ofType(union.documentation(), "One of " + listed(members)));
        if (union.parents().isEmpty()) {
            builder.is(types.support("JsonModel"));
        }
        for (UnionType parent : union.parents()) {
            builder.is(types.name(parent));
        }
        for (Declaration member : permitted(union)) {
            builder.permit(types.name(member));
        }
        if (union.parents().size() != 1) {
            builder.method(accept(union));
        }
        return builder.method(fromJson(union, name)).type(visitor(union));
    }

    /** The method with which a record takes part in the unions that extend no other. */
    List<MethodSource> acceptMethods(RecordType record) {
        Set<UnionType> roots = new LinkedHashSet<>();
        for (UnionType union : record.unions()) {
            collectRoots(union, roots);
        }
        List<MethodSource> methods = new ArrayList<>();
        for (UnionType root : roots) {
            methods.add(MethodSource.method("public", R, "accept")
                    .annotate(Override.class)
                    .variable(R)
                    .parameter(visitorType(root), "visitor")
                    .statement("return visitor.$L(this)", visitMethod(record)));
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

    private MethodSource accept(UnionType union) {
        boolean root = union.parents().isEmpty();
        MethodSource accept = MethodSource.method(root ? "" : "default", R, "accept")
                .variable(R)
                .parameter(visitorType(union), "visitor")
                .javadoc("Calls the visitor's method for this record, and returns what it returns.\n");
        return root
                ? accept.withoutBody()
                : accept.statement(
                        "return accept(($T) visitor)",
                        visitorType(union.parents().get(0)));
    }

    private MethodSource fromJson(UnionType union, ClassName name) {
        List<Code> shapes = new ArrayList<>();
        for (RecordType member : union.members()) {
            shapes.add(Code.of("\n$T.SHAPE", types.name(member)));
        }
        return JsonMethods.fromJson(types, name, "static")
                .statement(
                        "return $T.choose(\njson,\n$S,$L)",
                        types.support("JsonShape"),
                        union.name(),
                        Code.join(shapes, ","));
    }

    private TypeSource visitor(UnionType union) {
        TypeSource visitor = new TypeSource(
                        TypeSource.Kind.INTERFACE, "", types.name(union).nestedClass("Visitor"))
                .variable(R)
                .javadoc("What to do with each kind of {@link $T}.\n", types.name(union));
        for (UnionType parent : union.parents()) {
            visitor.is(visitorType(parent));
        }
        for (RecordType member : union.members()) {
            visitor.method(visit(member, "").withoutBody());
        }
        for (RecordType other : othersOfParents(union)) {
            visitor.method(visit(other, "default")
                    .annotate(Override.class)
                    .javadoc("Never called: it is no {@link $T}.\n", types.name(union))
                    .statement(
                            "throw new $T($S)",
                            AssertionError.class,
                            other.name() + " is not one of the kinds of " + union.name()));
        }
        return visitor;
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

    private MethodSource visit(RecordType record, String modifiers) {
        return MethodSource.method(modifiers, R, visitMethod(record))
                .parameter(types.name(record), variable(record.name()));
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
        String name = typeName.substring(0, head).toLowerCase(java.util.Locale.ROOT) + typeName.substring(head);
        return javax.lang.model.SourceVersion.isKeyword(name) ? name + "_" : name;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static String listed(List<String> names) {
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }
}
