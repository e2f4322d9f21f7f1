package dev.cairn.runtime.internal.assembly.http;

import dev.cairn.core.error.ConfigException;
import dev.cairn.http.auth.rotating.QuotaSource;
import dev.cairn.http.auth.rotating.RotatingTokens;
import dev.cairn.http.auth.rotating.RotationPlan;
import dev.cairn.http.auth.rotating.TokenQuota;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.HttpMethod;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.models.HttpRequestRegexMatcherModel;
import dev.cairn.models.Located;
import dev.cairn.models.QuotaStatusSourceModel;
import dev.cairn.models.RateLimitedMultipleTokenAuthenticatorModel;
import dev.cairn.models.StringListOrString;
import dev.cairn.models.TokenQuotaModel;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.templates.time.IsoDuration;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Builds authenticators with several tokens that take turns. Streams with the same definition share one.
 *
 * <p>Source of the rules: {@code create_rate_limited_multiple_token_authenticator} of the Python CDK's factory. Its
 * templates do not see {@code parameters}.
 */
record RotatingTokensBuilder(
        RateLimitedMultipleTokenAuthenticatorModel model, ComponentDefinition definition, HttpEnvironment environment) {

    RotatingTokens build() {
        definition.requireAlone(
                RateLimitedMultipleTokenAuthenticatorModel.TOKENS,
                "tokens that take turns cannot be shared by several readers, which would each count their calls; read on"
                        + " one machine");
        List<String> tokens = tokens();
        if (tokens.isEmpty()) {
            throw new ConfigException("Authentication tokens are missing from the configuration.");
        }
        tokens.forEach(environment.secrets()::add);
        RotationPlan plan = new RotationPlan(
                tokens,
                model.authMethod().isEmpty() ? "Bearer" : model.authMethod(),
                model.header().isEmpty() ? "Authorization" : model.header(),
                quotas(),
                maxWait(),
                model.budgetReserveFraction(),
                model.budgetMinReserve());
        QuotaSource source = source();
        Object key = List.of(
                tokens,
                plan.method(),
                plan.header(),
                plan.maxWait(),
                plan.reserveFraction(),
                plan.leastReserve(),
                source.url(),
                source.method(),
                source.headers(),
                source.unavailable(),
                model.quotas().stream().map(RotatingTokensBuilder::bare).toList());
        return definition.context().shared().get(RotatingTokens.class, key, () -> new RotatingTokens(plan, source));
    }

    /** Without what does not matter and may differ from stream to stream. */
    private static TokenQuotaModel bare(TokenQuotaModel quota) {
        List<HttpRequestRegexMatcherModel> matchers = quota.matchers().stream()
                .map(matcher -> new HttpRequestRegexMatcherModel(
                        matcher.method(),
                        matcher.urlBase(),
                        matcher.urlPathPattern(),
                        matcher.params(),
                        matcher.headers(),
                        matcher.weight(),
                        Map.of()))
                .toList();
        return new TokenQuotaModel(
                quota.name(),
                quota.remainingPath(),
                quota.resetPath(),
                quota.limitPath(),
                matchers,
                quota.remainingHeader(),
                quota.resetHeader(),
                quota.limitHeader(),
                quota.exhaustionStatusCodes(),
                Map.of());
    }

    private List<String> tokens() {
        ComponentDefinition at = model.at(definition).tokens().at();
        return model.tokens().accept(new StringListOrString.Visitor<List<String>>() {
            @Override
            public List<String> visitStringList(List<String> list) {
                return stripped(new Located.Items<>(list, at).each((token, item) -> text(item, token)));
            }

            @Override
            public List<String> visitString(String text) {
                String delimiter = model.tokenDelimiter().isEmpty() ? "," : model.tokenDelimiter();
                return stripped(List.of(text(at, text).split(Pattern.quote(delimiter), -1)));
            }
        });
    }

    private static List<String> stripped(List<String> tokens) {
        return tokens.stream()
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .toList();
    }

    private List<TokenQuota> quotas() {
        return model.at(definition)
                .quotas()
                .each((quota, at) -> new TokenQuota(
                        quota.name(),
                        new TokenQuota.Paths(quota.remainingPath(), quota.resetPath(), quota.limitPath()),
                        RequestMatcherBuilder.all(quota.at(at).matchers()),
                        new TokenQuota.HeaderNames(
                                orEmpty(quota.remainingHeader()),
                                orEmpty(quota.resetHeader()),
                                orEmpty(quota.limitHeader())),
                        StatusCodes.of(quota.exhaustionStatusCodes())));
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private QuotaSource source() {
        QuotaStatusSourceModel source = model.quotaStatusSource();
        var at = source.at(model.at(definition).quotaStatusSource().at());
        ComponentDefinition headersAt = at.requestHeaders().at();
        Map<String, String> headers = new LinkedHashMap<>();
        source.requestHeaders().forEach((name, value) -> headers.put(name, text(headersAt.field(name), value)));
        return new QuotaSource(
                text(at.url().at(), source.url()),
                switch (source.httpMethod()) {
                    case GET -> HttpMethod.GET;
                    case POST -> HttpMethod.POST;
                },
                headers,
                StatusCodes.of(source.unavailableStatusCodes()),
                environment.with(RequestObserver.SILENT));
    }

    private Duration maxWait() {
        ComponentDefinition at = model.at(definition).maxWaitTime().at();
        String text = text(at, model.maxWaitTime().isEmpty() ? "PT2H" : model.maxWaitTime());
        IsoDuration duration = at.checked(() -> IsoDuration.parse(text));
        if (!duration.isFixed()) {
            throw at.wrong("max_wait_time needs a fixed length, without months and years: '" + text + "'");
        }
        return duration.time();
    }

    private static String text(ComponentDefinition definition, String template) {
        String text = definition.text(template, Map.of());
        return text == null ? "None" : text;
    }
}
