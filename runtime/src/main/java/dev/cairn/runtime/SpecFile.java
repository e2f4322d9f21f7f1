package dev.cairn.runtime;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.JsonReader;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.YamlReader;
import dev.cairn.models.JsonMismatchException;
import dev.cairn.models.SpecModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The specification of a connector whose manifest has none: a file beside it, where those in Python packages have it. */
final class SpecFile {

    private static final Map<String, String> NAMES = Map.of(
            "connectionSpecification", SpecModel.CONNECTION_SPECIFICATION,
            "documentationUrl", SpecModel.DOCUMENTATION_URL,
            "advanced_auth", SpecModel.ADVANCED_AUTH);

    private SpecFile() {}

    /**
     * What {@code spec.yaml} or {@code spec.json} says; null where there is neither.
     *
     * @throws InvalidDocumentException if there are both, or it is no specification
     */
    static @Nullable SpecModel in(Path folder) {
        Path yaml = folder.resolve("spec.yaml");
        Path json = folder.resolve("spec.json");
        if (!Files.isRegularFile(yaml)) {
            return Files.isRegularFile(json)
                    ? of(json, new JsonReader().read(json.toString(), DocumentFiles.text(json)))
                    : null;
        }
        if (Files.isRegularFile(json)) {
            throw invalid(Place.of(json.toString()), "spec.yaml is there, too, and only one of them may be");
        }
        return of(yaml, YamlReader.pyYaml().read(yaml.toString(), DocumentFiles.text(yaml)));
    }

    private static SpecModel of(Path file, Node given) {
        if (!(given instanceof ObjectNode object)) {
            throw invalid(given.place(), "expected a specification, found " + given.kind());
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put(SpecModel.TYPE, "Spec");
        object.toPlain().forEach((name, value) -> {
            String known = NAMES.get(name);
            if (known != null && value != null) {
                members.put(known, value);
            }
        });
        try {
            return SpecModel.fromJson(members);
        } catch (JsonMismatchException e) {
            throw invalid(Place.of(file.toString()), "this is no specification: " + e.getMessage());
        }
    }

    private static InvalidDocumentException invalid(Place place, String message) {
        return new InvalidDocumentException(Diagnostic.error(place, message));
    }
}
