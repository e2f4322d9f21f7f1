package dev.cairn.server.internal.page;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.error.SyncException;
import dev.cairn.runtime.Authoring;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.secret.SecretMask;
import dev.cairn.workbench.cases.CaseRecorder;
import dev.cairn.workbench.cases.CaseResult;
import dev.cairn.workbench.language.Completion;
import dev.cairn.workbench.language.LastValues;
import dev.cairn.workbench.language.ManifestLanguage;
import dev.cairn.workbench.language.ResolvedYaml;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the page asks for, but for test reads. Bodies and answers are plain JSON values. Thread-safe. */
public final class PageApi {

    private final TextFile manifest;
    private final TextFile state;
    private final Form form;
    private final Path cases;
    private final RunOptions options;
    private final LastRead lastRead = new LastRead();
    private final ManifestLanguage language = new ManifestLanguage();
    private volatile @Nullable Connector lastSound;

    /** @param options the network, clock and way to wait of reads */
    public PageApi(Path manifest, Path config, @Nullable Path state, Path cases, RunOptions options) {
        this.manifest = new TextFile(manifest);
        this.form = new Form(new TextFile(config));
        this.state = new TextFile(state == null ? manifest.resolveSibling("state.json") : state);
        this.cases = cases;
        this.options = options;
    }

    /** Runs test reads for the same page. */
    public PageReads reads() {
        return new PageReads(this, manifest.path(), form, lastRead, options);
    }

    /**
     * Answers a request.
     *
     * @param name the last part of its path
     * @throws CannotBeDone if it cannot be done
     */
    public Object answer(String name, Map<?, ?> body) throws CannotBeDone, IOException, InterruptedException {
        try {
            return switch (name) {
                case "workspace" -> workspace();
                case "changes" -> Map.of("manifest", manifest.hash());
                case "save" -> save(body);
                case "config" -> saveConfig(body);
                case "form" -> form(text(body, "text"));
                case "problems" -> problems(body, Boolean.TRUE.equals(body.get("build")));
                case "complete" -> complete(body);
                case "explain" -> explain(body);
                case "resolve" -> resolve(text(body, "text"));
                case "streams" -> streams(body);
                case "template" -> template(body);
                case "case" -> makeCase(text(body, "name"));
                default -> throw new CannotBeDone("there is nothing of this name");
            };
        } catch (InvalidDocumentException e) {
            throw new CannotBeDone(String.valueOf(e.getMessage()));
        } catch (SyncException e) {
            throw new CannotBeDone(e.userMessage());
        } catch (FileSystemException e) {
            String reason = e instanceof AccessDeniedException ? "permission denied" : e.getReason();
            throw new CannotBeDone(e.getFile() + " can be neither read nor written: "
                    + (reason == null ? e.getClass().getSimpleName() : reason));
        } catch (CharacterCodingException e) {
            throw new CannotBeDone("a file is not text in UTF-8");
        }
    }

    private Object workspace() throws IOException, CannotBeDone {
        String text = manifest.text();
        Map<String, @Nullable Object> workspace = new LinkedHashMap<>();
        workspace.put("manifest", Map.of("name", manifest.name(), "text", text, "hash", TextFile.hash(text)));
        workspace.put("state", state.text());
        return workspace;
    }

    /** The configuration and its form. It is not part of the workspace, since a large manifest takes a while to load. */
    private Object form(String text) throws IOException, CannotBeDone {
        connector(text);
        return form.shown(lastSound);
    }

    private Object save(Map<?, ?> body) throws IOException, CannotBeDone {
        String text = text(body, "text");
        Optional<String> others = manifest.replace(text(body, "known"), text);
        if (others.isPresent()) {
            return Map.of("conflict", Map.of("text", others.get(), "hash", TextFile.hash(others.get())));
        }
        return Map.of("hash", TextFile.hash(text));
    }

    private Object saveConfig(Map<?, ?> body) throws IOException, CannotBeDone {
        if (!(body.get("values") instanceof Map<?, ?> values)) {
            throw new CannotBeDone("'values' must be an object");
        }
        boolean saved = form.save(text(body, "known"), values);
        Map<String, @Nullable Object> shown = form.shown(lastSound);
        return saved ? shown : Map.of("conflict", shown);
    }

    /** @param build whether the components are to be built, too, which takes much longer and may start Python */
    private Object problems(Map<?, ?> body, boolean build) throws IOException, CannotBeDone {
        String text = text(body, "text");
        String file = manifest.path().toString();
        List<Map<String, @Nullable Object>> problems = new ArrayList<>();
        for (Diagnostic problem : build
                ? Authoring.problems(file, text, configOrNull(body), options)
                : Authoring.problemsOfText(file, text)) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            boolean here = problem.place().file().equals(file);
            json.put("line", here ? (long) problem.place().line() : 0L);
            json.put("column", here ? (long) problem.place().column() : 0L);
            json.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
            json.put("code", problem.code());
            json.put("message", here ? problem.message() : problem.toString());
            problems.add(json);
        }
        return Map.of("problems", problems);
    }

    private @Nullable ObjectNode configOrNull(Map<?, ?> body) throws IOException {
        try {
            return form.node(body.get("config"));
        } catch (InvalidDocumentException | CannotBeDone e) {
            return null; // the form says so
        }
    }

    private Object complete(Map<?, ?> body) throws IOException, CannotBeDone {
        List<Completion> found =
                language.complete(text(body, "text"), number(body, "line", 0), number(body, "column", 0), values(body));
        return Map.of("options", found.stream().map(Completion::toJson).toList());
    }

    private Object explain(Map<?, ?> body) throws IOException, CannotBeDone {
        return Map.of(
                "text",
                language.explain(text(body, "text"), number(body, "line", 0), number(body, "column", 0), values(body))
                        .orElse(""));
    }

    private LastValues values(Map<?, ?> body) throws IOException, CannotBeDone {
        return lastRead.values(form.withoutSecrets(lastSound, body.get("config")));
    }

    private Object resolve(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(out, false, StandardCharsets.UTF_8)) {
            new ResolvedYaml(print).print(Authoring.resolve(manifest.path().toString(), text));
        }
        return Map.of("text", out.toString(StandardCharsets.UTF_8));
    }

    private Object streams(Map<?, ?> body) throws IOException, CannotBeDone, InterruptedException {
        Connector connector = Connector.load(manifest.path().toString(), text(body, "text"));
        boolean find = Boolean.TRUE.equals(body.get("find"));
        Map<String, @Nullable Object> resolved = find
                ? connector.fullyResolved(form.node(body.get("config")), 100, options, new SecretMask())
                : connector.resolved().toPlain();
        List<String> names = new ArrayList<>();
        if (resolved.get("streams") instanceof List<?> streams) {
            streams.forEach(stream -> {
                if (stream instanceof Map<?, ?> map && map.get("name") instanceof String name) {
                    names.add(name);
                }
            });
        }
        boolean more = resolved.get("dynamic_streams") instanceof List<?> dynamic && !dynamic.isEmpty() && !find;
        return Map.of("names", names, "more", more);
    }

    private Object template(Map<?, ?> body) throws IOException, CannotBeDone {
        ObjectNode config = form.node(body.get("config"));
        SecretMask secrets = mask(config);
        Map<String, @Nullable Object> variables =
                lastRead.variables(number(body, "page", -1), number(body, "record", 0), config.toPlain());
        return new Playground(variables, options.clock(), secrets).evaluate(text(body, "template"));
    }

    private Object makeCase(String name) throws IOException, CannotBeDone, InterruptedException {
        LastRead.Seen seen = lastRead.seen();
        if (seen == null) {
            throw new CannotBeDone("nothing has been read yet");
        }
        if (!manifest.text().equals(seen.text)) {
            throw new CannotBeDone("save the manifest and read again: a case is of the file as it is");
        }
        if (!name.matches("[a-z0-9][a-z0-9-]{0,60}")) {
            throw new CannotBeDone("a case is named by small letters, digits and hyphens");
        }
        CaseResult result = CaseRecorder.ofTestRead(
                cases.resolve(name), manifest.path(), seen.read, seen.traffic.redacted(seen.config, Set.of()));
        return Map.of("folder", cases.resolve(name).toString(), "passed", result.passed());
    }

    /** A mask of a configuration's secrets, as the last sound manifest names them. */
    private SecretMask mask(ObjectNode config) {
        SecretMask secrets = new SecretMask();
        Connector connector = lastSound;
        if (connector != null) {
            connector.learnSecrets(config, secrets);
        }
        return secrets;
    }

    /** Remembers the manifest, if it can be loaded, for the spec in it. */
    @Nullable
    Connector connector(String text) {
        try {
            lastSound = Connector.load(manifest.path().toString(), text);
        } catch (InvalidDocumentException e) {
            // The page shows what is wrong with it; the form stays as it was.
        }
        return lastSound;
    }

    private static String text(Map<?, ?> body, String name) throws CannotBeDone {
        if (body.get(name) instanceof String text) {
            return text;
        }
        throw new CannotBeDone("'" + name + "' must be a text");
    }

    static int number(Map<?, ?> body, String name, int byDefault) {
        return body.get(name) instanceof Number number ? number.intValue() : byDefault;
    }
}
