package dev.cairn.codegen.type;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Renames nested types that would hide others: a type of the same name, or one that generated code uses. */
final class NestedNames {

    /** Simple names that generated code uses without an import, or that come with every package. */
    private static final Set<String> RESERVED = Set.of(
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
            "Integer",
            "Interpolated",
            "Jackson2Reader",
            "Jackson2Writer",
            "Jackson3Reader",
            "Jackson3Writer",
            "JsonMembers",
            "JsonMismatchException",
            "JsonModel",
            "JsonName",
            "JsonReader",
            "JsonShape",
            "JsonStream",
            "JsonWriter",
            "List",
            "Long",
            "Map",
            "Math",
            "NullPointerException",
            "Number",
            "Object",
            "Override",
            "PlainMembers",
            "Record",
            "RuntimeException",
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

    /** A name that isn't one of those. */
    static String unreserved(String name) {
        return RESERVED.contains(name) ? name + "_" : name;
    }

    private final List<Declaration> all;
    private final Set<String> topLevel;
    private final Map<RecordType, Set<String>> nested = new HashMap<>();

    NestedNames(List<Declaration> all, Set<String> topLevel) {
        this.all = all;
        this.topLevel = topLevel;
        all.forEach(declaration -> {
            RecordType owner = declaration.owner();
            if (owner != null) {
                nested.computeIfAbsent(owner, key -> new HashSet<>());
            }
        });
    }

    /** A nested type hides every other type of its name, in its owner: then it takes its owner's name in front. */
    void untangle() {
        Set<Declaration> done = new HashSet<>();
        for (Declaration declaration : all) {
            untangle(declaration, done);
        }
    }

    private void untangle(Declaration declaration, Set<Declaration> done) {
        RecordType owner = declaration.owner();
        if (owner == null || !done.add(declaration)) {
            return;
        }
        untangle(owner, done);
        Set<String> hidden = new HashSet<>(topLevel);
        hidden.addAll(RESERVED);
        for (RecordType around = owner; around != null; around = around.owner()) {
            hidden.add(around.name());
            hidden.addAll(nested.getOrDefault(around, Set.of()));
        }
        String name = declaration.name();
        if (hidden.contains(name)) {
            name = owner.name() + name;
        }
        String wanted = name;
        for (int number = 2; hidden.contains(name); number++) {
            name = wanted + number;
        }
        declaration.nameIt(name);
        nested.getOrDefault(owner, new HashSet<>()).add(name);
    }
}
