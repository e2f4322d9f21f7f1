package dev.cairn.codegen;

import dev.cairn.codegen.java.ModelPackage;
import dev.cairn.codegen.plan.TypePlanner;
import dev.cairn.codegen.schema.PlainJson;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.codegen.shared.ModelIndex;
import dev.cairn.codegen.shared.SharedDocument;
import dev.cairn.codegen.shared.SharedType;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.documents.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what other modules need to use the models of a run: the schemas, and an index of what each became. */
final class ModelIndexWriter {

    private final GenerationRequest request;
    private final SchemaSet schemas;
    private final TypePlanner planner;
    private final ModelPackage target;

    ModelIndexWriter(GenerationRequest request, SchemaSet schemas, TypePlanner planner, ModelPackage target) {
        this.request = request;
        this.schemas = schemas;
        this.planner = planner;
        this.target = target;
    }

    /**
     * The text of each resource by its path.
     *
     * @param roots the root of each schema document
     */
    Map<String, String> resources(Set<Schema> roots) {
        Map<String, String> resources = new LinkedHashMap<>();
        List<SharedDocument> documents = new ArrayList<>();
        Path folder = commonFolder();
        for (Schema root : roots) {
            Path file = Path.of(root.document());
            String resource = target.name().replace('.', '/') + "/"
                    + folder.relativize(file).toString().replace('\\', '/');
            resources.put(resource, text(root, file));
            Map<String, SharedType> types = new LinkedHashMap<>();
            collect(root.node(), "#", types);
            documents.add(new SharedDocument(resource, schemas.addresses(root.document()), types));
        }
        ModelIndex index = new ModelIndex(target.name(), target.support(), documents);
        resources.put(ModelIndex.FOLDER + target.name() + ".json", PlainJson.write(index.toPlain()) + "\n");
        return resources;
    }

    /** The folder below which all schemas lie, so that they refer to each other where they are copied to as they do here. */
    private Path commonFolder() {
        Path common = Objects.requireNonNull(request.inputs().schemas().get(0).getParent());
        for (Path schema : request.inputs().schemas()) {
            while (!schema.startsWith(common)) {
                common = Objects.requireNonNull(common.getParent());
            }
        }
        return common;
    }

    /** A schema as it is written, unless something is laid over it, or it is made of examples. */
    private String text(Schema root, Path file) {
        if (request.inputs().overlays().containsKey(file)
                || request.inputs().examples().containsKey(file)) {
            return PlainJson.write(root.node().toPlain()) + "\n";
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void collect(Node node, String pointer, Map<String, SharedType> types) {
        Declaration declaration = planner.declarationOf(node);
        if (declaration != null) {
            types.put(pointer, shared(declaration));
        }
        node.members()
                .forEach((key, member) -> collect(
                        member.value(), pointer + "/" + key.replace("~", "~0").replace("/", "~1"), types));
        for (int index = 0; index < node.items().size(); index++) {
            collect(node.items().get(index), pointer + "/" + index, types);
        }
    }

    private SharedType shared(Declaration declaration) {
        TypeUse use = new Declared(declaration);
        Set<String> kinds = new LinkedHashSet<>();
        use.kinds().forEach(kind -> kinds.add(kind.name()));
        return new SharedType(
                target.name(),
                target.support(),
                name(declaration),
                kinds,
                use.records().stream().map(ModelIndexWriter::name).toList(),
                !use.holdsObjects(),
                declaration.documentation().deprecated());
    }

    private static String name(Declaration declaration) {
        @Nullable RecordType owner = declaration.owner();
        return owner == null ? declaration.name() : name(owner) + "." + declaration.name();
    }
}
