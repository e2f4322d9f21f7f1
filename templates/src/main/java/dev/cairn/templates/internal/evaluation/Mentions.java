package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.syntax.AssignmentTarget;
import dev.cairn.templates.internal.syntax.Expression;
import dev.cairn.templates.internal.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Searches of whole subtrees. Thread-safe. */
final class Mentions {

    private Mentions() {}

    /** Whether statements read a name, outside of blocks, which are scopes without an outer one. */
    static boolean name(List<Statement> statements, String name) {
        return anyExpression(
                statements,
                false,
                expression -> expression instanceof Expression.Name other
                        && other.name().equals(name));
    }

    /** Whether an expression anywhere in the statements fits. */
    static boolean anyExpression(List<Statement> statements, boolean intoBlocks, Predicate<Expression> predicate) {
        for (Statement statement : statements) {
            if (!intoBlocks && statement instanceof Statement.Block) {
                continue;
            }
            if (expressions(statement).stream().anyMatch(expression -> anyWithin(expression, predicate))
                    || anyExpression(children(statement), intoBlocks, predicate)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyWithin(Expression expression, Predicate<Expression> predicate) {
        return predicate.test(expression)
                || expression.children().stream().anyMatch(child -> anyWithin(child, predicate));
    }

    /** Whether statements assign to a variable. */
    static boolean assignment(List<Statement> statements, String name) {
        for (Statement statement : statements) {
            if (targets(statement).stream().anyMatch(target -> assigns(target, name))
                    || assignment(children(statement), name)) {
                return true;
            }
        }
        return false;
    }

    static boolean assigns(AssignmentTarget target, String name) {
        if (target instanceof AssignmentTarget.Unpacked unpacked) {
            return unpacked.items().stream().anyMatch(item -> assigns(item, name));
        }
        return target instanceof AssignmentTarget.Variable variable
                && variable.name().equals(name);
    }

    private static List<AssignmentTarget> targets(Statement statement) {
        if (statement instanceof Statement.Assign assign) {
            return List.of(assign.target());
        }
        if (statement instanceof Statement.AssignBlock assign) {
            return List.of(assign.target());
        }
        return statement instanceof Statement.For loop ? List.of(loop.target()) : List.of();
    }

    /** The statements directly inside. */
    static List<Statement> children(Statement statement) {
        List<Statement> children = new ArrayList<>();
        if (statement instanceof Statement.AssignBlock assign) {
            children.addAll(assign.body());
        } else if (statement instanceof Statement.For loop) {
            children.addAll(loop.body());
            children.addAll(loop.otherwise());
        } else if (statement instanceof Statement.If condition) {
            condition.branches().forEach(branch -> children.addAll(branch.body()));
            children.addAll(condition.otherwise());
        } else if (statement instanceof Statement.With with) {
            children.addAll(with.body());
        } else if (statement instanceof Statement.FilterBlock block) {
            children.addAll(block.body());
        } else if (statement instanceof Statement.Macro macro) {
            children.addAll(macro.body());
        } else if (statement instanceof Statement.CallBlock block) {
            children.addAll(block.body());
        } else if (statement instanceof Statement.Block block) {
            children.addAll(block.body());
        } else if (statement instanceof Statement.Autoescape autoescape) {
            children.addAll(autoescape.body());
        }
        return children;
    }

    private static List<Expression> expressions(Statement statement) {
        List<Expression> expressions = new ArrayList<>();
        if (statement instanceof Statement.Print print) {
            expressions.addAll(print.values());
        } else if (statement instanceof Statement.Assign assign) {
            expressions.add(assign.value());
        } else if (statement instanceof Statement.AssignBlock assign) {
            addPresent(expressions, assign.filter());
        } else if (statement instanceof Statement.For loop) {
            expressions.add(loop.iterable());
            addPresent(expressions, loop.test());
        } else if (statement instanceof Statement.If condition) {
            condition.branches().forEach(branch -> expressions.add(branch.test()));
        } else if (statement instanceof Statement.With with) {
            expressions.addAll(with.values());
        } else if (statement instanceof Statement.FilterBlock block) {
            expressions.add(block.filter());
        } else if (statement instanceof Statement.Macro macro) {
            expressions.addAll(macro.signature().defaults());
        } else if (statement instanceof Statement.CallBlock block) {
            expressions.add(block.call());
            expressions.addAll(block.signature().defaults());
        } else if (statement instanceof Statement.Autoescape autoescape) {
            expressions.add(autoescape.value());
        } else if (statement instanceof Statement.LoadTemplate load) {
            expressions.add(load.template());
        }
        return expressions;
    }

    private static void addPresent(List<Expression> expressions, @Nullable Expression expression) {
        if (expression != null) {
            expressions.add(expression);
        }
    }
}
