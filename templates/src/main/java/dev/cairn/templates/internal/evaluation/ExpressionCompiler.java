package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.method.Attributes;
import dev.cairn.templates.internal.syntax.Expression;
import dev.cairn.templates.internal.syntax.Expression.BinaryOperator;
import dev.cairn.templates.internal.syntax.MalformedTemplate;
import dev.cairn.templates.internal.value.Arithmetic;
import dev.cairn.templates.internal.value.PyDict;
import dev.cairn.templates.internal.value.Subscript;
import dev.cairn.templates.internal.value.Truth;
import dev.cairn.templates.internal.value.Tuple;
import dev.cairn.templates.internal.value.Undefined;
import dev.cairn.templates.value.Missing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles expressions. Confined to one compilation. */
final class ExpressionCompiler {

    private static final int MAX_DEPTH = 400;
    private static final int MAX_FOLDS = 20;

    private final GivenVariables given;
    private final CallCompiler calls;
    private int depth;
    private boolean folding;
    private int folds;

    ExpressionCompiler(GivenVariables given) {
        this.given = given;
        this.calls = new CallCompiler(this, given);
    }

    CallCompiler calls() {
        return calls;
    }

    Code compile(Expression expression, CompileScope scope) {
        if (++depth > MAX_DEPTH) {
            throw new MalformedTemplate("an expression is nested too deeply", expression.offset());
        }
        Code code = folding && ConstantFolding.isVariable(expression)
                ? ConstantFolding.impossible()
                : folded(expression, scope);
        if (code == null) {
            code = dispatch(expression, scope);
        }
        depth--;
        return code;
    }

    /** An expression that is printed; a constant one may even be undefined. */
    Code compilePrinted(Expression expression, CompileScope scope) {
        if (ConstantFolding.concerns(expression)) {
            Object value = fold(expression, scope);
            if (value != Missing.VALUE) {
                return frame -> value;
            }
        }
        return compile(expression, scope);
    }

    private @Nullable Code folded(Expression expression, CompileScope scope) {
        boolean display = expression instanceof Expression.ListDisplay
                || expression instanceof Expression.TupleDisplay
                || expression instanceof Expression.DictDisplay;
        if (folding || display || folds >= MAX_FOLDS || !ConstantFolding.concerns(expression)) {
            return null;
        }
        Object value = fold(expression, scope);
        return value != Missing.VALUE && ConstantFolding.isKept(value) ? frame -> value : null;
    }

    private @Nullable Object fold(Expression expression, CompileScope scope) {
        folding = true;
        folds++;
        Object value = ConstantFolding.value(compile(expression, scope.asSoft()));
        folding = false;
        return value;
    }

    List<Code> compileAll(List<Expression> expressions, CompileScope scope) {
        return expressions.stream()
                .map(expression -> compile(expression, scope))
                .toList();
    }

    @Nullable
    Code compileOptional(@Nullable Expression expression, CompileScope scope) {
        return expression == null ? null : compile(expression, scope);
    }

    private Code dispatch(Expression expression, CompileScope scope) {
        if (expression instanceof Expression.Constant constant) {
            Object value = constant.value();
            return frame -> value;
        }
        if (expression instanceof Expression.Name name) {
            return variable(name, scope);
        }
        if (expression instanceof Expression.Attribute attribute) {
            return MemberCode.attribute(compile(attribute.target(), scope), attribute.name());
        }
        if (expression instanceof Expression.Item item) {
            return item(item, scope);
        }
        if (expression instanceof Expression.Call call) {
            return calls.call(call, scope, null);
        }
        if (expression instanceof Expression.Filter filter) {
            return calls.filter(filter, scope, null);
        }
        if (expression instanceof Expression.Test test) {
            return calls.test(test, scope);
        }
        return operators(expression, scope);
    }

    private Code operators(Expression expression, CompileScope scope) {
        if (expression instanceof Expression.Binary binary) {
            return binary(binary.operator(), compile(binary.left(), scope), compile(binary.right(), scope));
        }
        if (expression instanceof Expression.Comparison comparison) {
            return ComparisonCode.of(
                    compile(comparison.first(), scope),
                    comparison.operators(),
                    compileAll(comparison.operands(), scope));
        }
        if (expression instanceof Expression.And and) {
            Code left = compile(and.left(), scope);
            Code right = compile(and.right(), scope);
            return frame -> {
                Object value = left.value(frame);
                return Truth.of(value) ? right.value(frame) : value;
            };
        }
        if (expression instanceof Expression.Or or) {
            Code left = compile(or.left(), scope);
            Code right = compile(or.right(), scope);
            return frame -> {
                Object value = left.value(frame);
                return Truth.of(value) ? value : right.value(frame);
            };
        }
        if (expression instanceof Expression.Not not) {
            Code operand = compile(not.operand(), scope);
            return frame -> !Truth.of(operand.value(frame));
        }
        if (expression instanceof Expression.Sign sign) {
            Code operand = compile(sign.operand(), scope);
            return sign.negative()
                    ? frame -> Arithmetic.negate(operand.value(frame))
                    : frame -> Arithmetic.plus(operand.value(frame));
        }
        if (expression instanceof Expression.Conditional conditional) {
            return conditional(conditional, scope.asSoft());
        }
        return displays(expression, scope);
    }

    private Code displays(Expression expression, CompileScope scope) {
        if (expression instanceof Expression.Concatenation concatenation) {
            return ConcatenationCode.of(compileAll(concatenation.items(), scope));
        }
        if (expression instanceof Expression.Slice slice) {
            return slice(slice, scope);
        }
        if (expression instanceof Expression.ListDisplay list) {
            List<Code> items = compileAll(list.items(), scope);
            return frame -> values(frame, items);
        }
        if (expression instanceof Expression.TupleDisplay tuple) {
            List<Code> items = compileAll(tuple.items(), scope);
            return frame -> Tuple.copyOf(values(frame, items));
        }
        return dict((Expression.DictDisplay) expression, scope);
    }

    private static List<@Nullable Object> values(StackFrame frame, List<Code> codes) {
        List<@Nullable Object> values = new ArrayList<>(codes.size());
        for (Code code : codes) {
            values.add(code.value(frame));
        }
        frame.run().evaluation().spend(codes.size() * 4L);
        return values;
    }

    private Code dict(Expression.DictDisplay display, CompileScope scope) {
        List<Code> keys = compileAll(display.keys(), scope);
        List<Code> values = compileAll(display.values(), scope);
        return frame -> {
            PyDict dict = new PyDict();
            for (int i = 0; i < keys.size(); i++) {
                dict.set(keys.get(i).value(frame), values.get(i).value(frame));
            }
            frame.run().evaluation().spend(keys.size() * 8L);
            return dict;
        };
    }

    private Code variable(Expression.Name variable, CompileScope scope) {
        String name = variable.name();
        String givenName = scope.symbols().givenName(name);
        if (givenName != null) {
            int index = given.indexOf(givenName, variable.offset());
            return frame -> {
                Object value = frame.run().given(index);
                return value == Missing.VALUE ? Undefined.variable(name) : value;
            };
        }
        given.mayBeReadAt(name, variable.offset());
        Slot slot = scope.symbols().ref(name);
        int distance = scope.symbols().function().depth() - slot.depth();
        int index = slot.index();
        return frame -> {
            Object value = frame.outer(distance).get(index);
            return value == Missing.VALUE ? Undefined.variable(name) : value;
        };
    }

    private Code item(Expression.Item item, CompileScope scope) {
        Code target = compile(item.target(), scope);
        if (item.key() instanceof Expression.Constant constant && constant.value() instanceof String key) {
            return MemberCode.item(target, key);
        }
        Code key = compile(item.key(), scope);
        return frame -> Attributes.item(target.value(frame), key.value(frame));
    }

    private Code slice(Expression.Slice slice, CompileScope scope) {
        Code target = compile(slice.target(), scope);
        Code start = compileOptional(slice.start(), scope);
        Code stop = compileOptional(slice.stop(), scope);
        Code step = compileOptional(slice.step(), scope);
        boolean lenient = folding;
        return frame -> {
            Object value = target.value(frame);
            if (lenient && !Subscript.isSliceable(value)) {
                return Undefined.element(value, "slice");
            }
            return frame.run()
                    .evaluation()
                    .paid(Subscript.slice(value, bound(start, frame), bound(stop, frame), bound(step, frame)));
        };
    }

    private static @Nullable Object bound(@Nullable Code code, StackFrame frame) {
        return code == null ? null : code.value(frame);
    }

    private Code conditional(Expression.Conditional conditional, CompileScope scope) {
        Code test = compile(conditional.test(), scope);
        Code then = compile(conditional.then(), scope);
        if (conditional.otherwise() == null) {
            Undefined missing = Undefined.because("the inline if-expression evaluated to false and has no else");
            return frame -> Truth.of(test.value(frame)) ? then.value(frame) : missing;
        }
        Code otherwise = compile(conditional.otherwise(), scope);
        return frame -> Truth.of(test.value(frame)) ? then.value(frame) : otherwise.value(frame);
    }

    private static Code binary(BinaryOperator operator, Code left, Code right) {
        return switch (operator) {
            case ADD -> frame -> paid(frame, Arithmetic.add(left.value(frame), right.value(frame)));
            case SUBTRACT -> frame -> Arithmetic.subtract(left.value(frame), right.value(frame));
            case MULTIPLY -> frame -> paid(frame, Arithmetic.multiply(left.value(frame), right.value(frame)));
            case DIVIDE -> frame -> Arithmetic.divide(left.value(frame), right.value(frame));
            case FLOOR_DIVIDE -> frame -> Arithmetic.floorDivide(left.value(frame), right.value(frame));
            case MODULO -> frame -> paid(frame, Arithmetic.modulo(left.value(frame), right.value(frame)));
            case POWER -> frame -> paid(frame, Arithmetic.power(left.value(frame), right.value(frame)));
        };
    }

    private static @Nullable Object paid(StackFrame frame, @Nullable Object value) {
        return frame.run().evaluation().paid(value);
    }
}
