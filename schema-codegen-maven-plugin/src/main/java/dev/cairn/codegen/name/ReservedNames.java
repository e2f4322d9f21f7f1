package dev.cairn.codegen.name;

import dev.cairn.codegen.identifier.FreeName;
import dev.cairn.codegen.type.Declaration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Names that no type may have, since generated code would mean something else by them. */
final class ReservedNames {

    /** Simple names that generated code uses without an import, or that come with every package. */
    private static final Set<String> ALWAYS = Set.of(
            "ArithmeticException",
            "AssertionError",
            "Boolean",
            "Bounds",
            "Builder",
            "Byte",
            "CharSequence",
            "Character",
            "Class",
            "Copies",
            "Deprecated",
            "Double",
            "Enum",
            "Exception",
            "ExistingTypes",
            "Float",
            "Formats",
            "IllegalArgumentException",
            "IllegalStateException",
            "Integer",
            "Interpolated",
            "Jackson2Reader",
            "Jackson2Writer",
            "Jackson3Reader",
            "Jackson3Writer",
            "JsonForm",
            "JsonMembers",
            "JsonMismatchException",
            "JsonModel",
            "JsonName",
            "JsonNumbers",
            "JsonReader",
            "JsonShape",
            "JsonStream",
            "JsonWriter",
            "List",
            "Located",
            "Long",
            "Map",
            "Math",
            "NullPointerException",
            "Nullable",
            "Number",
            "Object",
            "Override",
            "PlainMembers",
            "Record",
            "ReflectiveOperationException",
            "RuntimeException",
            "SHAPE",
            "SafeVarargs",
            "Set",
            "Short",
            "StreamedMembers",
            "String",
            "StringBuilder",
            "SuppressWarnings",
            "System",
            "TextWriter",
            "Throwable",
            "UnionReader",
            "Visitor",
            "Void",
            "Written");

    private final Set<String> names = new HashSet<>(ALWAYS);

    /** @param declarations their components' names are reserved: in an expression, a variable hides a type (JLS 6.4.2) */
    ReservedNames(Collection<Declaration> declarations) {
        for (Declaration declaration : declarations) {
            declaration.componentNames().forEach(names::add);
        }
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    /** A name that isn't one of those. */
    String free(String name) {
        return FreeName.of(name, names::contains);
    }
}
