package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.checkpoint.cursor.CursorDefinition;
import dev.cairn.core.error.SyncException;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.manifest.LoadedManifest;
import dev.cairn.manifest.rule.ManifestRules;
import dev.cairn.models.CustomAuthenticatorModel;
import dev.cairn.models.Located;
import dev.cairn.runtime.spi.CustomComponent;
import dev.cairn.runtime.trial.RecordTrace;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import dev.cairn.templates.TemplateException;
import dev.cairn.templates.TemplateOptions;
import dev.cairn.templates.time.DatetimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a component in a manifest, for the time in which the component is built. Compiles its templates,
 * and makes the error messages that name its place.
 */
public final class ComponentDefinition implements CursorDefinition, Located.Location<LocatedText, ComponentDefinition> {

    /** The members of a custom component that are no fields of its class. */
    private static final Set<String> NO_FIELDS = Set.of(
            CustomAuthenticatorModel.TYPE, CustomAuthenticatorModel.CLASS_NAME, CustomAuthenticatorModel.PARAMETERS);

    private final AssemblyContext context;
    private final DefinitionNode node;

    private ComponentDefinition(AssemblyContext context, DefinitionNode node) {
        this.context = context;
        this.node = node;
    }

    /** The definition that is a whole manifest. */
    public static ComponentDefinition root(LoadedManifest manifest, AssemblyContext context) {
        return new ComponentDefinition(context, DefinitionNode.root(manifest));
    }

    /** The same, whose templates see as now what all participants of the sync do. */
    public ComponentDefinition asOf() {
        return new ComponentDefinition(context.seeingAsOf(), node);
    }

    @Override
    public ComponentDefinition field(String name) {
        return new ComponentDefinition(context, node.field(name));
    }

    @Override
    public LocatedText text(String name, @Nullable String value) {
        return new LocatedText(value, field(name), this);
    }

    /** The root of a tree that was made of this definition, such as a filled stream template. */
    public ComponentDefinition generated(ObjectNode tree) {
        return new ComponentDefinition(context, node.inTree(tree));
    }

    /** This definition, whose custom components send requests in another environment, such as that of a stream. */
    public ComponentDefinition sending(HttpEnvironment environment) {
        return new ComponentDefinition(context.sending(environment), node);
    }

    /** Whether the definition has a field. */
    public boolean has(String field) {
        return node.field(field).value() != null;
    }

    /** The defined object; empty where there is none. */
    public ObjectNode object() {
        return node.object();
    }

    public Place place() {
        return node.place();
    }

    public boolean isList() {
        return node.isList();
    }

    /** The value of a field that is a literal true or false; else a default. */
    boolean flag(String field, boolean byDefault) {
        return node.field(field).flag(byDefault);
    }

    /** What it has in common with all definitions of the manifest. */
    public AssemblyContext context() {
        return context;
    }

    /** What kind of run the component is built for. */
    public RunMode mode() {
        return context.mode();
    }

    /** Refuses what is defined at a field, with an {@link InvalidDocumentException}, if several machines share the sync. */
    public void requireAlone(String field, String message) {
        if (mode().sharing().participants() > 1) {
            throw node.field(field).wrong(message, RunMode.NOT_SHARED);
        }
    }

    /** The configuration as it is now. */
    public Map<String, @Nullable Object> config() {
        return context.config().current();
    }

    /** The variables of a component's templates. They see later changes of the configuration, too. */
    public Scope scope(Map<String, @Nullable Object> parameters) {
        return name -> switch (name) {
            case "config" -> config();
            case "parameters" -> parameters;
            default -> Scope.UNDEFINED;
        };
    }

    /** The variables of this component's templates. They see later changes of the configuration, too. */
    public Scope scope() {
        return scope(parameters());
    }

    /** The parameters of this component. */
    public Map<String, @Nullable Object> parameters() {
        return object().get(CustomAuthenticatorModel.PARAMETERS) instanceof ObjectNode parameters
                ? parameters.toPlain()
                : Map.of();
    }

    /** Compiles a text of this definition like the reference's {@code InterpolatedString}. */
    public Template template(String text) {
        return compile(text, TemplateOptions.STRING);
    }

    /** Like {@link #template}, for a field that may be absent. */
    public @Nullable Template optional(@Nullable String text) {
        return text == null ? null : template(text);
    }

    /** Like {@link #template}, with other options. A template that cannot be compiled fails when it is rendered. */
    public Template compile(String text, TemplateOptions options) {
        return orInvalid(
                () -> {
                    try {
                        Template template = context.templates().compile(text, options);
                        RecordTrace trace = mode().trace();
                        return trace == null
                                ? template
                                : TracedTemplate.of(template, place(), context.templates(), trace);
                    } catch (TemplateException e) {
                        throw wrong("the template cannot be compiled: " + e.getMessage());
                    }
                },
                error -> new InvalidTemplate(text, error));
    }

    /**
     * Builds a component whose errors fail only when it is used, as in the reference.
     *
     * @param invalid makes the component that takes its place and fails when it is used; the error is kept as a finding
     */
    public <T> T orInvalid(Supplier<T> building, Function<InvalidDocumentException, T> invalid) {
        try {
            return building.get();
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(context.findings()::add);
            return invalid.apply(e);
        }
    }

    /** The value of a template that is needed while building, as text; null where it evaluates to None. */
    @Override
    public @Nullable String text(String text, Map<String, @Nullable Object> parameters) {
        return evaluated(() -> template(text).evaluateToString(scope(parameters)));
    }

    /** The value of a template that is needed while building. */
    @Nullable
    public Object evaluated(Template template, Map<String, @Nullable Object> parameters) {
        return evaluated(() -> template.evaluate(scope(parameters)));
    }

    private <T extends @Nullable Object> T evaluated(Supplier<T> value) {
        try {
            return value.get();
        } catch (TemplateException e) {
            throw wrong("the template cannot be evaluated: " + e.getMessage());
        } catch (SyncException e) {
            throw ManifestErrors.reached(e);
        }
    }

    @Override
    public @Nullable Object value(String template, Map<String, @Nullable Object> parameters) {
        return evaluated(template(template), parameters);
    }

    /** Refuses a component, with an {@link InvalidDocumentException}, if rules refuse it or one inside of it. */
    public void requireSound() {
        if (node.value() instanceof ObjectNode component) {
            ManifestRules.standard().requireSound(component);
        }
    }

    @Override
    public <T> Supplier<T> whileReading(Supplier<T> value) {
        return () -> {
            try {
                return value.get();
            } catch (InvalidDocumentException e) {
                throw ManifestErrors.failure(e);
            }
        };
    }

    /** Adds a warning with this place. */
    public void warn(String message) {
        context.findings().warning(place(), message);
    }

    /** The exception for an error at this place. */
    @Override
    public InvalidDocumentException wrong(String message) {
        return wrong(message, "");
    }

    /** The exception for an error at this place which a rule finds, too. */
    InvalidDocumentException wrong(String message, String rule) {
        return node.wrong(message, rule);
    }

    /** The objects from the stream, or what else is nearest to the manifest's top, to this one. */
    List<Map<String, @Nullable Object>> enclosing() {
        return node.enclosing();
    }

    /** Whether a class has to be used together with the stream around it, since it is no Java class. */
    public boolean isReadAsAWhole(String className) {
        return context.components().hostOf(className).isPresent();
    }

    /** Makes the custom component that is defined here. */
    public <T extends CustomComponent> T custom(Class<T> kind) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(object().toPlain());
        fields.keySet().removeAll(NO_FIELDS);
        return custom(kind, String.valueOf(object().text(CustomAuthenticatorModel.CLASS_NAME)), parameters(), fields);
    }

    /**
     * Makes the custom component that is defined here.
     *
     * @param kind what is needed here
     * @param fields the definition's members besides its type, class name and parameters
     * @throws InvalidDocumentException if none is supplied, or it is of another kind or cannot be made
     */
    public <T extends CustomComponent> T custom(
            Class<T> kind,
            String className,
            Map<String, @Nullable Object> parameters,
            Map<String, @Nullable Object> fields) {
        return custom(kind, className, parameters, fields, ManifestContext.Nested.NONE);
    }

    /** Like {@link #custom(Class, String, Map, Map)}, for a component that has others inside of it. */
    public <T extends CustomComponent> T custom(
            Class<T> kind,
            String className,
            Map<String, @Nullable Object> parameters,
            Map<String, @Nullable Object> fields,
            ManifestContext.Nested nested) {
        HttpEnvironment environment = context.environment().get();
        return kind.cast(CustomComponents.make(
                new ManifestContext(this, kind, className, parameters, fields, environment, nested)));
    }

    @Override
    public <T> T checked(Supplier<T> construction) {
        return checked("", construction);
    }

    /**
     * A component whose construction may complain of what is defined here.
     *
     * @param rule that complains of the same, or an empty text
     */
    public <T> T checked(String rule, Supplier<T> construction) {
        try {
            return construction.get();
        } catch (SyncException e) {
            throw ManifestErrors.in(e).orElseGet(() -> wrong(String.valueOf(e.getMessage()), rule));
        } catch (IllegalArgumentException | DatetimeParseException e) {
            throw wrong(String.valueOf(e.getMessage()), rule);
        }
    }
}
