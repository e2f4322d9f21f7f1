package dev.cairn.runtime;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.PlainNodes;
import dev.cairn.manifest.ComponentSchema;
import dev.cairn.manifest.ManifestLoader;
import dev.cairn.manifest.ManifestNormalizer;
import dev.cairn.manifest.ahead.SlicesAtOnce;
import dev.cairn.manifest.ahead.StreamReadAhead;
import dev.cairn.manifest.authoring.OfferedVariables;
import dev.cairn.manifest.authoring.TemplateBatch;
import dev.cairn.manifest.checkpoint.StreamCheckpoint;
import dev.cairn.manifest.migration.ManifestMigrations;
import dev.cairn.templates.TemplateException;
import dev.cairn.templates.TypedResult;
import java.io.IOException;
import java.io.Reader;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What authors of manifests want to know, without a request. Thread-safe. */
public final class Authoring {

    private Authoring() {}

    /**
     * Everything that can be said about a manifest without a request: what {@link Connector#load} refuses, what cannot be
     * built or fails whenever it runs, and what probably does not do what its author thinks.
     *
     * @param file the path it was read from, which diagnostics name
     * @param text the YAML text
     * @param config a configuration to check, too, and to build the manifest's components for; null for none
     * @return in the order of the text, without repetitions; empty if nothing is wrong
     */
    public static List<Diagnostic> problems(String file, String text, @Nullable ObjectNode config) {
        return problems(file, text, config, RunOptions.standard());
    }

    /**
     * What is wrong with a manifest and a configuration.
     *
     * @param options say what runs custom components in other languages, which are imported here if that is permitted
     */
    public static List<Diagnostic> problems(String file, String text, @Nullable ObjectNode config, RunOptions options) {
        try {
            return new ManifestProblems(Manifest.load(file, text), options).find(config);
        } catch (InvalidDocumentException e) {
            return ManifestProblems.sorted(e.diagnostics());
        }
    }

    /**
     * The part of {@link #problems} that can be said while a manifest is being typed: neither are its components built nor is
     * any code of it run.
     *
     * @param file the path it was read from, which diagnostics name
     * @param text the YAML text
     * @return in the order of the text, without repetitions; empty if nothing is wrong
     */
    public static List<Diagnostic> problemsOfText(String file, String text) {
        try {
            return ManifestProblems.sorted(ManifestProblems.ofText(Manifest.load(file, text)));
        } catch (InvalidDocumentException e) {
            return ManifestProblems.sorted(e.diagnostics());
        }
    }

    /**
     * Which checkpoint each stream of a manifest gets while its slices are read, where there is an interval of pages, or why
     * it gets none.
     *
     * @param file the path it was read from, which diagnostics name
     * @param text the YAML text
     * @return in the manifest's order; templates of generated streams come last
     * @throws InvalidDocumentException with everything that is wrong with the manifest
     */
    public static List<StreamCheckpoint> checkpoints(String file, String text) {
        return StreamCheckpoint.all(resolve(file, text));
    }

    /**
     * Of which streams pages can be asked for before their turn ({@link RunOptions#pagesAhead}), as far as the manifest tells.
     *
     * @param file named in places
     * @throws InvalidDocumentException with everything that keeps the manifest from being loaded
     */
    public static List<StreamReadAhead> pagesAhead(String file, String text) {
        return StreamReadAhead.all(resolve(file, text));
    }

    /**
     * How many slices a manifest reads at once, which limits what a sync finds out ({@link RunOptions#findingConcurrency()}).
     *
     * @param file named in places
     * @throws InvalidDocumentException with everything that keeps the manifest from being loaded
     */
    public static SlicesAtOnce slicesAtOnce(String file, String text) {
        return SlicesAtOnce.of(resolve(file, text));
    }

    /**
     * What a manifest needs of the machine that it runs on, and whether it is there: Java classes for its custom components,
     * or a Python interpreter, its packages and the permission to run code. Nothing is requested from an API.
     *
     * @param file the path it was read from, which diagnostics name
     * @param text the YAML text
     * @param options say what runs custom components in other languages, which are imported here if that is permitted
     * @throws InvalidDocumentException with everything that is wrong with the manifest
     */
    public static List<Need> needs(String file, String text, RunOptions options) {
        return new MachineNeeds(Manifest.load(file, text), options).find();
    }

    /**
     * A manifest as Cairn sees it: references replaced, parameters handed down, types filled in. Places are those of the
     * text.
     *
     * @param file the path it was read from, which diagnostics name
     * @param text the YAML text
     * @throws InvalidDocumentException with everything that is wrong with it
     */
    public static ObjectNode resolve(String file, String text) {
        return new ManifestLoader(ComponentSchema.bundled()).load(file, text).resolved();
    }

    /**
     * Brings a manifest to the current form of the manifest language, as Airbyte's connector builder does.
     *
     * @param resolved a manifest as {@link #resolve} gives it
     * @param clock says when, which the result tells
     */
    public static ObjectNode migrate(ObjectNode resolved, Clock clock) {
        return new ManifestMigrations(clock).migrate(resolved);
    }

    /**
     * Takes what occurs several times out into {@code definitions.linked}, as Airbyte's connector builder does.
     *
     * @param resolved a manifest as {@link #resolve} or {@link #migrate} gives it
     * @return a manifest that has no places of its own
     */
    public static ObjectNode normalize(ObjectNode resolved) {
        return (ObjectNode)
                PlainNodes.of(resolved.place(), new ManifestNormalizer(ComponentSchema.bundled()).normalize(resolved));
    }

    /**
     * The variables that templates in a field of a component may read, such as {@code config} and {@code record}; empty where
     * the field is no template.
     *
     * @param type the component's type
     */
    public static Set<String> templateVariables(String type, String field) {
        return OfferedVariables.ofAnyManifest(type, field);
    }

    /**
     * Evaluates one template.
     *
     * @param request plain JSON values: {@code template}, {@code context} and, if need be, {@code default}, {@code
     *     valid_types} and {@code frozen_now}
     * @param clock what the template sees as now, where the request does not freeze it
     * @throws TemplateException if the template is malformed or fails
     * @throws IllegalArgumentException if the request is malformed
     */
    public static TypedResult evaluateTemplate(Map<String, ? extends @Nullable Object> request, Clock clock) {
        return new TemplateBatch(clock).evaluate(request);
    }

    /**
     * Evaluates templates that are given as JSON, one line each: {@code {"id", "template", "context", "default"?,
     * "valid_types"?, "frozen_now"?}}.
     *
     * @param output takes a line {@code {"id", "result": {"type", "value"}}} or {@code {"id", "error"}} for each
     * @param clock what the templates see as now, where a line does not freeze it
     * @throws IOException if reading or writing fails, or a line is no JSON object
     */
    public static void evaluateTemplates(Reader lines, Appendable output, Clock clock) throws IOException {
        new TemplateBatch(clock).run(lines, output);
    }
}
