package com.palantir.javapoet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** JavaPoet's own writing is the oracle: of files whose names are in each other's way the text is the same, whatever came before. */
class SinglePassTest {

    private static final String PACKAGE = "com.example";

    /** Few simple names, so that most files have some of them twice. */
    private static final List<ClassName> CLASSES = List.of(
            ClassName.get("java.util", "List"),
            ClassName.get("java.awt", "List"),
            ClassName.get(PACKAGE, "List"),
            ClassName.get("java.util", "Map"),
            ClassName.get("java.util", "Map", "Entry"),
            ClassName.get("org.example", "Entry"),
            ClassName.get("java.lang", "String"),
            ClassName.get(PACKAGE, "String"),
            ClassName.get("org.other", "A", "Map"),
            ClassName.get(PACKAGE, "A"),
            ClassName.get("org.example", "lower"),
            ClassName.get("", "Unnamed"));

    private static final List<String> NAMES = List.of("List", "Map", "Entry", "String", "A", "B", "lower");

    @Test
    void writesWhatJavaPoetWrites() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            SinglePass writer = new SinglePass(PACKAGE);
            for (int file = 0; file < 4; file++) {
                TypeSpec type = type(random, 0);
                String expected = JavaFile.builder(PACKAGE, type)
                        .skipJavaLangImports(true)
                        .indent("    ")
                        .build()
                        .toString();
                assertEquals(expected, writer.text(type), "seed " + seed + ", file " + file);
            }
        }
    }

    @Test
    void filesThatImportTheSameAreWrittenOnce() {
        SinglePass writer = new SinglePass(PACKAGE);
        assertEquals(2, passes(writer, CLASSES.get(0)), "a class that is not expected yet");
        assertEquals(1, passes(writer, CLASSES.get(0)));
        assertTrue(passes(writer, CLASSES.get(1)) > 1, "another class of that name");
    }

    /** How often the text of a file is asked for that uses a class. */
    private static int passes(SinglePass writer, ClassName used) {
        int[] passes = {0};
        Object counting = new Object() {
            @Override
            public String toString() {
                passes[0]++;
                return "null";
            }
        };
        writer.text(TypeSpec.classBuilder("Counted")
                .addField(FieldSpec.builder(used, "field")
                        .initializer("$L", counting)
                        .build())
                .build());
        return passes[0];
    }

    private static TypeSpec type(Random random, int depth) {
        String name = pick(random, NAMES);
        TypeSpec.Builder type = random.nextInt(3) == 0
                ? TypeSpec.recordBuilder(name)
                        .recordConstructor(MethodSpec.constructorBuilder()
                                .addParameter(use(random, 0), "first")
                                .addParameter(use(random, 0), "second")
                                .build())
                : TypeSpec.classBuilder(name);
        type.addJavadoc("About {@link $T}.\n", pick(random, CLASSES));
        if (random.nextInt(4) == 0) {
            type.addTypeVariable(TypeVariableName.get(pick(random, NAMES), pick(random, CLASSES)));
        }
        if (random.nextInt(3) == 0) {
            type.addAnnotation(AnnotationSpec.builder(pick(random, CLASSES))
                    .addMember("value", "$T.class", pick(random, CLASSES))
                    .build());
        }
        for (int index = random.nextInt(3); index >= 0; index--) {
            type.addField(FieldSpec.builder(use(random, 0), "field" + index, Modifier.STATIC)
                    .initializer("$T.of(\"$T.Map\", $S)", pick(random, CLASSES), pick(random, CLASSES), ".List")
                    .build());
            type.addMethod(MethodSpec.methodBuilder("method" + index)
                    .addParameter(use(random, 0), "parameter")
                    .returns(use(random, 0))
                    .addStatement("return $T.call($T.CONSTANT)", pick(random, CLASSES), pick(random, CLASSES))
                    .build());
        }
        List<String> taken = new ArrayList<>(List.of(name));
        for (int index = depth < 2 ? random.nextInt(3) : 0; index > 0; index--) {
            TypeSpec nested = type(random, depth + 1);
            if (!taken.contains(nested.name())) {
                taken.add(nested.name());
                type.addType(nested);
            }
        }
        return type.build();
    }

    private static TypeName use(Random random, int depth) {
        ClassName used = pick(random, CLASSES);
        return switch (random.nextInt(depth < 2 ? 6 : 2)) {
            case 2 -> ParameterizedTypeName.get(used, use(random, depth + 1));
            case 3 -> ArrayTypeName.of(use(random, depth + 1));
            case 4 -> ParameterizedTypeName.get(used, WildcardTypeName.subtypeOf(use(random, depth + 1)));
            case 5 ->
                used.annotated(AnnotationSpec.builder(pick(random, CLASSES)).build());
            default -> used;
        };
    }

    private static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
