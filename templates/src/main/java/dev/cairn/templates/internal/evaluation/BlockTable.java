package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.call.Callback;
import dev.cairn.templates.internal.syntax.MalformedTemplate;
import dev.cairn.templates.internal.syntax.Statement;
import dev.cairn.templates.internal.value.Undefined;
import dev.cairn.templates.value.Missing;
import dev.cairn.templates.value.PythonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The blocks of a template by name. Filled by one compilation, then only read. */
final class BlockTable {

    private record Block(FunctionLayout layout, Action body) {}

    private final Map<String, Statement.Block> sources = new LinkedHashMap<>();
    private final Map<String, Block> compiled = new HashMap<>();

    /**
     * Finds all blocks.
     *
     * @throws MalformedTemplate if two have the same name
     */
    static BlockTable of(List<Statement> statements) {
        BlockTable table = new BlockTable();
        table.collect(statements);
        return table;
    }

    private void collect(List<Statement> statements) {
        for (Statement statement : statements) {
            if (statement instanceof Statement.Block block && sources.put(block.name(), block) != null) {
                throw new MalformedTemplate("block '" + block.name() + "' is defined twice", block.offset());
            }
            collect(Mentions.children(statement));
        }
    }

    boolean hasScopedWithin(List<Statement> statements) {
        return statements.stream()
                .anyMatch(statement -> (statement instanceof Statement.Block block && block.scoped())
                        || hasScopedWithin(Mentions.children(statement)));
    }

    boolean has(String name) {
        return compiled.containsKey(name);
    }

    void compileAll(StatementCompiler compiler, GivenVariables given) {
        sources.forEach((name, block) -> {
            FunctionLayout layout = new FunctionLayout(0);
            Symbols symbols = Symbols.root(layout);
            Action specials = specials(symbols, block.body(), true);
            new SymbolFinder(symbols).visitAll(block.body());
            Action body = compiler.compileAll(
                    block.body(), new CompileScope(symbols.asBlock(), CompileScope.Kind.INNER, false));
            compiled.put(
                    name,
                    new Block(
                            layout, ScopeEntry.sequence(List.of(specials, ScopeEntry.of(symbols, given, true), body))));
        });
    }

    /** Gives {@code self} a value where statements read it, and {@code super}, which has none, in a block. */
    Action specials(Symbols symbols, List<Statement> statements, boolean isBlock) {
        List<Action> actions = new ArrayList<>();
        if (Mentions.name(statements, "self")) {
            int slot = symbols.parameter("self").index();
            actions.add((frame, output) -> frame.set(slot, new SelfReference(this, frame)));
        }
        if (isBlock && Mentions.name(statements, "super")) {
            int slot = symbols.parameter("super").index();
            Undefined parent = Undefined.because("there is no parent block");
            actions.add((frame, output) -> frame.set(slot, parent));
        }
        return ScopeEntry.sequence(actions);
    }

    void render(String name, Run run, Map<String, @Nullable Object> visible, Output output) {
        Block block = Objects.requireNonNull(compiled.get(name));
        run.evaluation().enter();
        block.body().run(new StackFrame(run, null, visible, block.layout().size()), output);
        run.evaluation().leave();
    }

    /**
     * Jinja's {@code self}, through which a template calls its own blocks.
     *
     * @param blocks the template's blocks
     * @param frame where they are called from
     */
    private record SelfReference(BlockTable blocks, StackFrame frame) implements PythonObject {

        @Override
        public @Nullable Object attribute(String name) {
            if (!blocks.has(name)) {
                return Missing.VALUE;
            }
            return new Callback(name, args -> {
                Output output = new Output(frame.run().evaluation());
                blocks.render(name, frame.run(), frame.visible(), output);
                return output.text();
            });
        }

        @Override
        public String typeName() {
            return "TemplateReference";
        }

        @Override
        public String repr() {
            return "<TemplateReference None>";
        }
    }
}
