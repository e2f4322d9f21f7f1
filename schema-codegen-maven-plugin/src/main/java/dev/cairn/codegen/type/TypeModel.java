package dev.cairn.codegen.type;

import java.util.List;

/**
 * All types of one run.
 *
 * @param declarations types with files of their own and nested ones, sorted by name
 * @param usesTemplates whether a schema says which values may hold templates
 */
public record TypeModel(List<Declaration> declarations, boolean usesTemplates) {

    public TypeModel {
        declarations = List.copyOf(declarations);
    }

    /** The types that are nested in a record, sorted by name. */
    public List<Declaration> nestedIn(RecordType owner) {
        return declarations.stream()
                .filter(declaration -> declaration.owner() == owner)
                .toList();
    }

    /** The types with files of their own, sorted by name. */
    public List<Declaration> topLevel() {
        return declarations.stream()
                .filter(declaration -> declaration.owner() == null)
                .toList();
    }
}
