package dev.cairn.runtime.internal.assembly.retrieval;

import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.RequestPurpose;
import dev.cairn.models.GroupByKeyMergeStrategyModel;
import dev.cairn.models.HttpRequesterModel;
import dev.cairn.models.JsonSchemaPropertySelectorModel;
import dev.cairn.models.PropertiesFromEndpointModel;
import dev.cairn.models.PropertiesFromEndpointModelOrStringList;
import dev.cairn.models.PropertyChunkingModel;
import dev.cairn.models.QueryPropertiesModel;
import dev.cairn.models.RequestParameterModel;
import dev.cairn.models.RequestParametersModel;
import dev.cairn.models.StringListOrString;
import dev.cairn.retrieval.PropertiesFromEndpoint;
import dev.cairn.retrieval.SliceOptions;
import dev.cairn.retrieval.properties.GroupByKey;
import dev.cairn.retrieval.properties.JsonSchemaPropertySelector;
import dev.cairn.retrieval.properties.PropertyChunking;
import dev.cairn.retrieval.properties.PropertyChunking.Measure;
import dev.cairn.retrieval.properties.PropertyList;
import dev.cairn.retrieval.properties.PropertySelector;
import dev.cairn.retrieval.properties.QueryProperties;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import dev.cairn.runtime.internal.assembly.definition.PathBuilder;
import dev.cairn.runtime.internal.assembly.record.TransformationBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds query properties: which properties the requests of a stream ask for by name.
 *
 * <p>Source of the rules: {@code create_simple_retriever} of the Python CDK's component factory.
 *
 * @param requester the place of the requester
 * @param cached for requests whose responses are kept
 * @param schema the stream's schema in the catalog, or null without one
 */
@SuppressWarnings("deprecation") // manifests of any age are built
record QueryPropertiesBuilder(
        ComponentDefinition requester,
        HttpEnvironment cached,
        @Nullable Map<String, @Nullable Object> schema) {

    /** What messages call the stream of the properties. */
    private static final String NAME = "dynamic_properties";

    /**
     * What a requester has.
     *
     * @param key the request parameter that takes the names, or null where templates use them
     */
    record Found(
            @Nullable QueryProperties properties, @Nullable String key) {

        static final Found NONE = new Found(null, null);
    }

    Found find(HttpRequesterModel model) {
        var located = model.at(requester);
        Map<String, QueryPropertiesModel> ofParameters = ofParameters(model);
        if (!ofParameters.isEmpty()) {
            String key = ofParameters.keySet().iterator().next();
            ComponentDefinition at = located.requestParameters().at().field(key);
            return new Found(build(Objects.requireNonNull(ofParameters.get(key)), at), key);
        }
        PropertyList names = located.fetchPropertiesFromEndpoint().mapOrNull(this::endpoint);
        return names != null
                ? new Found(new QueryProperties(names, List.of(), null, PropertySelector.ALL), null)
                : located.queryProperties()
                        .mapOr(Found.NONE, (properties, at) -> new Found(build(properties, at), null));
    }

    private static Map<String, QueryPropertiesModel> ofParameters(HttpRequesterModel model) {
        return model.requestParameters() == null
                ? Map.of()
                : model.requestParameters()
                        .accept(new RequestParametersModel.Visitor<Map<String, QueryPropertiesModel>>() {
                            @Override
                            public Map<String, QueryPropertiesModel> visitRequestParameterModelMap(
                                    Map<String, RequestParameterModel> map) {
                                Map<String, QueryPropertiesModel> found = new LinkedHashMap<>();
                                map.forEach((key, value) ->
                                        queryProperties(value).ifPresent(properties -> found.put(key, properties)));
                                return found;
                            }

                            @Override
                            public Map<String, QueryPropertiesModel> visitString(String text) {
                                return Map.of();
                            }
                        });
    }

    private static Optional<QueryPropertiesModel> queryProperties(RequestParameterModel model) {
        return model.accept(new RequestParameterModel.Visitor<Optional<QueryPropertiesModel>>() {
            @Override
            public Optional<QueryPropertiesModel> visitQueryPropertiesModel(QueryPropertiesModel properties) {
                return Optional.of(properties);
            }

            @Override
            public Optional<QueryPropertiesModel> visitString(String text) {
                return Optional.empty();
            }
        });
    }

    private QueryProperties build(QueryPropertiesModel model, ComponentDefinition at) {
        return new QueryProperties(
                model.at(at).propertyList().map(this::names),
                model.alwaysIncludeProperties(),
                model.propertyChunking() == null ? null : chunking(model.propertyChunking()),
                model.at(at).propertySelector().mapOr(PropertySelector.ALL, this::selector));
    }

    private PropertyList names(PropertiesFromEndpointModelOrStringList model, ComponentDefinition at) {
        return model.accept(new PropertiesFromEndpointModelOrStringList.Visitor<PropertyList>() {
            @Override
            public PropertyList visitPropertiesFromEndpointModel(PropertiesFromEndpointModel endpoint) {
                return endpoint(endpoint, at);
            }

            @Override
            public PropertyList visitStringList(List<String> names) {
                List<String> copy = List.copyOf(names);
                return () -> copy;
            }
        });
    }

    private PropertyList endpoint(PropertiesFromEndpointModel model, ComponentDefinition at) {
        RetrieverBuilder.Stream described = RetrieverBuilder.Stream.helping(NAME, SliceOptions.NONE, cached);
        return new PropertiesFromEndpoint(
                model.retriever()
                        .accept(new RetrieverBuilder(
                                model.at(at).retriever().at(), cached.about(RequestPurpose.PROPERTIES), described)),
                PathBuilder.of(model.at(at).propertyFieldPath(), at));
    }

    private static PropertyChunking chunking(PropertyChunkingModel model) {
        return new PropertyChunking(
                switch (model.propertyLimitType()) {
                    case CHARACTERS -> Measure.CHARACTERS;
                    case PROPERTY_COUNT -> Measure.PROPERTIES;
                },
                model.propertyLimit(),
                new GroupByKey(model.recordMergeStrategy() == null ? List.of("id") : key(model.recordMergeStrategy())));
    }

    private static List<String> key(GroupByKeyMergeStrategyModel model) {
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

    private PropertySelector selector(JsonSchemaPropertySelectorModel model, ComponentDefinition at) {
        return new JsonSchemaPropertySelector(
                schema, TransformationBuilder.all(model.at(at).transformations()), at.scope(model.parameters()));
    }
}
