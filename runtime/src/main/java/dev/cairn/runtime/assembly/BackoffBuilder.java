package dev.cairn.runtime.assembly;

import dev.cairn.models.BackoffStrategy;
import dev.cairn.models.ConstantBackoffStrategy;
import dev.cairn.models.CustomBackoffStrategy;
import dev.cairn.models.ExponentialBackoffStrategy;
import dev.cairn.models.NumberOrString;
import dev.cairn.models.WaitTimeFromHeader;
import dev.cairn.models.WaitTimeFromResponse;
import dev.cairn.models.WaitUntilTimeFromHeader;
import dev.cairn.runtime.assembly.custom.SuppliedErrorHandler;
import dev.cairn.runtime.http.error.ConstantBackoff;
import dev.cairn.runtime.http.error.ExponentialBackoff;
import dev.cairn.runtime.http.error.HeaderNumber;
import dev.cairn.runtime.http.error.Jitter;
import dev.cairn.runtime.http.error.WaitCap;
import dev.cairn.runtime.python.PythonText;
import dev.cairn.runtime.python.PythonTruth;
import dev.cairn.runtime.template.Template;
import dev.cairn.runtime.template.builtin.PythonPattern;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Builds backoff strategies. */
final class BackoffBuilder implements BackoffStrategy.Visitor<dev.cairn.runtime.http.error.BackoffStrategy> {

    private final Site site;
    private final Clock clock;

    BackoffBuilder(Site site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    @Override
    public dev.cairn.runtime.http.error.BackoffStrategy visitConstantBackoffStrategy(ConstantBackoffStrategy model) {
        return new ConstantBackoff(
                Scalars.template(model.backoffTimeInSeconds(), site.field("backoff_time_in_seconds")),
                site.scope(model.parameters()),
                jitter(model.jitterRangeInSeconds()));
    }

    @Override
    public dev.cairn.runtime.http.error.BackoffStrategy visitExponentialBackoffStrategy(
            ExponentialBackoffStrategy model) {
        return new ExponentialBackoff(
                factor(model.factor(), site.field("factor")),
                site.scope(model.parameters()),
                jitter(model.jitterRangeInSeconds()));
    }

    @Override
    public dev.cairn.runtime.http.error.BackoffStrategy visitWaitTimeFromHeader(WaitTimeFromHeader model) {
        return new dev.cairn.runtime.http.error.WaitTimeFromHeader(
                header(model.header(), model.regex(), model.parameters()),
                cap(model.maxWaitingTimeInSeconds(), model.parameters()));
    }

    @Override
    public dev.cairn.runtime.http.error.BackoffStrategy visitWaitTimeFromResponse(WaitTimeFromResponse model) {
        throw site.wrong("WaitTimeFromResponse is not built yet");
    }

    @Override
    public dev.cairn.runtime.http.error.BackoffStrategy visitWaitUntilTimeFromHeader(WaitUntilTimeFromHeader model) {
        return new dev.cairn.runtime.http.error.WaitUntilTimeFromHeader(
                header(model.header(), model.regex(), model.parameters()),
                model.minWait() == null ? 0 : seconds("min_wait", model.minWait(), model.parameters()),
                cap(model.maxWaitingTimeInSeconds(), model.parameters()),
                clock);
    }

    @Override
    public dev.cairn.runtime.http.error.BackoffStrategy visitCustomBackoffStrategy(CustomBackoffStrategy model) {
        return SuppliedErrorHandler.backoff(site.supplied(
                dev.cairn.runtime.spi.CustomBackoffStrategy.class,
                model.className(),
                model.parameters(),
                model.additionalProperties()));
    }

    /** A literal 0 is no factor; the default takes its place, as in the reference. */
    private static Template factor(NumberOrString model, Site at) {
        return model.accept(new NumberOrString.Visitor<>() {
            @Override
            public Template visitNumber(double number) {
                return number == 0 ? at.template("5") : Scalars.template(model, at);
            }

            @Override
            public Template visitString(String text) {
                return at.template(text.isEmpty() ? "5" : text);
            }
        });
    }

    private HeaderNumber header(String name, @Nullable String regex, Map<String, @Nullable Object> parameters) {
        return new HeaderNumber(
                site.field("header").template(name),
                regex == null || regex.isEmpty() ? UnaryOperator.identity() : excerpt(regex, parameters),
                site.scope(parameters));
    }

    /** What an expression matches at the start of a text, or all of it where there is no match. */
    private UnaryOperator<String> excerpt(String regex, Map<String, @Nullable Object> parameters) {
        Site at = site.field("regex");
        return at.orMistaken(
                () -> {
                    String expression = PythonText.str(at.evaluated(at.template(regex), parameters));
                    PythonPattern pattern = at.checked("regular-expression", () -> PythonPattern.of(expression));
                    return value -> pattern.atStart(value).orElse(value);
                },
                mistake -> value -> {
                    throw Mistakes.failure(mistake);
                });
    }

    private static Jitter jitter(@Nullable Double rangeInSeconds) {
        return rangeInSeconds == null
                ? Jitter.NONE
                : new Jitter(rangeInSeconds, () -> ThreadLocalRandom.current().nextDouble());
    }

    private WaitCap cap(@Nullable NumberOrString value, Map<String, @Nullable Object> parameters) {
        Site field = site.field("max_waiting_time_in_seconds");
        return value == null
                ? WaitCap.NONE
                : field.checked(() -> WaitCap.of(Scalars.template(value, field), site.scope(parameters)));
    }

    private double seconds(String field, NumberOrString value, Map<String, @Nullable Object> parameters) {
        Site at = site.field(field);
        Object seconds = at.evaluated(Scalars.template(value, at), parameters);
        if (!PythonTruth.isTrue(seconds)) {
            return 0;
        }
        if (seconds instanceof Number number) {
            return number.doubleValue();
        }
        throw at.wrong(field + " must be a number of seconds");
    }
}
