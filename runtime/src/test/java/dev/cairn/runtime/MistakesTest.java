package dev.cairn.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.manifest.rule.Mistake;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about mistakes; see {@link Mistake} for the form of the fixtures. {@code -Dgolden.update=true} rewrites them. */
class MistakesTest {

    static List<Mistake> mistakes() {
        return Mistake.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isNamedWithItsPlaceAndItsFix(Mistake mistake) {
        List<String> said = diagnose(mistake, mistake.broken());
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
        assertEquals("", String.join("\n", diagnose(mistake, mistake.mended())));
    }

    private static List<String> diagnose(Mistake mistake, String text) {
        List<Diagnostic> problems = new ArrayList<>();
        ObjectNode config = null;
        if (mistake.config().isPresent()) {
            try {
                config = (ObjectNode)
                        new JsonReader().read("config.json", mistake.config().get());
            } catch (InvalidDocumentException e) {
                problems.addAll(e.diagnostics());
            }
        }
        problems.addAll(0, Authoring.problems("m.yaml", text, config));
        return problems.stream().map(Diagnostic::toString).toList();
    }
}
