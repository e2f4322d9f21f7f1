package dev.cairn.codegen.type;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One of several records. */
public final class UnionType extends Declaration {

    private final Set<RecordType> members;
    private final List<UnionType> parents = new ArrayList<>();
    private final List<UnionType> children = new ArrayList<>();
    private Documentation documentation = Documentation.NONE;

    UnionType(Set<RecordType> members) {
        this.members = new LinkedHashSet<>(members);
    }

    void extend(UnionType parent) {
        parents.add(parent);
        parent.children.add(this);
    }

    void document(Documentation documentation) {
        this.documentation = this.documentation.orElse(documentation);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUnion(this);
    }

    @Override
    public Documentation documentation() {
        return documentation;
    }

    /** All records that a value can be, in the schema's order. */
    public List<RecordType> members() {
        return List.copyOf(members);
    }

    /** The smallest unions that have all of these members and more. */
    public List<UnionType> parents() {
        return List.copyOf(parents);
    }

    /** The largest unions that have only some of these members. */
    public List<UnionType> children() {
        return List.copyOf(children);
    }

    boolean isProperSubsetOf(UnionType other) {
        return members.size() < other.members.size() && other.members.containsAll(members);
    }
}
