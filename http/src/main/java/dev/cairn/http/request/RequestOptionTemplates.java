package dev.cairn.http.request;

import dev.cairn.core.error.SystemException;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.templates.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters, headers and body of a requester, as templates. Thread-safe.
 *
 * <p>Source of the rules: {@code InterpolatedRequestOptionsProvider} of the Python CDK.
 *
 * @param parameters a map, or a template of one; the values are compiled so that only texts and lists are converted
 * @param headers a map, or a template of one; values may have any type
 * @param data a map for a form, or a template of a text or a form
 * @param json a map for a JSON body, or a template of one
 * @param queryPropertiesKey the name of the parameter that is set to the slice's {@code query_properties}, or null
 */
public record RequestOptionTemplates(
        TemplatedValue parameters,
        TemplatedValue headers,
        TemplatedValue data,
        TemplatedValue json,
        @Nullable String queryPropertiesKey) {

    public static final RequestOptionTemplates NONE = new RequestOptionTemplates(
            TemplatedValue.NONE, TemplatedValue.NONE, TemplatedValue.NONE, TemplatedValue.NONE, null);

    public RequestOptions evaluate(Scope scope) {
        Object headerValues = headers.evaluate(scope);
        if (headerValues instanceof String text && !text.isEmpty()) {
            throw new SystemException("request_headers must be a map, but is a text");
        }
        Object jsonValue = json.evaluate(scope);
        if (jsonValue instanceof String text && !text.isEmpty()) {
            throw new SystemException("request_body_json must be an object, but is a text");
        }
        return new RequestOptions(evaluateParameters(scope), map(headerValues), evaluateData(scope), object(jsonValue));
    }

    private Map<String, @Nullable Object> evaluateParameters(Scope scope) {
        Map<String, @Nullable Object> values = map(parameters.evaluate(scope));
        String key = queryPropertiesKey;
        if (key == null) {
            return values;
        }
        if (!(scope.lookUp("query_properties") instanceof List<?> names)) {
            throw new SystemException("The request needs query properties, but its slice has none");
        }
        Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
        all.put(key, names.stream().map(PythonText::str).collect(Collectors.joining(",")));
        return all;
    }

    private BodyData evaluateData(Scope scope) {
        Object value = data.evaluate(scope);
        return value instanceof String text && !text.isEmpty()
                ? new BodyData.Text(text)
                : new BodyData.Form(map(value));
    }

    /** The members of a map, nulls too: those of a manifest have been left out already, those of a template are meant. */
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, member) -> members.put(PythonText.str(key), member));
        }
        return members;
    }

    /** The members of a map with their nulls left out; anything else has none. */
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return new LinkedHashMap<>();
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((key, member) -> {
            if (member != null) {
                members.put(PythonText.str(key), member);
            }
        });
        return members;
    }
}
