package dev.cairn.codegen.java;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.cairn.codegen.identifier.FreeName;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Constant;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.MixedType;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeModel;
import dev.cairn.codegen.type.UnionType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/** Writes all types of a run as Java sources, in one package. The same types give the same bytes. */
public final class JavaEmitter {

    private static final AnnotationSpec GENERATED = AnnotationSpec.builder(
                    ClassName.get("javax.annotation.processing", "Generated"))
            .addMember("value", "$S", "dev.cairn.codegen")
            .build();
    private static final AnnotationSpec SUPPRESSED = AnnotationSpec.builder(SuppressWarnings.class)
            .addMember("value", "$S", "deprecation")
            .build();

    private final JavaTypes types;
    private final Set<JacksonVersion> jackson;
    private final UnionEmitter unions;
    private final MixedEmitter mixedTypes;
    private final EnumEmitter enums;
    private final RecordEmitter records;
    private final ExtraCode extras;
    private final TypeSelections selections;
    private final boolean fillDefaults;

    /**
     * @param target the package of the generated types
     * @param options what the user chose about the code
     */
    public JavaEmitter(ModelPackage target, JavaOptions options) {
        this.selections = options.selections();
        this.fillDefaults = options.fillDefaults();
        this.jackson = options.jackson();
        this.types = new JavaTypes(target);
        this.unions = new UnionEmitter(types);
        this.mixedTypes = new MixedEmitter(types, selections.lenientEnums());
        this.enums = new EnumEmitter(types, selections.lenientEnums());
        this.records = new RecordEmitter(types, unions, options);
        this.extras = new ExtraCode(options);
    }

    /** The text of each file, by its path with forward slashes, sorted. */
    public Map<String, String> emit(TypeModel model) {
        Map<String, String> files = new TreeMap<>();
        ModelPackage target = types.target();
        SupportFiles.of(model, target, jackson, selections.hasViews())
                .forEach((name, text) -> files.put(pathOf(target.support(), name), text));
        files.put(pathOf(target.name(), "package-info"), SupportFiles.packageInfo(target.name()));
        model.otherPackages().forEach(name -> files.put(pathOf(name, "package-info"), SupportFiles.packageInfo(name)));
        Deprecation deprecation = new Deprecation(model);
        Emission emission = new Emission(model);
        // Types are written at the same time: each depends on the model only, which does not change any more.
        model.topLevel().parallelStream()
                .map(declaration -> Map.entry(
                        pathOf(types.packageOf(declaration), declaration.name()),
                        text(declaration, emission, deprecation)))
                .forEachOrdered(file -> files.put(file.getKey(), file.getValue()));
        return files;
    }

    private String text(Declaration declaration, Emission emission, Deprecation deprecation) {
        TypeSpec.Builder type = spec(declaration, emission).addAnnotation(GENERATED);
        if (deprecation.isMentionedIn(declaration)) {
            type.addAnnotation(SUPPRESSED);
        }
        return JavaFile.builder(types.packageOf(declaration), type.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build()
                .toString();
    }

    private TypeSpec.Builder spec(Declaration declaration, Emission emission) {
        TypeSpec.Builder spec = declaration.accept(emission);
        if (Deprecation.isDeprecated(declaration)) {
            spec.addAnnotation(Deprecated.class);
        }
        extras.addTo(spec, declaration.extras());
        return spec;
    }

    private static String pathOf(String packageName, String simpleName) {
        return packageName.replace('.', '/') + "/" + simpleName + ".java";
    }

    private final class Emission implements Declaration.Visitor<TypeSpec.Builder> {

        private final TypeModel model;
        private final PropertyNameFields names;
        private final ViewEmitter views;

        Emission(TypeModel model) {
            this.model = model;
            this.names = new PropertyNameFields(selections.propertyNames(), model);
            this.views = new ViewEmitter(selections.locatedViews(), types, fillDefaults, model);
        }

        @Override
        public TypeSpec.Builder visitRecord(RecordType record) {
            List<TypeSpec> nested = new ArrayList<>();
            for (Declaration inner : model.nestedIn(record)) {
                nested.add(spec(inner, this).addModifiers(Modifier.STATIC).build());
            }
            TypeSpec.Builder spec = records.emit(record, nested);
            names.addTo(spec, record);
            views.addTo(spec, record);
            return spec;
        }

        @Override
        public TypeSpec.Builder visitUnion(UnionType union) {
            return unions.emit(union);
        }

        @Override
        public TypeSpec.Builder visitMixed(MixedType mixed) {
            return mixedTypes.emit(mixed);
        }

        @Override
        public TypeSpec.Builder visitEnum(EnumType type) {
            return enums.emit(type);
        }
    }

    /** Writes constants with the names that the properties of a record have in JSON: {@code CURSOR_FIELD = "cursor_field"}. */
    private static final class PropertyNameFields {

        private final TypeSelection records;
        private final Set<String> reserved = new HashSet<>(Set.of("SHAPE"));

        /**
         * @param records the records that get such constants
         * @param model all types: in an expression, a field hides a class of the same name (JLS 6.4.2)
         */
        PropertyNameFields(TypeSelection records, TypeModel model) {
            this.records = records;
            for (Declaration declaration : model.declarations()) {
                reserved.add(declaration.name());
            }
            reserved.addAll(model.importedNames());
        }

        void addTo(TypeSpec.Builder builder, RecordType record) {
            if (!records.has(record)) {
                return;
            }
            Set<String> taken = new HashSet<>(reserved);
            record.components().forEach(component -> taken.add(component.javaName()));
            for (Constant constant : record.constants()) {
                builder.addField(field(constant.constantName(), constant.wireName(), taken));
            }
            for (Component component : record.components()) {
                builder.addField(field(component.constantName(), component.wireName(), taken));
            }
        }

        private static FieldSpec field(String wanted, String property, Set<String> taken) {
            String name = FreeName.of(wanted, unfree -> !taken.add(unfree));
            return FieldSpec.builder(TypeNames.STRING, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                    .initializer(Literals.string(property))
                    .build();
        }
    }
}
