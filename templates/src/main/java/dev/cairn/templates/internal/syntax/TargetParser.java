package dev.cairn.templates.internal.syntax;

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

    private static AssignmentTarget.Variable variable(Token token) {
        if (Set.of("true", "false", "none", "True", "False", "None").contains(token.text())) {
            throw new MalformedTemplate("'" + token.text() + "' cannot be assigned to", token.offset());
        }
        return new AssignmentTarget.Variable(token.text(), token.offset());
    }

    /**
     * What a statement assigns to: a variable, an attribute of a namespace, or several of them.
     *
     * @param endName a name that ends it, or null
     * @param withNamespace whether it may be an attribute of a namespace
     */
    AssignmentTarget target(@Nullable String endName, boolean withNamespace) {
        int offset = stream.current().offset();
        List<AssignmentTarget> items = new ArrayList<>();
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
            return new AssignmentTarget.Unpacked(items, offset);
        }
        if (items.isEmpty()) {
            throw stream.unexpected("a variable");
        }
        return items.get(0);
    }

    private AssignmentTarget singleTarget(boolean withNamespace) {
        Token token = stream.current();
        if (withNamespace && token.is(TokenType.NAME) && stream.following().isOperator(".")) {
            stream.next();
            stream.next();
            return new AssignmentTarget.NamespaceAttribute(
                    token.text(), stream.expect(TokenType.NAME).text(), token.offset());
        }
        return asTarget(expressions.operands().primary());
    }

    private AssignmentTarget asTarget(Expression expression) {
        if (expression instanceof Expression.Name name) {
            return new AssignmentTarget.Variable(name.name(), name.offset());
        }
        if (expression instanceof Expression.TupleDisplay tuple) {
            return new AssignmentTarget.Unpacked(
                    tuple.items().stream().map(this::asTarget).toList(), tuple.offset());
        }
        throw new MalformedTemplate("this cannot be assigned to", expression.offset());
    }
}
