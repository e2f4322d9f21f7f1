package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.SchemaPath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One of several records. */
public final class UnionType extends Declaration {

    private final Set<RecordType> members;
    private final List<UnionType> parents = new ArrayList<>();
    private final List<UnionType> children = new ArrayList<>();
    private boolean exclusive = true;
    private Documentation documentation = Documentation.NONE;

    UnionType(Set<RecordType> members) {
        this.members = new LinkedHashSet<>(members);
    }

    /** Takes note that a value may fit several members: then it is the first that knows most of its properties. */
    void allowSeveral() {
        exclusive = false;
    }

    /** Whether a value that fits several members as well as each other is no value of this union. */
    public boolean exclusive() {
        return exclusive;
    }

    @Override
    boolean isInclusive() {
        return !exclusive;
    }

    void extend(UnionType parent) {
        parents.add(parent);
        parent.children.add(this);
    }

    @Override
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

    @Override
    public List<RecordType> records() {
        return members();
    }

    /** The name of a whole document is for a record first; a union gets it by its place, if it is still free. */
    @Override
    boolean takesNameOf(SchemaPath path) {
        return path.isDefinition();
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

    @Override
    Set<JsonKind> kinds() {
        return EnumSet.of(JsonKind.OBJECT);
    }
}
