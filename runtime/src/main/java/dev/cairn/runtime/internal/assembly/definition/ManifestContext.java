package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.core.error.SystemException;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.client.BodyMode;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.client.HttpOutcome;
import dev.cairn.http.client.HttpSender;
import dev.cairn.http.error.DefaultErrorHandler;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.RequestScope;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.runtime.internal.assembly.custom.HttpCalls;
import dev.cairn.runtime.internal.assembly.custom.ResponseAnswer;
import dev.cairn.runtime.spi.ComponentContext;
import dev.cairn.runtime.spi.CustomComponent;
import dev.cairn.runtime.spi.CustomPartitionRouter;
import dev.cairn.runtime.spi.HttpAccess;
import dev.cairn.runtime.spi.ParentRecords;
import dev.cairn.templates.TemplateOptions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shows a custom component its definition in the manifest. Thread-safe.
 *
 * @param at where the component is defined
 * @param kind what the definition needs
 * @param fields the definition's members besides its type, class name and parameters
 * @param environment of the requests that the component sends on its own; null where there are none
 * @param nested the components inside of it
 */
public record ManifestContext(
        ComponentDefinition at,
        Class<? extends CustomComponent> kind,
        String className,
        Map<String, @Nullable Object> parameters,
        Map<String, @Nullable Object> fields,
        @Nullable HttpEnvironment environment,
        Nested nested)
        implements ComponentContext {

    /** Builds what stands inside of a definition. */
    public interface Nested {

        /** Nothing does. */
        Nested NONE = new Nested() {};

        default CustomPartitionRouter router(String field) {
            throw new IllegalArgumentException("there is no partition router at '" + field + "'");
        }

        default List<ParentRecords> parents(String field) {
            throw new IllegalArgumentException("there are no parent streams at '" + field + "'");
        }
    }

    @Override
    public String definition() {
        return kind.getSimpleName();
    }

    @Override
    public String place() {
        return at.place().toString();
    }

    @Override
    public Map<String, @Nullable Object> config() {
        return at.config();
    }

    @Override
    public @Nullable Object evaluate(String template, Map<String, @Nullable Object> variables) {
        return at.context()
                .templates()
                .compile(template, TemplateOptions.STRING)
                .evaluate(RequestScope.of(at.scope(parameters), variables));
    }

    @Override
    public String text(String field, String byDefault) {
        Object value = fields.get(field);
        if (value == null) {
            return byDefault;
        }
        return PythonText.str(value instanceof String text ? evaluate(text, Map.of()) : value);
    }

    @Override
    public List<Map<String, @Nullable Object>> enclosing() {
        return at.enclosing();
    }

    private HttpEnvironment outside() {
        HttpEnvironment outside = environment;
        if (outside == null) {
            throw new IllegalStateException("a component of this kind sends no requests");
        }
        return outside;
    }

    @Override
    public HttpTransport transport() {
        return outside().singly();
    }

    @Override
    public HttpAccess http() {
        HttpEnvironment outside = outside();
        HttpSender sender = new HttpSender(
                outside.uncached().with(outside.observer().ofSecrets()),
                Authenticator.NONE,
                DefaultErrorHandler.standard(),
                BodyMode.BUFFERED);
        return call -> {
            if (sender.send(HttpCalls.of(call)) instanceof HttpOutcome.Received received) {
                return new ResponseAnswer(received.response());
            }
            throw new SystemException("The answer to a request of the custom component " + className + " was ignored");
        };
    }

    @Override
    public void addSecret(String secret) {
        if (environment != null) {
            environment.secrets().addPassing(secret);
        }
    }

    @Override
    public void changeConfig(Map<String, @Nullable Object> config) {
        at.context().config().update(config);
    }

    @Override
    public void log(String text) {
        if (environment != null) {
            environment.observer().noted(environment.secrets().mask(text));
        }
    }

    @Override
    public void atWork(boolean begins) {
        if (environment != null) {
            environment.observer().atWork(begins ? className : null);
        }
    }

    @Override
    public CustomPartitionRouter router(String field) {
        return nested.router(field);
    }

    @Override
    public List<ParentRecords> parents(String field) {
        return nested.parents(field);
    }
}
