package dev.cairn.templates.internal.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A token of a template.
 *
 * @param type what it is
 * @param text the name, the operator or the plain text
 * @param value the value of a literal, null for others
 * @param offset where it starts in the template, in UTF-16 units
 */
record Token(TokenType type, String text, @Nullable Object value, int offset) {

    boolean is(TokenType other) {
        return type == other;
    }

    boolean isName(String name) {
        return type == TokenType.NAME && text.equals(name);
    }

    boolean isOperator(String operator) {
        return type == TokenType.OPERATOR && text.equals(operator);
    }

    /** How an error message names it. */
    String describe() {
        return switch (type) {
            case NAME, OPERATOR, INTEGER, FLOAT -> "'" + text + "'";
            case TEXT, VARIABLE_BEGIN, VARIABLE_END, BLOCK_BEGIN, BLOCK_END, STRING, END -> type.description();
        };
    }
}
