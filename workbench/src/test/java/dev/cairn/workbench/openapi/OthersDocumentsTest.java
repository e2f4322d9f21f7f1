package dev.cairn.workbench.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Severity;
import dev.cairn.runtime.Authoring;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.language.ManifestFormat;
import dev.cairn.workbench.text.TextLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Documents that others wrote: {@code src/test/openapi/prepare FOLDER} fetches them, {@code -Dopenapi.documents=FOLDER} reads them. */
@EnabledIfSystemProperty(named = "openapi.documents", matches = ".+")
class OthersDocumentsTest {

    private static final int LARGE = 1 << 20;

    /** What operations say that give lists, whatever their schemas say. */
    private static final Pattern LIST = Pattern.compile(
            "(?i:.*(?:^|[^a-z])(?:list|get all|retrieve all|returns? (?:a|the) list|fetch all)(?:$|[^a-z]).*)|(?:.*[a-z/_-])?List[A-Z].*");

    @Test
    void nearlyAllListsBecomeStreamsAndTheManifestsAreValid() throws IOException {
        List<String> wrong = new ArrayList<>();
        int documents = 0;
        int large = 0;
        int streams = 0;
        int lists = 0;
        int calledLists = 0;
        int ofThem = 0;
        for (Path file : files()) {
            OpenApiStreams found;
            try {
                found = OpenApiStreams.of(file.toString(), DocumentFiles.text(file), Budget.ofSystem());
            } catch (InvalidDocumentException e) {
                System.out.println("refused  " + file.getFileName() + ": "
                        + e.diagnostics().get(0).message());
                continue;
            }
            String text = found.draft().text();
            if (!ManifestFormat.changes(TextLines.of(text), 2).isEmpty()) {
                wrong.add(file.getFileName() + ": its manifest is not evenly indented");
            }
            long errors = Authoring.problems("draft", text, null).stream()
                    .filter(problem -> problem.severity() == Severity.ERROR)
                    .peek(problem -> wrong.add(file.getFileName() + ": " + problem))
                    .count();
            int became = found.draft().streams().size();
            int all = became
                    + (int) found.leftOut().stream()
                            .filter(OpenApiStreams.LeftOut::list)
                            .count();
            documents++;
            large += Files.size(file) > LARGE ? 1 : 0;
            streams += became;
            Set<String> others = found.leftOut().stream()
                    .map(OpenApiStreams.LeftOut::operation)
                    .collect(Collectors.toSet());
            List<ApiOperation> called = called(file);
            calledLists += called.size();
            ofThem += (int) called.stream()
                    .filter(operation -> !others.contains(operation.toString()))
                    .count();
            lists += all;
            if (became * 100 < all * 80) {
                wrong.add(file.getFileName() + ": " + became + " streams of " + all + " lists");
            }
            Map<String, Integer> reasons = new TreeMap<>();
            found.leftOut().forEach(left -> reasons.merge(left.reason(), 1, Integer::sum));
            long parents = found.draft().streams().stream()
                    .filter(stream -> stream.reading().partitions() != null)
                    .count();
            long pages = found.draft().streams().stream()
                    .filter(stream -> stream.reading().paginator() != null)
                    .count();
            System.out.println(file.getFileName() + ": " + became + " streams of " + all + " lists, " + parents
                    + " with parents, " + pages + " with pages, " + errors + " errors, left out " + reasons);
        }
        System.out.println(ofThem + " streams of " + calledLists + " operations that call themselves lists");
        System.out.println(
                documents + " documents, " + large + " over 1 MB: " + streams + " streams of " + lists + " lists");
        assertEquals(List.of(), wrong.stream().limit(30).toList());
        assertTrue(ofThem * 100 >= calledLists * 80, ofThem + " of " + calledLists);
        assertTrue(documents >= 10 && large >= 3, documents + " documents, " + large + " large");
    }

    private static List<ApiOperation> called(Path file) {
        return ApiOperation.all(
                        ApiDocument.of(file.toString(), DocumentFiles.text(file), Budget.ofSystem()),
                        (path, elsewhere) -> {})
                .stream()
                .filter(operation -> LIST.matcher(operation.node().text("operationId") + " "
                                + operation.node().text("summary"))
                        .matches())
                .toList();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("openapi.documents", "")))) {
            return files.filter(file -> file.toString().matches(".*\\.(?:json|ya?ml)"))
                    .sorted()
                    .toList();
        }
    }
}
