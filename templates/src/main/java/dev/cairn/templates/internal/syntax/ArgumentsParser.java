package dev.cairn.templates.internal.syntax;

import dev.cairn.templates.internal.syntax.Expression.Arguments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses what stands between the parentheses of one call. */
final class ArgumentsParser {

    private final ExpressionParser expressions;
    private final TokenStream stream;
    private final List<Expression> positional = new ArrayList<>();
    private final List<String> keywords = new ArrayList<>();
    private final List<Expression> keywordValues = new ArrayList<>();
    private @Nullable Expression spread;
    private @Nullable Expression keywordSpread;

    ArgumentsParser(ExpressionParser expressions, TokenStream stream) {
        this.expressions = expressions;
        this.stream = stream;
    }

    /** Parses up to and with the closing parenthesis; the opening one is consumed. */
    Arguments parse() {
        boolean first = true;
        while (!stream.current().isOperator(")")) {
            if (!first) {
                stream.expectOperator(",");
                if (stream.current().isOperator(")")) {
                    break;
                }
            }
            first = false;
            argument();
        }
        stream.expectOperator(")");
        return new Arguments(positional, keywords, keywordValues, spread, keywordSpread);
    }

    private void argument() {
        if (stream.skipOperator("*")) {
            ensure(spread == null && keywordSpread == null);
            spread = expressions.expression();
        } else if (stream.skipOperator("**")) {
            ensure(keywordSpread == null);
            keywordSpread = expressions.expression();
        } else if (stream.current().is(TokenType.NAME) && stream.following().isOperator("=")) {
            ensure(keywordSpread == null);
            String name = stream.next().text();
            stream.next();
            if (keywords.contains(name)) {
                throw stream.failure("keyword argument '" + name + "' is repeated");
            }
            keywords.add(name);
            keywordValues.add(expressions.expression());
        } else {
            ensure(spread == null && keywordSpread == null && keywords.isEmpty());
            positional.add(expressions.expression());
        }
    }

    private void ensure(boolean ordered) {
        if (!ordered) {
            throw stream.failure("arguments are out of order");
        }
    }
}
