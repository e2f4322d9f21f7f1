package dev.cairn.templates.internal.syntax;

import dev.cairn.templates.internal.syntax.Expression.BinaryOperator;
import dev.cairn.templates.internal.syntax.Expression.Comparator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses expressions with Jinja's precedences, which are not quite Python's: {@code ~} binds tighter than {@code +},
 * {@code **} is left-associative and looser than a sign, a filter binds tighter than all of them.
 */
final class ExpressionParser {

    private static final int MAX_DEPTH = 100;

    private final TokenStream stream;
    private final OperandParser operands;
    private int depth;

    ExpressionParser(TokenStream stream) {
        this.stream = stream;
        this.operands = new OperandParser(stream, this);
    }

    /** What names, literals and brackets are parsed with. */
    OperandParser operands() {
        return operands;
    }

    /** An expression; without conditionals it ends before an {@code if}. */
    Expression expression(boolean withConditional) {
        if (++depth > MAX_DEPTH) {
            throw stream.failure("expressions are nested too deeply");
        }
        Expression result = withConditional ? conditional() : or();
        depth--;
        return result;
    }

    Expression expression() {
        return expression(true);
    }

    /**
     * Expressions separated by commas, which make a tuple, or a single one.
     *
     * @param endName a name that ends the tuple, null for none
     * @param explicitParentheses whether nothing at all is an empty tuple
     */
    Expression tuple(boolean withConditional, @Nullable String endName, boolean explicitParentheses) {
        int offset = stream.current().offset();
        List<Expression> items = new ArrayList<>();
        boolean isTuple = false;
        while (true) {
            if (!items.isEmpty()) {
                stream.expectOperator(",");
            }
            if (atTupleEnd(endName)) {
                break;
            }
            items.add(expression(withConditional));
            if (!stream.current().isOperator(",")) {
                break;
            }
            isTuple = true;
        }
        if (!isTuple) {
            if (!items.isEmpty()) {
                return items.get(0);
            }
            if (!explicitParentheses) {
                throw stream.unexpected("an expression");
            }
        }
        return new Expression.TupleDisplay(items, offset);
    }

    boolean atTupleEnd(@Nullable String endName) {
        Token token = stream.current();
        return token.is(TokenType.VARIABLE_END)
                || token.is(TokenType.BLOCK_END)
                || token.isOperator(")")
                || (endName != null && token.isName(endName));
    }

    private Expression conditional() {
        Expression result = or();
        while (stream.current().isName("if")) {
            int offset = stream.next().offset();
            Expression test = or();
            Expression otherwise = stream.skipName("else") ? expression() : null;
            result = new Expression.Conditional(test, result, otherwise, offset);
        }
        return result;
    }

    private Expression or() {
        Expression left = and();
        while (stream.current().isName("or")) {
            int offset = stream.next().offset();
            left = new Expression.Or(left, and(), offset);
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (stream.current().isName("and")) {
            int offset = stream.next().offset();
            left = new Expression.And(left, not(), offset);
        }
        return left;
    }

    private Expression not() {
        if (!stream.current().isName("not")) {
            return comparison();
        }
        if (++depth > MAX_DEPTH) {
            throw stream.failure("expressions are nested too deeply");
        }
        int offset = stream.next().offset();
        Expression result = new Expression.Not(not(), offset);
        depth--;
        return result;
    }

    private Expression comparison() {
        int offset = stream.current().offset();
        Expression first = sum();
        List<Comparator> operators = new ArrayList<>();
        List<Expression> operands = new ArrayList<>();
        for (Comparator operator = comparator(); operator != null; operator = comparator()) {
            operators.add(operator);
            operands.add(sum());
        }
        return operators.isEmpty() ? first : new Expression.Comparison(first, operators, operands, offset);
    }

    private @Nullable Comparator comparator() {
        Token token = stream.current();
        Comparator operator = null;
        if (token.is(TokenType.OPERATOR)) {
            operator = switch (token.text()) {
                case "==" -> Comparator.EQUAL;
                case "!=" -> Comparator.NOT_EQUAL;
                case "<" -> Comparator.LESS;
                case "<=" -> Comparator.LESS_OR_EQUAL;
                case ">" -> Comparator.GREATER;
                case ">=" -> Comparator.GREATER_OR_EQUAL;
                default -> null;
            };
        } else if (token.isName("in")) {
            operator = Comparator.IN;
        } else if (token.isName("not") && stream.following().isName("in")) {
            stream.next();
            operator = Comparator.NOT_IN;
        }
        if (operator != null) {
            stream.next();
        }
        return operator;
    }

    private Expression sum() {
        Expression left = concatenation();
        while (true) {
            Token token = stream.current();
            BinaryOperator operator =
                    token.isOperator("+") ? BinaryOperator.ADD : token.isOperator("-") ? BinaryOperator.SUBTRACT : null;
            if (operator == null) {
                return left;
            }
            stream.next();
            left = new Expression.Binary(operator, left, concatenation(), token.offset());
        }
    }

    private Expression concatenation() {
        int offset = stream.current().offset();
        Expression first = product();
        if (!stream.current().isOperator("~")) {
            return first;
        }
        List<Expression> items = new ArrayList<>();
        items.add(first);
        while (stream.skipOperator("~")) {
            items.add(product());
        }
        return new Expression.Concatenation(items, offset);
    }

    private Expression product() {
        Expression left = power();
        while (stream.current().is(TokenType.OPERATOR)) {
            Token token = stream.current();
            BinaryOperator operator = switch (token.text()) {
                case "*" -> BinaryOperator.MULTIPLY;
                case "/" -> BinaryOperator.DIVIDE;
                case "//" -> BinaryOperator.FLOOR_DIVIDE;
                case "%" -> BinaryOperator.MODULO;
                default -> null;
            };
            if (operator == null) {
                break;
            }
            stream.next();
            left = new Expression.Binary(operator, left, power(), token.offset());
        }
        return left;
    }

    private Expression power() {
        Expression left = unary(true);
        while (stream.current().isOperator("**")) {
            int offset = stream.next().offset();
            left = new Expression.Binary(BinaryOperator.POWER, left, unary(true), offset);
        }
        return left;
    }

    private Expression unary(boolean withFilter) {
        Token token = stream.current();
        Expression result;
        if (token.isOperator("-") || token.isOperator("+")) {
            if (++depth > MAX_DEPTH) {
                throw stream.failure("expressions are nested too deeply");
            }
            stream.next();
            result = new Expression.Sign(token.isOperator("-"), unary(false), token.offset());
            depth--;
        } else {
            result = operands.primary();
        }
        result = operands.postfix(result);
        return withFilter ? operands.filtersAndTests(result) : result;
    }
}
