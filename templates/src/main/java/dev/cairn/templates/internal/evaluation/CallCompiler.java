package dev.cairn.templates.internal.evaluation;

import dev.cairn.templates.internal.builtin.Filters;
import dev.cairn.templates.internal.builtin.Tests;
import dev.cairn.templates.internal.call.Builtin;
import dev.cairn.templates.internal.call.Calls;
import dev.cairn.templates.internal.syntax.Expression;
import dev.cairn.templates.internal.syntax.MalformedTemplate;
import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.PythonException;
import org.jspecify.annotations.Nullable;

/** Compiles calls, filters and tests. Confined to one compilation. */
final class CallCompiler {

    private final ExpressionCompiler expressions;
    private final GivenVariables given;

    CallCompiler(ExpressionCompiler expressions, GivenVariables given) {
        this.expressions = expressions;
        this.given = given;
    }

    /** A call; within a call block the caller is passed by name. */
    Code call(Expression.Call call, CompileScope scope, @Nullable Code caller) {
        ArgumentsCode arguments = arguments(call.arguments(), scope).withCaller(caller);
        if (call.target() instanceof Expression.Attribute attribute) {
            return MemberCode.methodCall(expressions.compile(attribute.target(), scope), attribute.name(), arguments);
        }
        Code target = expressions.compile(call.target(), scope);
        return frame -> {
            Object callee = target.value(frame);
            return Calls.call(frame.run().evaluation(), callee, arguments.evaluate(frame));
        };
    }

    private ArgumentsCode arguments(Expression.Arguments arguments, CompileScope scope) {
        return new ArgumentsCode(
                expressions.compileAll(arguments.positional(), scope),
                arguments.keywords(),
                expressions.compileAll(arguments.keywordValues(), scope),
                expressions.compileOptional(arguments.spread(), scope),
                expressions.compileOptional(arguments.keywordSpread(), scope));
    }

    /** A filter; without a target of its own it takes the one given. */
    Code filter(Expression.Filter filter, CompileScope scope, @Nullable Code innermost) {
        Expression inner = filter.target();
        Code target;
        if (inner instanceof Expression.Filter nested && innermost != null) {
            target = filter(nested, scope, innermost);
        } else if (inner != null) {
            target = expressions.compile(inner, scope);
        } else {
            target = innermost == null ? frame -> "" : innermost;
        }
        return function(filter.offset(), "filter", filter.name(), Filters.get(filter.name()), scope)
                .apply(target, arguments(filter.arguments(), scope));
    }

    /** A test, such as {@code value is defined}. */
    Code test(Expression.Test test, CompileScope scope) {
        return function(test.offset(), "test", test.name(), Tests.get(test.name()), scope)
                .apply(expressions.compile(test.target(), scope), arguments(test.arguments(), scope));
    }

    /** How a filter or test is applied to a value and arguments. */
    private interface Application {
        Code apply(Code target, ArgumentsCode arguments);
    }

    private Application function(int offset, String kind, String name, @Nullable Builtin function, CompileScope scope) {
        if (function != null) {
            return (target, arguments) -> frame -> {
                Evaluation evaluation = frame.run().evaluation();
                Object value = target.value(frame);
                return function.call(evaluation, arguments.evaluateAfter(frame, value));
            };
        }
        if (!scope.soft()) {
            throw MalformedTemplate.unknown(kind, name, offset);
        }
        given.unknown(new UnknownFunction(kind, name, offset));
        return (target, arguments) -> frame -> {
            Args ignored = arguments.evaluateAfter(frame, target.value(frame));
            throw PythonException.template(
                    "no " + kind + " named '" + name + "' for " + ignored.count() + " arguments");
        };
    }
}
