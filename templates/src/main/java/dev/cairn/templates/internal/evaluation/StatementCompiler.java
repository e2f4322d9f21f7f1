package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.syntax.AssignmentTarget;
import dev.cairn.templates.internal.syntax.Expression;
import dev.cairn.templates.internal.syntax.MalformedTemplate;
import dev.cairn.templates.internal.syntax.Statement;
import dev.cairn.templates.internal.value.Markup;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Truth;
import dev.cairn.templates.value.Missing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles statements. Confined to one compilation. */
final class StatementCompiler {

    private final GivenVariables given;
    private final ExpressionCompiler expressions;
    private final BlockTable blocks;
    private final MacroCompiler macros;

    StatementCompiler(GivenVariables given, BlockTable blocks) {
        this.given = given;
        this.expressions = new ExpressionCompiler(given);
        this.blocks = blocks;
        this.macros = new MacroCompiler(this, expressions);
    }

    Action compileAll(List<Statement> statements, CompileScope scope) {
        return ScopeEntry.sequence(
                statements.stream().map(statement -> compile(statement, scope)).toList());
    }

    private Action compile(Statement statement, CompileScope scope) {
        if (statement instanceof Statement.Text text) {
            String plain = text.text();
            return (frame, output) -> output.append(plain);
        }
        if (statement instanceof Statement.Print print) {
            return print(print, scope);
        }
        if (statement instanceof Statement.If condition) {
            return condition(condition, scope.asSoft());
        }
        if (statement instanceof Statement.For loop) {
            return loop(loop, scope);
        }
        if (statement instanceof Statement.Assign assign) {
            return assign(assign, scope);
        }
        if (statement instanceof Statement.AssignBlock assign) {
            return assignBlock(assign, scope);
        }
        return compileRarer(statement, scope);
    }

    private Action compileRarer(Statement statement, CompileScope scope) {
        if (statement instanceof Statement.With with) {
            return with(with, scope);
        }
        if (statement instanceof Statement.FilterBlock block) {
            return filterBlock(block, scope);
        }
        if (statement instanceof Statement.Macro macro) {
            return macro(macro, scope);
        }
        if (statement instanceof Statement.CallBlock block) {
            return callBlock(block, scope);
        }
        if (statement instanceof Statement.Block block) {
            return block(block, scope);
        }
        if (statement instanceof Statement.Autoescape autoescape) {
            return autoescape(autoescape, scope);
        }
        Code template = expressions.compile(((Statement.LoadTemplate) statement).template(), scope);
        return (frame, output) -> {
            template.value(frame);
            throw PythonException.type("no loader for this environment specified");
        };
    }

    private Action print(Statement.Print print, CompileScope scope) {
        List<Action> actions = new ArrayList<>();
        for (Expression expression : print.values()) {
            Code value = expressions.compilePrinted(expression, scope);
            actions.add((frame, output) -> output.append(text(frame, value.value(frame))));
        }
        return ScopeEntry.sequence(actions);
    }

    static String text(StackFrame frame, @Nullable Object value) {
        return frame.run().autoescape() ? Markup.escape(value).text() : Text.str(value);
    }

    private Action condition(Statement.If condition, CompileScope scope) {
        List<Code> tests = new ArrayList<>();
        List<Action> bodies = new ArrayList<>();
        for (Statement.Branch branch : condition.branches()) {
            tests.add(expressions.compile(branch.test(), scope));
            bodies.add(compileAll(branch.body(), scope));
        }
        Action otherwise = compileAll(condition.otherwise(), scope);
        return (frame, output) -> {
            for (int i = 0; i < tests.size(); i++) {
                if (Truth.of(tests.get(i).value(frame))) {
                    bodies.get(i).run(frame, output);
                    return;
                }
            }
            otherwise.run(frame, output);
        };
    }

    static CompileScope inner(Symbols symbols) {
        return new CompileScope(symbols, CompileScope.Kind.INNER, false);
    }

    Action enter(Symbols symbols) {
        return ScopeEntry.of(symbols, given, false);
    }

    private Action loop(Statement.For loop, CompileScope scope) {
        requireLoopUnassigned(loop);
        FunctionLayout function = loop.recursive()
                ? new FunctionLayout(scope.symbols().function().depth() + 1)
                : scope.symbols().function();
        ForCode code = loopCode(loop, scope, function);
        Code iterable = expressions.compile(loop.iterable(), scope);
        if (!loop.recursive()) {
            return (frame, output) -> code.run(frame, output, iterable.value(frame), null, 0);
        }
        return (frame, output) -> output.append(RecursiveLoop.start(code, function, frame, iterable.value(frame)));
    }

    private static void requireLoopUnassigned(Statement.For loop) {
        if (Mentions.assigns(loop.target(), "loop") || Mentions.assignment(Mentions.children(loop), "loop")) {
            throw new MalformedTemplate("the special variable 'loop' cannot be assigned to in a loop", loop.offset());
        }
    }

    private ForCode loopCode(Statement.For loop, CompileScope scope, FunctionLayout function) {
        boolean extended =
                loop.recursive() || Mentions.name(loop.body(), "loop") || blocks.hasScopedWithin(loop.body());
        Symbols symbols = scope.symbols().inner(function);
        Slot loopSlot = extended ? symbols.parameter("loop") : null;
        SymbolFinder finder = new SymbolFinder(symbols);
        finder.parameter(loop.target());
        finder.visitAll(loop.body());
        Symbols elseSymbols = scope.symbols().inner(function);
        new SymbolFinder(elseSymbols).visitAll(loop.otherwise());
        Action body = compileAll(loop.body(), inner(symbols));
        Action otherwise = compileAll(loop.otherwise(), inner(elseSymbols));
        return new ForCode(
                TargetCode.of(loop.target(), symbols, false),
                loop.test() == null ? null : filter(loop.target(), loop.test(), scope, function),
                loopSlot,
                enter(symbols),
                body,
                ScopeEntry.sequence(List.of(enter(elseSymbols), otherwise)));
    }

    private ForCode.Filter filter(
            AssignmentTarget target, Expression test, CompileScope scope, FunctionLayout function) {
        Symbols symbols = scope.symbols().inner(function);
        SymbolFinder finder = new SymbolFinder(symbols);
        finder.parameter(target);
        finder.visit(test);
        Code code = expressions.compile(test, inner(symbols));
        return new ForCode.Filter(enter(symbols), TargetCode.of(target, symbols, false), code);
    }

    private Action assign(Statement.Assign assign, CompileScope scope) {
        Action check = TargetCode.check(assign.target(), scope.symbols());
        Code value = expressions.compile(assign.value(), scope);
        TargetCode target = TargetCode.of(assign.target(), scope.symbols(), isTop(scope));
        return (frame, output) -> {
            check.run(frame, output);
            target.assign(frame, value.value(frame));
        };
    }

    private static boolean isTop(CompileScope scope) {
        return scope.kind() == CompileScope.Kind.TOP;
    }

    private Action assignBlock(Statement.AssignBlock assign, CompileScope scope) {
        Symbols symbols = scope.symbols().inner(scope.symbols().function());
        new SymbolFinder(symbols).visitAll(assign.body());
        if (assign.filter() != null) {
            new SymbolFinder(symbols).visit(assign.filter());
        }
        Code rendered = rendered(enter(symbols), compileAll(assign.body(), inner(symbols)));
        Code filtered = assign.filter() instanceof Expression.Filter filter
                ? expressions.calls().filter(filter, inner(symbols), rendered)
                : rendered;
        TargetCode target = TargetCode.of(assign.target(), scope.symbols(), isTop(scope));
        return (frame, output) -> {
            Object value = filtered.value(frame);
            target.assign(frame, frame.run().autoescape() ? new Markup(Text.str(value)) : value);
        };
    }

    /** What a body renders, as a value. */
    private static Code rendered(Action enter, Action body) {
        return frame -> {
            Output output = new Output(frame.run().evaluation());
            enter.run(frame, output);
            body.run(frame, output);
            return frame.run().autoescape() ? new Markup(output.text()) : output.text();
        };
    }

    private Action with(Statement.With with, CompileScope scope) {
        Symbols symbols = scope.symbols().inner(scope.symbols().function());
        SymbolFinder finder = new SymbolFinder(symbols);
        with.targets().forEach(finder::parameter);
        finder.visitAll(with.body());
        List<Action> actions = new ArrayList<>();
        actions.add(enter(symbols));
        for (int i = 0; i < with.targets().size(); i++) {
            Code value = expressions.compile(with.values().get(i), scope);
            TargetCode target = TargetCode.of(with.targets().get(i), symbols, false);
            actions.add((frame, output) -> target.assign(frame, value.value(frame)));
        }
        actions.add(compileAll(with.body(), inner(symbols)));
        return ScopeEntry.sequence(actions);
    }

    private Action filterBlock(Statement.FilterBlock block, CompileScope scope) {
        Symbols symbols = scope.symbols().inner(scope.symbols().function());
        SymbolFinder finder = new SymbolFinder(symbols);
        finder.visitAll(block.body());
        finder.visit(block.filter());
        Code rendered = rendered(enter(symbols), compileAll(block.body(), inner(symbols)));
        Code filtered = expressions.calls().filter((Expression.Filter) block.filter(), inner(symbols), rendered);
        return (frame, output) -> output.appendUnprinted(filtered.value(frame));
    }

    private Action macro(Statement.Macro macro, CompileScope scope) {
        MacroCode code = macros.compile(macro.name(), macro.signature(), macro.body(), macro.offset(), scope);
        TargetCode target = TargetCode.of(
                new AssignmentTarget.Variable(macro.name(), macro.offset()), scope.symbols(), isTop(scope));
        return (frame, output) -> target.assign(frame, new MacroValue(code, frame));
    }

    private Action callBlock(Statement.CallBlock block, CompileScope scope) {
        MacroCode caller = macros.compile(null, block.signature(), block.body(), block.offset(), scope);
        Code call = expressions.calls().call(block.call(), scope, frame -> new MacroValue(caller, frame));
        return (frame, output) -> output.appendUnprinted(call.value(frame));
    }

    private Action autoescape(Statement.Autoescape autoescape, CompileScope scope) {
        Symbols symbols = scope.symbols().inner(scope.symbols().function());
        SymbolFinder finder = new SymbolFinder(symbols);
        finder.visit(autoescape.value());
        finder.visitAll(autoescape.body());
        Action enter = enter(symbols);
        Code value = expressions.compile(autoescape.value(), inner(symbols));
        Action body = compileAll(autoescape.body(), inner(symbols));
        return (frame, output) -> {
            enter.run(frame, output);
            boolean outside = frame.run().autoescape();
            frame.run().autoescape(Truth.of(value.value(frame)));
            body.run(frame, output);
            frame.run().autoescape(outside);
        };
    }

    private Action block(Statement.Block block, CompileScope scope) {
        Map<String, Slot> locals = block.scoped() ? scope.symbols().allStores() : Map.of();
        int depth = scope.symbols().function().depth();
        return (frame, output) -> {
            if (block.required()) {
                throw PythonException.template("Required block '" + block.name() + "' not found");
            }
            Map<String, @Nullable Object> visible = new LinkedHashMap<>(frame.visible());
            locals.forEach((name, slot) -> {
                Object value = frame.outer(depth - slot.depth()).get(slot.index());
                if (value != Missing.VALUE) {
                    visible.put(name, value);
                }
            });
            blocks.render(block.name(), frame.run(), block.scoped() ? visible : frame.visible(), output);
        };
    }
}
