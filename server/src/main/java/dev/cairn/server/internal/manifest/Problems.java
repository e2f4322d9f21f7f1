package dev.cairn.server.internal.manifest;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import dev.cairn.server.model.ManifestProblem;
import dev.cairn.workbench.problem.ProblemList;
import java.util.List;

/** What is wrong with a manifest, as the answer has it. */
final class Problems {

    private Problems() {}

    /** The errors among diagnostics, secrets masked. */
    static List<ManifestProblem> of(List<Diagnostic> diagnostics, SecretMask secrets) {
        return new ProblemList(diagnostics)
                .errors().stream().map(diagnostic -> of(diagnostic, secrets)).toList();
    }

    /** Whether all that is wrong are custom components that are no Java classes. */
    static boolean areForeignCode(List<Diagnostic> diagnostics) {
        return diagnostics.stream().allMatch(Problems::isForeignCode);
    }

    /** Returns the diagnostics of custom components that are no Java classes. */
    static List<Diagnostic> foreignCode(List<Diagnostic> diagnostics) {
        return diagnostics.stream().filter(Problems::isForeignCode).toList();
    }

    private static boolean isForeignCode(Diagnostic diagnostic) {
        return diagnostic.code().equals("custom-component");
    }

    private static ManifestProblem of(Diagnostic diagnostic, SecretMask secrets) {
        Place place = diagnostic.place();
        return new ManifestProblem(
                place.file(),
                place.line(),
                place.column(),
                secrets.mask(diagnostic.message()),
                diagnostic.code().isEmpty() ? null : diagnostic.code());
    }
}
