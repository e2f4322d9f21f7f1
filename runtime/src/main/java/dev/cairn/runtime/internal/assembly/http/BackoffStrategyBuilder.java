package dev.cairn.runtime.internal.assembly.http;

import dev.cairn.http.error.BackoffStrategy;
import dev.cairn.http.error.ConstantBackoff;
import dev.cairn.http.error.ExponentialBackoff;
import dev.cairn.http.error.HeaderNumber;
import dev.cairn.http.error.Jitter;
import dev.cairn.http.error.WaitCap;
import dev.cairn.http.error.WaitTimeFromHeader;
import dev.cairn.http.error.WaitTimeFromResponse;
import dev.cairn.http.error.WaitUntilTimeFromHeader;
import dev.cairn.models.BackoffStrategyModel;
import dev.cairn.models.ConstantBackoffStrategyModel;
import dev.cairn.models.CustomBackoffStrategyModel;
import dev.cairn.models.ExponentialBackoffStrategyModel;
import dev.cairn.models.Located;
import dev.cairn.models.NumberOrString;
import dev.cairn.models.WaitTimeFromHeaderModel;
import dev.cairn.models.WaitTimeFromResponseModel;
import dev.cairn.models.WaitUntilTimeFromHeaderModel;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.pythonvalues.PythonTruth;
import dev.cairn.runtime.internal.assembly.custom.CustomErrorHandlerAdapter;
import dev.cairn.runtime.internal.assembly.definition.Chance;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
import dev.cairn.runtime.internal.assembly.definition.ManifestErrors;
import dev.cairn.runtime.internal.assembly.definition.RegularExpressions;
import dev.cairn.runtime.internal.assembly.definition.TemplatedNumbers;
import dev.cairn.runtime.spi.CustomBackoffStrategy;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateAnalysis;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Builds backoff strategies. */
record BackoffStrategyBuilder(ComponentDefinition definition, Clock clock)
        implements BackoffStrategyModel.Visitor<BackoffStrategy> {

    /** What a wait may be computed from. A slip of the pen would leave the strategy without effect, so it is refused. */
    private static final List<String> WAIT_VARIABLES = List.of("config", "response", "headers", "parameters");

    @Override
    public BackoffStrategy visitConstantBackoffStrategyModel(ConstantBackoffStrategyModel model) {
        return new ConstantBackoff(
                TemplatedNumbers.template(model.at(definition).backoffTimeInSeconds()),
                definition.scope(),
                jitter(model.jitterRangeInSeconds()));
    }

    @Override
    public BackoffStrategy visitExponentialBackoffStrategyModel(ExponentialBackoffStrategyModel model) {
        return new ExponentialBackoff(
                factor(model.at(definition).factor()), definition.scope(), jitter(model.jitterRangeInSeconds()));
    }

    @Override
    public BackoffStrategy visitWaitTimeFromHeaderModel(WaitTimeFromHeaderModel model) {
        var at = model.at(definition);
        return new WaitTimeFromHeader(number(at.header(), at.regex()), cap(at.maxWaitingTimeInSeconds()));
    }

    @Override
    public BackoffStrategy visitWaitTimeFromResponseModel(WaitTimeFromResponseModel model) {
        var at = model.at(definition);
        Template seconds = at.waitTimeInSeconds().template();
        Set<String> unknown = new TreeSet<>(
                TemplateAnalysis.of(model.waitTimeInSeconds()).variables().keySet());
        unknown.removeAll(WAIT_VARIABLES);
        if (!unknown.isEmpty()) {
            throw at.waitTimeInSeconds()
                    .at()
                    .wrong("the template reads " + String.join(", ", unknown) + ", but has only "
                            + String.join(", ", WAIT_VARIABLES));
        }
        return new WaitTimeFromResponse(seconds, definition.scope(), cap(at.maxWaitingTimeInSeconds()));
    }

    @Override
    public BackoffStrategy visitWaitUntilTimeFromHeaderModel(WaitUntilTimeFromHeaderModel model) {
        var at = model.at(definition);
        return new WaitUntilTimeFromHeader(
                number(at.header(), at.regex()),
                model.minWait() == null ? 0 : seconds(at.minWait()),
                cap(at.maxWaitingTimeInSeconds()),
                clock);
    }

    @Override
    public BackoffStrategy visitCustomBackoffStrategyModel(CustomBackoffStrategyModel model) {
        return CustomErrorHandlerAdapter.backoff(definition.custom(CustomBackoffStrategy.class));
    }

    /** A literal 0 is no factor; the default takes its place, as in the reference. */
    private static Template factor(Located<NumberOrString, ComponentDefinition> factor) {
        Object literal = factor.value().toJson();
        boolean none = "".equals(literal) || (literal instanceof Number number && number.doubleValue() == 0);
        return none ? factor.at().template("5") : TemplatedNumbers.template(factor);
    }

    private HeaderNumber number(LocatedText header, LocatedText regex) {
        return new HeaderNumber(header.template(), excerpt(regex), definition.scope());
    }

    /** What an expression matches at the start of a text, or all of it where there is no match. */
    private static UnaryOperator<String> excerpt(LocatedText regex) {
        if (regex.isEmpty()) {
            return UnaryOperator.identity();
        }
        return regex.at()
                .orInvalid(
                        () -> {
                            String expression = PythonText.str(regex.text());
                            return regex.at()
                                    .checked("regular-expression", () -> RegularExpressions.excerpt(expression));
                        },
                        mistake -> value -> {
                            throw ManifestErrors.failure(mistake);
                        });
    }

    private Jitter jitter(@Nullable Double rangeInSeconds) {
        return rangeInSeconds == null ? Jitter.NONE : new Jitter(rangeInSeconds, Chance.by(clock)::nextDouble);
    }

    private WaitCap cap(Located<@Nullable NumberOrString, ComponentDefinition> seconds) {
        return seconds.value() == null
                ? WaitCap.NONE
                : seconds.at().checked(() -> WaitCap.of(TemplatedNumbers.template(seconds), definition.scope()));
    }

    private double seconds(Located<@Nullable NumberOrString, ComponentDefinition> wait) {
        Object seconds = wait.at().evaluated(TemplatedNumbers.template(wait), definition.parameters());
        if (!PythonTruth.isTrue(seconds)) {
            return 0;
        }
        if (seconds instanceof Number number) {
            return number.doubleValue();
        }
        throw wait.at().wrong(WaitUntilTimeFromHeaderModel.MIN_WAIT + " must be a number of seconds");
    }
}
