package dev.cairn.templates.internal.syntax;

import dev.cairn.templates.internal.syntax.Expression.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses names, literals and displays, and what may follow them: subscripts, calls, filters and tests. */
final class OperandParser {

    private static final Set<String> TRUE = Set.of("true", "True");
    private static final Set<String> FALSE = Set.of("false", "False");
    private static final Set<String> NONE = Set.of("none", "None");

    private final TokenStream stream;
    private final ExpressionParser expressions;

    OperandParser(TokenStream stream, ExpressionParser expressions) {
        this.stream = stream;
        this.expressions = expressions;
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
                Expression result = expressions.tuple(true, null, true);
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
            items.add(expressions.expression());
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
            keys.add(expressions.expression());
            stream.expectOperator(":");
            values.add(expressions.expression());
        }
        stream.expectOperator("}");
        return new Expression.DictDisplay(keys, values, offset);
    }

    Expression postfix(Expression start) {
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
            throw new MalformedTemplate(
                    "found " + token.describe() + " where a name or a number was expected", token.offset());
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
            Expression key = stream.current().isOperator(":") ? null : expressions.expression();
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
        Expression stop = atSliceEnd() || stream.current().isOperator(":") ? null : expressions.expression();
        Expression step = null;
        if (stream.skipOperator(":") && !atSliceEnd()) {
            step = expressions.expression();
        }
        return new Expression.Slice(target, start, stop, step, offset);
    }

    private boolean atSliceEnd() {
        return stream.current().isOperator("]") || stream.current().isOperator(",");
    }

    Arguments arguments() {
        stream.expectOperator("(");
        return new ArgumentsParser(expressions, stream).parse();
    }

    Expression filtersAndTests(Expression start) {
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
