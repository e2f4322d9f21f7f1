package dev.cairn.templates.internal.syntax;

import dev.cairn.pythonvalues.Characters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Parses a template. Confined to one parse. */
public final class TemplateParser {

    private static final int MAX_DEPTH = 50;

    private final TokenStream stream;
    private final ExpressionParser expressions;
    private final TargetParser targets;
    private int depth;

    private TemplateParser(TokenStream stream) {
        this.stream = stream;
        this.expressions = new ExpressionParser(stream);
        this.targets = new TargetParser(stream, expressions);
    }

    /**
     * Parses a template's text.
     *
     * @throws MalformedTemplate if it is malformed; it knows where
     */
    public static List<Statement> parse(String template) {
        return new TemplateParser(new TokenStream(Lexer.tokenize(template))).statements(Set.of());
    }

    /** Statements up to a tag that ends them, which is then the current token; or to the end of the template. */
    private List<Statement> statements(Set<String> endTags) {
        if (++depth > MAX_DEPTH) {
            throw stream.failure("blocks are nested too deeply");
        }
        List<Statement> statements = new ArrayList<>();
        while (!stream.current().is(TokenType.END)) {
            Token token = stream.next();
            if (token.is(TokenType.TEXT)) {
                statements.add(new Statement.Text(token.text()));
            } else if (token.is(TokenType.VARIABLE_BEGIN)) {
                statements.add(new Statement.Print(List.of(expressions.tuple(true, null, false))));
                stream.expect(TokenType.VARIABLE_END);
            } else {
                Token tag = stream.current();
                if (tag.is(TokenType.NAME) && endTags.contains(tag.text())) {
                    break;
                }
                statements.add(statement(tag));
                stream.expect(TokenType.BLOCK_END);
            }
        }
        depth--;
        return statements;
    }

    private List<Statement> body(String... endTags) {
        stream.skipOperator(":");
        stream.expect(TokenType.BLOCK_END);
        List<Statement> body = statements(Set.copyOf(Arrays.asList(endTags)));
        if (stream.current().is(TokenType.END)) {
            String tags = Arrays.stream(endTags).map(tag -> "'" + tag + "'").collect(Collectors.joining(" or "));
            throw stream.failure("unexpected end of template where " + tags + " was expected");
        }
        return body;
    }

    private List<Statement> bodyUntil(String endTag) {
        List<Statement> body = body(endTag);
        stream.next();
        return body;
    }

    private Statement statement(Token tag) {
        if (!tag.is(TokenType.NAME)) {
            throw stream.unexpected("the name of a tag");
        }
        stream.next();
        return switch (tag.text()) {
            case "for" -> forLoop(tag);
            case "if" -> condition();
            case "block" -> block(tag);
            case "extends" -> new Statement.LoadTemplate(expressions.expression(), List.of(), tag.offset());
            case "print" -> print();
            case "macro" -> macro(tag);
            case "include" -> include(tag);
            case "from" -> from(tag);
            case "import" -> importTemplate(tag);
            case "set" -> set();
            case "with" -> with();
            case "autoescape" -> new Statement.Autoescape(expressions.expression(), bodyUntil("endautoescape"));
            case "call" -> callBlock(tag);
            case "filter" ->
                new Statement.FilterBlock(filters(expressions.operands().filter(null)), bodyUntil("endfilter"));
            default -> throw new MalformedTemplate("unknown tag '" + tag.text() + "'", tag.offset());
        };
    }

    private Expression filters(Expression first) {
        Expression result = first;
        while (stream.skipOperator("|")) {
            result = expressions.operands().filter(result);
        }
        return result;
    }

    private Statement print() {
        List<Expression> values = new ArrayList<>();
        while (!stream.current().is(TokenType.BLOCK_END)) {
            if (!values.isEmpty()) {
                stream.expectOperator(",");
            }
            values.add(expressions.expression());
        }
        return new Statement.Print(values);
    }

    private Statement set() {
        AssignmentTarget target = targets.target(null, true);
        if (stream.skipOperator("=")) {
            return new Statement.Assign(target, expressions.tuple(true, null, false));
        }
        Expression filter =
                stream.skipOperator("|") ? filters(expressions.operands().filter(null)) : null;
        return new Statement.AssignBlock(target, filter, bodyUntil("endset"));
    }

    private Statement forLoop(Token tag) {
        AssignmentTarget target = targets.target("in", false);
        stream.expectName("in");
        Expression iterable = expressions.tuple(false, "recursive", false);
        Expression test = stream.skipName("if") ? expressions.expression() : null;
        boolean recursive = stream.skipName("recursive");
        List<Statement> body = body("endfor", "else");
        List<Statement> otherwise = stream.next().isName("else") ? bodyUntil("endfor") : List.of();
        return new Statement.For(target, iterable, test, recursive, body, otherwise, tag.offset());
    }

    private Statement condition() {
        List<Statement.Branch> branches = new ArrayList<>();
        while (true) {
            Expression test = expressions.tuple(false, null, false);
            branches.add(new Statement.Branch(test, body("elif", "else", "endif")));
            Token tag = stream.next();
            if (tag.isName("else")) {
                return new Statement.If(branches, bodyUntil("endif"));
            }
            if (tag.isName("endif")) {
                return new Statement.If(branches, List.of());
            }
        }
    }

    private Statement with() {
        List<AssignmentTarget> assigned = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!stream.current().is(TokenType.BLOCK_END)) {
            if (!assigned.isEmpty()) {
                stream.expectOperator(",");
            }
            assigned.add(targets.target(null, false));
            stream.expectOperator("=");
            values.add(expressions.expression());
        }
        return new Statement.With(assigned, values, bodyUntil("endwith"));
    }

    private Statement block(Token tag) {
        String name = stream.expect(TokenType.NAME).text();
        boolean scoped = stream.skipName("scoped");
        boolean required = stream.skipName("required");
        List<Statement> body = bodyUntil("endblock");
        if (required && !body.stream().allMatch(TemplateParser::isBlank)) {
            throw new MalformedTemplate("a required block holds only white space", tag.offset());
        }
        stream.skipName(name);
        return new Statement.Block(name, scoped, required, body, tag.offset());
    }

    private static boolean isBlank(Statement statement) {
        return statement instanceof Statement.Text text && text.text().chars().allMatch(Characters::isSpace);
    }

    private Statement macro(Token tag) {
        String name = targets.name();
        Statement.Signature signature = signature();
        return new Statement.Macro(name, signature, bodyUntil("endmacro"), tag.offset());
    }

    private Statement callBlock(Token tag) {
        Statement.Signature signature = stream.current().isOperator("(") ? signature() : Statement.Signature.NONE;
        Expression call = expressions.expression();
        if (!(call instanceof Expression.Call macroCall)) {
            throw new MalformedTemplate("a call block needs a call", tag.offset());
        }
        return new Statement.CallBlock(macroCall, signature, bodyUntil("endcall"), tag.offset());
    }

    private Statement.Signature signature() {
        stream.expectOperator("(");
        List<String> names = new ArrayList<>();
        List<Expression> defaults = new ArrayList<>();
        while (!stream.current().isOperator(")")) {
            if (!names.isEmpty()) {
                stream.expectOperator(",");
            }
            String name = targets.name();
            if (names.contains(name)) {
                throw stream.failure("parameter '" + name + "' is repeated");
            }
            names.add(name);
            if (stream.skipOperator("=")) {
                defaults.add(expressions.expression());
            } else if (!defaults.isEmpty()) {
                throw stream.failure("a parameter without default follows one with a default");
            }
        }
        stream.expectOperator(")");
        return new Statement.Signature(names, defaults);
    }

    private Statement include(Token tag) {
        Expression template = expressions.expression();
        if (stream.current().isName("ignore") && stream.following().isName("missing")) {
            stream.next();
            stream.next();
        }
        skipImportContext();
        return new Statement.LoadTemplate(template, List.of(), tag.offset());
    }

    private Statement importTemplate(Token tag) {
        Expression template = expressions.expression();
        stream.expectName("as");
        String name = targets.name();
        skipImportContext();
        return new Statement.LoadTemplate(template, List.of(name), tag.offset());
    }

    private Statement from(Token tag) {
        Expression template = expressions.expression();
        stream.expectName("import");
        List<String> names = new ArrayList<>();
        do {
            if (skipImportContext()) {
                break;
            }
            String name = targets.name();
            if (name.startsWith("_")) {
                throw stream.failure("names that start with an underscore cannot be imported");
            }
            names.add(stream.skipName("as") ? targets.name() : name);
        } while (!skipImportContext() && stream.skipOperator(","));
        return new Statement.LoadTemplate(template, names, tag.offset());
    }

    private boolean skipImportContext() {
        Token token = stream.current();
        if ((token.isName("with") || token.isName("without"))
                && stream.following().isName("context")) {
            stream.next();
            stream.next();
            return true;
        }
        return false;
    }
}
