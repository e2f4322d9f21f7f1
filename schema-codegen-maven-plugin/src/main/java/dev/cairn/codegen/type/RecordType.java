package dev.cairn.codegen.type;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object with known properties. */
public final class RecordType extends Declaration {

    private final Documentation documentation;
    private List<Component> components = List.of();
    private List<Constant> constants = List.of();
    private @Nullable MapOf additional;
    private Checks additionalChecks = Checks.NONE;
    private List<String> requiredBesides = List.of();
    private List<Requirement> requirements = List.of();
    private boolean closed;
    private List<String> additionalPatterns = List.of();
    private final List<UnionType> unions = new ArrayList<>();

    public RecordType(Documentation documentation) {
        this.documentation = documentation;
    }

    public void complete(
            List<Component> components, List<Constant> constants, @Nullable MapOf additional, boolean closed) {
        this.components = List.copyOf(components);
        this.constants = List.copyOf(constants);
        this.additional = additional;
        this.closed = closed;
    }

    public void restrictAdditional(List<String> patterns, Checks checks) {
        this.additionalPatterns = List.copyOf(patterns);
        this.additionalChecks = checks;
    }

    public void requireBesides(List<String> names) {
        this.requiredBesides = List.copyOf(names);
    }

    /** The names of properties that have to be there, though the schema doesn't describe them. */
    public List<String> requiredBesides() {
        return requiredBesides;
    }

    public void require(List<Requirement> conditional) {
        this.requirements = List.copyOf(conditional);
    }

    /** What has to be there depending on values. */
    public List<Requirement> requirements() {
        return requirements;
    }

    /** What the map of the properties that the schema doesn't name is checked for. */
    public Checks additionalChecks() {
        return additionalChecks;
    }

    /** What the names of the properties have to match that the schema doesn't name, one of them; empty if it's all the same. */
    public List<String> additionalPatterns() {
        return additionalPatterns;
    }

    public void joinUnion(UnionType union) {
        unions.add(union);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitRecord(this);
    }

    @Override
    public Documentation documentation() {
        return documentation;
    }

    @Override
    public List<RecordType> records() {
        return List.of(this);
    }

    @Override
    public List<String> componentNames() {
        List<String> names = new ArrayList<>();
        for (Component component : components) {
            names.add(component.javaName());
        }
        return names;
    }

    @Override
    public boolean usesTemplates() {
        return components.stream().anyMatch(component -> component.templateVariables() != null);
    }

    /** In the schema's order. */
    public List<Component> components() {
        return components;
    }

    /** Properties with one possible value, in the schema's order. They are written and checked, but are no components. */
    public List<Constant> constants() {
        return constants;
    }

    /** The map of the properties that the schema doesn't name but keeps, or null where it doesn't keep them. */
    public @Nullable MapOf additional() {
        return additional;
    }

    /** Whether properties that the schema doesn't name are refused. */
    public boolean closed() {
        return closed;
    }

    /** Whether properties that the schema doesn't name are neither refused nor kept. */
    public boolean dropsProperties() {
        return additional == null && !closed;
    }

    /** The unions that the record implements directly, not those that one of these extends. */
    public List<UnionType> unions() {
        return List.copyOf(unions);
    }

    @Override
    Set<JsonKind> kinds() {
        return EnumSet.of(JsonKind.OBJECT);
    }
}
