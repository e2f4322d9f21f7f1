package dev.cairn.server.internal.page;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Authoring;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.server.internal.body.RequestBody;
import dev.cairn.server.model.CompletionAnswer;
import dev.cairn.server.model.CompletionOption;
import dev.cairn.server.model.EditRequest;
import dev.cairn.server.model.ManifestText;
import dev.cairn.server.model.OperationValues;
import dev.cairn.server.model.ProblemsRequest;
import dev.cairn.server.model.StreamsAnswer;
import dev.cairn.server.model.StreamsRequest;
import dev.cairn.server.model.TextAnswer;
import dev.cairn.workbench.authoring.ManifestIssues;
import dev.cairn.workbench.language.Completion;
import dev.cairn.workbench.language.LastValues;
import dev.cairn.workbench.language.ManifestLanguage;
import dev.cairn.workbench.language.YamlText;
import dev.cairn.workbench.problem.ProblemList;
import dev.cairn.workbench.text.KnownPoint;
import dev.cairn.workbench.text.TextLines;
import dev.cairn.workbench.text.TextPoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an editor asks about the manifest that is written in it. Thread-safe. */
final class Editing {

    private static final int MOST_DYNAMIC_STREAMS = 100;

    private final ManifestLanguage language = new ManifestLanguage();
    private final EditedManifest manifest;
    private final Form form;
    private final LastRead lastRead;
    private final RunOptions options;

    Editing(EditedManifest manifest, Form form, LastRead lastRead, RunOptions options) {
        this.manifest = manifest;
        this.form = form;
        this.lastRead = lastRead;
        this.options = options;
    }

    /** Returns the response that agents get for the same manifest. */
    OperationValues problems(RequestBody<ProblemsRequest> body) throws IOException {
        String text = body.model().text();
        String file = manifest.place();
        List<Diagnostic> problems = body.model().build()
                ? Authoring.problems(file, text, configOrNull(body), options)
                : Authoring.problemsOfText(file, text);
        return OperationValues.fromJson(ManifestIssues.response(new ProblemList(problems).seenIn(file), file, text)
                .toJson());
    }

    private @Nullable ObjectNode configOrNull(RequestBody<?> body) throws IOException {
        try {
            return form.node(body);
        } catch (InvalidDocumentException | CannotBeDone e) {
            return null; // the form says so
        }
    }

    CompletionAnswer complete(RequestBody<EditRequest> body) throws IOException, CannotBeDone {
        return new CompletionAnswer(language.complete(point(body.model()), values(body)).stream()
                .map(Editing::option)
                .toList());
    }

    private static KnownPoint point(EditRequest at) {
        return TextLines.of(at.text()).nearest(new TextPoint((int) at.line(), (int) at.column()));
    }

    private static CompletionOption option(Completion found) {
        return new CompletionOption(found.label(), found.detail(), found.info(), found.kind(), found.snippet());
    }

    TextAnswer explain(RequestBody<EditRequest> body) throws IOException, CannotBeDone {
        return new TextAnswer(
                language.explain(point(body.model()), values(body)).orElse(""));
    }

    private LastValues values(RequestBody<?> body) throws IOException, CannotBeDone {
        return lastRead.values(form.withoutSecrets(manifest.lastSound(), body));
    }

    TextAnswer resolve(RequestBody<ManifestText> body) {
        return new TextAnswer(
                YamlText.of(Authoring.resolve(manifest.place(), body.model().text())));
    }

    StreamsAnswer streams(RequestBody<StreamsRequest> body) throws IOException, CannotBeDone, InterruptedException {
        Connector connector = Connector.load(manifest.place(), body.model().text());
        boolean find = body.model().find();
        Map<String, @Nullable Object> resolved = find
                ? connector.fullyResolved(form.node(body), MOST_DYNAMIC_STREAMS, options, new SecretMask())
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
        return new StreamsAnswer(names, more);
    }
}
