package dev.cairn.codegen.type;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All types of one run. Immutable, once the types have their names. */
public final class TypeModel {

    private final List<Declaration> declarations;
    private final boolean usesTemplates;
    private final boolean usesExistingTypes;
    private final @Nullable String importedSupport;
    private final Set<String> importedNames;
    private final List<Declaration> topLevel = new ArrayList<>();
    private final IdentityHashMap<RecordType, List<Declaration>> nested = new IdentityHashMap<>();

    /**
     * @param declarations types with files of their own and nested ones, sorted by name
     * @param usesTemplates whether a schema says which values may hold templates
     * @param usesExistingTypes whether a schema names classes that aren't generated, and not the JDK's either
     * @param importedSupport the package of the support classes of types that were generated before, in other packages; null if none
     *     are used
     * @param importedNames the simple names of these types
     */
    public TypeModel(
            List<Declaration> declarations,
            boolean usesTemplates,
            boolean usesExistingTypes,
            @Nullable String importedSupport,
            Set<String> importedNames) {
        this.declarations = List.copyOf(declarations);
        this.usesTemplates = usesTemplates;
        this.usesExistingTypes = usesExistingTypes;
        this.importedSupport = importedSupport;
        this.importedNames = Set.copyOf(importedNames);
        for (Declaration declaration : declarations) {
            RecordType owner = declaration.owner();
            (owner == null ? topLevel : nested.computeIfAbsent(owner, record -> new ArrayList<>())).add(declaration);
        }
    }

    public List<Declaration> declarations() {
        return declarations;
    }

    public boolean usesTemplates() {
        return usesTemplates;
    }

    public boolean usesExistingTypes() {
        return usesExistingTypes;
    }

    /** The package of the support classes of imported types; null if no types are imported. */
    public @Nullable String importedSupport() {
        return importedSupport;
    }

    /** The simple names of imported types. */
    public Set<String> importedNames() {
        return importedNames;
    }

    /** The types that are nested in a record, sorted by name. */
    public List<Declaration> nestedIn(RecordType owner) {
        return nested.getOrDefault(owner, List.of());
    }

    /** The packages of types that are not in the target package, sorted. */
    public SortedSet<String> otherPackages() {
        SortedSet<String> packages = new TreeSet<>();
        for (Declaration declaration : declarations) {
            String name = declaration.packageName();
            if (name != null) {
                packages.add(name);
            }
        }
        return packages;
    }

    /** The types with files of their own, sorted by name. */
    public List<Declaration> topLevel() {
        return List.copyOf(topLevel);
    }
}
