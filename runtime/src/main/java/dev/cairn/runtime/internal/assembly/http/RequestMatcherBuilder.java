package dev.cairn.runtime.internal.assembly.http;

import dev.cairn.http.budget.RequestMatcher;
import dev.cairn.models.HttpRequestRegexMatcherModel;
import dev.cairn.models.IntegerOrString;
import dev.cairn.models.Located;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.RegularExpressions;
import dev.cairn.runtime.internal.assembly.definition.TemplatedNumbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Builds request matchers, which say to which requests a limit applies. */
final class RequestMatcherBuilder {

    private RequestMatcherBuilder() {}

    static List<RequestMatcher> all(Located.Items<HttpRequestRegexMatcherModel, ComponentDefinition> models) {
        return models.each(RequestMatcherBuilder::build);
    }

    private static RequestMatcher build(HttpRequestRegexMatcherModel model, ComponentDefinition definition) {
        var at = model.at(definition);
        String pattern = model.urlPathPattern();
        Predicate<String> path = pattern == null || pattern.isEmpty()
                ? null
                : at.urlPathPattern().at().checked(() -> RegularExpressions.occurs(pattern));
        return new RequestMatcher(
                model.method(),
                model.urlBase(),
                path,
                texts(model.params(), false),
                texts(model.headers(), true),
                model.weight() == null ? OptionalLong.empty() : OptionalLong.of(weight(at.weight())));
    }

    private static Map<String, String> texts(Map<String, @Nullable Object> values, boolean lowerCase) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach(
                (name, value) -> texts.put(lowerCase ? name.toLowerCase(Locale.ROOT) : name, PythonText.str(value)));
        return texts;
    }

    private static long weight(Located<@Nullable IntegerOrString, ComponentDefinition> given) {
        long weight = TemplatedNumbers.whole(given);
        if (weight < 1) {
            throw given.at().wrong("the weight of a request must be at least 1, got " + weight);
        }
        return weight;
    }
}
