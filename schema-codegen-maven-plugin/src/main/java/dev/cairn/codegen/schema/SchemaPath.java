package dev.cairn.codegen.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way from a document's root to one of its schemas.
 *
 * @param steps the unescaped tokens of the JSON pointer
 */
public record SchemaPath(List<String> steps) {

    static final SchemaPath ROOT = new SchemaPath(List.of());

    private static final Set<String> DEFINITIONS = Set.of("definitions", "$defs");
    private static final List<String> OPENAPI_DEFINITIONS = List.of("components", "schemas");
    private static final Set<String> ALTERNATIVES = Set.of("anyOf", "oneOf", "allOf");
    private static final Set<String> MAP_VALUES = Set.of("additionalProperties", "unevaluatedProperties");
    private static final Set<String> ELEMENTS = Set.of("items", "additionalItems", "unevaluatedItems");

    /** What a step of a path is. */
    private enum Step {
        DEFINITION,
        PROPERTY,
        MAP_VALUE,
        ALTERNATIVE,
        ELEMENT,
        /** A step into something that is no keyword, such as {@code components/schemas}: what lies there is named by its key. */
        OTHER
    }

    public SchemaPath {
        steps = List.copyOf(steps);
    }

    /** Written out since linking a record's own is slow in a cold JVM. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SchemaPath that && that.steps.equals(steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    SchemaPath child(String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return new SchemaPath(longer);
    }

    /** The path to what stands beside this by another name. */
    SchemaPath beside(String name) {
        return new SchemaPath(steps.subList(0, steps.size() - 1)).child(name);
    }

    /** Whether this path leads to a definition, and not into one. */
    public boolean isDefinition() {
        List<Move> moves = moves();
        if (moves.isEmpty()) {
            return false;
        }
        Step last = moves.get(moves.size() - 1).step();
        return last == Step.DEFINITION || last == Step.OTHER;
    }

    /** Whether this path leads to a definition or into one. */
    public boolean isWithinDefinition() {
        return moves().stream().anyMatch(move -> move.step() == Step.DEFINITION);
    }

    /** Whether this path leads to one of several alternatives, or to a part of what has to hold. */
    public boolean isAlternative() {
        List<Move> moves = moves();
        return !moves.isEmpty() && moves.get(moves.size() - 1).step() == Step.ALTERNATIVE;
    }

    /** Whether this path leads to a property of an object, and not into one. */
    public boolean isProperty() {
        List<Move> moves = moves();
        return !moves.isEmpty() && moves.get(moves.size() - 1).step() == Step.PROPERTY;
    }

    /** Whether this leads to what has a name: a definition or a whole document. */
    public boolean isNamed() {
        return isRoot() || isDefinition();
    }

    /** Whether this is a whole document. */
    public boolean isRoot() {
        return steps.isEmpty();
    }

    /** One keyword, with the name or index that belongs to it. */
    private record Move(Step step, String name) {}

    private List<Move> moves() {
        List<Move> moves = new ArrayList<>();
        for (int index = 0; index < steps.size(); index++) {
            String step = steps.get(index);
            boolean more = index + 1 < steps.size();
            if (index == 0 && steps.size() > 2 && steps.subList(0, 2).equals(OPENAPI_DEFINITIONS)) {
                index = 2;
                moves.add(new Move(Step.DEFINITION, steps.get(index)));
            } else if (DEFINITIONS.contains(step) && more) {
                moves.add(new Move(Step.DEFINITION, steps.get(++index)));
            } else if (step.equals("properties") && more) {
                moves.add(new Move(Step.PROPERTY, steps.get(++index)));
            } else if (step.equals("patternProperties") && more) {
                moves.add(new Move(Step.MAP_VALUE, steps.get(++index)));
            } else if (ALTERNATIVES.contains(step) && more) {
                moves.add(new Move(Step.ALTERNATIVE, steps.get(++index)));
            } else if (step.equals("prefixItems") && more) {
                moves.add(new Move(Step.ELEMENT, steps.get(++index)));
            } else if (ELEMENTS.contains(step)) {
                boolean tuple =
                        step.equals("items") && more && steps.get(index + 1).matches("\\d+");
                moves.add(new Move(Step.ELEMENT, tuple ? steps.get(++index) : ""));
            } else if (MAP_VALUES.contains(step)) {
                moves.add(new Move(Step.MAP_VALUE, ""));
            } else {
                moves.add(new Move(Step.OTHER, step));
            }
        }
        return moves;
    }

    /** The last step, or an empty text for the root. */
    public String last() {
        return steps.isEmpty() ? "" : steps.get(steps.size() - 1);
    }

    /**
     * The path as people write it in a names file: {@code Definition.property}, {@code []} for the elements of an array and
     * {@code {}} for the values of a map. An alternative of a union is {@code |} and its index, if that's where the path ends;
     * on the way to elements or values it is left out.
     *
     * @param root how the document's root is called
     */
    public String shortForm(String root) {
        StringBuilder text = new StringBuilder();
        List<Move> moves = moves();
        for (int index = 0; index < moves.size(); index++) {
            Move move = moves.get(index);
            boolean last = index + 1 == moves.size();
            if (move.step() == Step.DEFINITION) {
                text.setLength(0);
                text.append(move.name());
                continue;
            }
            if (text.isEmpty() && (move.step() != Step.ALTERNATIVE || last)) {
                text.append(root);
            }
            switch (move.step()) {
                case PROPERTY -> text.append('.').append(move.name());
                case MAP_VALUE -> text.append("{}");
                case ELEMENT -> text.append("[").append(move.name()).append("]");
                case ALTERNATIVE -> text.append(last ? "|" + move.name() : "");
                case OTHER -> text.append('/').append(move.name());
                case DEFINITION -> throw new AssertionError("handled above");
            }
        }
        return text.isEmpty() ? root : text.toString();
    }

    /** The JSON pointer as a URI fragment would write it, without percent-encoding. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("#");
        for (String step : steps) {
            text.append('/').append(step.replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }
}
