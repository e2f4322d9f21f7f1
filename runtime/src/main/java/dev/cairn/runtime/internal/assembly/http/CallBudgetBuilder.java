package dev.cairn.runtime.internal.assembly.http;

import dev.cairn.http.CallWindow;
import dev.cairn.http.budget.CallBudget;
import dev.cairn.http.budget.CallPolicy;
import dev.cairn.http.budget.FixedWindow;
import dev.cairn.http.budget.MovingWindow;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.models.CallRatePolicyModel;
import dev.cairn.models.FixedWindowCallRatePolicyModel;
import dev.cairn.models.HTTPAPIBudgetModel;
import dev.cairn.models.MovingWindowCallRatePolicyModel;
import dev.cairn.models.RateModel;
import dev.cairn.models.UnlimitedCallRatePolicyModel;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.TemplatedNumbers;
import dev.cairn.templates.time.IsoDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Builds the call budget of a connector from its {@code api_budget}. */
public final class CallBudgetBuilder implements CallRatePolicyModel.Visitor<CallPolicy> {

    private final ComponentDefinition definition;
    private final String name;

    /** @param name of the policy, which is the same for all who share the sync */
    private CallBudgetBuilder(ComponentDefinition definition, String name) {
        this.definition = definition;
        this.name = name;
    }

    public static CallBudget build(
            HTTPAPIBudgetModel model, ComponentDefinition definition, HttpEnvironment environment) {
        List<CallPolicy> policies = new ArrayList<>();
        for (var policy : model.at(definition).policies().elements()) {
            String name = HTTPAPIBudgetModel.POLICIES + "/" + policies.size();
            policies.add(policy.value().accept(new CallBudgetBuilder(policy.at(), name)));
        }
        List<Long> statuses = model.statusCodesForRatelimitHit();
        return new CallBudget(
                policies,
                new CallBudget.Feedback(
                        orElse(model.ratelimitResetHeader(), "ratelimit-reset"),
                        orElse(model.ratelimitRemainingHeader(), "ratelimit-remaining"),
                        StatusCodes.of(statuses.isEmpty() ? List.of(429L) : statuses)),
                environment.clock(),
                environment.sleeper());
    }

    private static String orElse(String given, String byDefault) {
        return given.isEmpty() ? byDefault : given;
    }

    @Override
    public CallPolicy visitFixedWindowCallRatePolicyModel(FixedWindowCallRatePolicyModel model) {
        ComponentDefinition at = model.at(definition).period().at();
        IsoDuration period = at.checked(() -> IsoDuration.parse(model.period()));
        if (period.isFixed() && !lease().isZero() && period.time().compareTo(lease()) <= 0) {
            throw at.wrong("no call fits into a period of '" + model.period() + "' if it may be made " + lease()
                    + " after it was counted; give a shorter lease");
        }
        return new CallPolicy(
                RequestMatcherBuilder.all(model.at(definition).matchers()),
                window(new FixedWindow(period, model.callLimit(), lease())));
    }

    @Override
    public CallPolicy visitMovingWindowCallRatePolicyModel(MovingWindowCallRatePolicyModel model) {
        var rates = model.at(definition).rates();
        if (model.rates().isEmpty()) {
            throw rates.at().wrong("a MovingWindowCallRatePolicy needs at least one rate");
        }
        return new CallPolicy(
                RequestMatcherBuilder.all(model.at(definition).matchers()),
                window(new MovingWindow(rates.each(this::rate))));
    }

    private CallWindow window(CallWindow counting) {
        return definition.mode().sharing().callWindows().window(name, counting);
    }

    private Duration lease() {
        return definition.mode().sharing().callWindows().lease();
    }

    /** A call that is counted now may be made at any time of the lease: no two of one interval come closer. */
    private MovingWindow.Rate rate(RateModel model, ComponentDefinition definition) {
        ComponentDefinition at = model.at(definition).interval().at();
        IsoDuration interval = at.checked(() -> IsoDuration.parse(model.interval()));
        if (!interval.isFixed()) {
            throw at.wrong("an interval needs a fixed length, without months and years: '" + model.interval() + "'");
        }
        return new MovingWindow.Rate(
                TemplatedNumbers.whole(model.at(definition).limit()),
                interval.time().plus(lease()));
    }

    @Override
    public CallPolicy visitUnlimitedCallRatePolicyModel(UnlimitedCallRatePolicyModel model) {
        return new CallPolicy(RequestMatcherBuilder.all(model.at(definition).matchers()), null);
    }
}
