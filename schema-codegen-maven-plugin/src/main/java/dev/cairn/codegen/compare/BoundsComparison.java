package dev.cairn.codegen.compare;

import dev.cairn.codegen.type.Bounds;
import dev.cairn.codegen.type.ScalarKind;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the bounds that the reader of a value demands, and its writer doesn't keep. */
final class BoundsComparison {

    private final Direction direction;
    private final Changes changes;

    BoundsComparison(Direction direction, Changes changes) {
        this.direction = direction;
        this.changes = changes;
    }

    void compare(ComparedValue reader, ComparedValue writer, Spot spot) {
        Bounds wanted = reader.bounds().about(writer.type().kinds());
        Bounds kept = writer.bounds();
        boolean whole = writer.type().scalar() == ScalarKind.INTEGER;
        boolean free = writer.type().declaration() == null;
        wanted.values().forEach((keyword, value) -> {
            Verdict verdict = verdict(keyword, value, kept, whole);
            if (verdict != null) {
                // The values that are listed may keep a bound though their schema doesn't have it.
                changes.add(
                        spot,
                        ChangeKind.BOUND,
                        what(keyword, value, kept.get(keyword)),
                        direction.aspect(),
                        free ? verdict : Verdict.MAY_BREAK);
            }
        });
    }

    private String what(String keyword, Object wanted, @Nullable Object kept) {
        return keyword + " "
                + direction.change(String.valueOf(wanted), kept == null ? "not there" : String.valueOf(kept));
    }

    /** What becomes of a value that the writer may write; null if the reader takes it. */
    private static @Nullable Verdict verdict(String keyword, Object wanted, Bounds kept, boolean whole) {
        @Nullable Object same = kept.get(keyword);
        boolean holds = switch (keyword) {
            case "minimum", "exclusiveMinimum" -> isLower(keyword, wanted, kept, whole);
            case "maximum", "exclusiveMaximum" -> isUpper(keyword, wanted, kept, whole);
            case "minLength", "minItems", "minProperties" ->
                number(wanted).signum() == 0 || (same != null && number(same).compareTo(number(wanted)) >= 0);
            case "maxLength", "maxItems", "maxProperties" ->
                same != null && number(same).compareTo(number(wanted)) <= 0;
            case "multipleOf" -> isMultiple(wanted, same, whole);
            case "required" -> same instanceof List<?> names && names.containsAll((List<?>) wanted);
            default -> wanted.equals(same);
        };
        boolean unknown = same != null && (keyword.equals("pattern") || keyword.equals("patternProperties"));
        return holds ? null : unknown ? Verdict.MAY_BREAK : Verdict.BREAKS;
    }

    private static boolean isMultiple(Object wanted, @Nullable Object kept, boolean whole) {
        BigDecimal step = number(wanted);
        return (isMultiple(BigDecimal.ONE, step) && whole) || (kept != null && isMultiple(number(kept), step));
    }

    private static boolean isMultiple(BigDecimal value, BigDecimal step) {
        return value.remainder(step).signum() == 0;
    }

    private static boolean isLower(String keyword, Object wanted, Bounds kept, boolean whole) {
        return implied(keyword, wanted, kept, whole, "inimum", 1);
    }

    private static boolean isUpper(String keyword, Object wanted, Bounds kept, boolean whole) {
        return implied(keyword, wanted, kept, whole, "aximum", -1);
    }

    /** Whether all numbers that keep the writer's bound on one side keep the reader's. */
    private static boolean implied(String keyword, Object wanted, Bounds kept, boolean whole, String name, int side) {
        boolean strict = keyword.startsWith("exclusive");
        String inclusive = "m" + name;
        String exclusive = "exclusiveM" + name;
        @Nullable Object open = kept.get(exclusive);
        @Nullable Object closed = kept.get(inclusive);
        BigDecimal bound = number(wanted);
        if (closed != null) {
            int order = number(closed).compareTo(bound) * side;
            if (order > 0 || (order == 0 && !strict)) {
                return true;
            }
        }
        if (open != null) {
            BigDecimal edge = number(open);
            BigDecimal reached = whole && isWhole(edge) ? edge.add(BigDecimal.valueOf(side)) : edge;
            int order = reached.compareTo(bound) * side;
            return order > 0 || (order == 0 && (!strict || reached.compareTo(edge) == 0));
        }
        return false;
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(String.valueOf(value));
    }
}
