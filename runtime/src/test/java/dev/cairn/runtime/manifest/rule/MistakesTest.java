package dev.cairn.runtime.manifest.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.manifest.ComponentSchema;
import dev.cairn.runtime.manifest.LoadedManifest;
import dev.cairn.runtime.manifest.ManifestLoader;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about mistakes; see {@link Mistake} for the form of the fixtures. {@code -Dgolden.update=true} rewrites them. */
class MistakesTest {

    private final ManifestLoader loader = new ManifestLoader(ComponentSchema.bundled());

    static List<Mistake> mistakes() {
        return Mistake.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isNamedWithItsPlaceAndItsFix(Mistake mistake) {
        List<String> said = diagnose(mistake.broken());
        if (Boolean.getBoolean("golden.update")) {
            mistake.expect(said);
        } else {
            assertEquals(String.join("\n", mistake.expected()), String.join("\n", said));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isGoneWhereItIsMended(Mistake mistake) {
        assumeTrue(mistake.hasMendedForm());
        assertEquals("", String.join("\n", diagnose(mistake.mended())));
    }

    private List<String> diagnose(String text) {
        Stream<Diagnostic> diagnostics;
        try {
            LoadedManifest manifest = loader.load("m.yaml", text);
            diagnostics =
                    Stream.concat(manifest.warnings().stream(), ManifestRules.standard().diagnose(manifest).stream());
        } catch (InvalidDocumentException e) {
            diagnostics = e.diagnostics().stream();
        }
        return diagnostics.map(Diagnostic::toString).toList();
    }
}
