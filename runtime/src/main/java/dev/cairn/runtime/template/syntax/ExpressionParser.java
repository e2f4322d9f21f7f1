package dev.cairn.runtime.template.syntax;

import dev.cairn.runtime.template.TemplateException;
import dev.cairn.runtime.template.syntax.Expression.Arguments;
import dev.cairn.runtime.template.syntax.Expression.BinaryOperator;
import dev.cairn.runtime.template.syntax.Expression.Comparator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses expressions with Jinja's precedences, which are not quite Python's: {@code ~} binds tighter than {@code +},
 * {@code **} is left-associative and looser than a sign, a filter binds tighter than all of them.
 */
final class ExpressionParser {

    private static final int MAX_DEPTH = 100;
    private static final Set<String> TRUE = Set.of("true", "True");
    private static final Set<String> FALSE = Set.of("false", "False");
    private static final Set<String> NONE = Set.of("none", "None");

    private final TokenStream stream;
    private int depth;

    ExpressionParser(TokenStream stream) {
        this.stream = stream;
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
            result = primary();
        }
        result = postfix(result);
        return withFilter ? filtersAndTests(result) : result;
    }

    Expression primary() {
        Token token = stream.current();
        return switch (token.type()) {
            case NAME -> nameOrConstant(stream.next());
            case STRING -> adjacentStrings();
            case INTEGER, FLOAT -> new Expression.Constant(stream.next().value(), token.offset());
            case OPERATOR -> bracketed(token);
            case TEXT, VARIABLE_BEGIN, VARIABLE_END, BLOCK_BEGIN, BLOCK_END, END ->
                throw stream.unexpected("an expression");
        };
    }

    private static Expression nameOrConstant(Token token) {
        String name = token.text();
        if (TRUE.contains(name) || FALSE.contains(name)) {
            return new Expression.Constant(TRUE.contains(name), token.offset());
        }
        return NONE.contains(name)
                ? new Expression.Constant(null, token.offset())
                : new Expression.Name(name, token.offset());
    }

    private Expression adjacentStrings() {
        int offset = stream.current().offset();
        StringBuilder text = new StringBuilder();
        while (stream.current().is(TokenType.STRING)) {
            text.append(stream.next().value());
        }
        return new Expression.Constant(text.toString(), offset);
    }

    private Expression bracketed(Token token) {
        switch (token.text()) {
            case "(" -> {
                stream.next();
                Expression result = tuple(true, null, true);
                stream.expectOperator(")");
                return result;
            }
            case "[" -> {
                return list(stream.next().offset());
            }
            case "{" -> {
                return dict(stream.next().offset());
            }
            default -> throw stream.unexpected("an expression");
        }
    }

    private Expression list(int offset) {
        List<Expression> items = new ArrayList<>();
        while (!stream.current().isOperator("]")) {
            if (!items.isEmpty()) {
                stream.expectOperator(",");
            }
            if (stream.current().isOperator("]")) {
                break;
            }
            items.add(expression());
        }
        stream.expectOperator("]");
        return new Expression.ListDisplay(items, offset);
    }

    private Expression dict(int offset) {
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!stream.current().isOperator("}")) {
            if (!keys.isEmpty()) {
                stream.expectOperator(",");
            }
            if (stream.current().isOperator("}")) {
                break;
            }
            keys.add(expression());
            stream.expectOperator(":");
            values.add(expression());
        }
        stream.expectOperator("}");
        return new Expression.DictDisplay(keys, values, offset);
    }

    private Expression postfix(Expression start) {
        Expression result = start;
        while (true) {
            Token token = stream.current();
            if (token.isOperator(".")) {
                result = attribute(result);
            } else if (token.isOperator("[")) {
                result = subscript(result);
            } else if (token.isOperator("(")) {
                result = new Expression.Call(result, arguments(), token.offset());
            } else {
                return result;
            }
        }
    }

    private Expression attribute(Expression target) {
        stream.next();
        Token token = stream.next();
        if (token.is(TokenType.NAME)) {
            return new Expression.Attribute(target, token.text(), token.offset());
        }
        if (!token.is(TokenType.INTEGER)) {
            throw new TemplateException(
                    "found " + token.describe() + " where a name or a number was expected", token.offset(), null);
        }
        return new Expression.Item(target, new Expression.Constant(token.value(), token.offset()), token.offset());
    }

    private Expression subscript(Expression target) {
        int offset = stream.next().offset();
        List<Expression> keys = new ArrayList<>();
        Expression slice = null;
        while (!stream.current().isOperator("]")) {
            if (!keys.isEmpty() || slice != null) {
                stream.expectOperator(",");
            }
            if (slice != null) {
                throw stream.failure("a slice cannot be combined with other subscripts");
            }
            Expression key = stream.current().isOperator(":") ? null : expression();
            if (stream.current().isOperator(":")) {
                if (!keys.isEmpty()) {
                    throw stream.failure("a slice cannot be combined with other subscripts");
                }
                slice = slice(target, key, offset);
            } else if (key != null) {
                keys.add(key);
            }
        }
        stream.expectOperator("]");
        if (slice != null) {
            return slice;
        }
        Expression key = keys.size() == 1 ? keys.get(0) : new Expression.TupleDisplay(keys, offset);
        return new Expression.Item(target, key, offset);
    }

    private Expression slice(Expression target, @Nullable Expression start, int offset) {
        stream.expectOperator(":");
        Expression stop = atSliceEnd() || stream.current().isOperator(":") ? null : expression();
        Expression step = null;
        if (stream.skipOperator(":") && !atSliceEnd()) {
            step = expression();
        }
        return new Expression.Slice(target, start, stop, step, offset);
    }

    private boolean atSliceEnd() {
        return stream.current().isOperator("]") || stream.current().isOperator(",");
    }

    Arguments arguments() {
        stream.expectOperator("(");
        return new ArgumentsParser(this, stream).parse();
    }

    private Expression filtersAndTests(Expression start) {
        Expression result = start;
        while (true) {
            Token token = stream.current();
            if (token.isOperator("|")) {
                stream.next();
                result = filter(result);
            } else if (token.isName("is")) {
                result = test(result);
            } else if (token.isOperator("(")) {
                result = new Expression.Call(result, arguments(), token.offset());
            } else {
                return result;
            }
        }
    }

    /** One filter, after its bar. */
    Expression filter(@Nullable Expression target) {
        Token token = stream.expect(TokenType.NAME);
        String name = dottedName(token);
        Arguments arguments = stream.current().isOperator("(") ? arguments() : Arguments.NONE;
        return new Expression.Filter(target, name, arguments, token.offset());
    }

    private String dottedName(Token first) {
        StringBuilder name = new StringBuilder(first.text());
        while (stream.skipOperator(".")) {
            name.append('.').append(stream.expect(TokenType.NAME).text());
        }
        return name.toString();
    }

    private Expression test(Expression target) {
        int offset = stream.next().offset();
        boolean negated = stream.skipName("not");
        Token token = stream.expect(TokenType.NAME);
        String name = dottedName(token);
        Arguments arguments = Arguments.NONE;
        if (stream.current().isOperator("(")) {
            arguments = arguments();
        } else if (atTestArgument()) {
            if (stream.current().isName("is")) {
                throw stream.failure("tests cannot be chained with 'is'");
            }
            arguments = new Arguments(List.of(postfix(primary())), List.of(), List.of(), null, null);
        }
        Expression test = new Expression.Test(target, name, arguments, token.offset());
        return negated ? new Expression.Not(test, offset) : test;
    }

    private boolean atTestArgument() {
        Token token = stream.current();
        return switch (token.type()) {
            case NAME -> !token.isName("else") && !token.isName("or") && !token.isName("and");
            case STRING, INTEGER, FLOAT -> true;
            case OPERATOR -> token.isOperator("[") || token.isOperator("{");
            case TEXT, VARIABLE_BEGIN, VARIABLE_END, BLOCK_BEGIN, BLOCK_END, END -> false;
        };
    }
}
