package dev.cairn.runtime.assembly;

import dev.cairn.models.GroupByKeyMergeStrategy;
import dev.cairn.models.HttpRequester;
import dev.cairn.models.JsonSchemaPropertySelector;
import dev.cairn.models.PropertiesFromEndpoint;
import dev.cairn.models.PropertiesFromEndpointOrStringList;
import dev.cairn.models.PropertyChunking;
import dev.cairn.models.QueryProperties;
import dev.cairn.models.RequestParameter;
import dev.cairn.models.RequestParameters;
import dev.cairn.models.StringListOrString;
import dev.cairn.runtime.http.HttpEnvironment;
import dev.cairn.runtime.retriever.SliceOptions;
import dev.cairn.runtime.retriever.properties.GroupByKey;
import dev.cairn.runtime.retriever.properties.PropertyChunking.Measure;
import dev.cairn.runtime.retriever.properties.PropertyList;
import dev.cairn.runtime.retriever.properties.PropertySelector;
import dev.cairn.runtime.schema.InlineSchemaLoader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds the properties that a stream's requests ask for by name.
 *
 * <p>Source of the rules: {@code create_simple_retriever} of the Python CDK's component factory.
 */
@SuppressWarnings("deprecation") // manifests of any age are built
final class QueryPropertiesBuilder {

    /** What messages call the stream of the properties. */
    private static final String NAME = "dynamic_properties";

    private final Site requester;
    private final HttpEnvironment cached;
    private final @Nullable Map<String, @Nullable Object> schema;

    /**
     * @param requester the place of the requester
     * @param cached for requests whose responses are kept
     * @param schema the stream's schema in the catalog, or null without one
     */
    QueryPropertiesBuilder(Site requester, HttpEnvironment cached, @Nullable Map<String, @Nullable Object> schema) {
        this.requester = requester;
        this.cached = cached;
        this.schema = schema;
    }

    /**
     * What a requester has.
     *
     * @param key the request parameter that takes the names, or null where templates use them
     */
    record Found(
            dev.cairn.runtime.retriever.properties.@Nullable QueryProperties properties,
            @Nullable String key) {

        static final Found NONE = new Found(null, null);
    }

    Found find(HttpRequester model) {
        Map<String, QueryProperties> ofParameters = ofParameters(model);
        if (!ofParameters.isEmpty()) {
            if (model.fetchPropertiesFromEndpoint() != null) {
                throw requester
                        .field("fetch_properties_from_endpoint")
                        .wrong("properties are looked up in request_parameters already; remove one of the two");
            }
            if (ofParameters.size() > 1) {
                throw requester
                        .field("request_parameters")
                        .wrong("only one parameter can be a QueryProperties, but these are: "
                                + String.join(", ", ofParameters.keySet()));
            }
            String key = ofParameters.keySet().iterator().next();
            Site at = requester.field("request_parameters").field(key);
            return new Found(build(Objects.requireNonNull(ofParameters.get(key)), at), key);
        }
        if (model.fetchPropertiesFromEndpoint() != null) {
            PropertyList names =
                    endpoint(model.fetchPropertiesFromEndpoint(), requester.field("fetch_properties_from_endpoint"));
            return new Found(
                    new dev.cairn.runtime.retriever.properties.QueryProperties(
                            names, List.of(), null, PropertySelector.ALL),
                    null);
        }
        return model.queryProperties() == null
                ? Found.NONE
                : new Found(build(model.queryProperties(), requester.field("query_properties")), null);
    }

    private static Map<String, QueryProperties> ofParameters(HttpRequester model) {
        return model.requestParameters() == null
                ? Map.of()
                : model.requestParameters().accept(new RequestParameters.Visitor<Map<String, QueryProperties>>() {
                    @Override
                    public Map<String, QueryProperties> visitRequestParameterMap(Map<String, RequestParameter> map) {
                        Map<String, QueryProperties> found = new LinkedHashMap<>();
                        map.forEach((key, value) ->
                                queryProperties(value).ifPresent(properties -> found.put(key, properties)));
                        return found;
                    }

                    @Override
                    public Map<String, QueryProperties> visitString(String text) {
                        return Map.of();
                    }
                });
    }

    private static Optional<QueryProperties> queryProperties(RequestParameter model) {
        return model.accept(new RequestParameter.Visitor<Optional<QueryProperties>>() {
            @Override
            public Optional<QueryProperties> visitQueryProperties(QueryProperties properties) {
                return Optional.of(properties);
            }

            @Override
            public Optional<QueryProperties> visitString(String text) {
                return Optional.empty();
            }
        });
    }

    private dev.cairn.runtime.retriever.properties.QueryProperties build(QueryProperties model, Site at) {
        return new dev.cairn.runtime.retriever.properties.QueryProperties(
                names(model.propertyList(), at.field("property_list")),
                model.alwaysIncludeProperties(),
                model.propertyChunking() == null ? null : chunking(model.propertyChunking()),
                model.propertySelector() == null
                        ? PropertySelector.ALL
                        : selector(model.propertySelector(), at.field("property_selector")));
    }

    private PropertyList names(PropertiesFromEndpointOrStringList model, Site at) {
        return model.accept(new PropertiesFromEndpointOrStringList.Visitor<PropertyList>() {
            @Override
            public PropertyList visitPropertiesFromEndpoint(PropertiesFromEndpoint endpoint) {
                return endpoint(endpoint, at);
            }

            @Override
            public PropertyList visitStringList(List<String> names) {
                List<String> copy = List.copyOf(names);
                return () -> copy;
            }
        });
    }

    private PropertyList endpoint(PropertiesFromEndpoint model, Site at) {
        RetrieverBuilder.Stream described = new RetrieverBuilder.Stream(
                NAME, null, SliceOptions.NONE, List.of(), new InlineSchemaLoader(Map.of()), cached, null);
        return new dev.cairn.runtime.retriever.properties.PropertiesFromEndpoint(
                model.retriever().accept(new RetrieverBuilder(at.field("retriever"), cached, described)),
                Paths.of(model.propertyFieldPath(), at.field("property_field_path"), model.parameters()));
    }

    private static dev.cairn.runtime.retriever.properties.PropertyChunking chunking(PropertyChunking model) {
        return new dev.cairn.runtime.retriever.properties.PropertyChunking(
                switch (model.propertyLimitType()) {
                    case CHARACTERS -> Measure.CHARACTERS;
                    case PROPERTY_COUNT -> Measure.PROPERTIES;
                },
                model.propertyLimit(),
                new GroupByKey(model.recordMergeStrategy() == null ? List.of("id") : key(model.recordMergeStrategy())));
    }

    private static List<String> key(GroupByKeyMergeStrategy model) {
        return model.key().accept(new StringListOrString.Visitor<List<String>>() {
            @Override
            public List<String> visitString(String field) {
                return List.of(field);
            }

            @Override
            public List<String> visitStringList(List<String> fields) {
                return new ArrayList<>(fields);
            }
        });
    }

    private PropertySelector selector(JsonSchemaPropertySelector model, Site at) {
        return new dev.cairn.runtime.retriever.properties.JsonSchemaPropertySelector(
                schema,
                TransformationBuilder.all(model.transformations(), at.field("transformations")),
                at.scope(model.parameters()));
    }
}
