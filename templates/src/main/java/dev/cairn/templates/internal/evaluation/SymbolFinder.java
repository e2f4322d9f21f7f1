package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.syntax.AssignmentTarget;
import dev.cairn.templates.internal.syntax.Expression;
import dev.cairn.templates.internal.syntax.Statement;
import java.util.List;

/** Enters the names that a piece of a template reads and assigns into the symbols of its scope. */
final class SymbolFinder {

    private final Symbols symbols;

    SymbolFinder(Symbols symbols) {
        this.symbols = symbols;
    }

    void visitAll(List<Statement> statements) {
        statements.forEach(this::visit);
    }

    /** Statements that open a scope of their own are visited only where they belong to the outer one. */
    private void visit(Statement statement) {
        if (statement instanceof Statement.Print print) {
            print.values().forEach(this::visit);
        } else if (statement instanceof Statement.Assign assign) {
            visit(assign.value());
            store(assign.target());
        } else if (statement instanceof Statement.AssignBlock assign) {
            store(assign.target());
        } else if (statement instanceof Statement.For loop) {
            visit(loop.iterable());
        } else if (statement instanceof Statement.If condition) {
            visitBranches(condition.branches(), condition.otherwise());
        } else if (statement instanceof Statement.With with) {
            with.values().forEach(this::visit);
        } else if (statement instanceof Statement.FilterBlock block) {
            visit(block.filter());
        } else if (statement instanceof Statement.Macro macro) {
            symbols.store(macro.name());
        } else if (statement instanceof Statement.CallBlock block) {
            visit(block.call());
        } else if (statement instanceof Statement.LoadTemplate load) {
            visit(load.template());
            load.imported().forEach(symbols::store);
        }
    }

    private void visitBranches(List<Statement.Branch> branches, List<Statement> otherwise) {
        Statement.Branch first = branches.get(0);
        visit(first.test());
        Symbols body = symbols.branch();
        new SymbolFinder(body).visitAll(first.body());
        Symbols rest = symbols.branch();
        SymbolFinder restFinder = new SymbolFinder(rest);
        for (Statement.Branch branch : branches.subList(1, branches.size())) {
            restFinder.visitBranches(List.of(branch), List.of());
        }
        Symbols last = symbols.branch();
        new SymbolFinder(last).visitAll(otherwise);
        symbols.merge(List.of(body, rest, last));
    }

    void visit(Expression expression) {
        if (expression instanceof Expression.Name name) {
            symbols.load(name.name());
        }
        expression.children().forEach(this::visit);
    }

    void store(AssignmentTarget target) {
        if (target instanceof AssignmentTarget.Variable variable) {
            symbols.store(variable.name());
        } else if (target instanceof AssignmentTarget.Unpacked unpacked) {
            unpacked.items().forEach(this::store);
        } else if (target instanceof AssignmentTarget.NamespaceAttribute attribute) {
            symbols.load(attribute.namespace());
        }
    }

    void parameter(AssignmentTarget target) {
        if (target instanceof AssignmentTarget.Variable variable) {
            symbols.parameter(variable.name());
        } else if (target instanceof AssignmentTarget.Unpacked unpacked) {
            unpacked.items().forEach(this::parameter);
        }
    }
}
