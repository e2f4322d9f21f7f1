package dev.cairn.templates;

import dev.cairn.templates.internal.syntax.Expression;
import dev.cairn.templates.internal.syntax.Expression.Comparator;
import dev.cairn.templates.internal.syntax.MalformedTemplate;
import dev.cairn.templates.internal.syntax.Statement;
import dev.cairn.templates.internal.syntax.TemplateParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether the stop condition of a pagination can take a full page for the last one after the page size was
 * reduced.
 *
 * <p>That is so where it compares the number of records with a value that is not reduced with the page size. Source of
 * the rules: {@code stop_condition_safety} of the Python CDK.
 */
public final class StopCondition {

    private static final String FOUND = "last_page_size";
    private static final String REQUESTED = "page_size";

    /** Texts that are false where a condition renders them. */
    private static final Set<String> FALSE = Set.of("False", "false", "{}", "[]", "()", "", "0", "0.0");

    private final long minimum;
    private final List<Compared> comparisons = new ArrayList<>();

    private StopCondition(long minimum) {
        this.minimum = minimum;
    }

    /** What can be said of a condition. */
    public enum Verdict {
        /** No full page ends the pagination. */
        SAFE,
        /** Full pages of a reduced size end the pagination, so that what follows is lost. */
        TRUNCATES,
        /** It cannot be told. */
        UNKNOWN
    }

    /**
     * One comparison of a condition.
     *
     * @param decides whether the condition holds where the comparison does
     */
    private record Compared(Expression left, Comparator operator, Expression right, boolean decides) {}

    /**
     * Judges a condition.
     *
     * @param minimum the smallest page that is ever asked for
     */
    public static Verdict judge(String condition, long minimum) {
        List<Statement> statements;
        try {
            statements = TemplateParser.parse(condition);
        } catch (MalformedTemplate e) {
            return Verdict.UNKNOWN;
        }
        StopCondition judge = new StopCondition(minimum);
        boolean single = statements.size() == 1;
        boolean counts = false;
        for (Statement statement : statements) {
            if (statement instanceof Statement.Print print) {
                boolean decides = single && print.values().size() == 1;
                print.values().forEach(value -> judge.collect(value, decides));
                counts |= print.values().stream().anyMatch(value -> mentions(value, FOUND));
            } else if (statement instanceof Statement.If choice
                    && choice.branches().size() == 1) {
                Statement.Branch branch = choice.branches().get(0);
                judge.collect(branch.test(), single && follows(choice, branch));
                counts |= mentions(branch.test(), FOUND);
            } else if (!(statement instanceof Statement.Text)) {
                return Verdict.UNKNOWN; // loops and the like are not looked into
            }
        }
        return counts ? judge.byCount() : judge.withoutCount();
    }

    /** Whether a variable with the requested page size is read. */
    public static boolean readsPageSize(String template) {
        try {
            return template.contains(REQUESTED)
                    && TemplateAnalysis.of(template).variables().containsKey(REQUESTED);
        } catch (TemplateException e) {
            return false; // told elsewhere
        }
    }

    /** Whether an {@code if} renders something true exactly where its test holds. */
    private static boolean follows(Statement.If choice, Statement.Branch branch) {
        StringBuilder rendered = new StringBuilder();
        for (Statement statement : branch.body()) {
            if (statement instanceof Statement.Text text) {
                rendered.append(text.text());
            } else if (statement instanceof Statement.Print print
                    && print.values().stream().allMatch(Expression.Constant.class::isInstance)) {
                print.values().forEach(value -> rendered.append(((Expression.Constant) value).value()));
            } else {
                return false;
            }
        }
        return choice.otherwise().isEmpty() && !FALSE.contains(rendered.toString());
    }

    private void collect(Expression expression, boolean decides) {
        if (expression instanceof Expression.Comparison comparison) {
            Expression left = comparison.first();
            for (int i = 0; i < comparison.operands().size(); i++) {
                Expression right = comparison.operands().get(i);
                comparisons.add(new Compared(left, comparison.operators().get(i), right, decides));
                left = right;
            }
        }
        boolean passesOn = decides && (expression instanceof Expression.And || expression instanceof Expression.Or);
        expression.children().forEach(child -> collect(child, passesOn));
    }

    private Verdict byCount() {
        boolean understood = false;
        boolean unclear = false;
        for (Compared compared : comparisons) {
            if (mentions(compared.left, FOUND) || mentions(compared.right, FOUND)) {
                Verdict verdict = compared.decides ? verdict(compared) : Verdict.UNKNOWN;
                if (verdict == Verdict.TRUNCATES) {
                    return verdict;
                }
                understood |= verdict == Verdict.SAFE;
                unclear |= verdict == Verdict.UNKNOWN;
            }
        }
        return understood && !unclear ? Verdict.SAFE : Verdict.UNKNOWN;
    }

    /** A page's size can be read from the body, too; what bounds nothing from above reads none. */
    private Verdict withoutCount() {
        return comparisons.stream().anyMatch(StopCondition::isBound) ? Verdict.UNKNOWN : Verdict.SAFE;
    }

    private static boolean isBound(Compared compared) {
        return switch (compared.operator) {
            case LESS, LESS_OR_EQUAL -> !compared.decides || !(compared.left instanceof Expression.Constant);
            case GREATER, GREATER_OR_EQUAL -> !compared.decides || !(compared.right instanceof Expression.Constant);
            case EQUAL, NOT_EQUAL, IN, NOT_IN -> false;
        };
    }

    private Verdict verdict(Compared compared) {
        boolean onTheLeft = mentions(compared.left, FOUND);
        if (onTheLeft && mentions(compared.right, FOUND)) {
            return Verdict.UNKNOWN;
        }
        Expression count = onTheLeft ? compared.left : compared.right;
        Expression other = onTheLeft ? compared.right : compared.left;
        boolean bare = isName(count, FOUND);
        return switch (onTheLeft ? compared.operator : mirrored(compared.operator)) {
            case EQUAL, NOT_EQUAL -> bare && isZero(other) ? Verdict.SAFE : Verdict.UNKNOWN;
            case GREATER, GREATER_OR_EQUAL -> bare ? Verdict.SAFE : Verdict.UNKNOWN;
            case LESS -> below(count, other, 0);
            case LESS_OR_EQUAL -> below(count, other, 1);
            case IN, NOT_IN -> Verdict.UNKNOWN;
        };
    }

    private static Comparator mirrored(Comparator operator) {
        return switch (operator) {
            case LESS -> Comparator.GREATER;
            case LESS_OR_EQUAL -> Comparator.GREATER_OR_EQUAL;
            case GREATER -> Comparator.LESS;
            case GREATER_OR_EQUAL -> Comparator.LESS_OR_EQUAL;
            case EQUAL, NOT_EQUAL, IN, NOT_IN -> operator;
        };
    }

    /** @param more what makes a bound that belongs to it one that does not */
    private Verdict below(Expression count, Expression bound, long more) {
        if (count instanceof Expression.Binary || count instanceof Expression.And || count instanceof Expression.Or) {
            return Verdict.UNKNOWN;
        }
        if (mentions(bound, REQUESTED)) {
            return isName(unfiltered(bound), REQUESTED) ? Verdict.SAFE : Verdict.UNKNOWN;
        }
        return bound instanceof Expression.Constant constant
                        && constant.value() instanceof Long number
                        && number + more <= minimum
                ? Verdict.SAFE
                : Verdict.TRUNCATES;
    }

    private static @Nullable Expression unfiltered(Expression expression) {
        Expression inner = expression;
        while (inner instanceof Expression.Filter filter) {
            inner = filter.target();
        }
        return inner;
    }

    private static boolean isZero(Expression expression) {
        return expression instanceof Expression.Constant constant
                && constant.value() instanceof Number number
                && number.doubleValue() == 0;
    }

    private static boolean isName(@Nullable Expression expression, String name) {
        return expression instanceof Expression.Name variable && variable.name().equals(name);
    }

    private static boolean mentions(Expression expression, String name) {
        return isName(expression, name) || expression.children().stream().anyMatch(child -> mentions(child, name));
    }
}
