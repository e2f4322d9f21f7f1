package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.SchemaPath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of several types that JSON tells apart by their shape. */
public final class MixedType extends Declaration {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_WORDS = 4;
    private static final List<TypeUse> ANY_OBJECT = List.of(new MapOf(new AnyJson()));

    private List<TypeUse> alternatives;
    private boolean exclusive = true;
    private Documentation documentation = Documentation.NONE;

    public MixedType(List<TypeUse> alternatives) {
        this.alternatives = List.copyOf(alternatives);
    }

    /** A type for any object, kept as it stands, whose members are not looked at. It is called after its place. */
    public static MixedType ofObjects() {
        return new MixedType(ANY_OBJECT);
    }

    /** A type that contains itself, so that it is needed before its alternatives are known. */
    public static MixedType unfinished() {
        return new MixedType(List.of());
    }

    /** Takes note that a value may fit several alternatives that are objects. */
    public void allowSeveral() {
        exclusive = false;
    }

    /** Whether an object that fits several alternatives as well as each other is no value of this type. */
    public boolean exclusive() {
        return exclusive;
    }

    public boolean isFinished() {
        return !alternatives.isEmpty();
    }

    public void complete(List<TypeUse> all) {
        alternatives = List.copyOf(all);
    }

    @Override
    public void document(Documentation documentation) {
        this.documentation = this.documentation.orElse(documentation);
    }

    @Override
    public boolean takesNameOf(SchemaPath path) {
        return !isScalar() && super.takesNameOf(path);
    }

    @Override
    public boolean isNamedAfterOthers() {
        return true;
    }

    @Override
    public boolean othersAreNamed() {
        for (TypeUse alternative : alternatives) {
            if (!alternative.isNamed()) {
                return false;
            }
        }
        return true;
    }

    /** The alternatives' names, unless that would be too long or lead back to itself. */
    @Override
    @Nullable
    public String composedName() {
        if (alternatives.size() > MOST_WORDS || !othersAreNamed() || alternatives.equals(ANY_OBJECT)) {
            return null;
        }
        List<String> words = new ArrayList<>();
        for (TypeUse alternative : alternatives) {
            words.add(alternative.word());
        }
        String name = String.join("Or", words);
        return name.length() > LONGEST_NAME ? null : name;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitMixed(this);
    }

    @Override
    public Documentation documentation() {
        return documentation;
    }

    @Override
    public List<TypeUse> alternatives() {
        return alternatives;
    }

    /**
     * The alternatives that values of a kind can be, in order. Where others are about this kind, one that can be anything is
     * not among them: it is about all other values.
     */
    public List<TypeUse> ofKind(JsonKind kind) {
        List<TypeUse> ofKind = new ArrayList<>();
        boolean anything = false;
        for (TypeUse alternative : alternatives) {
            if (alternative.isAnything()) {
                anything = true;
            } else if (alternative.kinds().contains(kind)) {
                ofKind.add(alternative);
            }
        }
        if (ofKind.isEmpty() && anything) {
            ofKind.add(new AnyJson());
        }
        return ofKind;
    }

    /** The word for an alternative in names; different alternatives have different ones. */
    public String word(TypeUse alternative) {
        List<String> words = new ArrayList<>();
        for (TypeUse each : alternatives) {
            String word = each.word();
            String name = word;
            for (int number = 2; words.contains(name); number++) {
                name = word + number;
            }
            if (each.equals(alternative)) {
                return name;
            }
            words.add(name);
        }
        throw new IllegalArgumentException("not one of these alternatives: " + alternative);
    }

    /** Whether there are only scalars: then every place with the same kinds shares the type. */
    public boolean isScalar() {
        return alternatives.stream().allMatch(alternative -> alternative.scalar() != null);
    }

    /** All: the alternatives of a mixed type lead back to the one that it is in. */
    @Override
    Set<JsonKind> kindsWithin() {
        return EnumSet.allOf(JsonKind.class);
    }

    @Override
    Set<JsonKind> kinds() {
        Set<JsonKind> kinds = EnumSet.noneOf(JsonKind.class);
        for (TypeUse alternative : alternatives) {
            Declaration declaration = alternative.declaration();
            kinds.addAll(declaration == null ? alternative.kinds() : declaration.kindsWithin());
        }
        return isFinished() ? kinds : EnumSet.allOf(JsonKind.class);
    }
}
