package dev.cairn.runtime.internal.assembly.http;

import dev.cairn.documents.Node.Member;
import dev.cairn.http.ConnectionOptions;
import dev.cairn.http.client.BodyMode;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.client.HttpRequester;
import dev.cairn.http.client.HttpSender;
import dev.cairn.http.error.DefaultErrorHandler;
import dev.cairn.http.error.ErrorHandler;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.HttpMethod;
import dev.cairn.http.request.RequestModifier;
import dev.cairn.http.request.RequestOptionTemplates;
import dev.cairn.http.request.RequestTemplates;
import dev.cairn.http.request.TemplatedValue;
import dev.cairn.models.CustomRequesterModel;
import dev.cairn.models.HttpRequesterModel;
import dev.cairn.models.JsonObjectOrString;
import dev.cairn.models.QueryPropertiesModel;
import dev.cairn.models.RequestBodyGraphQLModel;
import dev.cairn.models.RequestBodyJsonObjectModel;
import dev.cairn.models.RequestBodyModel;
import dev.cairn.models.RequestBodyPlainTextModel;
import dev.cairn.models.RequestBodyUrlEncodedFormModel;
import dev.cairn.models.RequestParameterModel;
import dev.cairn.models.RequestParametersModel;
import dev.cairn.models.RequesterModel;
import dev.cairn.models.StringMapOrString;
import dev.cairn.runtime.internal.assembly.custom.HttpCalls;
import dev.cairn.runtime.internal.assembly.custom.StreamSlices;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.InvalidTemplate;
import dev.cairn.runtime.internal.assembly.definition.LocatedText;
import dev.cairn.runtime.internal.assembly.definition.TemplatedNumbers;
import dev.cairn.runtime.internal.assembly.definition.TokenTemplate;
import dev.cairn.runtime.spi.CustomRequester;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateOptions;
import dev.cairn.templates.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds requesters.
 *
 * @param queryPropertiesKey the parameter that takes the query properties of the slice, or null
 */
@SuppressWarnings("deprecation") // manifests of any age are built
public record RequesterBuilder(
        ComponentDefinition definition,
        HttpEnvironment environment,
        BodyMode bodyMode,
        @Nullable String queryPropertiesKey)
        implements RequesterModel.Visitor<HttpRequester> {

    private static final TemplateOptions TEXT = TemplateOptions.PLAIN.withValidTypes(Set.of(ValueType.STR));
    private static final TemplateOptions TEXT_OR_LIST =
            TemplateOptions.PLAIN.withValidTypes(Set.of(ValueType.STR, ValueType.LIST));

    /** What the definition of a custom requester may have in common with others. */
    private static final Set<String> MEMBERS = Set.of(
            HttpRequesterModel.URL,
            HttpRequesterModel.URL_BASE,
            HttpRequesterModel.PATH,
            HttpRequesterModel.HTTP_METHOD,
            HttpRequesterModel.AUTHENTICATOR,
            HttpRequesterModel.ERROR_HANDLER,
            HttpRequesterModel.REQUEST_HEADERS,
            HttpRequesterModel.REQUEST_PARAMETERS,
            HttpRequesterModel.REQUEST_BODY,
            HttpRequesterModel.REQUEST_BODY_DATA,
            HttpRequesterModel.REQUEST_BODY_JSON,
            HttpRequesterModel.CONNECT_TIMEOUT_IN_SECONDS,
            HttpRequesterModel.READ_TIMEOUT_IN_SECONDS,
            HttpRequesterModel.USE_TCP_KEEPALIVE);

    public RequesterBuilder(ComponentDefinition definition, HttpEnvironment environment, BodyMode bodyMode) {
        this(definition, environment, bodyMode, null);
    }

    @Override
    public HttpRequester visitHttpRequesterModel(HttpRequesterModel model) {
        return visitHttpRequesterModel(model, RequestModifier.NONE);
    }

    private HttpRequester visitHttpRequesterModel(HttpRequesterModel model, RequestModifier shaper) {
        var at = model.at(definition);
        Authenticator authenticator = at.authenticator()
                .mapOr(
                        Authenticator.NONE,
                        (one, place) -> one.accept(new AuthenticatorBuilder(place, environment, address(model))));
        ErrorHandler errorHandler = at.errorHandler()
                .mapOr(
                        DefaultErrorHandler.standard(),
                        (handler, place) -> handler.accept(new ErrorHandlerBuilder(place, environment.clock())));
        RequestTemplates templates = new RequestTemplates(
                switch (model.httpMethod()) {
                    case GET -> HttpMethod.GET;
                    case POST -> HttpMethod.POST;
                },
                model.url() == null && model.urlBase() == null
                        ? new InvalidTemplate("", definition.wrong("an HttpRequester needs url, or the older url_base"))
                        : at.url().optional(),
                at.urlBase().optional(),
                at.path().optional(),
                options(at));
        return new HttpRequester(
                templates,
                new HttpSender(environment, authenticator, errorHandler, bodyMode),
                definition.scope(),
                shaper,
                connection(model));
    }

    private static ConnectionOptions connection(HttpRequesterModel model) {
        return new ConnectionOptions(
                model.connectTimeoutInSeconds() == null
                        ? null
                        : TemplatedNumbers.seconds(model.connectTimeoutInSeconds()),
                model.readTimeoutInSeconds() == null ? null : TemplatedNumbers.seconds(model.readTimeoutInSeconds()),
                model.useTcpKeepalive());
    }

    private static String address(HttpRequesterModel model) {
        return Objects.requireNonNullElse(model.url(), Objects.requireNonNullElse(model.urlBase(), ""));
    }

    @Override
    public HttpRequester visitCustomRequesterModel(CustomRequesterModel model) {
        CustomRequester custom = definition.custom(CustomRequester.class);
        Map<String, @Nullable Object> members = new LinkedHashMap<>(model.additionalProperties());
        members.keySet().retainAll(MEMBERS);
        members.put(HttpRequesterModel.TYPE, "HttpRequester");
        members.put(HttpRequesterModel.PARAMETERS, model.parameters());
        RequestModifier shaping = (request, slice, token) ->
                HttpCalls.of(custom.prepare(HttpCalls.seen(request), StreamSlices.seen(slice), token));
        return visitHttpRequesterModel(HttpRequesterModel.fromJson(members), shaping);
    }

    private RequestOptionTemplates options(HttpRequesterModel.View<LocatedText, ComponentDefinition> model) {
        Body older = new Body(
                model.requestBodyData()
                        .mapOr(TemplatedValue.NONE, (map, at) -> stringMap(map, at, TEXT_OR_LIST, TemplatedValue::of)),
                model.requestBodyJson().mapOr(TemplatedValue.NONE, this::json));
        Body body = model.requestBody().mapOr(older, (given, at) -> given.accept(new BodyBuilder(at)));
        return new RequestOptionTemplates(
                model.requestParameters().mapOr(TemplatedValue.NONE, this::parameters),
                model.requestHeaders()
                        .mapOr(
                                TemplatedValue.NONE,
                                (map, at) -> stringMap(map, at, TemplateOptions.PLAIN, TemplatedValue::text)),
                body.data(),
                body.json(),
                queryPropertiesKey);
    }

    private record Body(TemplatedValue data, TemplatedValue json) {}

    private TemplatedValue parameters(RequestParametersModel model, ComponentDefinition at) {
        return model.accept(new RequestParametersModel.Visitor<TemplatedValue>() {
            @Override
            public TemplatedValue visitRequestParameterModelMap(Map<String, RequestParameterModel> map) {
                Map<String, @Nullable Object> texts = new LinkedHashMap<>();
                map.forEach((key, value) -> {
                    if (!key.equals(queryPropertiesKey)) {
                        texts.put(key, parameter(value, at.field(key)));
                    }
                });
                return flat(texts, at, TEXT_OR_LIST, TemplatedValue::of);
            }

            @Override
            public TemplatedValue visitString(String text) {
                return TemplatedValue.of(at.template(text));
            }
        });
    }

    private static String parameter(RequestParameterModel model, ComponentDefinition at) {
        return model.accept(new RequestParameterModel.Visitor<>() {
            @Override
            public String visitQueryPropertiesModel(QueryPropertiesModel properties) {
                throw at.wrong("only the requester of a SimpleRetriever can have QueryProperties");
            }

            @Override
            public String visitString(String text) {
                return text;
            }
        });
    }

    private static TemplatedValue stringMap(
            StringMapOrString model,
            ComponentDefinition at,
            TemplateOptions options,
            Function<Template, TemplatedValue> value) {
        return model.accept(new StringMapOrString.Visitor<TemplatedValue>() {
            @Override
            public TemplatedValue visitStringMap(Map<String, String> map) {
                return flat(map, at, options, value);
            }

            @Override
            public TemplatedValue visitString(String text) {
                return TemplatedValue.of(at.template(text));
            }
        });
    }

    private static TemplatedValue flat(
            Map<String, ? extends @Nullable Object> map,
            ComponentDefinition at,
            TemplateOptions options,
            Function<Template, TemplatedValue> value) {
        return TemplatedValue.flat(
                map,
                key -> at.field(key).compile(pythonKey(at, key), TEXT),
                text -> value.apply(at.compile(text, options)));
    }

    /** A text in a JSON body. */
    private Template member(String text, ComponentDefinition at) {
        return TokenTemplate.ifOfToken(at.compile(text, TemplateOptions.PLAIN), at, environment.observer()::warned);
    }

    private TemplatedValue nested(@Nullable Object json, ComponentDefinition at) {
        return TemplatedValue.nested(json, text -> member(text, at));
    }

    private TemplatedValue json(JsonObjectOrString model, ComponentDefinition at) {
        return model.accept(new JsonObjectOrString.Visitor<TemplatedValue>() {
            @Override
            public TemplatedValue visitJsonObject(Map<String, @Nullable Object> object) {
                return nested(object, at);
            }

            @Override
            public TemplatedValue visitString(String text) {
                return TemplatedValue.of(at.template(text));
            }
        });
    }

    private final class BodyBuilder implements RequestBodyModel.Visitor<Body> {

        private final ComponentDefinition body;

        BodyBuilder(ComponentDefinition body) {
            this.body = body;
        }

        @Override
        public Body visitRequestBodyPlainTextModel(RequestBodyPlainTextModel model) {
            return new Body(TemplatedValue.of(model.at(body).value().template()), TemplatedValue.NONE);
        }

        @Override
        public Body visitRequestBodyUrlEncodedFormModel(RequestBodyUrlEncodedFormModel model) {
            return new Body(
                    model.at(body).value().map((form, at) -> flat(form, at, TEXT_OR_LIST, TemplatedValue::of)),
                    TemplatedValue.NONE);
        }

        @Override
        public Body visitRequestBodyJsonObjectModel(RequestBodyJsonObjectModel model) {
            return new Body(TemplatedValue.NONE, model.at(body).value().map(RequesterBuilder.this::nested));
        }

        @Override
        public Body visitRequestBodyGraphQLModel(RequestBodyGraphQLModel model) {
            return new Body(TemplatedValue.NONE, model.at(body).value().map((query, at) -> nested(query.toJson(), at)));
        }
    }

    /** Python's text of a key: YAML's {@code true} and {@code false} become {@code True} and {@code False}. */
    private static String pythonKey(ComponentDefinition definition, String key) {
        Member member = definition.object().members().get(key);
        return member == null || !member.truthKey() ? key : key.equals("true") ? "True" : "False";
    }
}
