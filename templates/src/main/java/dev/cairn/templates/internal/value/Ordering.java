package dev.cairn.templates.internal.value;

import dev.cairn.templates.value.PythonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's {@code <}, {@code <=}, {@code >} and {@code >=}. Thread-safe. */
public final class Ordering {

    private Ordering() {}

    /** Compares by {@code <}, as {@code sorted()} does. */
    public static final Comparator<@Nullable Object> ASCENDING = (left, right) -> {
        if (less(left, right)) {
            return -1;
        }
        return less(right, left) ? 1 : 0;
    };

    public static boolean less(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return a < b;
        }
        return holds(left, right, Operator.LESS);
    }

    public static boolean lessOrEqual(@Nullable Object left, @Nullable Object right) {
        return holds(left, right, Operator.LESS_OR_EQUAL);
    }

    public static boolean greater(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Long a && right instanceof Long b) {
            return a > b;
        }
        return holds(left, right, Operator.GREATER);
    }

    public static boolean greaterOrEqual(@Nullable Object left, @Nullable Object right) {
        return holds(left, right, Operator.GREATER_OR_EQUAL);
    }

    private enum Operator {
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        boolean accepts(int comparison) {
            return switch (this) {
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
            };
        }
    }

    private static boolean holds(@Nullable Object left, @Nullable Object right, Operator operator) {
        PyType leftType = PyType.of(left);
        PyType rightType = PyType.of(right);
        if (leftType.isNumber() && rightType.isNumber()) {
            return !Numbers.isNan(left) && !Numbers.isNan(right) && operator.accepts(Numbers.compare(left, right));
        }
        if (leftType.isText() && rightType.isText()) {
            return operator.accepts(CodePoints.compare(String.valueOf(left), String.valueOf(right)));
        }
        if (leftType == rightType && left != null && right != null) {
            switch (leftType) {
                case LIST, TUPLE -> {
                    return holdsForLists((List<?>) left, (List<?>) right, operator);
                }
                case DATETIME -> {
                    return operator.accepts(compareDatetimes((Datetime) left, (Datetime) right));
                }
                case DATE -> {
                    return operator.accepts(((LocalDate) left).compareTo((LocalDate) right));
                }
                case TIME -> {
                    return operator.accepts(((LocalTime) left).compareTo((LocalTime) right));
                }
                case TIMEDELTA -> {
                    return operator.accepts(((Duration) left).compareTo((Duration) right));
                }
                case BYTES -> {
                    return operator.accepts(((Bytes) left).compareTo((Bytes) right));
                }
                default -> {
                    // Falls through: not ordered.
                }
            }
        }
        Integer order = order(left, right);
        if (order == null) {
            throw unordered(left, right, operator);
        }
        return operator.accepts(order);
    }

    /** By what objects say of themselves; null if they say nothing. */
    static @Nullable Integer order(@Nullable Object left, @Nullable Object right) {
        Integer order = left instanceof PythonObject object ? object.order(right) : null;
        if (order != null || !(right instanceof PythonObject object)) {
            return order;
        }
        Integer reversed = object.order(left);
        return reversed == null ? null : Integer.valueOf(-reversed);
    }

    private static int compareDatetimes(Datetime left, Datetime right) {
        if ((left.zone() == null) != (right.zone() == null)) {
            throw PythonException.type("can't compare offset-naive and offset-aware datetimes");
        }
        return left.utc().compareTo(right.utc());
    }

    private static boolean holdsForLists(List<?> left, List<?> right, Operator operator) {
        int common = Math.min(left.size(), right.size());
        for (int i = 0; i < common; i++) {
            if (!Equality.sameOrEqual(left.get(i), right.get(i))) {
                return holds(left.get(i), right.get(i), operator);
            }
        }
        return operator.accepts(Integer.compare(left.size(), right.size()));
    }

    private static PythonException unordered(@Nullable Object left, @Nullable Object right, Operator operator) {
        if (left instanceof Undefined undefined) {
            return undefined.failure();
        }
        if (right instanceof Undefined undefined) {
            return undefined.failure();
        }
        return PythonException.type("'" + operator.sign + "' not supported between instances of '" + PyType.nameOf(left)
                + "' and '" + PyType.nameOf(right) + "'");
    }
}
