package dev.cairn.server.internal.page;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.RunOptions;
import dev.cairn.server.internal.body.RequestBody;
import dev.cairn.server.model.CaseAnswer;
import dev.cairn.server.model.CaseRequest;
import dev.cairn.server.model.TemplateAnswer;
import dev.cairn.server.model.TemplateRequest;
import dev.cairn.workbench.cases.CaseRecorder;
import dev.cairn.workbench.cases.CaseResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the page asks about the last test read.
 *
 * @param cases the folder that cases are made in
 * @param options has the clock of templates
 */
record AfterRead(EditedManifest manifest, Form form, LastRead lastRead, Path cases, RunOptions options) {

    /** Tries a template on a record. */
    TemplateAnswer template(RequestBody<TemplateRequest> body) throws IOException, CannotBeDone {
        TemplateRequest request = body.model();
        ObjectNode config = form.node(body);
        Map<String, @Nullable Object> variables =
                lastRead.variables(request.page().intValue(), request.record().intValue(), config.toPlain());
        return new Playground(variables, options.clock(), manifest.mask(config)).evaluate(request.template());
    }

    /** Makes a test case of the read. */
    CaseAnswer makeCase(RequestBody<CaseRequest> body) throws IOException, CannotBeDone, InterruptedException {
        LastRead.Seen seen = lastRead.seen();
        if (seen == null) {
            throw new CannotBeDone("nothing has been read yet");
        }
        if (!inEditor(manifest.file().text()).equals(inEditor(seen.text))) {
            throw new CannotBeDone("save the manifest and read again: a case is of the file as it is");
        }
        String name = body.model().name();
        if (!name.matches("[a-z0-9][a-z0-9-]{0,60}")) {
            throw new CannotBeDone("a case is named by small letters, digits and hyphens");
        }
        CaseResult result = CaseRecorder.ofTestRead(
                cases.resolve(name),
                manifest.file().path(),
                seen.read,
                seen.traffic.redacted(seen.config.toPlain(), Set.of()));
        return new CaseAnswer(cases.resolve(name).toString(), result.failures());
    }

    /** A text as the page's editor has it, whose lines end with line feeds alone: a file may have others. */
    private static String inEditor(String text) {
        return text.replace("\r\n", "\n");
    }
}
