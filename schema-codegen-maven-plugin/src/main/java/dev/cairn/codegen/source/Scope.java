package dev.cairn.codegen.source;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Knows which simple names mean which classes where we are in a file (JLS 6.4.1): nested types hide imported ones, and what is
 * imported hides the package. Where two classes have one name, the first gets it, and the other is written in full.
 */
final class Scope {

    /** A type that we are in. */
    private record Level(List<String> names, Set<String> nested) {}

    private final String packageName;
    private final List<Level> levels = new ArrayList<>();
    private final Map<String, ClassName> imports = new HashMap<>();
    private final Set<String> neighbours = new HashSet<>();
    private @Nullable String variable;

    Scope(String packageName) {
        this.packageName = packageName;
    }

    void enter(TypeSource type) {
        List<String> names = new ArrayList<>();
        if (!levels.isEmpty()) {
            names.addAll(levels.get(levels.size() - 1).names());
        }
        names.add(type.name());
        levels.add(new Level(names, type.nestedNames()));
    }

    void leave() {
        levels.remove(levels.size() - 1);
    }

    /** The type variable that is declared here, which hides a class of its name. */
    void declare(@Nullable TypeVariableName declared) {
        variable = declared == null ? null : declared.name();
    }

    /** Imports all classes that a file names in code, as far as their names are free. */
    void importFrom(TypeSource type) {
        collect(type);
        imports.keySet().removeAll(neighbours);
    }

    /** The imports to write, sorted: what is in {@code java.lang} needs none. */
    Set<String> imports() {
        Set<String> names = new TreeSet<>();
        for (ClassName type : imports.values()) {
            if (!type.packageName().equals("java.lang")) {
                names.add(type.canonicalName());
            }
        }
        return names;
    }

    /** What a class is called here. */
    String nameOf(ClassName type) {
        String known = shortName(type);
        if (known != null) {
            return known;
        }
        // Only comments name what is not imported.
        return type.packageName().equals("java.lang") ? String.join(".", type.simpleNames()) : type.canonicalName();
    }

    /** The shortest name by which a class can be called here; null if it's not known yet. */
    private @Nullable String shortName(ClassName type) {
        List<String> names = type.simpleNames();
        if (TypeNames.topLevelName(type).equals(variable)) {
            return type.canonicalName();
        }
        boolean hidden = false;
        for (int count = names.size(); count > 0; count--) {
            int meant = means(names.get(count - 1), type, count);
            if (meant > 0) {
                return count == 1 ? String.join(".", names) : String.join(".", names.subList(count - 1, names.size()));
            }
            hidden = meant < 0;
        }
        if (hidden) {
            return type.canonicalName();
        }
        return packageName.equals(type.packageName()) ? String.join(".", names) : null;
    }

    /** Whether a simple name means the class of the first names (1), another class (-1), or nothing yet (0). */
    private int means(String simpleName, ClassName type, int count) {
        for (int index = levels.size() - 1; index >= 0; index--) {
            Level level = levels.get(index);
            if (level.nested().contains(simpleName)) {
                boolean same = count == level.names().size() + 1 && startsWith(type, level.names(), count - 1);
                return same ? 1 : -1;
            }
        }
        if (!levels.isEmpty() && levels.get(0).names().get(0).equals(simpleName)) {
            return count == 1 && type.packageName().equals(packageName) ? 1 : -1;
        }
        ClassName imported = imports.get(simpleName);
        if (imported == null) {
            return 0;
        }
        return count == 1 && type.packageName().equals(imported.packageName()) ? 1 : -1;
    }

    /** Whether the first names of a class, as many as given, are the names of a type in this file. */
    private boolean startsWith(ClassName type, List<String> names, int count) {
        return packageName.equals(type.packageName())
                && names.size() == count
                && type.simpleNames().subList(0, count).equals(names);
    }

    private void collect(TypeSource type) {
        for (AnnotationSource annotation : type.annotations()) {
            collect(annotation);
        }
        enter(type);
        for (ParameterSource part : type.components()) {
            collect(part);
        }
        for (TypeName part : type.interfaces()) {
            collect(part);
        }
        for (TypeName part : type.permitted()) {
            collect(part);
        }
        for (TypeSource.Constant constant : type.constants()) {
            collect(constant.arguments());
        }
        for (FieldSource field : type.fields()) {
            collect(field.type());
            collect(field.initializer());
        }
        for (MethodSource method : type.methods()) {
            for (AnnotationSource part : method.annotations()) {
                collect(part);
            }
            TypeName returns = method.returns();
            if (returns != null) {
                collect(returns);
            }
            for (ParameterSource part : method.parameters()) {
                collect(part);
            }
            collect(method.body());
        }
        for (TypeSource part : type.types()) {
            collect(part);
        }
        leave();
    }

    private void collect(AnnotationSource annotation) {
        collect(annotation.type());
        collect(annotation.values());
    }

    private void collect(ParameterSource parameter) {
        AnnotationSource annotation = parameter.annotation();
        if (annotation != null) {
            collect(annotation);
        }
        collect(parameter.type());
    }

    private void collect(Code code) {
        for (int index = 0; index < code.arguments(); index++) {
            Object argument = code.argument(index);
            if (argument instanceof Code piece) {
                collect(piece);
            } else if (argument instanceof TypeName type) {
                collect(type);
            }
        }
    }

    private void collect(TypeName type) {
        if (type instanceof ClassName name) {
            if (name.isAnnotated()) {
                collectClass(TypeNames.NULLABLE);
            }
            collectClass(name);
        } else if (type instanceof ParameterizedTypeName generic) {
            if (generic.isAnnotated()) {
                collectClass(TypeNames.NULLABLE);
            }
            collect(generic.rawType());
            for (TypeName part : generic.typeArguments()) {
                collect(part);
            }
        } else if (type instanceof ArrayTypeName array) {
            collect(array.componentType());
        }
    }

    private void collectClass(ClassName type) {
        if (shortName(type) == null) {
            imports.putIfAbsent(TypeNames.topLevelName(type), type.topLevelClassName());
        } else if (type.packageName().equals(packageName)) {
            neighbours.add(TypeNames.topLevelName(type));
        }
    }
}
