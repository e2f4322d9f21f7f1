package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.SchemaPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of several records. */
public final class UnionType extends Declaration {

    private final Set<RecordType> members;
    private final List<UnionType> parents = new ArrayList<>();
    private final List<UnionType> children = new ArrayList<>();
    private boolean exclusive = true;
    private String discriminator = "";
    private final Map<String, Declaration> told = new LinkedHashMap<>();
    private @Nullable RecordType otherwise;
    private Documentation documentation = Documentation.NONE;

    public UnionType(Set<RecordType> members) {
        this.members = new LinkedHashSet<>(members);
    }

    /** Takes note that a value may fit several members: then it is the first that knows most of its properties. */
    public void allowSeveral() {
        exclusive = false;
    }

    /**
     * Takes note that a property says which members an object can be: of each value of the property a member, or a union of members.
     *
     * @return whether that is all that is known: false if another property, or of one of the values something else, was known before
     */
    public boolean tellBy(String property, Map<String, Declaration> byValue) {
        if (!discriminator.isEmpty() && !discriminator.equals(property)) {
            return false;
        }
        discriminator = property;
        boolean same = true;
        for (Map.Entry<String, Declaration> value : byValue.entrySet()) {
            Declaration known = told.putIfAbsent(value.getKey(), value.getValue());
            same &= known == null || known == value.getValue();
        }
        return same;
    }

    /** Takes note of the member that an object is of which the discriminator says nothing. */
    public void tellOthersAre(RecordType member) {
        otherwise = member;
    }

    /** The property that says which members an object can be; empty where none does. */
    public String discriminator() {
        return discriminator;
    }

    /** Which members an object can be, a record or a smaller union, by the value of the discriminator. */
    public Map<String, Declaration> told() {
        return Collections.unmodifiableMap(told);
    }

    /** The member that an object is of which the discriminator says nothing; null if the objects have to be looked at. */
    public @Nullable RecordType otherwise() {
        return otherwise;
    }

    /** Whether the discriminator has a value for each of two members that isn't for the other one. */
    public boolean tellsApart(RecordType first, RecordType second) {
        return (first == otherwise || isTold(first, second)) && (second == otherwise || isTold(second, first));
    }

    private boolean isTold(RecordType member, RecordType other) {
        return told.values().stream()
                .map(Declaration::records)
                .anyMatch(records -> records.contains(member) && !records.contains(other));
    }

    /** Whether a value that fits several members as well as each other is no value of this union. */
    public boolean exclusive() {
        return exclusive;
    }

    @Override
    public boolean isInclusive() {
        return !exclusive;
    }

    public void extend(UnionType parent) {
        parents.add(parent);
        parent.children.add(this);
    }

    @Override
    public void document(Documentation documentation) {
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
    public boolean takesNameOf(SchemaPath path) {
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

    public boolean isProperSubsetOf(UnionType other) {
        return members.size() < other.members.size() && other.members.containsAll(members);
    }

    @Override
    Set<JsonKind> kinds() {
        return EnumSet.of(JsonKind.OBJECT);
    }
}
