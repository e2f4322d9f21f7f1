package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.syntax.Expression.Comparator;
import dev.cairn.templates.internal.value.Equality;
import dev.cairn.templates.internal.value.Iteration;
import dev.cairn.templates.internal.value.Ordering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comparisons, chained or not. Thread-safe. */
final class ComparisonCode {

    private ComparisonCode() {}

    static Code of(Code first, List<Comparator> operators, List<Code> operands) {
        if (operators.size() == 1) {
            Comparator operator = operators.get(0);
            Code operand = operands.get(0);
            return frame -> {
                Object left = first.value(frame);
                return compare(frame, operator, left, operand.value(frame));
            };
        }
        List<Comparator> chain = List.copyOf(operators);
        return frame -> {
            Object left = first.value(frame);
            for (int i = 0; i < chain.size(); i++) {
                Object right = operands.get(i).value(frame);
                if (!compare(frame, chain.get(i), left, right)) {
                    return false;
                }
                left = right;
            }
            return true;
        };
    }

    private static boolean compare(
            StackFrame frame, Comparator operator, @Nullable Object left, @Nullable Object right) {
        frame.run().evaluation().paid(right);
        return switch (operator) {
            case EQUAL -> Equality.equal(left, right);
            case NOT_EQUAL -> !Equality.equal(left, right);
            case LESS -> Ordering.less(left, right);
            case LESS_OR_EQUAL -> Ordering.lessOrEqual(left, right);
            case GREATER -> Ordering.greater(left, right);
            case GREATER_OR_EQUAL -> Ordering.greaterOrEqual(left, right);
            case IN -> Iteration.contains(right, left);
            case NOT_IN -> !Iteration.contains(right, left);
        };
    }
}
