package dev.cairn.runtime.internal.assembly;

import dev.cairn.cursor.CursorDefinition;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.Severity;
import dev.cairn.error.SyncException;
import dev.cairn.runtime.http.CallWindows;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.internal.assembly.custom.ManifestContext;
import dev.cairn.runtime.internal.http.HttpEnvironment;
import dev.cairn.runtime.internal.http.auth.ConnectorConfig;
import dev.cairn.runtime.internal.manifest.LoadedManifest;
import dev.cairn.runtime.internal.manifest.rule.ManifestRules;
import dev.cairn.runtime.internal.retriever.ReadingRules;
import dev.cairn.runtime.spi.CustomComponent;
import dev.cairn.runtime.trial.RecordTrace;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.template.Scope;
import dev.cairn.template.Template;
import dev.cairn.template.TemplateException;
import dev.cairn.template.TemplateOptions;
import dev.cairn.template.Templates;
import dev.cairn.time.DatetimeParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a component in a manifest, for the time in which the component is built. Compiles its templates,
 * and makes the error messages that name its place.
 */
final class ComponentDefinition implements CursorDefinition {

    private final Common common;
    private final LoadedManifest manifest;
    private final String pointer;
    private final Templates templates;
    private final ConnectorConfig config;
    private final Diagnostics findings;

    private ComponentDefinition(Common common, String pointer) {
        this.common = common;
        this.manifest = common.manifest;
        this.findings = common.findings;
        this.pointer = pointer;
        this.templates = common.templates;
        this.config = common.config;
    }

    /** What all definitions of a manifest have in common. */
    private record Common(
            LoadedManifest manifest,
            Templates templates,
            ConnectorConfig config,
            Diagnostics findings,
            SharedComponents shared,
            Supplier<@Nullable HttpEnvironment> environment,
            ComponentRegistry components,
            RunMode mode,
            Templates asOf) {

        Common with(LoadedManifest other, Templates others) {
            return new Common(other, others, config, findings, shared, environment, components, mode, asOf);
        }

        Common sending(HttpEnvironment other) {
            return new Common(
                    manifest, templates, config, findings, shared, () -> other, components, mode, asOf);
        }
    }

    /**
     * The root of a manifest that may have custom components.
     *
     * @param environment for their requests
     * @param findings takes what is wrong, but keeps nothing from being built
     * @param mode what kind of run the components are for
     */
    static ComponentDefinition root(
            LoadedManifest manifest,
            Templates templates,
            ConnectorConfig config,
            Diagnostics findings,
            Supplier<@Nullable HttpEnvironment> environment,
            ComponentRegistry components,
            RunMode mode,
            Templates asOf) {
        return new ComponentDefinition(
                new Common(
                        manifest,
                        templates,
                        config,
                        findings,
                        new SharedComponents(),
                        environment,
                        components,
                        mode,
                        asOf),
                "");
    }

    /** The same, whose templates see as now what all participants of the sync do. */
    ComponentDefinition asOf() {
        return templates == common.asOf ? this : new ComponentDefinition(common.with(manifest, common.asOf), pointer);
    }

    /** With whom the sync is shared. */
    Participation participation() {
        return common.mode.participation();
    }

    /** @throws InvalidDocumentException if the sync is shared, for what is defined at a field and cannot be shared */
    void requireAlone(String field, String message) {
        if (common.mode.participation().count() > 1) {
            throw field(field).wrong(message, Participation.NOT_SHARED);
        }
    }

    /** Likewise, of a manifest of which nothing is shared and nothing sends requests. */
    static ComponentDefinition root(
            LoadedManifest manifest,
            Templates templates,
            ConnectorConfig config,
            Diagnostics findings,
            Clock clock,
            ComponentRegistry components) {
        return root(
                manifest,
                templates,
                config,
                findings,
                () -> null,
                components,
                RunMode.sync(Participation.alone(clock, CallWindows.OWN)),
                templates);
    }

    @Override
    public ComponentDefinition field(String name) {
        return new ComponentDefinition(
                common, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    ComponentDefinition item(int index) {
        return field(Integer.toString(index));
    }

    /** The root of a tree that was made of this definition, such as a filled stream template. */
    ComponentDefinition generated(ObjectNode tree) {
        LoadedManifest own = new LoadedManifest(tree, tree, List.of(), manifest.text());
        return new ComponentDefinition(common.with(own, templates), "");
    }

    /** This definition, whose custom components send requests in another environment, such as that of a stream. */
    ComponentDefinition sending(HttpEnvironment environment) {
        return new ComponentDefinition(common.sending(environment), pointer);
    }

    /** Whether the definition has a field. */
    boolean has(String field) {
        return manifest.find(field(field).pointer) != null;
    }

    /** The defined object; empty where there is none. */
    ObjectNode object() {
        return manifest.find(pointer) instanceof ObjectNode object ? object : new ObjectNode(place(), Map.of());
    }

    Place place() {
        return manifest.placeOf(pointer);
    }

    boolean isList() {
        return manifest.find(pointer) instanceof ArrayNode;
    }

    /** The value of a field that is a literal true or false; else a default. */
    boolean flag(String field, boolean byDefault) {
        Node node = manifest.find(field(field).pointer);
        if (node instanceof ScalarNode scalar && scalar.value() instanceof Boolean given) {
            return given;
        }
        return byDefault;
    }

    /** The components that definitions share. */
    SharedComponents shared() {
        return common.shared;
    }

    /** The limits of the test read that the component is built for; null for none. */
    @Nullable
    TestReadLimits limits() {
        return common.mode.limits();
    }

    /** How many pages of a slice are read at most. */
    int mostPages() {
        TestReadLimits limits = limits();
        return limits == null ? ReadingRules.ALL_PAGES : limits.pages();
    }

    /** The configuration as it is now. */
    Map<String, @Nullable Object> config() {
        return config.current();
    }

    /** The configuration, for components that replace values in it. */
    ConnectorConfig changeableConfig() {
        return config;
    }

    /** The variables of a component's templates. They see later changes of the configuration, too. */
    Scope scope(Map<String, @Nullable Object> parameters) {
        return name -> switch (name) {
            case "config" -> config.current();
            case "parameters" -> parameters;
            default -> Scope.UNDEFINED;
        };
    }

    /** Compiles a text of this definition like the reference's {@code InterpolatedString}. */
    Template template(String text) {
        return compile(text, TemplateOptions.STRING);
    }

    /** Like {@link #template}, for a field that may be absent. */
    @Nullable
    Template optional(@Nullable String text) {
        return text == null ? null : template(text);
    }

    /** Like {@link #template}, with other options. A template that cannot be compiled fails when it is rendered. */
    Template compile(String text, TemplateOptions options) {
        return orInvalid(
                () -> {
                    try {
                        Template template = templates.compile(text, options);
                        RecordTrace trace = common.mode.trace();
                        return trace == null ? template : TracedTemplate.of(template, place(), templates, trace);
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
    <T> T orInvalid(Supplier<T> building, Function<InvalidDocumentException, T> invalid) {
        try {
            return building.get();
        } catch (InvalidDocumentException e) {
            e.diagnostics().forEach(findings::add);
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
    Object evaluated(Template template, Map<String, @Nullable Object> parameters) {
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

    /** @throws InvalidDocumentException if rules refuse the component that is defined here, or one inside of it */
    void requireSound() {
        if (manifest.find(pointer) instanceof ObjectNode component) {
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
    void warn(String message) {
        findings.warning(place(), message);
    }

    /** The exception for an error at this place. */
    @Override
    public InvalidDocumentException wrong(String message) {
        return wrong(message, "");
    }

    private InvalidDocumentException wrong(String message, String rule) {
        return new InvalidDocumentException(new Diagnostic(Severity.ERROR, place(), message, rule));
    }

    /**
     * The custom component that this definition names by its class.
     *
     * @param kind what is needed here
     * @param fields the definition's members besides its type, class name and parameters
     * @throws InvalidDocumentException if none is supplied, or it is of another kind or cannot be made
     */
    <T extends CustomComponent> T supplied(
            Class<T> kind,
            String className,
            Map<String, @Nullable Object> parameters,
            Map<String, @Nullable Object> fields) {
        return supplied(kind, className, parameters, fields, ManifestContext.Nested.NONE);
    }

    /** The objects from the stream, or what else is nearest to the manifest's top, to this one. */
    private List<Map<String, @Nullable Object>> enclosing() {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        if (!pointer.isEmpty()
                && !"DeclarativeSource".equals(manifest.resolved().text("type"))) {
            objects.add(manifest.plain());
        }
        for (int end = pointer.indexOf('/', 1); ; end = pointer.indexOf('/', end + 1)) {
            if (manifest.find(end < 0 ? pointer : pointer.substring(0, end)) instanceof ObjectNode object) {
                objects.add(object.toPlain());
            }
            if (end < 0) {
                return objects;
            }
        }
    }

    /** Like {@link #supplied(Class, String, Map, Map)}, for a definition that holds other components. */
    <T extends CustomComponent> T supplied(
            Class<T> kind,
            String className,
            Map<String, @Nullable Object> parameters,
            Map<String, @Nullable Object> fields,
            ManifestContext.Nested nested) {
        ManifestContext own = new ManifestContext(
                className,
                kind.getSimpleName(),
                place(),
                parameters,
                fields,
                config,
                templates,
                common.environment.get(),
                nested,
                this::enclosing);
        return new CustomComponents(common.components, this::wrong).make(kind, className, own);
    }

    /** Whether a class has to be used together with the stream around it, since it is no Java class. */
    boolean isReadAsAWhole(String className) {
        return common.components.hostOf(className).isPresent();
    }

    @Override
    public <T> T checked(Supplier<T> construction) {
        return checked("", construction);
    }

    /** @param rule that complains of the same, or an empty text */
    <T> T checked(String rule, Supplier<T> construction) {
        try {
            return construction.get();
        } catch (SyncException e) {
            throw ManifestErrors.in(e).orElseGet(() -> wrong(String.valueOf(e.getMessage()), rule));
        } catch (IllegalArgumentException | DatetimeParseException e) {
            throw wrong(String.valueOf(e.getMessage()), rule);
        }
    }
}
