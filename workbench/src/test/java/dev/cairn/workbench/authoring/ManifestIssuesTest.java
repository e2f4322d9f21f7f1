package dev.cairn.workbench.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestIssuesTest {

    @Test
    void anIssueOfAWholeFileHasNoLine() {
        Diagnostic missing = Diagnostic.error(Place.of("m.yaml"), "there is no such file");
        assertEquals(
                List.of(Map.of("severity", "error", "file", "m.yaml", "message", "there is no such file")),
                ManifestIssues.of(List.of(missing), "m.yaml", "").stream()
                        .map(issue -> issue.toJson())
                        .toList());
    }
}
