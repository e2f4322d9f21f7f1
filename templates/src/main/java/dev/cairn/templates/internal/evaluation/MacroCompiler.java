package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.syntax.MalformedTemplate;
import dev.cairn.templates.internal.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles macros and the bodies of call blocks. Confined to one compilation. */
final class MacroCompiler {

    private static final String SPECIAL_NAMES = "caller kwargs varargs";

    private final StatementCompiler statements;
    private final ExpressionCompiler expressions;

    MacroCompiler(StatementCompiler statements, ExpressionCompiler expressions) {
        this.statements = statements;
        this.expressions = expressions;
    }

    /** @param name the macro's, or null for the body of a call block */
    MacroCode compile(
            @Nullable String name,
            Statement.Signature signature,
            List<Statement> body,
            int offset,
            CompileScope scope) {
        FunctionLayout layout = new FunctionLayout(scope.symbols().function().depth() + 1);
        Symbols symbols = scope.symbols().inner(layout);
        List<Slot> slots = new ArrayList<>();
        signature.names().forEach(parameter -> slots.add(symbols.parameter(parameter)));
        boolean[] takes = new boolean[3];
        String[] special = SPECIAL_NAMES.split(" ", -1);
        for (int i = 0; i < special.length; i++) {
            boolean declared = signature.names().contains(special[i]);
            boolean used = Mentions.name(body, special[i]);
            if (i == 0 && declared && used && !hasDefault(signature, special[i])) {
                throw new MalformedTemplate("the parameter 'caller' needs a default", offset);
            }
            takes[i] = used && (!declared || i == 0);
            if (used && !declared) {
                slots.add(symbols.parameter(special[i]));
            }
        }
        SymbolFinder finder = new SymbolFinder(symbols);
        signature.defaults().forEach(finder::visit);
        finder.visitAll(body);
        List<Code> defaults = signature.defaults().stream()
                .map(value -> expressions.compile(value, StatementCompiler.inner(symbols)))
                .toList();
        Action compiled = statements.compileAll(body, StatementCompiler.inner(symbols));
        return new MacroCode(
                name,
                new MacroCode.Arguments(signature.names(), slots, defaults, takes[0], takes[1], takes[2]),
                layout,
                statements.enter(symbols),
                compiled);
    }

    private static boolean hasDefault(Statement.Signature signature, String name) {
        return signature.names().indexOf(name)
                >= signature.names().size() - signature.defaults().size();
    }
}
