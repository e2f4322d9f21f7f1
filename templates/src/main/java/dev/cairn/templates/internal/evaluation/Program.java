package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.builtin.Globals;
import dev.cairn.templates.internal.call.Builtin;
import dev.cairn.templates.internal.method.Attributes;
import dev.cairn.templates.internal.syntax.Expression;
import dev.cairn.templates.internal.syntax.MalformedTemplate;
import dev.cairn.templates.internal.syntax.Statement;
import dev.cairn.templates.internal.syntax.TemplateParser;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.PatternCache;
import dev.cairn.templates.internal.value.PyDict;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Tuple;
import dev.cairn.templates.value.MappingWithAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A compiled template. Immutable and thread-safe. */
public final class Program {

    private final List<String> names;
    private final @Nullable Builtin[] globals;
    private final FunctionLayout layout;
    private final Action body;
    private final @Nullable Code single;
    private final @Nullable String plainText;
    private final boolean mutates;
    private final Map<String, Integer> firstUses;
    private final List<UnknownFunction> unknownFunctions;
    private final PatternCache patterns = new PatternCache();

    private Program(
            GivenVariables given,
            FunctionLayout layout,
            Action body,
            @Nullable Code single,
            @Nullable String plainText,
            boolean mutates) {
        List<String> names = given.names();
        this.names = List.copyOf(names);
        this.firstUses = Collections.unmodifiableMap(given.offsets());
        this.unknownFunctions = given.unknownFunctions().stream().distinct().toList();
        this.globals = names.stream().map(Globals::get).toArray(Builtin[]::new);
        this.layout = layout;
        this.body = body;
        this.single = single;
        this.plainText = plainText;
        this.mutates = mutates;
    }

    /**
     * Compiles a template.
     *
     * @throws MalformedTemplate if it is malformed; it knows where
     */
    public static Program compile(String text) {
        try {
            return compile(TemplateParser.parse(text));
        } catch (StackOverflowError e) {
            throw new MalformedTemplate("the template is nested too deeply", 0);
        }
    }

    private static Program compile(List<Statement> statements) {
        GivenVariables given = new GivenVariables();
        BlockTable blocks = BlockTable.of(statements);
        StatementCompiler compiler = new StatementCompiler(given, blocks);
        FunctionLayout layout = new FunctionLayout(0);
        Symbols symbols = Symbols.root(layout);
        Action specials = blocks.specials(symbols, statements, false);
        new SymbolFinder(symbols).visitAll(statements);
        CompileScope scope = new CompileScope(symbols, CompileScope.Kind.TOP, false);
        Action body = compiler.compileAll(statements, scope);
        Action whole = ScopeEntry.sequence(List.of(specials, ScopeEntry.of(symbols, given, false), body));
        blocks.compileAll(compiler, given);
        Code single = null;
        if (!Mentions.name(statements, "self")
                && statements.size() == 1
                && statements.get(0) instanceof Statement.Print print
                && print.values().size() == 1) {
            single = new ExpressionCompiler(given).compilePrinted(print.values().get(0), scope);
        }
        return new Program(given, layout, whole, single, plainText(statements), mutates(statements));
    }

    private static @Nullable String plainText(List<Statement> statements) {
        StringBuilder text = new StringBuilder();
        for (Statement statement : statements) {
            if (!(statement instanceof Statement.Text part)) {
                return null;
            }
            text.append(part.text());
        }
        return text.toString();
    }

    /** Whether the template names a method that changes its value, and so has to work on copies. */
    private static boolean mutates(List<Statement> statements) {
        return Mentions.anyExpression(
                statements,
                true,
                expression ->
                        (expression instanceof Expression.Attribute attribute && Attributes.mayMutate(attribute.name()))
                                || (expression instanceof Expression.Constant constant
                                        && constant.value() instanceof String name
                                        && Attributes.mayMutate(name)));
    }

    /** The names that the template may read from outside, those of global functions included. */
    public List<String> names() {
        return names;
    }

    /** Where each of the names is read first, -1 where it is not known. */
    public Map<String, Integer> firstUses() {
        return firstUses;
    }

    /** Filters and tests that do not exist, in places that may never be reached. */
    public List<UnknownFunction> unknownFunctions() {
        return unknownFunctions;
    }

    /** Whether the template is plain text; then what that text is. */
    public @Nullable String plainText() {
        return plainText;
    }

    /** Whether the template is a single printed expression. */
    public boolean isSingle() {
        return single != null;
    }

    /** The global function of a name of the template's; null for none. */
    public @Nullable Object global(int index) {
        return globals[index];
    }

    /**
     * Starts a run.
     *
     * @param given the values of the template's names, in their order
     */
    public Session start(Clock clock, RandomGenerator random, @Nullable Object[] given) {
        if (mutates) {
            for (int i = 0; i < given.length; i++) {
                given[i] = copy(given[i]);
            }
        }
        return new Session(this, new Run(new Evaluation(clock, random, patterns, mutates), given));
    }

    private static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof Map<?, ?> map && !(value instanceof MappingWithAttributes)) {
            PyDict copy = new PyDict();
            map.forEach((key, element) -> copy.set(key, copy(element)));
            return copy;
        }
        if (value instanceof List<?> list && !(value instanceof Tuple)) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(copy(element)));
            return copy;
        }
        return value;
    }

    /** One run of the program. Confined to a thread. */
    public static final class Session {

        private final Program program;
        private final Run run;

        private Session(Program program, Run run) {
            this.program = program;
            this.run = run;
        }

        private StackFrame frame() {
            return new StackFrame(run, null, null, program.layout.size());
        }

        /**
         * Renders the template.
         *
         * @throws PythonException what it raises
         */
        public String render() {
            Output output = new Output(run.evaluation());
            program.body.run(frame(), output);
            return output.text();
        }

        /**
         * The value of the single expression, unprinted.
         *
         * @throws PythonException what it raises
         */
        public @Nullable Object single() {
            return Objects.requireNonNull(program.single).value(frame());
        }
    }
}
