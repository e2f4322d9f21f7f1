package dev.cairn.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.codegen.input.SchemaInputs;
import dev.cairn.codegen.java.JavaOptions;
import dev.cairn.codegen.java.TypeSelection;
import dev.cairn.codegen.java.TypeSelections;
import dev.cairn.codegen.name.TypeOptions;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuilderSelectionTest {

    @TempDir
    private Path folder;

    @Test
    void onlyTheTypesThatAreNamedGetBuildersAndWithers() throws IOException {
        assertEquals(List.of("One builder", "Two withA"), methods("One", "Two"));
    }

    @Test
    void allGetThemOrNone() throws IOException {
        assertEquals(List.of("One builder", "Two builder"), methods("all", "none"));
        assertEquals(List.of("One withA", "Two withA"), methods("none", "all"));
    }

    @Test
    void aNameThatNoTypeHasIsAnError() {
        InvalidDocumentException e = assertThrows(InvalidDocumentException.class, () -> methods("One, Twoo", "none"));

        assertEquals(
                List.of("builders: no type is called 'Twoo', did you mean 'Two'?"),
                e.diagnostics().stream().map(Diagnostic::toString).toList());
    }

    private List<String> methods(String builders, String withers) throws IOException {
        Path schema = Files.writeString(folder.resolve("schema.yaml"), """
                definitions:
                  One: {type: object, properties: {a: {type: string}}}
                  Two: {type: object, properties: {a: {type: string}}}
                """);
        Map<String, String> sources = new CodeGenerator(getClass().getClassLoader())
                .generate(new GenerationRequest(
                        SchemaInputs.of(List.of(schema)),
                        folder,
                        "com.example",
                        JavaOptions.of(TypeSelections.of(TypeSelection.of(builders), TypeSelection.of(withers))),
                        false,
                        false,
                        TypeOptions.DEFAULT,
                        List.of(),
                        false))
                .sources();
        List<String> methods = new ArrayList<>();
        for (String type : List.of("One", "Two")) {
            for (String method : List.of("builder", "withA")) {
                if (String.valueOf(sources.get("com/example/" + type + ".java")).contains(" " + method + "(")) {
                    methods.add(type + " " + method);
                }
            }
        }
        return methods;
    }
}
