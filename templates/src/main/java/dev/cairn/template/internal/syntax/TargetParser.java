package dev.cairn.template.internal.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses what statements assign to. Confined to one parse. */
final class TargetParser {

    private final TokenStream stream;
    private final ExpressionParser expressions;

    TargetParser(TokenStream stream, ExpressionParser expressions) {
        this.stream = stream;
        this.expressions = expressions;
    }

    /** A name that may be assigned to. */
    String name() {
        Token token = stream.expect(TokenType.NAME);
        return variable(token).name();
    }

    private static Target.Variable variable(Token token) {
        if (Set.of("true", "false", "none", "True", "False", "None").contains(token.text())) {
            throw new MalformedTemplate("'" + token.text() + "' cannot be assigned to", token.offset());
        }
        return new Target.Variable(token.text(), token.offset());
    }

    /**
     * What a statement assigns to: a variable, an attribute of a namespace, or several of them.
     *
     * @param endName a name that ends it, or null
     * @param withNamespace whether it may be an attribute of a namespace
     */
    Target target(@Nullable String endName, boolean withNamespace) {
        int offset = stream.current().offset();
        List<Target> items = new ArrayList<>();
        boolean isTuple = false;
        while (true) {
            if (!items.isEmpty()) {
                stream.expectOperator(",");
            }
            if (expressions.atTupleEnd(endName)) {
                break;
            }
            items.add(singleTarget(withNamespace));
            if (!stream.current().isOperator(",")) {
                break;
            }
            isTuple = true;
        }
        if (isTuple) {
            return new Target.Unpacked(items, offset);
        }
        if (items.isEmpty()) {
            throw stream.unexpected("a variable");
        }
        return items.get(0);
    }

    private Target singleTarget(boolean withNamespace) {
        Token token = stream.current();
        if (withNamespace && token.is(TokenType.NAME) && stream.following().isOperator(".")) {
            stream.next();
            stream.next();
            return new Target.NamespaceAttribute(
                    token.text(), stream.expect(TokenType.NAME).text(), token.offset());
        }
        return asTarget(expressions.operands().primary());
    }

    private Target asTarget(Expression expression) {
        if (expression instanceof Expression.Name name) {
            return new Target.Variable(name.name(), name.offset());
        }
        if (expression instanceof Expression.TupleDisplay tuple) {
            return new Target.Unpacked(
                    tuple.items().stream().map(this::asTarget).toList(), tuple.offset());
        }
        throw new MalformedTemplate("this cannot be assigned to", expression.offset());
    }
}
