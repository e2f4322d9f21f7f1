package dev.cairn.templates.internal.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression of a template. Immutable; each knows its offset in the template's text. */
public sealed interface Expression {

    /** Where the expression starts in the template's text, in UTF-16 units. */
    int offset();

    /** The expressions directly inside, in the order in which they are evaluated. */
    List<Expression> children();

    /** A literal: null, a Boolean, a Long, a BigInteger, a Double or a String. */
    record Constant(@Nullable Object value, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of();
        }
    }

    /** A variable. */
    record Name(String name, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of();
        }
    }

    /** {@code a, b}. */
    record TupleDisplay(List<Expression> items, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            return items;
        }
    }

    /** {@code [a, b]}. */
    record ListDisplay(List<Expression> items, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            return items;
        }
    }

    /** {@code {a: b}}; keys and values at the same index belong together. */
    record DictDisplay(List<Expression> keys, List<Expression> values, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            List<Expression> children = new ArrayList<>(keys);
            children.addAll(values);
            return children;
        }
    }

    /** {@code target.name}. */
    record Attribute(Expression target, String name, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(target);
        }
    }

    /** {@code target[key]}. */
    record Item(Expression target, Expression key, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(target, key);
        }
    }

    /** {@code target[start:stop:step]}. */
    record Slice(
            Expression target,
            @Nullable Expression start,
            @Nullable Expression stop,
            @Nullable Expression step,
            int offset)
            implements Expression {
        @Override
        public List<Expression> children() {
            return present(target, start, stop, step);
        }
    }

    /** {@code target(arguments)}. */
    record Call(Expression target, Arguments arguments, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            return arguments.after(target);
        }
    }

    /** {@code target | name(arguments)}; without a target it takes what a block has rendered. */
    record Filter(@Nullable Expression target, String name, Arguments arguments, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            return arguments.after(target);
        }
    }

    /** {@code target is name(arguments)}. */
    record Test(Expression target, String name, Arguments arguments, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            return arguments.after(target);
        }
    }

    /** {@code then if test else otherwise}. */
    record Conditional(
            Expression test, Expression then, @Nullable Expression otherwise, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            return present(test, then, otherwise);
        }
    }

    /** {@code left or right}. */
    record Or(Expression left, Expression right, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(left, right);
        }
    }

    /** {@code left and right}. */
    record And(Expression left, Expression right, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(left, right);
        }
    }

    /** {@code not operand}. */
    record Not(Expression operand, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(operand);
        }
    }

    /** {@code first op operand op operand}, chained as in Python. */
    record Comparison(Expression first, List<Comparator> operators, List<Expression> operands, int offset)
            implements Expression {
        @Override
        public List<Expression> children() {
            List<Expression> children = new ArrayList<>();
            children.add(first);
            children.addAll(operands);
            return children;
        }
    }

    /** {@code left op right}. */
    record Binary(BinaryOperator operator, Expression left, Expression right, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(left, right);
        }
    }

    /** {@code -operand} or {@code +operand}. */
    record Sign(boolean negative, Expression operand, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            return List.of(operand);
        }
    }

    /** {@code a ~ b ~ c}. */
    record Concatenation(List<Expression> items, int offset) implements Expression {
        @Override
        public List<Expression> children() {
            return items;
        }
    }

    /** What a comparison asks. */
    enum Comparator {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        IN,
        NOT_IN
    }

    /** What is computed of two operands. */
    enum BinaryOperator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        FLOOR_DIVIDE,
        MODULO,
        POWER
    }

    /**
     * The arguments of a call.
     *
     * @param positional in order
     * @param keywords names of the keyword arguments, in order and without duplicates
     * @param keywordValues their values at the same index
     * @param spread what stands after {@code *}
     * @param keywordSpread what stands after {@code **}
     */
    record Arguments(
            List<Expression> positional,
            List<String> keywords,
            List<Expression> keywordValues,
            @Nullable Expression spread,
            @Nullable Expression keywordSpread) {

        static final Arguments NONE = new Arguments(List.of(), List.of(), List.of(), null, null);

        private List<Expression> after(@Nullable Expression target) {
            List<Expression> children = present(target);
            children.addAll(positional);
            children.addAll(keywordValues);
            children.addAll(present(spread, keywordSpread));
            return children;
        }
    }

    private static List<Expression> present(@Nullable Expression... expressions) {
        List<Expression> present = new ArrayList<>();
        for (Expression expression : expressions) {
            if (expression != null) {
                present.add(expression);
            }
        }
        return present;
    }
}
