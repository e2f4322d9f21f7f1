package dev.cairn.templates.internal.syntax;

import java.util.List;

/** Walks over tokens. Confined to one parse. */
final class TokenStream {

    private final List<Token> tokens;
    private int position;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token current() {
        return tokens.get(position);
    }

    Token following() {
        return tokens.get(Math.min(position + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = current();
        if (!token.is(TokenType.END)) {
            position++;
        }
        return token;
    }

    boolean skipName(String name) {
        if (current().isName(name)) {
            position++;
            return true;
        }
        return false;
    }

    boolean skipOperator(String operator) {
        if (current().isOperator(operator)) {
            position++;
            return true;
        }
        return false;
    }

    Token expect(TokenType type) {
        if (!current().is(type)) {
            throw unexpected(type.description());
        }
        return next();
    }

    void expectOperator(String operator) {
        if (!skipOperator(operator)) {
            throw unexpected("'" + operator + "'");
        }
    }

    void expectName(String name) {
        if (!skipName(name)) {
            throw unexpected("'" + name + "'");
        }
    }

    MalformedTemplate unexpected(String expected) {
        return failure("found " + current().describe() + " where " + expected + " was expected");
    }

    MalformedTemplate failure(String message) {
        return new MalformedTemplate(message, current().offset());
    }
}
