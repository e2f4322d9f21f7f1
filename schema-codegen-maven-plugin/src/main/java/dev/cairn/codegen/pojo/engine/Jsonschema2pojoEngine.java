package dev.cairn.codegen.pojo.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.codemodel.JClassContainer;
import com.sun.codemodel.JCodeModel;
import com.sun.codemodel.JType;
import dev.cairn.codegen.Generation;
import dev.cairn.codegen.GenerationRequest;
import dev.cairn.codegen.input.SourceType;
import dev.cairn.codegen.pojo.ParameterValue;
import dev.cairn.codegen.pojo.PojoGenerator;
import dev.cairn.codegen.pojo.PojoRequest;
import dev.cairn.codegen.schema.DocumentCopies;
import dev.cairn.codegen.schema.SchemaChecks;
import dev.cairn.codegen.schema.SchemaSources;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jsonschema2pojo.AnnotatorFactory;
import org.jsonschema2pojo.GenerationConfig;
import org.jsonschema2pojo.NoopRuleLogger;
import org.jsonschema2pojo.Schema;
import org.jsonschema2pojo.SchemaGenerator;
import org.jsonschema2pojo.SchemaStore;
import org.jsonschema2pojo.rules.Rule;
import org.jsonschema2pojo.rules.RuleFactory;
import org.jsonschema2pojo.rules.SchemaRule;
import org.jspecify.annotations.Nullable;

/** Has jsonschema2pojo make classes: its rules and names, our files, places and texts. */
public final class Jsonschema2pojoEngine implements PojoGenerator {

    @Override
    public Generation generate(PojoRequest request, ClassLoader classpath) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Its rules look for existing types by the thread's loader.
        thread.setContextClassLoader(classpath);
        try {
            return generation(request, classpath);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Generation generation(PojoRequest request, ClassLoader classpath) {
        Diagnostics diagnostics = new Diagnostics();
        GenerationRequest common = request.common();
        Map<String, ParameterValue> parameters = request.parameters();
        GenerationConfig config = ProfileConfig.of(common.targetPackage(), parameters, classpath, diagnostics);
        diagnostics.throwIfErrors();
        SourceType type = SourceType.of(config.getSourceType().name());
        SchemaReader reader = new SchemaReader(
                new SchemaSources(common.baseDirectory(), classpath, common.allowNetworkReferences()),
                new DocumentCopies(common.referencePaths()),
                type == SourceType.YAMLSCHEMA || type == SourceType.YAML);
        SchemaTrail trail = new SchemaTrail(reader);
        RuleFactory rules = rules(config, trail, reader, diagnostics);
        MemoryCodeWriter writer = MemoryCodeWriter.of(config.getOutputEncoding(), diagnostics);
        diagnostics.throwIfErrors();
        JCodeModel model = new JCodeModel();
        for (SchemaFolders.Source source : SchemaFolders.of(request, config)) {
            trail.clear();
            URI uri = source.file().toFile().toURI();
            try {
                ObjectNode schema = type.isExamples()
                        ? new SchemaGenerator().schemaFromExample(reader.resolve(uri))
                        : JsonNodeFactory.instance.objectNode().put("$ref", uri.toString());
                if (type.isExamples()) {
                    // What is known of the example before has addresses that are parts of that one.
                    rules.getSchemaStore().clearCache();
                }
                rules.getSchemaRule()
                        .apply(
                                source.className(),
                                schema,
                                null,
                                model._package(source.packageName()),
                                new Schema(null, schema, null));
            } catch (InvalidDocumentException e) {
                e.diagnostics().forEach(diagnostics::add);
            } catch (RuntimeException | StackOverflowError e) {
                diagnostics.error(trail.place().orElse(Place.of(reader.nameOf(uri))), FailureText.inPlainWords(e));
            }
        }
        diagnostics.throwIfErrors();
        if (!type.isExamples()) {
            check(reader, config, diagnostics);
        }
        Map<String, String> sources = sources(model, writer);
        return new Generation(sources, Map.of(), inputs(reader), diagnostics.warnings(), sources.size());
    }

    private static RuleFactory rules(
            GenerationConfig config, SchemaTrail trail, SchemaReader reader, Diagnostics diagnostics) {
        RuleFactory rules = new PlacedRuleFactory(trail);
        Class<? extends RuleFactory> custom = config.getCustomRuleFactory();
        DiagnosticLogger logger =
                new DiagnosticLogger(diagnostics, () -> trail.place().orElse(Place.of("jsonschema2pojo")));
        try {
            if (custom != RuleFactory.class) {
                rules = custom.getDeclaredConstructor().newInstance();
            }
            AnnotatorFactory annotators = new AnnotatorFactory(config);
            rules.setAnnotator(annotators.getAnnotator(
                    annotators.getAnnotator(config.getAnnotationStyle()),
                    annotators.getAnnotator(config.getCustomAnnotator())));
        } catch (ReflectiveOperationException | ClassCastException e) {
            diagnostics.error(
                    Place.of("customRuleFactory"),
                    custom.getName() + " is no " + RuleFactory.class.getName()
                            + " with a public constructor without parameters: " + e);
        } catch (IllegalArgumentException e) {
            diagnostics.error(Place.of("customAnnotator"), String.valueOf(e.getMessage()));
        }
        rules.setGenerationConfig(config);
        rules.setLogger(logger);
        rules.setSchemaStore(new SchemaStore(reader, logger));
        return rules;
    }

    /** Mistakes that jsonschema2pojo passes over in silence: the classes are made all the same. */
    private static void check(SchemaReader reader, GenerationConfig config, Diagnostics diagnostics) {
        Diagnostics found = new Diagnostics();
        SchemaChecks checks =
                new SchemaChecks(found, config.getFormatTypeMapping().keySet());
        for (URI document : reader.documents()) {
            if ("file".equals(document.getScheme())) {
                reader.located(document).ifPresent(checks::check);
            }
        }
        found.all().forEach(diagnostic -> diagnostics.warning(diagnostic.place(), diagnostic.message()));
    }

    private static Map<String, String> sources(JCodeModel model, MemoryCodeWriter writer) {
        try {
            model.build(writer, writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return writer.sources();
    }

    /** All that was read; files by the addresses that other goals give them. */
    private static Set<URI> inputs(SchemaReader reader) {
        Set<URI> inputs = new LinkedHashSet<>();
        for (URI uri : reader.documents()) {
            inputs.add("file".equals(uri.getScheme()) ? Path.of(uri).toUri() : uri);
        }
        return inputs;
    }

    /** jsonschema2pojo's rules, which tell where they are. */
    private static final class PlacedRuleFactory extends RuleFactory {

        private final SchemaTrail trail;

        PlacedRuleFactory(SchemaTrail trail) {
            this.trail = trail;
        }

        @Override
        public Rule<JClassContainer, JType> getSchemaRule() {
            return new SchemaRule(this) {
                @Override
                public JType apply(
                        String name,
                        JsonNode schema,
                        @Nullable JsonNode parent,
                        JClassContainer container,
                        @Nullable Schema current) {
                    trail.enter(schema);
                    JType type = super.apply(name, schema, parent, container, current);
                    trail.leave();
                    return type;
                }
            };
        }
    }

    /** Makes warnings of what jsonschema2pojo logs: of its errors, too, which don't end its runs. */
    private static final class DiagnosticLogger extends NoopRuleLogger {

        private final Diagnostics diagnostics;
        private final Supplier<Place> place;

        /** @param place where the generator is */
        DiagnosticLogger(Diagnostics diagnostics, Supplier<Place> place) {
            this.diagnostics = diagnostics;
            this.place = place;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }

        @Override
        protected void doWarn(String message, Throwable cause) {
            diagnostics.warning(place.get(), message);
        }

        @Override
        protected void doError(String message, Throwable cause) {
            diagnostics.warning(place.get(), message);
        }
    }

    /** The schemas that the generator is in, so that a problem has a place. */
    private static final class SchemaTrail {

        private final SchemaReader reader;
        private final Deque<JsonNode> schemas = new ArrayDeque<>();

        SchemaTrail(SchemaReader reader) {
            this.reader = reader;
        }

        void enter(JsonNode schema) {
            schemas.push(schema);
        }

        /** Left in peace: a schema that ends with an exception stays, and is where the problem is. */
        void leave() {
            schemas.pop();
        }

        /** Before another file. */
        void clear() {
            schemas.clear();
        }

        /** The innermost schema that stands in a document; empty if there is none. */
        Optional<Place> place() {
            return schemas.stream()
                    .flatMap(schema -> reader.placeOf(schema).stream())
                    .findFirst();
        }
    }
}
