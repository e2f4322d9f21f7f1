package dev.cairn.templates.internal.value;

import dev.cairn.templates.value.Missing;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code ==}. One instance compares one pair of values, and gives up on what does not end. */
public final class Equality {

    private static final int MAX_DEPTH = 200;
    private static final int MAX_STEPS = 500_000;

    private int depth;
    private int steps;

    private Equality() {}

    public static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String a && right instanceof String b) {
            return a.equals(b);
        }
        return new Equality().compare(left, right);
    }

    /** As {@code in} and containers compare: what is the same object is equal. */
    public static boolean sameOrEqual(@Nullable Object left, @Nullable Object right) {
        return left == right || equal(left, right);
    }

    private boolean compare(@Nullable Object left, @Nullable Object right) {
        PyType leftType = PyType.of(left);
        PyType rightType = PyType.of(right);
        if (leftType.isNumber() && rightType.isNumber()) {
            return !Numbers.isNan(left) && !Numbers.isNan(right) && Numbers.compare(left, right) == 0;
        }
        if (leftType.isText() && rightType.isText()) {
            return String.valueOf(left).equals(String.valueOf(right));
        }
        if (leftType == PyType.DURATION || rightType == PyType.DURATION) {
            return left instanceof CalendarDuration duration
                    ? duration.isEqualTo(right)
                    : right instanceof CalendarDuration other && other.isEqualTo(left);
        }
        Integer order = leftType == PyType.OBJECT || rightType == PyType.OBJECT ? Ordering.order(left, right) : null;
        if (order != null) {
            return order == 0;
        }
        if (leftType != rightType || left == null || right == null) {
            return left == right;
        }
        return switch (leftType) {
            case LIST, TUPLE -> nested(() -> compareLists((List<?>) left, (List<?>) right));
            case DICT -> nested(() -> compareDicts((Map<?, ?>) left, (Map<?, ?>) right));
            case SET ->
                ((PySet) left).size() == ((PySet) right).size()
                        && ((PySet) left).items().stream().allMatch(((PySet) right)::contains);
            case NONE,
                    BOOL,
                    INT,
                    FLOAT,
                    COMPLEX,
                    STR,
                    MARKUP,
                    BYTES,
                    DATETIME,
                    DATE,
                    TIME,
                    TIMEDELTA,
                    DURATION,
                    OBJECT -> left.equals(right);
        };
    }

    private interface Question {
        boolean ask();
    }

    private boolean nested(Question question) {
        if (++depth > MAX_DEPTH || ++steps > MAX_STEPS) {
            throw PythonException.limit("the values are nested too deeply to compare");
        }
        boolean answer = question.ask();
        depth--;
        return answer;
    }

    private boolean compareItems(@Nullable Object left, @Nullable Object right) {
        return left == right || compare(left, right);
    }

    private boolean compareLists(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        Iterator<?> others = right.iterator();
        for (Object item : left) {
            if (!compareItems(item, others.next())) {
                return false;
            }
        }
        return true;
    }

    private boolean compareDicts(Map<?, ?> left, Map<?, ?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            Object other = Dicts.get(right, entry.getKey());
            if (other == Missing.VALUE || !compareItems(entry.getValue(), other)) {
                return false;
            }
        }
        return true;
    }
}
