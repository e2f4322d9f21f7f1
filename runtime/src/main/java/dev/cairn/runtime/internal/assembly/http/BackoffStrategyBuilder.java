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
import dev.cairn.models.NumberOrString;
import dev.cairn.models.WaitTimeFromHeaderModel;
import dev.cairn.models.WaitTimeFromResponseModel;
import dev.cairn.models.WaitUntilTimeFromHeaderModel;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.pythonvalues.PythonTruth;
import dev.cairn.runtime.internal.assembly.custom.CustomErrorHandlerAdapter;
import dev.cairn.runtime.internal.assembly.definition.Chance;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.ManifestErrors;
import dev.cairn.runtime.internal.assembly.definition.RegularExpressions;
import dev.cairn.runtime.internal.assembly.definition.TemplatedNumbers;
import dev.cairn.runtime.spi.CustomBackoffStrategy;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateAnalysis;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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
                TemplatedNumbers.template(
                        model.backoffTimeInSeconds(),
                        definition.field(ConstantBackoffStrategyModel.BACKOFF_TIME_IN_SECONDS)),
                definition.scope(model.parameters()),
                jitter(model.jitterRangeInSeconds()));
    }

    @Override
    public BackoffStrategy visitExponentialBackoffStrategyModel(ExponentialBackoffStrategyModel model) {
        return new ExponentialBackoff(
                factor(model.factor(), definition.field(ExponentialBackoffStrategyModel.FACTOR)),
                definition.scope(model.parameters()),
                jitter(model.jitterRangeInSeconds()));
    }

    @Override
    public BackoffStrategy visitWaitTimeFromHeaderModel(WaitTimeFromHeaderModel model) {
        return new WaitTimeFromHeader(
                new HeaderNumber(
                        definition.field(WaitTimeFromHeaderModel.HEADER).template(model.header()),
                        excerpt(model.regex(), definition.field(WaitTimeFromHeaderModel.REGEX), model.parameters()),
                        definition.scope(model.parameters())),
                cap(
                        model.maxWaitingTimeInSeconds(),
                        definition.field(WaitTimeFromHeaderModel.MAX_WAITING_TIME_IN_SECONDS),
                        model.parameters()));
    }

    @Override
    public BackoffStrategy visitWaitTimeFromResponseModel(WaitTimeFromResponseModel model) {
        ComponentDefinition at = definition.field(WaitTimeFromResponseModel.WAIT_TIME_IN_SECONDS);
        Template seconds = at.template(model.waitTimeInSeconds());
        Set<String> unknown = new TreeSet<>(
                TemplateAnalysis.of(model.waitTimeInSeconds()).variables().keySet());
        unknown.removeAll(WAIT_VARIABLES);
        if (!unknown.isEmpty()) {
            throw at.wrong("the template reads " + String.join(", ", unknown) + ", but has only "
                    + String.join(", ", WAIT_VARIABLES));
        }
        return new WaitTimeFromResponse(
                seconds,
                definition.scope(model.parameters()),
                cap(
                        model.maxWaitingTimeInSeconds(),
                        definition.field(WaitTimeFromResponseModel.MAX_WAITING_TIME_IN_SECONDS),
                        model.parameters()));
    }

    @Override
    public BackoffStrategy visitWaitUntilTimeFromHeaderModel(WaitUntilTimeFromHeaderModel model) {
        return new WaitUntilTimeFromHeader(
                new HeaderNumber(
                        definition.field(WaitUntilTimeFromHeaderModel.HEADER).template(model.header()),
                        excerpt(
                                model.regex(),
                                definition.field(WaitUntilTimeFromHeaderModel.REGEX),
                                model.parameters()),
                        definition.scope(model.parameters())),
                model.minWait() == null
                        ? 0
                        : seconds(
                                model.minWait(),
                                definition.field(WaitUntilTimeFromHeaderModel.MIN_WAIT),
                                model.parameters()),
                cap(
                        model.maxWaitingTimeInSeconds(),
                        definition.field(WaitUntilTimeFromHeaderModel.MAX_WAITING_TIME_IN_SECONDS),
                        model.parameters()),
                clock);
    }

    @Override
    public BackoffStrategy visitCustomBackoffStrategyModel(CustomBackoffStrategyModel model) {
        return CustomErrorHandlerAdapter.backoff(definition.custom(
                CustomBackoffStrategy.class, model.className(), model.parameters(), model.additionalProperties()));
    }

    /** A literal 0 is no factor; the default takes its place, as in the reference. */
    private static Template factor(NumberOrString model, ComponentDefinition at) {
        return model.accept(new NumberOrString.Visitor<>() {
            @Override
            public Template visitNumber(double number) {
                return number == 0 ? at.template("5") : TemplatedNumbers.template(model, at);
            }

            @Override
            public Template visitString(String text) {
                return at.template(text.isEmpty() ? "5" : text);
            }
        });
    }

    /** What an expression matches at the start of a text, or all of it where there is no match. */
    private static UnaryOperator<String> excerpt(
            @Nullable String regex, ComponentDefinition at, Map<String, @Nullable Object> parameters) {
        if (regex == null || regex.isEmpty()) {
            return UnaryOperator.identity();
        }
        return at.orInvalid(
                () -> {
                    String expression = PythonText.str(at.evaluated(at.template(regex), parameters));
                    return at.checked("regular-expression", () -> RegularExpressions.excerpt(expression));
                },
                mistake -> value -> {
                    throw ManifestErrors.failure(mistake);
                });
    }

    private Jitter jitter(@Nullable Double rangeInSeconds) {
        return rangeInSeconds == null ? Jitter.NONE : new Jitter(rangeInSeconds, Chance.by(clock)::nextDouble);
    }

    private static WaitCap cap(
            @Nullable NumberOrString value, ComponentDefinition at, Map<String, @Nullable Object> parameters) {
        return value == null
                ? WaitCap.NONE
                : at.checked(() -> WaitCap.of(TemplatedNumbers.template(value, at), at.scope(parameters)));
    }

    private static double seconds(
            NumberOrString value, ComponentDefinition at, Map<String, @Nullable Object> parameters) {
        Object seconds = at.evaluated(TemplatedNumbers.template(value, at), parameters);
        if (!PythonTruth.isTrue(seconds)) {
            return 0;
        }
        if (seconds instanceof Number number) {
            return number.doubleValue();
        }
        throw at.wrong(WaitUntilTimeFromHeaderModel.MIN_WAIT + " must be a number of seconds");
    }
}
