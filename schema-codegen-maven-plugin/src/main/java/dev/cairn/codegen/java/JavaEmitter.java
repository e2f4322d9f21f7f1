package dev.cairn.codegen.java;

import com.palantir.javapoet.ClassName;
import dev.cairn.codegen.source.AnnotationSource;
import dev.cairn.codegen.source.Code;
import dev.cairn.codegen.source.SourcePrinter;
import dev.cairn.codegen.source.TypeSource;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeModel;
import dev.cairn.codegen.type.UnionType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes all types of a run as Java sources, in one package. The same types give the same bytes. */
public final class JavaEmitter {

    private static final AnnotationSource GENERATED = new AnnotationSource(
            ClassName.get("javax.annotation.processing", "Generated"), Code.of("$S", "dev.cairn.codegen"));
    private static final AnnotationSource SUPPRESSED =
            new AnnotationSource(ClassName.get(SuppressWarnings.class), Code.of("$S", "deprecation"));

    private final JavaTypes types;
    private final UnionEmitter unions;
    private final RecordEmitter records;

    /**
     * @param targetPackage the package of the generated types
     * @param builders whether records get a builder and {@code with} methods
     */
    public JavaEmitter(String targetPackage, boolean builders) {
        this.types = new JavaTypes(targetPackage);
        this.unions = new UnionEmitter(types);
        this.records = new RecordEmitter(types, unions, builders);
    }

    /** The text of each file, by its path with forward slashes, sorted. */
    public Map<String, String> emit(TypeModel model) {
        Map<String, String> files = new TreeMap<>();
        SupportFiles.of(model, types.targetPackage()).forEach((name, text) -> files.put(pathOf(name), text));
        Deprecation deprecation = new Deprecation(model);
        // Types are written at the same time: each depends on the model only, which nobody changes any more.
        model.topLevel().parallelStream()
                .map(declaration -> Map.entry(pathOf(declaration.name()), text(declaration, model, deprecation)))
                .forEachOrdered(file -> files.put(file.getKey(), file.getValue()));
        return files;
    }

    private String text(Declaration declaration, TypeModel model, Deprecation deprecation) {
        TypeSource type = spec(declaration, model);
        type.annotate(GENERATED);
        if (deprecation.isMentionedIn(declaration)) {
            type.annotate(SUPPRESSED);
        }
        return SourcePrinter.print(types.targetPackage(), type);
    }

    private TypeSource spec(Declaration declaration, TypeModel model) {
        TypeSource spec = bare(declaration, model);
        if (Deprecation.isDeprecated(declaration)) {
            spec.annotate(AnnotationSource.of(Deprecated.class));
        }
        return spec;
    }

    private TypeSource bare(Declaration declaration, TypeModel model) {
        if (declaration instanceof RecordType record) {
            List<TypeSource> nested = model.nestedIn(record).stream()
                    .map(inner -> spec(inner, model).nested())
                    .toList();
            return records.emit(record, nested);
        }
        if (declaration instanceof UnionType union) {
            return unions.emit(union);
        }
        if (declaration instanceof MixedType mixed) {
            return new MixedEmitter(types).emit(mixed);
        }
        return new EnumEmitter(types).emit((EnumType) declaration);
    }

    private String pathOf(String simpleName) {
        return types.targetPackage().replace('.', '/') + "/" + simpleName + ".java";
    }
}
