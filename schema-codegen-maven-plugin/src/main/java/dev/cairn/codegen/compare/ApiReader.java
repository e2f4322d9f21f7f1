package dev.cairn.codegen.compare;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import dev.cairn.codegen.classes.SourceFile;
import dev.cairn.codegen.compare.TypeApi.JavaType;
import dev.cairn.codegen.compare.TypeApi.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads what generated sources offer to other code, by the parser of the JDK's compiler: nothing is compiled. */
final class ApiReader {

    private static final Pattern ANNOTATION = Pattern.compile("@\\w+(?:\\([^)]*\\))?\\s*");
    private static final Pattern NULLABLE = Pattern.compile("@Nullable\\b");
    private static final Pattern FIRST_NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");

    private final Map<String, TypeApi> types = new TreeMap<>();
    private final Map<String, String> imports = new HashMap<>();

    private ApiReader() {}

    /**
     * The public types of some sources, by their names within their package; nested ones are {@code Outer.Inner}.
     *
     * @param sources the text of each file by its path
     * @throws IllegalStateException if this JVM has no compiler
     */
    static Map<String, TypeApi> read(Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalStateException("Java code can only be compared on a JDK, not on a JRE.");
        }
        List<SourceFile> units = sources.entrySet().stream()
                .filter(source -> !source.getKey().endsWith("package-info.java"))
                .map(source -> new SourceFile(source.getKey(), source.getValue()))
                .toList();
        ApiReader reader = new ApiReader();
        if (!units.isEmpty()) {
            JavacTask task = (JavacTask) compiler.getTask(null, null, null, List.of("-proc:none"), null, units);
            try {
                task.parse().forEach(reader::readFile);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return reader.types;
    }

    private void readFile(CompilationUnitTree file) {
        imports.clear();
        for (ImportTree each : file.getImports()) {
            String name = each.getQualifiedIdentifier().toString();
            imports.put(name.substring(name.lastIndexOf('.') + 1), name);
        }
        for (Tree type : file.getTypeDecls()) {
            if (type instanceof ClassTree declared && isPublic(declared.getModifiers())) {
                nameNested(declared, declared.getSimpleName().toString());
                readType(declared, declared.getSimpleName().toString());
            }
        }
    }

    /** Within a type, those that are nested in it are written with and without its name. */
    private void nameNested(ClassTree type, String name) {
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree nested) {
                String whole = name + "." + nested.getSimpleName();
                imports.put(nested.getSimpleName().toString(), whole);
                nameNested(nested, whole);
            }
        }
    }

    private void readType(ClassTree type, String name) {
        boolean isInterface = type.getKind() == Tree.Kind.INTERFACE;
        boolean isEnum = type.getKind() == Tree.Kind.ENUM;
        Set<String> supertypes = new LinkedHashSet<>();
        type.getImplementsClause()
                .forEach(each -> supertypes.add(typeOf(each, null).shown()));
        Map<String, JavaType> components = new LinkedHashMap<>();
        Set<String> constants = new LinkedHashSet<>();
        Set<List<JavaType>> constructors = new LinkedHashSet<>();
        Map<String, Method> methods = new TreeMap<>();
        for (Tree member : type.getMembers()) {
            if (member instanceof VariableTree field) {
                boolean isStatic = field.getModifiers().getFlags().contains(Modifier.STATIC) || isInterface || isEnum;
                if (!isStatic && type.getKind() == Tree.Kind.RECORD) {
                    JavaType component = typeOf(field.getType(), field.getModifiers());
                    components.put(field.getName().toString(), component);
                    Method accessor = new Method(field.getName().toString(), List.of(), component);
                    methods.putIfAbsent(accessor.key(), accessor);
                } else if (isInterface || isPublic(field.getModifiers())) {
                    constants.add(field.getName().toString());
                }
            } else if (member instanceof MethodTree method && (isInterface || isPublic(method.getModifiers()))) {
                readMethod(method, constructors, methods);
            } else if (member instanceof ClassTree nested && (isInterface || isPublic(nested.getModifiers()))) {
                readType(nested, name + "." + nested.getSimpleName());
            }
        }
        types.put(
                name,
                new TypeApi(
                        type.getKind().name().toLowerCase(Locale.ROOT),
                        type.getModifiers().getFlags().contains(Modifier.SEALED),
                        supertypes,
                        permitted(type, name),
                        components,
                        constants,
                        constructors,
                        methods));
    }

    /** Without a clause, those may implement a sealed type that are nested in it and do so. */
    private List<String> permitted(ClassTree type, String name) {
        if (!type.getPermitsClause().isEmpty()
                || !type.getModifiers().getFlags().contains(Modifier.SEALED)) {
            return type.getPermitsClause().stream()
                    .map(each -> typeOf(each, null).shown())
                    .toList();
        }
        return type.getMembers().stream()
                .filter(member -> member instanceof ClassTree nested
                        && nested.getImplementsClause().stream()
                                .anyMatch(each -> each.toString()
                                        .equals(type.getSimpleName().toString())))
                .map(member -> name + "." + ((ClassTree) member).getSimpleName())
                .toList();
    }

    private void readMethod(MethodTree written, Set<List<JavaType>> constructors, Map<String, Method> methods) {
        List<JavaType> parameters = written.getParameters().stream()
                .map(parameter -> typeOf(parameter.getType(), null))
                .toList();
        Tree returned = written.getReturnType();
        if (returned == null) {
            constructors.add(parameters);
        } else {
            Method method =
                    new Method(written.getName().toString(), parameters, typeOf(returned, written.getModifiers()));
            methods.put(method.key(), method);
        }
    }

    private JavaType typeOf(Tree tree, @Nullable ModifiersTree modifiers) {
        String written = tree.toString();
        String shown = ANNOTATION.matcher(written).replaceAll("").replace(". ", ".");
        String exact = FIRST_NAME
                .matcher(shown)
                .replaceAll(name -> Matcher.quoteReplacement(imports.getOrDefault(name.group(), name.group())));
        long nullable = NULLABLE.matcher(written).results().count()
                + (modifiers == null
                        ? 0
                        : NULLABLE.matcher(modifiers.toString()).results().count());
        return new JavaType(shown, exact, (int) nullable);
    }

    private static boolean isPublic(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.PUBLIC);
    }
}
