package dev.cairn.runtime.assembly;

import dev.cairn.models.CustomRequester;
import dev.cairn.models.HttpRequester;
import dev.cairn.models.JsonObjectOrString;
import dev.cairn.models.QueryProperties;
import dev.cairn.models.RequestBody;
import dev.cairn.models.RequestBodyGraphQL;
import dev.cairn.models.RequestBodyJsonObject;
import dev.cairn.models.RequestBodyPlainText;
import dev.cairn.models.RequestBodyUrlEncodedForm;
import dev.cairn.models.RequestParameter;
import dev.cairn.models.RequestParameters;
import dev.cairn.models.Requester;
import dev.cairn.models.StringMapOrString;
import dev.cairn.runtime.assembly.custom.Calls;
import dev.cairn.runtime.assembly.custom.Slices;
import dev.cairn.runtime.http.BodyMode;
import dev.cairn.runtime.http.ConnectionOptions;
import dev.cairn.runtime.http.HttpEnvironment;
import dev.cairn.runtime.http.HttpMethod;
import dev.cairn.runtime.http.HttpSender;
import dev.cairn.runtime.http.OptionTemplates;
import dev.cairn.runtime.http.RequestShaper;
import dev.cairn.runtime.http.RequestTemplates;
import dev.cairn.runtime.http.TemplatedValue;
import dev.cairn.runtime.http.auth.Authenticator;
import dev.cairn.runtime.http.error.DefaultErrorHandler;
import dev.cairn.runtime.http.error.ErrorHandler;
import dev.cairn.runtime.template.Template;
import dev.cairn.runtime.template.TemplateOptions;
import dev.cairn.runtime.template.ValueType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds requesters. */
@SuppressWarnings("deprecation") // manifests of any age are built
final class RequesterBuilder implements Requester.Visitor<dev.cairn.runtime.http.HttpRequester> {

    private static final TemplateOptions TEXT = TemplateOptions.PLAIN.withValidTypes(Set.of(ValueType.STR));
    private static final TemplateOptions TEXT_OR_LIST =
            TemplateOptions.PLAIN.withValidTypes(Set.of(ValueType.STR, ValueType.LIST));

    /** What the definition of a custom requester may have in common with others. */
    private static final Set<String> MEMBERS = Set.of(
            "url",
            "url_base",
            "path",
            "http_method",
            "authenticator",
            "error_handler",
            "request_headers",
            "request_parameters",
            "request_body",
            "request_body_data",
            "request_body_json",
            "connect_timeout_in_seconds",
            "read_timeout_in_seconds",
            "use_tcp_keepalive");

    private final Site site;
    private final HttpEnvironment environment;
    private final BodyMode bodyMode;
    private final @Nullable String queryPropertiesKey;

    RequesterBuilder(Site site, HttpEnvironment environment, BodyMode bodyMode) {
        this(site, environment, bodyMode, null);
    }

    /** @param queryPropertiesKey the parameter that takes the query properties of the slice, or null */
    RequesterBuilder(Site site, HttpEnvironment environment, BodyMode bodyMode, @Nullable String queryPropertiesKey) {
        this.site = site;
        this.environment = environment;
        this.bodyMode = bodyMode;
        this.queryPropertiesKey = queryPropertiesKey;
    }

    @Override
    public dev.cairn.runtime.http.HttpRequester visitHttpRequester(HttpRequester model) {
        return visitHttpRequester(model, RequestShaper.NONE);
    }

    private dev.cairn.runtime.http.HttpRequester visitHttpRequester(HttpRequester model, RequestShaper shaper) {
        Authenticator authenticator = model.authenticator() == null
                ? Authenticator.NONE
                : model.authenticator()
                        .accept(new AuthenticatorBuilder(site.field("authenticator"), environment, address(model)));
        ErrorHandler errorHandler = model.errorHandler() == null
                ? DefaultErrorHandler.standard()
                : model.errorHandler()
                        .accept(new ErrorHandlerBuilder(site.field("error_handler"), environment.clock()));
        RequestTemplates templates = new RequestTemplates(
                switch (model.httpMethod()) {
                    case GET -> HttpMethod.GET;
                    case POST -> HttpMethod.POST;
                },
                model.url() == null && model.urlBase() == null
                        ? site.missing("an HttpRequester needs url, or the older url_base")
                        : site.field("url").optional(model.url()),
                site.field("url_base").optional(model.urlBase()),
                site.field("path").optional(model.path()),
                options(model));
        return new dev.cairn.runtime.http.HttpRequester(
                templates,
                new HttpSender(environment, authenticator, errorHandler, bodyMode),
                site.scope(model.parameters()),
                shaper,
                connection(model));
    }

    private static ConnectionOptions connection(HttpRequester model) {
        return new ConnectionOptions(
                model.connectTimeoutInSeconds() == null ? null : Scalars.seconds(model.connectTimeoutInSeconds()),
                model.readTimeoutInSeconds() == null ? null : Scalars.seconds(model.readTimeoutInSeconds()),
                model.useTcpKeepalive());
    }

    private static String address(HttpRequester model) {
        return Objects.requireNonNullElse(model.url(), Objects.requireNonNullElse(model.urlBase(), ""));
    }

    @Override
    public dev.cairn.runtime.http.HttpRequester visitCustomRequester(CustomRequester model) {
        dev.cairn.runtime.spi.CustomRequester custom = site.supplied(
                dev.cairn.runtime.spi.CustomRequester.class,
                model.className(),
                model.parameters(),
                model.additionalProperties());
        Map<String, @Nullable Object> members = new LinkedHashMap<>(model.additionalProperties());
        members.keySet().retainAll(MEMBERS);
        members.put("type", "HttpRequester");
        members.put("$parameters", model.parameters());
        RequestShaper shaping =
                (request, slice, token) -> Calls.of(custom.prepare(Calls.seen(request), Slices.seen(slice), token));
        return visitHttpRequester(HttpRequester.fromJson(members), shaping);
    }

    private OptionTemplates options(HttpRequester model) {
        TemplatedValue data = model.requestBodyData() == null
                ? TemplatedValue.NONE
                : stringMap(model.requestBodyData(), site.field("request_body_data"), TEXT_OR_LIST);
        TemplatedValue json = model.requestBodyJson() == null ? TemplatedValue.NONE : json(model.requestBodyJson());
        Body body = new Body(data, json);
        if (model.requestBody() != null) {
            body = model.requestBody().accept(new BodyBuilder());
        }
        return new OptionTemplates(
                model.requestParameters() == null ? TemplatedValue.NONE : parameters(model.requestParameters()),
                model.requestHeaders() == null
                        ? TemplatedValue.NONE
                        : stringMap(model.requestHeaders(), site.field("request_headers"), TemplateOptions.PLAIN),
                body.data(),
                body.json(),
                queryPropertiesKey);
    }

    private record Body(TemplatedValue data, TemplatedValue json) {}

    private TemplatedValue parameters(RequestParameters model) {
        Site at = site.field("request_parameters");
        return model.accept(new RequestParameters.Visitor<TemplatedValue>() {
            @Override
            public TemplatedValue visitRequestParameterMap(Map<String, RequestParameter> map) {
                Map<String, @Nullable Object> texts = new LinkedHashMap<>();
                map.forEach((key, value) -> {
                    if (!key.equals(queryPropertiesKey)) {
                        texts.put(key, parameter(value, at.field(key)));
                    }
                });
                return flat(texts, at, TEXT_OR_LIST);
            }

            @Override
            public TemplatedValue visitString(String text) {
                return TemplatedValue.of(at.template(text));
            }
        });
    }

    private static String parameter(RequestParameter model, Site at) {
        return model.accept(new RequestParameter.Visitor<>() {
            @Override
            public String visitQueryProperties(QueryProperties properties) {
                throw at.wrong("only the requester of a SimpleRetriever can have QueryProperties");
            }

            @Override
            public String visitString(String text) {
                return text;
            }
        });
    }

    private static TemplatedValue stringMap(StringMapOrString model, Site at, TemplateOptions options) {
        return model.accept(new StringMapOrString.Visitor<TemplatedValue>() {
            @Override
            public TemplatedValue visitStringMap(Map<String, String> map) {
                return flat(map, at, options);
            }

            @Override
            public TemplatedValue visitString(String text) {
                return TemplatedValue.of(at.template(text));
            }
        });
    }

    private static TemplatedValue flat(Map<String, ? extends @Nullable Object> map, Site at, TemplateOptions options) {
        return TemplatedValue.flat(
                map, key -> at.field(key).compile(at.pythonKey(key), TEXT), value -> at.compile(value, options));
    }

    /** A text in a JSON body. */
    private Template member(String text, Site at) {
        return TokenTemplate.ifOfToken(
                at.compile(text, TemplateOptions.PLAIN), at, environment.observer()::warned);
    }

    private TemplatedValue json(JsonObjectOrString model) {
        Site at = site.field("request_body_json");
        return model.accept(new JsonObjectOrString.Visitor<TemplatedValue>() {
            @Override
            public TemplatedValue visitJsonObject(Map<String, @Nullable Object> object) {
                return TemplatedValue.nested(object, text -> member(text, at));
            }

            @Override
            public TemplatedValue visitString(String text) {
                return TemplatedValue.of(at.template(text));
            }
        });
    }

    private final class BodyBuilder implements RequestBody.Visitor<Body> {

        private final Site at = site.field("request_body").field("value");

        @Override
        public Body visitRequestBodyPlainText(RequestBodyPlainText model) {
            return new Body(TemplatedValue.of(at.template(model.value())), TemplatedValue.NONE);
        }

        @Override
        public Body visitRequestBodyUrlEncodedForm(RequestBodyUrlEncodedForm model) {
            return new Body(flat(model.value(), at, TEXT_OR_LIST), TemplatedValue.NONE);
        }

        @Override
        public Body visitRequestBodyJsonObject(RequestBodyJsonObject model) {
            return new Body(
                    TemplatedValue.NONE,
                    TemplatedValue.nested(model.value(), text -> member(text, at)));
        }

        @Override
        public Body visitRequestBodyGraphQL(RequestBodyGraphQL model) {
            return new Body(
                    TemplatedValue.NONE,
                    TemplatedValue.nested(model.value().toJson(), text -> member(text, at)));
        }
    }
}
