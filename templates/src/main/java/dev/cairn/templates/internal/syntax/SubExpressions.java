package dev.cairn.templates.internal.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the parts of a template that have a value of their own. */
public final class SubExpressions {

    /** Longer templates are not taken apart: each pair of tokens is looked at. */
    private static final int MOST_TOKENS = 80;

    private SubExpressions() {}

    /** A part; both offsets are in UTF-16 units, {@code end} is exclusive. */
    public record Span(int start, int end) {}

    /**
     * The parts of all values that the template prints, by their ends, inner ones first; literals are left out.
     *
     * @throws MalformedTemplate if the template is malformed
     */
    public static List<Span> of(String template) {
        List<Token> tokens = Lexer.tokenize(template);
        List<Span> spans = new ArrayList<>();
        if (tokens.size() > MOST_TOKENS) {
            return spans;
        }
        Set<Expression> parts = new HashSet<>();
        for (Statement statement : TemplateParser.parse(template)) {
            if (statement instanceof Statement.Print print) {
                print.values().forEach(value -> collect(value, parts));
            }
        }
        for (int end = 1; end < tokens.size(); end++) {
            for (int start = end - 1; start >= 0 && !tokens.get(start).is(TokenType.VARIABLE_BEGIN); start--) {
                Span span = span(
                        template, tokens.get(start).offset(), tokens.get(end).offset());
                if (parts.contains(alone(template, span))) {
                    spans.add(span);
                }
            }
        }
        return spans.stream().distinct().toList();
    }

    private static void collect(Expression expression, Set<Expression> parts) {
        if (!(expression instanceof Expression.Constant)) {
            parts.add(expression);
        }
        expression.children().forEach(child -> collect(child, parts));
    }

    private static Span span(String template, int start, int next) {
        int end = next;
        while (end > start && Character.isWhitespace(template.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }

    /** What a part is by itself, at the same offsets; null where it is no expression. */
    private static @Nullable Expression alone(String template, Span span) {
        if (span.start() < 2) {
            return null;
        }
        String padded = "{{" + " ".repeat(span.start() - 2) + template.substring(span.start(), span.end()) + " }}";
        try {
            List<Statement> statements = TemplateParser.parse(padded);
            return statements.size() == 1 && statements.get(0) instanceof Statement.Print print
                    ? print.values().get(0)
                    : null;
        } catch (MalformedTemplate e) {
            return null;
        }
    }
}
