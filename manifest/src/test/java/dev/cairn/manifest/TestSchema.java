package dev.cairn.manifest;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.YamlReader;
import java.nio.file.Path;

/** The small component schema of the fixtures. */
final class TestSchema {

    private TestSchema() {}

    static ComponentSchema load() {
        String text = Golden.read(Path.of("src/test/resources/manifests/schema.yaml"));
        return ComponentSchema.of(((ObjectNode) new YamlReader().read("schema.yaml", text)).toPlain());
    }
}
